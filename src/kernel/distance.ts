// TRUSTED. Is the ℓ_p distance of two points at most s? Decided without roots.
// Imports only the kernel. docs/theory.md#ratio. Proved: near_sound.
import {
  absolute,
  bitLength,
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
import { decline, LIMITS } from "./limits.js";
import { type Norm, sizeIn } from "./norm.js";

/** Declines numbers one of which, raised to the exponent, would be too long. */
export function testPower({ ints, den }: Scaled, exponent: bigint): void {
  const most = BigInt(LIMITS["value-bits"]);
  const isLong = (n: bigint): boolean => BigInt(bitLength(n)) * exponent > most;
  if (isLong(den) || ints.some(isLong)) decline("value-bits");
}

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
 * Untrusted  `powers`: read for p = a/b only, as evidence. Declines powers of numbers that are too long.
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
  if (norm.kind === "power") for (const v of [scaled([s]), scaled(powers), t]) testPower(v, norm.a);
  if (compare(s, ZERO) < 0) return "too-far";
  if (norm.kind === "power") return powerDefect(t, s, norm.a, norm.b, powers);
  const total = sizeIn(norm.kind, t.ints);
  const squared = norm.kind === "two";
  const left = squared ? rational(total, t.den * t.den) : rational(total, t.den);
  return compare(left, squared ? power(s, 2n) : s) <= 0 ? undefined : "too-far";
}
