// TRUSTED. Vectors of integers over one common denominator: one gcd a vector instead of one a number.
// Imports only the kernel.
import { at, sameLength } from "./fault.js";
import { gcd, lcm, type Rational, rational } from "./rational.js";

/** The vector (ints[0]/den, ints[1]/den, …), den > 0; no common divisor after `reduced`. */
export interface Scaled {
  readonly ints: readonly bigint[];
  readonly den: bigint;
}

/** Bits of the largest integer this kernel goes on computing with. */
export const VALUE_BITS = 65_536n;

const LARGEST = 1n << VALUE_BITS;

/** True if some integer is beyond 2^VALUE_BITS: too costly to go on with, so not judged. */
export function isLarge(vector: Scaled): boolean {
  return vector.den > LARGEST || vector.ints.some((n) => n > LARGEST || n < -LARGEST);
}

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

/** a − b. Fails: KernelFault if the lengths differ. */
export function difference(a: Scaled, b: Scaled): Scaled {
  sameLength(a.ints, b.ints);
  const den = lcm(a.den, b.den);
  const p = den / a.den;
  const q = den / b.den;
  return reduced(
    a.ints.map((n, k) => n * p - at(b.ints, k) * q),
    den,
  );
}
