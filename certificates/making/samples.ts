// All samples, made anew: a function of the code and of the data that ship with the project.
import { constructed } from "./constructed.js";
import { counterexamples } from "./counterexamples.js";
import { coverings } from "./coverings.js";
import { curveSiblings } from "./curves.js";
import { dividedSiblings } from "./divided.js";
import { elsewhere } from "./elsewhere.js";
import { byName, handmade } from "./handmade.js";
import { illFormed } from "./ill-formed.js";
import { boundSiblings } from "./linear-bounds.js";
import { leftOut, leftOutSiblings } from "./left-out.js";
import { malformed } from "./malformed.js";
import { maps } from "./maps.js";
import { origins } from "./origins.js";
import { obstructions } from "./obstructions.js";
import { readingSiblings } from "./readings.js";
import { acceptedSample, type Sample } from "./sample.js";
import { siblings } from "./siblings.js";
import { sobolevBounds } from "./sobolev-bounds.js";
import { switchingSiblings } from "./switching.js";
import { trained, trainedSiblings } from "./trained.js";
import { trainedNetworks } from "./trained-networks.js";
import { unproved } from "./unproved.js";
import { widthBounds } from "./width-bounds.js";

/** Every sample, in the order of the table. Requires: the project's folder is the working directory. */
export async function samples(): Promise<Sample[]> {
  const byHand = await handmade();
  const fromData = await trained();
  const withError = await leftOut();
  const accepted = [...byHand, ...(await constructed()), ...fromData, ...withError];
  const made = byName(byHand);
  return [
    ...accepted.map(acceptedSample),
    ...malformed(made),
    ...illFormed(made),
    ...unproved(made),
    ...switchingSiblings(made),
    ...dividedSiblings(made),
    ...curveSiblings(made),
    ...boundSiblings(made),
    ...readingSiblings(made),
    ...trainedSiblings(fromData),
    ...leftOutSiblings(withError, made("smallest")),
    ...elsewhere(made),
    ...origins(made),
    ...accepted.flatMap(siblings),
    ...counterexamples(),
    ...maps(),
    ...obstructions(),
    ...widthBounds(),
    ...coverings(),
    ...sobolevBounds(),
    ...trainedNetworks(),
  ];
}
