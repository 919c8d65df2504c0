// UNTRUSTED. Folding the top digits of an integer onto the lower ones: one unit a digit.
import { at, ONE, rational } from "../../numbers/index.js";
import { type Affine, combine, shifted } from "../affine.js";
import type { NetworkBuilder } from "../builder.js";

const MINUS_ONE = rational(-1n);
const MINUS_TWO = rational(-2n);

/**
 * The pre-activation r − 2^position + 1/2 of the fold
 * r ↦ r − 2·max(0, r − 2^position + 1/2), which is r below 2^position and 2^(position+1) − 1 − r
 * from there on: every lower digit is complemented when the top digit is 1.
 *
 * Domain  integers 0 ≤ r < 2^(position+1) and reals within 1/2 of one; the result is an integer in
 *         [0, 2^position).
 */
export function foldForm(r: Affine, position: number): Affine {
  return shifted(r, rational(1n - (1n << BigInt(position + 1)), 2n));
}

/** The folded integer, and the forms that were carried along. */
export interface Folded {
  readonly rest: Affine;
  readonly carried: readonly Affine[];
}

/**
 * Folds the digits of r from position from − 1 down to position `to`: from − to hidden layers of
 * 2 + carried.length units.
 *
 * Domain   integers 0 ≤ r < 2^from; carried forms > 0.
 * Ensures  the lower `to` digits of r, complemented exactly when digit `to` is 1. (A fold turns digit
 *          i into digit i ⊕ top; folding on replaces the earlier top by the next.) So with digit `to`
 *          equal to 0 the rest is r mod 2^to.
 */
export function foldDigits(
  builder: NetworkBuilder,
  r: Affine,
  carried: readonly Affine[],
  from: number,
  to: number,
): Folded {
  let rest = r;
  let others = carried;
  for (let position = from - 1; position >= to; position -= 1) {
    const units = builder.relu([...others, shifted(rest, ONE), foldForm(rest, position)]);
    others = units.slice(0, others.length);
    rest = combine(
      builder.level,
      [
        [ONE, at(units, others.length)],
        [MINUS_TWO, at(units, others.length + 1)],
      ],
      MINUS_ONE,
    );
  }
  return { rest, carried: others };
}
