// UNTRUSTED. Roots of rationals, enclosed by decimals that are rounded outward. No floating point.
// Imports the kernel.
import { bitLength, power, type Rational, rational } from "../numbers/index.js";

/**
 * ⌊n^(1/k)⌋.
 *
 * Requires  n ≥ 0, k ≥ 1.
 * Source    Newton's iteration from above, which falls until it reaches the floor of the root.
 */
export function integerRoot(n: bigint, k: bigint): bigint {
  if (n < 2n || k === 1n) return n;
  let x = 1n << ((BigInt(bitLength(n)) + k - 1n) / k);
  for (;;) {
    const next = ((k - 1n) * x + n / x ** (k - 1n)) / k;
    if (next >= x) return x;
    x = next;
  }
}

/** ⌈n/d⌉ for d > 0. */
export function ceilDivide(n: bigint, d: bigint): bigint {
  return -floorDivide(-n, d);
}

/** ⌊n/d⌋ for d > 0. */
export function floorDivide(n: bigint, d: bigint): bigint {
  const quotient = n / d;
  return n % d < 0n ? quotient - 1n : quotient;
}

/** lower ≤ x ≤ upper; both sides have at most the digits asked for, and are equal if x has too. */
export interface Enclosure {
  readonly lower: Rational;
  readonly upper: Rational;
}

/** digits·10^(−places) as a rational. */
function decimal(digits: bigint, places: number): Rational {
  const tens = 10n ** BigInt(Math.abs(places));
  return places >= 0 ? rational(digits, tens) : rational(digits * tens);
}

/** ⌊x^(1/k)·10^places⌋, and whether that is exact. */
function rootDigits(x: Rational, k: bigint, places: number): readonly [bigint, boolean] {
  const tens = 10n ** (k * BigInt(Math.abs(places)));
  const num = places >= 0 ? x.num * tens : x.num;
  const den = places >= 0 ? x.den : x.den * tens;
  const root = integerRoot(num / den, k);
  return [root, root ** k * den === num];
}

/**
 * x^(1/k) between two decimals of so many significant digits.
 *
 * Requires  x ≥ 0, k ≥ 1, digits ≥ 1.
 * Ensures   the closest such decimals from below and from above.
 */
export function encloseRoot(x: Rational, k: bigint, digits: number): Enclosure {
  if (x.num === 0n) return { lower: x, upper: x };
  const logarithm = (bitLength(x.num) - bitLength(x.den)) * Math.LOG10E * Math.LN2;
  let places = digits - 1 - Math.floor(logarithm / Number(k));
  const least = 10n ** BigInt(digits - 1);
  for (;;) {
    const [root, isExact] = rootDigits(x, k, places);
    if (root < least) places += 1;
    else if (root >= least * 10n) places -= 1;
    else {
      const lower = decimal(root, places);
      return { lower, upper: isExact ? lower : decimal(root + 1n, places) };
    }
  }
}

/** x^(1/k) if that is rational. Requires: x ≥ 0 in lowest terms. */
export function exactRoot(x: Rational, k: bigint): Rational | undefined {
  const root = rational(integerRoot(x.num, k), integerRoot(x.den, k));
  const back = power(root, k);
  return back.num === x.num && back.den === x.den ? root : undefined;
}
