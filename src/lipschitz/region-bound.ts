// UNTRUSTED. The steepest linear region as a bound with its witness, for networks small enough to look at all of them.
import type { Network, Norm } from "../kernel/index.js";
import { type Constant, known, type Statement } from "./constant.js";
import { steepestRegion } from "./steepest-region.js";
import { gradientWitness, type Witness } from "./witness.js";

/** Hidden units of a network of any number of inputs that is looked at; with one or two inputs there is no limit. */
const MOST_UNITS = 16;
const FEW_INPUTS = 2;

const WHOLE: Statement = {
  ...{ subject: "network", direction: "upper", assumptions: [] },
  name: "regions",
  formula: "max over all linear regions of ||gradient||_q",
  source: { paper: "muball", theorem: "docs/lipschitz.md#regions" },
};

const PART: Statement = {
  ...WHOLE,
  name: "regions-so-far",
  formula: "max over the linear regions that were looked at, and gradient boxes of the others",
};

/**
 * The bound, and a point in the region that attains it.
 *
 * Ensures  undefined for networks that are not looked at. `regions` is the constant itself; where the search
 *          ended before it was through, `regions-so-far` is an upper bound.
 */
export async function regionBound(
  network: Network,
  norm: Norm,
  step: (done: number, total: number) => Promise<void>,
): Promise<{ readonly bound: Constant; readonly witness: Witness | undefined } | undefined> {
  const units = network.layers.slice(0, -1).reduce((sum, { rows }) => sum + rows.length, 0);
  if (units > MOST_UNITS && network.inputs > FEW_INPUTS) return undefined;
  const pause = (regions: number): Promise<void> => step(regions, regions + 1);
  const { value, point, isWhole, regions } = await steepestRegion(network, norm, pause);
  const bound = known(isWhole ? WHOLE : PART, value, { regions });
  return { bound, witness: point && gradientWitness(network, point, norm) };
}
