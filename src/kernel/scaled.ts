// TRUSTED. Vectors of integers over one common denominator: one gcd a vector instead of one a number.
// Imports only the kernel.
import { at, sameLength } from "./fault.js";
import { bitLength, gcd, lcm, type Rational, rational } from "./rational.js";

/** The vector (ints[0]/den, ints[1]/den, …), den > 0; no common divisor after `reduced`. */
export interface Scaled {
  readonly ints: readonly bigint[];
  readonly den: bigint;
}

/** Bits of the largest integer this kernel goes on computing with. */
export const VALUE_BITS = 65_536n;

/** Bits of all integers of one linear part together. */
export const VECTOR_BITS = 536_870_912n;

/** Integers of the different linear parts of one layer together. */
export const LAYER_INTEGERS = 67_108_864;

const LARGEST = 1n << VALUE_BITS;

/** The largest integer of a linear part with that many coordinates, so that it can be named. */
export function largestOf(dimension: number): bigint {
  const share = VECTOR_BITS / BigInt(dimension);
  return share < VALUE_BITS ? 1n << share : LARGEST;
}

/** True if some integer is beyond the largest: too costly to go on with, so not judged. */
export function isLarge(vector: Scaled, largest: bigint = LARGEST): boolean {
  return vector.den > largest || vector.ints.some((n) => n > largest || n < -largest);
}

/** True if some integer of the vector, raised to the exponent, has more than VALUE_BITS bits. */
export function isLargePower(vector: Scaled, exponent: bigint): boolean {
  const beyond = (n: bigint): boolean => BigInt(bitLength(n)) * exponent > VALUE_BITS;
  return beyond(vector.den) || vector.ints.some(beyond);
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
