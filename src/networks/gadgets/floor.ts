// UNTRUSTED. One level of the peeling floor with cells of any width (docs/theory.md, F-PEEL).
import { multiply, negate, ONE, type Rational, rational } from "../../numbers/index.js";
import { type Affine, combine, shifted, type Term } from "../affine.js";

/** The cells [c·width, (c+1)·width) of a coordinate, with ramps of width 1/steepness above each wall. */
export interface Grid {
  readonly width: Rational;
  readonly steepness: Rational;
}

/**
 * The two pre-activations steepness·(r − 2^k·width) and the same less 1.
 *
 * Domain  0 ≤ r < 2^(k+1)·width, with r modulo width in [1/steepness, width): their difference is
 *         then the digit [r ≥ 2^k·width], and r − 2^k·width·digit is in [0, 2^k·width) and the same
 *         modulo width. So the levels n−1, …, 0 read the digits of ⌊r/width⌋ for r < 2^n·width. With
 *         r modulo width strictly inside no form is ever 0.
 */
export function peelForms(r: Affine, { width, steepness }: Grid, k: number): [Affine, Affine] {
  const wall = multiply(rational(1n << BigInt(k)), width);
  const above = combine(r.level, [[steepness, shifted(r, negate(wall))]]);
  return [above, shifted(above, rational(-1n))];
}

/** The summands of height·digit, given the two units. */
export function peelTerms(height: Rational, units: readonly [Affine, Affine]): [Term, Term] {
  return [
    [height, units[0]],
    [negate(height), units[1]],
  ];
}

/** r − 2^k·width·digit, given the units of r and of the two forms. */
export function peeled(
  r: Affine,
  { width }: Grid,
  k: number,
  units: readonly [Affine, Affine],
): Affine {
  const wall = multiply(rational(-(1n << BigInt(k))), width);
  return combine(r.level, [[ONE, r], ...peelTerms(wall, units)]);
}
