// TRUSTED. Rule LINEAR BOUNDS: an open unit between two lines.
// Imports only the kernel. docs/theory.md#linear-bounds. Proved: linear_sound.
import { compare, multiply, negate, ONE, subtract } from "../../numbers/index.js";
import { addAffine, addForm, type Form } from "../ball/form.js";
import { type Ground, illFormed } from "../ball/ground.js";
import { type Level, preActivation, type Sorted } from "../ball/level.js";

/**
 * A form below which the form is.
 *
 * Statement  for l ≤ z ≤ u and s in [0, 1]: s·z ≤ max(0, z) ≤ s·z + max(−s·l, (1 − s)·u). The first is plain;
 *            max(0, z) − s·z is convex in z, so largest at l or u, where it is at most the number given.
 *            Every open unit is replaced by the one or the other by the sign of its weight.
 */
export function boundedBelow({ rows, base, open }: Sorted, level: Level, ground: Ground): Form {
  for (const [unit, weight] of open) {
    const bounds = level.bounds.get(unit);
    if (bounds === undefined)
      return illFormed(ground, "bounds of every open unit", `none of unit ${unit}`);
    const { low, high, above, below } = bounds;
    const slope = weight.num > 0n ? above : below;
    addForm(base, multiply(weight, slope), preActivation(rows, unit, ground), ground.budget);
    if (weight.num > 0n) {
      const atLow = negate(multiply(slope, low));
      const atHigh = multiply(subtract(ONE, slope), high);
      const rise = compare(atLow, atHigh) > 0 ? atLow : atHigh;
      addAffine(base, weight, rise.num, rise.den, ground.parts.zero, ground.budget);
    }
  }
  return base;
}
