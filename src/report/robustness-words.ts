// UNTRUSTED. How many points of a dataset have which result, and what each result means. May import kernel, format.
import type { Named } from "../format/index.js";
import type { RobustnessClaim } from "../kernel/index.js";
import { encodeNorm } from "../writing/index.js";
import { ruleLines } from "./claim-words.js";
import { shown } from "./number.js";

/** The claim in sentences: the set of a point first, then the results, then what follows for the network. */
export function robustnessLines({
  claim,
  classes,
  dataset,
}: Named<RobustnessClaim>): readonly string[] {
  const { points, dimension, norm, radius, rule, domain, counts } = claim;
  const { robust, refuted, wrong, open } = counts;
  const within =
    domain === undefined
      ? ""
      : ` and every coordinate between ${shown(domain[0])} and ${shown(domain[1])}`;
  return [
    `For the ${points} points x of the dataset ${dataset}`,
    `(${dimension} coordinates, ${classes.length} classes). The set of x is every real x' with`,
    `‖x' − x‖ ≤ ${shown(radius)} in the norm p = ${encodeNorm(norm)}${within}.`,
    ...ruleLines(rule, classes),
    `Robust: ${robust}. The network gives every x' of the set the label of x.`,
    `Refuted: ${refuted}. It gives x its label, and another one, or none, to some x' of the set.`,
    `Wrong: ${wrong}. It does not give x its label.`,
    `Open: ${open}. Nothing is shown.`,
    `So the certified accuracy is at least ${robust}/${points}, and the robust accuracy at most`,
    `${points - refuted - wrong}/${points}, both exactly.`,
  ];
}
