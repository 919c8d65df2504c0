// UNTRUSTED. A guide line for random features of infinite width that fit pure noise. Not a theorem: a heuristic
// linearization of the kernel for n, d → ∞ with n/d = g. May import kernel, dataset, bounds.
import { minus, over, squareRoot, sum, times, whole } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import { rational } from "../numbers/index.js";
import type { Setting } from "./experiment.js";

/** z = (κ(1) − κ(0) − κ'(0))/κ'(0) of the ReLU kernel κ: 1 − 2/π, to 20 digits. */
const Z: Enclosure = {
  lower: rational(36338022763241865692n, 10n ** 20n),
  upper: rational(36338022763241865693n, 10n ** 20n),
};

/**
 * S of the interpolator of least norm as the heuristic has it: noise·√n·√(m + z·m'), m(z) the larger root of
 * g·z·m² + (z + 1 − g)·m = 1, so that m + z·m' = ((z + 1 + g)/s − 1)/(2g) with s² = (z + 1 + g)² − 4g.
 *
 * Ensures  the number of the formula, rounded outward; undefined for others than random ReLU units and their kernel, or with a ridge.
 */
export function guideLine({
  kind,
  points,
  dimension,
  noise,
  ridge,
}: Setting): Enclosure | undefined {
  if ((kind !== "random" && kind !== "kernel-relu") || ridge.num !== 0n) return undefined;
  const [n, d] = [whole(BigInt(points)), whole(BigInt(dimension))];
  const g = over(n, d);
  const all = sum(Z, whole(1n), g);
  const root = squareRoot(minus(times(all, all), times(whole(4n), g)));
  const share = over(minus(over(all, root), whole(1n)), times(whole(2n), g));
  return times({ lower: noise, upper: noise }, squareRoot(times(n, share)));
}
