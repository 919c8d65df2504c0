// UNTRUSTED. The step of an integer quantity (docs/theory.md, gadget B3). May import the kernel.
import { multiply, negate, type Rational, rational } from "../../numbers/index.js";
import { type Affine, shifted, type Term } from "../affine.js";

const TWO = rational(2n);
const ABOVE = rational(3n, 4n);
const BEYOND = rational(1n, 4n);

/**
 * The two pre-activations of [m ≥ 0] = 2·max(0, m + 3/4) − 2·max(0, m + 1/4).
 *
 * Domain  every integer m, and every real m within 1/4 of an integer; the kinks −3/4 and −1/4 are
 *         never hit there, so both units keep their sign.
 */
export function integerStepForms(m: Affine): [Affine, Affine] {
  return [shifted(m, ABOVE), shifted(m, BEYOND)];
}

/** The summands of height·[m ≥ 0], given the two units. */
export function integerStepTerms(height: Rational, units: readonly [Affine, Affine]): [Term, Term] {
  const twice = multiply(TWO, height);
  return [
    [twice, units[0]],
    [negate(twice), units[1]],
  ];
}
