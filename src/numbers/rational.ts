// TRUSTED. Exact rationals on bigint, in lowest terms with a positive denominator.
// Imports only numbers. The normal form is unique, so equality is equality of fields.
import { fault } from "./fault.js";

/** A rational number num/den in lowest terms, den > 0. Made only by the functions below. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

export const ZERO: Rational = Object.freeze({ num: 0n, den: 1n });
export const ONE: Rational = Object.freeze({ num: 1n, den: 1n });

/** Greatest common divisor of |a| and |b|; gcd(0, 0) = 0. Cost: Euclid, quadratic in the bits. */
export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Least common multiple of two positive integers. */
export function lcm(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b;
}

/**
 * The rational num/den in normal form.
 *
 * Requires  den ≠ 0.
 * Ensures   lowest terms, positive denominator.
 * Fails     KernelFault if den = 0.
 */
export function rational(num: bigint, den: bigint = 1n): Rational {
  if (den === 0n) fault("denominator 0");
  if (den === 1n) return Object.freeze({ num, den });
  const g = den < 0n ? -gcd(num, den) : gcd(num, den);
  return Object.freeze({ num: num / g, den: den / g });
}

export function add(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

/** a/b. Fails: KernelFault if b = 0. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den, a.den * b.num);
}

/** aⁿ for an integer n ≥ 0. Lowest terms are kept by powers, so no gcd is taken. */
export function power(a: Rational, n: bigint): Rational {
  return Object.freeze({ num: a.num ** n, den: a.den ** n });
}

export function negate(a: Rational): Rational {
  return Object.freeze({ num: -a.num, den: a.den });
}

export function absolute(a: Rational): Rational {
  return a.num < 0n ? negate(a) : a;
}

/** The sign of a − b as −1, 0 or 1. No gcd. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return a.num === b.num && a.den === b.den;
}

/** Number of binary digits of |n|; 0 for n = 0. */
export function bitLength(n: bigint): number {
  const hex = (n < 0n ? -n : n).toString(16);
  if (hex === "0") return 0;
  // A letter gives more than 8 as well, which is all that counts of it.
  const digit = hex.charCodeAt(0) - 48;
  return 4 * (hex.length - 1) + (digit >= 8 ? 4 : digit >= 4 ? 3 : digit >= 2 ? 2 : 1);
}
