// TRUSTED. The reach of a linear form over a ball: how far w·(x − c) can get on ‖x − c‖_p ≤ μ.
// Imports only the kernel. Lemma L1 (Hölder with its equality case); docs/theory.md#l1. Proved: reach_sound.
import { type Rational, type Scaled, ZERO } from "../numbers/index.js";
import type { Norm } from "./norm.js";

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

/** The sign of the first entry that is not 0. */
function firstSign(ints: readonly bigint[]): bigint {
  for (const n of ints) if (n !== 0n) return n < 0n ? -1n : 1n;
  return 1n;
}

/**
 * The name under which a witness for the line through the integer vector w is looked up: the primitive
 * vector ints/divisor on that line, with its first entry that is not 0 positive.
 */
export function directionKey(ints: readonly bigint[], divisor: bigint): string {
  const unit = firstSign(ints) * divisor;
  return ints.map((n) => n / unit).join(",");
}

/** Σ|n| of the entries. */
function sumAbsolute(ints: readonly bigint[]): bigint {
  let sum = 0n;
  for (const n of ints) sum += n < 0n ? -n : n;
  return sum;
}

/** max|n| of the entries. */
function maxAbsolute(ints: readonly bigint[]): bigint {
  let max = 0n;
  for (const n of ints) {
    const size = n < 0n ? -n : n;
    if (size > max) max = size;
  }
  return max;
}

/** Σn² of the entries. */
function sumSquares(ints: readonly bigint[]): bigint {
  let sum = 0n;
  for (const n of ints) if (n !== 0n) sum += n * n;
  return sum;
}

/** The reach in the norm 1, 2 or ∞. */
export function dualReach(kind: "one" | "two" | "infinity", radius: Rational, w: Scaled): Reach {
  const { num, den } = radius;
  if (kind === "two") {
    const square = num * num * sumSquares(w.ints);
    return { bound: { num: square, den: den * den * w.den * w.den }, squared: true };
  }
  const size = kind === "one" ? maxAbsolute(w.ints) : sumAbsolute(w.ints);
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
