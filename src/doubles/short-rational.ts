// UNTRUSTED. Rationals with few digits inside given bounds. Imports numbers.
import { positiveDouble } from "./beyond-doubles.js";
import { bitLength, compare, type Rational, rational, subtract } from "../numbers/index.js";

/** a·2^k for any integer k. */
export function timesPower(a: Rational, k: number): Rational {
  return k >= 0 ? rational(a.num << BigInt(k), a.den) : rational(a.num, a.den << BigInt(-k));
}

/** ⌊a⌋ and ⌈a⌉. */
export function floorOf(a: Rational): bigint {
  const quotient = a.num / a.den;
  return a.num < 0n && quotient * a.den !== a.num ? quotient - 1n : quotient;
}

export function ceilingOf(a: Rational): bigint {
  return -floorOf(rational(-a.num, a.den));
}

/** ⌊log2 a⌋ or one more or less, for a > 0. */
export function magnitude(a: Rational): number {
  return bitLength(a.num) - bitLength(a.den);
}

/** The dyadic interval [start/2^exponent, (start + 1)/2^exponent]; the exponent may be negative. */
export interface DyadicInterval {
  readonly start: bigint;
  readonly exponent: number;
}

/**
 * The longest dyadic interval strictly inside the open interval (low, high).
 *
 * Requires  low < high.
 * Ensures   low < start/2^e and (start + 1)/2^e < high, with the smallest such e.
 */
export function dyadicInside(low: Rational, high: Rational): DyadicInterval {
  const gap = subtract(high, low);
  for (let exponent = -magnitude(gap) - 2; ; exponent += 1) {
    const start = floorOf(timesPower(low, exponent)) + 1n;
    if (compare(rational(start + 1n), timesPower(high, exponent)) < 0) return { start, exponent };
  }
}

/** The largest decimal with `digits` significant digits that is at most a > 0. */
export function shortBelow(a: Rational, digits: number): Rational {
  // Decimal digits of ⌊a⌋ that are too many, or that are missing: at first from its bits, then step by step.
  let shift = Math.floor(magnitude(a) * Math.LOG10E * Math.LN2) - digits - 1;
  const low = 10n ** BigInt(digits - 1);
  const ten = 10n;
  const leading = (): bigint =>
    shift >= 0 ? a.num / (a.den * ten ** BigInt(shift)) : (a.num * ten ** BigInt(-shift)) / a.den;
  let n = leading();
  while (n >= low * ten) {
    shift += 1;
    n = leading();
  }
  return shift >= 0 ? rational(n * ten ** BigInt(shift)) : rational(n, ten ** BigInt(-shift));
}

/**
 * A rational near the double x > 0 with a numerator of at most `bits` bits: n·2^k, never exact.
 *
 * Fails  BeyondDoubles if x is 0, infinite or no number.
 */
export function nearDouble(x: number, bits: number): Rational {
  let exponent = 0;
  let y = positiveDouble(x, "a length of the search");
  while (y >= 2 ** bits) {
    y /= 2;
    exponent += 1;
  }
  while (y < 2 ** (bits - 1)) {
    y *= 2;
    exponent -= 1;
  }
  return timesPower(rational(BigInt(Math.round(y))), exponent);
}
