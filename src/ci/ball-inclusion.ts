// UNTRUSTED. Is one ball in another of the same centre, in another norm too? Exactly.
// Imports the kernel. docs/ci.md#inclusions has the proof.
import type { Norm } from "../kernel/index.js";
import {
  compare,
  divide,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../numbers/index.js";
import { comparePowers } from "./power-order.js";

/** The points with ‖x − c‖_p ≤ radius, whatever the centre c is. */
export interface BallShape {
  readonly norm: Norm;
  readonly radius: Rational;
}

/** 1/p. */
export function reciprocalExponent(norm: Norm): Rational {
  switch (norm.kind) {
    case "one":
      return ONE;
    case "two":
      return rational(1n, 2n);
    case "infinity":
      return ZERO;
    case "power":
      return rational(norm.b, norm.a);
  }
}

/** |1/p − 1/q|. */
export function exponentBetween(p: Norm, q: Norm): Rational {
  const apart = subtract(reciprocalExponent(q), reciprocalExponent(p));
  return compare(apart, ZERO) < 0 ? negate(apart) : apart;
}

/** True if d^e ≤ factor. Requires: e ≥ 0, factor > 0, d ≥ 1. */
export function isPowerAtMost(dimension: number, exponent: Rational, factor: Rational): boolean {
  return comparePowers(factor, exponent.den, rational(BigInt(dimension)), exponent.num) >= 0;
}

/**
 * True if, for balls of one centre in ℝ^d, every point of the inner ball is one of the outer.
 *
 * Statement  for p ≤ q the norm ‖·‖_q is at most ‖·‖_p, with equality on the axes; for p > q it is at most
 *            d^(1/q − 1/p)·‖·‖_p, with equality on the diagonal. So the answer is yes or no, never unsure.
 * Requires   both radii > 0; dimension ≥ 1.
 */
export function isBallInside(inner: BallShape, outer: BallShape, dimension: number): boolean {
  const [p, q] = [inner.norm, outer.norm].map(reciprocalExponent);
  const isWider = p === undefined || q === undefined || compare(q, p) <= 0;
  const exponent = isWider ? ZERO : exponentBetween(inner.norm, outer.norm);
  return isPowerAtMost(dimension, exponent, divide(outer.radius, inner.radius));
}
