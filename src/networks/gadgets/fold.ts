// UNTRUSTED. Folding the top digit of an integer onto the lower ones: one unit a digit.
import { ONE, rational } from "../../kernel/index.js";
import { type Affine, shifted, type Term } from "../affine.js";

const MINUS_TWO = rational(-2n);

/**
 * The pre-activation r − 2^position + 1/2 of the fold
 * r ↦ r − 2·max(0, r − 2^position + 1/2), which is r below 2^position and 2^(position+1) − 1 − r
 * from there on: every lower digit is complemented when the top digit is 1.
 *
 * Domain   integers 0 ≤ r < 2^(position+1) and reals within 1/2 of one; the result is an integer in
 *          [0, 2^position).
 * Ensures  after the positions K−1, …, o the lower o digits of r are complemented exactly when digit
 *          o of r is 1. (A fold turns digit i into digit i ⊕ top; folding on replaces the earlier
 *          top by the next.) So with digit o equal to 0 the lower digits are back unchanged, at one
 *          unit and one carry a digit instead of two units and two carries.
 */
export function foldForm(r: Affine, position: number): Affine {
  return shifted(r, rational(1n - (1n << BigInt(position + 1)), 2n));
}

/** The summands of the folded integer, given the units of r and of the fold. */
export function foldedTerms(r: Affine, fold: Affine): [Term, Term] {
  return [
    [ONE, r],
    [MINUS_TWO, fold],
  ];
}
