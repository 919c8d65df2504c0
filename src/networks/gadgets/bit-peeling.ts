// UNTRUSTED. One binary digit taken off the top of an integer (docs/theory.md, gadget P).
import { rational } from "../../numbers/index.js";
import { type Affine, shifted } from "../affine.js";
import { integerStepForms } from "./integer-step.js";

/**
 * The two pre-activations of the digit of weight 2^position of an integer r.
 *
 * Domain  integers 0 ≤ r < 2^(position+1), and reals within 1/4 of one. The digit is the integer
 *         step of r − 2^position; subtracting 2^position·digit leaves the lower digits, so levels
 *         K−1, …, 0 read all digits of r < 2^K.
 */
export function digitForms(r: Affine, position: number): [Affine, Affine] {
  return integerStepForms(shifted(r, rational(-(1n << BigInt(position)))));
}
