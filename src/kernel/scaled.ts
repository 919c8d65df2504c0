// TRUSTED. Vectors of integers over one common denominator: one gcd a vector instead of one a number.
// Imports only the kernel.
import { at, sameLength } from "./fault.js";
import { bitLength, gcd, lcm, type Rational, rational } from "./rational.js";
import { exceeded, type Refusal } from "./rejection.js";

/** The vector (ints[0]/den, ints[1]/den, …), den > 0; no common divisor after `reduced`. */
export interface Scaled {
  readonly ints: readonly bigint[];
  readonly den: bigint;
}

/** An integer computed at a centre is at most 2^VALUE_BITS in size. */
export const VALUE_BITS = 65_536n;

/** An integer of a linear part is at most 2^PART_BITS in size. */
export const PART_BITS = 4_096n;

/** A denominator is at most 2^DENOMINATOR_BITS: common divisors cost the square of its bits. */
export const DENOMINATOR_BITS = 4_096n;

/** Bits of all integers of one linear part, or of the values of a layer, together. */
export const VECTOR_BITS = 134_217_728n;

/** True if some integer is more than 2^bits in size. */
export function isBeyond(ints: readonly bigint[], bits: bigint): boolean {
  const most = 1n << bits;
  for (const n of ints) if (n !== 0n && (n > most || n < -most)) return true;
  return false;
}

/** Which bound a vector is beyond, or undefined: beyond it, going on would cost too much. */
export function beyondIn(vector: Scaled, limit: "value-bits" | "part-bits"): Refusal | undefined {
  const dens = 1n << DENOMINATOR_BITS;
  if (vector.den > dens) return exceeded("denominator-bits", DENOMINATOR_BITS);
  const bits = limit === "value-bits" ? VALUE_BITS : PART_BITS;
  if (isBeyond(vector.ints, bits)) return exceeded(limit, bits);
  if (limit === "value-bits") return undefined;
  const share = VECTOR_BITS / BigInt(vector.ints.length);
  if (share >= bits) return undefined;
  const isLong = vector.den > 1n << share || isBeyond(vector.ints, share);
  return isLong ? exceeded("vector-bits", VECTOR_BITS) : undefined;
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
