// UNTRUSTED. Equality of an integer quantity with 0 (docs/theory.md, gadget B5).
import { negate, type Rational, rational } from "../../numbers/index.js";
import { type Affine, shifted, type Term } from "../affine.js";
import { integerStepForms, integerStepTerms } from "./integer-step.js";

/**
 * The four pre-activations of [m = 0] = [m ≥ 0] − [m ≥ 1].
 *
 * Domain  every integer m, and every real m within 1/4 of one; kinks ±3/4 and ±1/4.
 */
export function integerEqualityForms(m: Affine): [Affine, Affine, Affine, Affine] {
  return [...integerStepForms(m), ...integerStepForms(shifted(m, rational(-1n)))];
}

/** The summands of height·[m = 0], given the four units. */
export function integerEqualityTerms(
  height: Rational,
  units: readonly [Affine, Affine, Affine, Affine],
): Term[] {
  const [a, b, c, d] = units;
  return [...integerStepTerms(height, [a, b]), ...integerStepTerms(negate(height), [c, d])];
}
