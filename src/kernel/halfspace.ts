// TRUSTED. The one geometric decision: does a ball lie in a half-space?
// Imports only the kernel. Lemma L1; docs/theory.md#l1. Proved: reach_sound.
import type { Reach } from "./reach.js";

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
