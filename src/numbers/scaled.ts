// TRUSTED. Vectors of integers over one common denominator: one gcd a vector instead of one a number.
// Imports only numbers.
import { at, sameLength } from "./fault.js";
import { gcd, lcm, type Rational, rational } from "./rational.js";

/** The vector (ints[0]/den, ints[1]/den, …), den > 0; no common divisor after `reduced`. */
export interface Scaled {
  readonly ints: readonly bigint[];
  readonly den: bigint;
}

/** Rows of a matrix of integers. */
export type Matrix = readonly (readonly bigint[])[];

/** The vector ints/den with every common divisor removed. Stops as soon as the divisor is 1. */
export function reduced(ints: readonly bigint[], den: bigint): Scaled {
  let g = den;
  for (const n of ints) {
    if (g === 1n) return { ints, den };
    if (n % g !== 0n) g = gcd(g, n);
  }
  return g === 1n ? { ints, den } : { ints: ints.map((n) => n / g), den: den / g };
}

/** The same vector as rationals → integers over their least common denominator. */
export function scaled(vector: readonly Rational[]): Scaled {
  let den = 1n;
  for (const v of vector) if (den % v.den !== 0n) den = lcm(den, v.den);
  return { ints: vector.map((v) => v.num * (den / v.den)), den };
}

/** Coordinate `index` as a rational. */
export function entry(vector: Scaled, index: number): Rational {
  return rational(at(vector.ints, index), vector.den);
}

/** a − b with common divisors left in. Fails: KernelFault if the lengths differ. */
export function rawDifference(a: Scaled, b: Scaled): Scaled {
  sameLength(a.ints, b.ints);
  const den = lcm(a.den, b.den);
  const [p, q] = [den / a.den, den / b.den];
  return { ints: a.ints.map((n, k) => n * p - at(b.ints, k) * q), den };
}

/** a − b. Fails: KernelFault if the lengths differ. */
export function difference(a: Scaled, b: Scaled): Scaled {
  const { ints, den } = rawDifference(a, b);
  return reduced(ints, den);
}

/** Σ a_k·b_k. Requires: b at least as long as a. */
export function dot(a: readonly bigint[], b: readonly bigint[]): bigint {
  let sum = 0n;
  for (const [k, n] of a.entries()) if (n !== 0n) sum += n * at(b, k);
  return sum;
}
