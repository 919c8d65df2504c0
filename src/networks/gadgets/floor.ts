// UNTRUSTED. One level of the peeling floor (docs/theory.md, F-PEEL). May import the kernel.
import { divide, ONE, negate, type Rational, rational, subtract } from "../../kernel/index.js";
import { type Affine, shifted, type Term } from "../affine.js";

/** A coordinate in the middle of its floor: what is left of it, and its ramp width. */
export interface Peeling {
  readonly residual: Affine;
  /** Width of the ramps above the integers, in (0, 1). */
  readonly gamma: Rational;
}

/**
 * The two pre-activations r − 2^k and r − 2^k − γ of the step at 2^k.
 *
 * Domain  0 ≤ r < 2^(k+1) with fractional part in [γ, 1): then r − 2^k·step keeps the fractional
 *         part and lies in [0, 2^k), so after the levels n−1, …, 0 what is left is the fractional
 *         part. With the fractional part in (γ, 1) neither form is ever 0.
 */
export function peelForms({ residual, gamma }: Peeling, k: number): [Affine, Affine] {
  const above = shifted(residual, rational(-(1n << BigInt(k))));
  return [above, { ...above, bias: subtract(above.bias, gamma) }];
}

/** The summands of height·[r ≥ 2^k], given the two units. */
export function peelTerms(
  gamma: Rational,
  height: Rational,
  units: readonly [Affine, Affine],
): [Term, Term] {
  const slope = divide(height, gamma);
  return [
    [slope, units[0]],
    [negate(slope), units[1]],
  ];
}

/** The summands of r − 2^k·[r ≥ 2^k], given the units of r and of the two forms. */
export function peeledTerms(
  gamma: Rational,
  k: number,
  residual: Affine,
  units: readonly [Affine, Affine],
): Term[] {
  return [[ONE, residual], ...peelTerms(gamma, rational(-(1n << BigInt(k))), units)];
}
