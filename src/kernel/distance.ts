// TRUSTED. Is the ℓ_p distance of two points at most s? Decided without roots.
// Imports only the kernel. docs/theory.md#ratio. Proved: near_sound.
import {
  absolute,
  at,
  compare,
  difference,
  entry,
  power,
  type Rational,
  rational,
  type Scaled,
  scaled,
  ZERO,
} from "../numbers/index.js";
import { testPower } from "./limits.js";
import type { Norm } from "./norm.js";

/** Σu_k ≥ 0 whose b-th power is at most s^a, with u_k^b ≥ |t_k|^a: shows Σ|t_k|^(a/b) ≤ s^(a/b). */
function powerDefect(
  t: Scaled,
  s: Rational,
  a: bigint,
  b: bigint,
  powers: readonly Rational[],
): "too-far" | "bad-powers" | undefined {
  if (powers.length !== t.ints.length) return "bad-powers";
  for (const [k, u] of powers.entries()) {
    if (compare(u, ZERO) < 0) return "bad-powers";
    if (compare(power(u, b), power(absolute(entry(t, k)), a)) < 0) return "bad-powers";
  }
  const whole = scaled(powers);
  let sum = 0n;
  for (const n of whole.ints) sum += n;
  const total = rational(sum, whole.den);
  return compare(power(total, b), power(s, a)) <= 0 ? undefined : "too-far";
}

/**
 * Shows ‖x − other‖_p ≤ s, or says which test fails.
 *
 * Statement  p = 1: Σ|t_k| ≤ s; p = ∞: every |t_k| ≤ s; p = 2: Σt_k² ≤ s²; p = a/b: see above.
 * Tested     s ≥ 0: squares and even powers of a number below 0 may be large.
 * Untrusted  `powers`: read for p = a/b only, as evidence.
 * Cost       d multiplications; p = a/b: d powers.
 */
export function distanceDefect(
  norm: Norm,
  x: Scaled,
  other: Scaled,
  s: Rational,
  powers: readonly Rational[],
): "too-far" | "bad-powers" | undefined {
  const t = difference(x, other);
  if (compare(s, ZERO) < 0) return "too-far";
  if (norm.kind === "power") return powerDefect(t, s, norm.a, norm.b, powers);
  let total = 0n;
  for (const k of t.ints.keys()) {
    const n = at(t.ints, k);
    const size = n < 0n ? -n : n;
    if (norm.kind === "one") total += size;
    else if (norm.kind === "two") total += n * n;
    else if (size > total) total = size;
  }
  const squared = norm.kind === "two";
  const left = squared ? rational(total, t.den * t.den) : rational(total, t.den);
  return compare(left, squared ? power(s, 2n) : s) <= 0 ? undefined : "too-far";
}

/** As `distanceDefect`; declines powers of numbers that are too long. */
export function boundedDistance(
  norm: Norm,
  x: Scaled,
  other: Scaled,
  s: Rational,
  powers: readonly Rational[],
): "too-far" | "bad-powers" | undefined {
  if (norm.kind === "power") {
    for (const v of [scaled([s]), scaled(powers), difference(x, other)]) testPower(v, norm.a);
  }
  return distanceDefect(norm, x, other, s, powers);
}
