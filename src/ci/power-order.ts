// UNTRUSTED. Which of two rational powers is larger, exactly, whatever the size of the exponents.
// Imports the kernel, dataset. No floating point: intervals of integers, narrowed until they part.
import { exactRoot } from "../dataset/roots.js";
import { bitLength, equals, gcd, ONE, power, type Rational } from "../numbers/index.js";

/** mantissa·2^exponent. */
interface Dyadic {
  readonly mantissa: bigint;
  readonly exponent: bigint;
}

/** Bits of a mantissa at first; doubled until the intervals part. */
const FIRST_BITS = 64;
/** Powers of so many bits are computed as they are. */
const EXACT_BITS = 1n << 16n;

/** The number with so many bits at most, rounded down, or up. */
function rounded({ mantissa, exponent }: Dyadic, bits: number, isUp: boolean): Dyadic {
  const excess = BigInt(bitLength(mantissa) - bits);
  if (excess <= 0n) return { mantissa, exponent };
  const cut = mantissa >> excess;
  const isCut = cut << excess !== mantissa;
  return { mantissa: isUp && isCut ? cut + 1n : cut, exponent: exponent + excess };
}

/** A positive rational between two dyadic numbers: this is the lower, or the upper. */
function dyadicOf({ num, den }: Rational, bits: number, isUp: boolean): Dyadic {
  const shift = BigInt(Math.max(0, bits + bitLength(den) - bitLength(num) + 1));
  const scaled = num << shift;
  const quotient = scaled / den;
  const mantissa = isUp && quotient * den !== scaled ? quotient + 1n : quotient;
  return rounded({ mantissa, exponent: -shift }, bits, isUp);
}

/** base^n, every product rounded to the same side: a bound, as all factors are positive. */
function dyadicPower(base: Dyadic, n: bigint, bits: number, isUp: boolean): Dyadic {
  const times = (a: Dyadic, b: Dyadic): Dyadic =>
    rounded({ mantissa: a.mantissa * b.mantissa, exponent: a.exponent + b.exponent }, bits, isUp);
  let result: Dyadic = { mantissa: 1n, exponent: 0n };
  for (const digit of n.toString(2)) {
    result = times(result, result);
    if (digit === "1") result = times(result, base);
  }
  return result;
}

/** True if a < b. */
function isBelow(a: Dyadic, b: Dyadic): boolean {
  // Where the leading bits differ in place, no shift by a large exponent is needed.
  const lead = (x: Dyadic): bigint => BigInt(bitLength(x.mantissa)) + x.exponent;
  if (lead(a) !== lead(b)) return lead(a) < lead(b);
  const shift = a.exponent - b.exponent;
  return shift >= 0n ? a.mantissa << shift < b.mantissa : a.mantissa < b.mantissa << -shift;
}

/** True if x^n = y^m for coprime n and m: then x = z^m and y = z^n for a rational z. */
function areEqualPowers(x: Rational, n: bigint, y: Rational, m: bigint): boolean {
  // A number other than 1 is no power with an exponent beyond its bits.
  const longest = BigInt(Math.max(bitLength(y.num), bitLength(y.den)));
  const z = n <= longest ? exactRoot(y, n) : equals(y, ONE) ? ONE : undefined;
  if (z === undefined) return false;
  const bits = BigInt(Math.max(bitLength(z.num), bitLength(z.den)));
  if (!equals(z, ONE) && (bits - 1n) * m > BigInt(bitLength(x.num) + bitLength(x.den)))
    return false;
  return equals(x, equals(z, ONE) ? ONE : power(z, m));
}

/**
 * The sign of x^n − y^m.
 *
 * Requires  x, y > 0; n, m ≥ 0.
 * Ensures   exact, also where the powers themselves would fill the memory.
 * Cost      powers of up to 2^16 bits as they are; beyond, products of as many bits as it takes to part them.
 */
export function comparePowers(x: Rational, n: bigint, y: Rational, m: bigint): -1 | 0 | 1 {
  if (n === 0n && m === 0n) return 0;
  const common = gcd(n, m);
  const [a, b] = [n / common, m / common];
  const size = BigInt(bitLength(x.num) + bitLength(x.den)) * a;
  const other = BigInt(bitLength(y.num) + bitLength(y.den)) * b;
  if (size + other <= EXACT_BITS) {
    const left = x.num ** a * y.den ** b;
    const right = y.num ** b * x.den ** a;
    return left < right ? -1 : left > right ? 1 : 0;
  }
  if (a === 0n || b === 0n) {
    // One side is 1, and a power with a positive exponent lies on the side of 1 on which its base lies.
    const base = a === 0n ? y : x;
    const side = base.num < base.den ? -1 : base.num > base.den ? 1 : 0;
    if (side === 0) return 0;
    return (a === 0n) === side > 0 ? -1 : 1;
  }
  if (areEqualPowers(x, a, y, b)) return 0;
  for (let bits = FIRST_BITS; ; bits *= 2) {
    const bound = (base: Rational, exponent: bigint, isUp: boolean): Dyadic =>
      dyadicPower(dyadicOf(base, bits, isUp), exponent, bits, isUp);
    if (isBelow(bound(x, a, true), bound(y, b, false))) return -1;
    if (isBelow(bound(y, b, true), bound(x, a, false))) return 1;
  }
}
