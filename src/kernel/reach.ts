// TRUSTED. The reach of a linear form over a ball: how far w·(x − c) can get on ‖x − c‖_p ≤ μ; and the one geometric
// decision, whether the ball lies in a half-space.
// Imports only the kernel. Lemma L1 (Hölder with its equality case); docs/theory.md#l1. Proved: reach_sound.
import { type Rational, type Scaled, ZERO } from "../numbers/index.js";
import { type Norm, sizeIn } from "./norm.js";

/** num/den with den > 0, not reduced: comparing needs no lowest terms, and reducing costs more. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/**
 * max { w·t : ‖t‖_p ≤ μ } ≤ bound; when `squared`, the square of the maximum equals bound ≥ 0.
 * For p = 1, 2, ∞ the bound is attained, for other p it comes from a witness (young.ts).
 */
export interface Reach {
  readonly bound: Fraction;
  readonly squared: boolean;
}

export const NO_REACH: Reach = Object.freeze({ bound: ZERO, squared: false });

/**
 * Decides ℓ(x) ≥ 0 for all x in a ball, from the value at the centre and the reach of the linear part.
 *
 * Statement  ℓ(x) = w·x + v ≥ 0 for all ‖x − c‖_p ≤ μ   ⇔   ℓ(c) ≥ max { w·t : ‖t‖_p ≤ μ }.
 * Units      num/den = ℓ(c), den > 0; both sides are squared when the reach is, with ℓ(c) ≥ 0 tested.
 * Equality   counts as inside: the half-space and the ball are closed.
 * Cost       two to four multiplications; no division, no root.
 */
export function isInside(num: bigint, den: bigint, reach: Reach): boolean {
  const { bound } = reach;
  if (bound.num === 0n) return num >= 0n;
  if (!reach.squared) return num * bound.den >= bound.num * den;
  return num >= 0n && num * num * bound.den >= bound.num * den * den;
}

/** As `isInside` for the open half-space ℓ(x) > 0: equality is outside. For labels. */
export function isStrictlyInside(num: bigint, den: bigint, reach: Reach): boolean {
  const { bound } = reach;
  if (!reach.squared) return num * bound.den > bound.num * den;
  return num > 0n && num * num * bound.den > bound.num * den * den;
}

/**
 * The name under which a witness for the line through the integer vector w is looked up: the primitive
 * vector ints/divisor on that line, with its first entry that is not 0 positive.
 */
export function directionKey(ints: readonly bigint[], divisor: bigint): string {
  const first = ints.find((n) => n !== 0n) ?? 1n;
  const unit = first < 0n ? -divisor : divisor;
  return ints.map((n) => n / unit).join(",");
}

/** The reach in the norm 1, 2 or ∞. */
export function dualReach(kind: "one" | "two" | "infinity", radius: Rational, w: Scaled): Reach {
  const { num, den } = radius;
  if (kind === "two") {
    const square = num * num * sizeIn(kind, w.ints);
    return { bound: { num: square, den: den * den * w.den * w.den }, squared: true };
  }
  const size = sizeIn(kind === "one" ? "infinity" : "one", w.ints);
  return { bound: { num: num * size, den: den * w.den }, squared: false };
}

/**
 * The reach of w over the ball of radius μ, without a witness.
 *
 * Statement  max { w·t : ‖t‖_p ≤ μ } = μ‖w‖_q, 1/p + 1/q = 1: for p = 1 μ·max|w_k|, for p = ∞
 *            μ·Σ|w_k|, for p = 2 the square μ²·Σw_k²; for every p μ·|w_k| if w has one entry only.
 *            Other p: the ball lies in the one of p = 2 if p < 2, in the one of p = ∞ if p > 2.
 * Requires   μ ≥ 0.
 * Ensures    the exact reach, but for other p with several entries an upper bound; young.ts does better.
 * Cost       d multiplications; no gcd.
 */
export function reachOf(norm: Norm, radius: Rational, w: Scaled): Reach {
  if (norm.kind !== "power") return dualReach(norm.kind, radius, w);
  let entries = 0;
  for (const n of w.ints) if (n !== 0n) entries += 1;
  return dualReach(entries > 1 && norm.a < 2n * norm.b ? "two" : "infinity", radius, w);
}
