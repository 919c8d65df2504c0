// UNTRUSTED. Rationals → the nearest number that a type of floats, or a decimal of so many digits, holds.
import { bitLength, type Rational, rational } from "../../numbers/index.js";
import { FLOATS, type FloatType } from "../exact/float.js";

/** A number of the type: its bits, and its value. */
export interface Nearest {
  readonly bits: bigint;
  readonly value: Rational;
}

/** num/den to the nearest integer, ties to even. Requires: both positive. */
function quotient(num: bigint, den: bigint): bigint {
  const whole = num / den;
  const rest = 2n * (num % den);
  return rest > den || (rest === den && whole % 2n === 1n) ? whole + 1n : whole;
}

/** The nearest float, ties to even as IEEE 754 rounds; undefined beyond the largest. */
export function nearestFloat({ num, den }: Rational, type: FloatType): Nearest | undefined {
  const { exponent, fraction } = FLOATS[type];
  const top = (1n << exponent) - 1n;
  const bias = top >> 1n;
  const sign = num < 0n ? 1n : 0n;
  const size = num < 0n ? -num : num;
  if (size === 0n) return { bits: 0n, value: rational(0n) };
  // 2^scale is the unit of the last place; it is at least that of the subnormal numbers.
  const least = 1n - bias - fraction;
  const guess = BigInt(bitLength(size) - bitLength(den)) - fraction - 1n;
  let scale = guess < least ? least : guess;
  const rounded = (): bigint =>
    scale >= 0n ? quotient(size, den << scale) : quotient(size << -scale, den);
  let whole = rounded();
  while (whole >> (fraction + 1n) !== 0n) {
    scale += 1n;
    whole = rounded();
  }
  const isNormal = whole >> fraction !== 0n;
  const biased = isNormal ? scale - least + 1n : 0n;
  if (biased >= top) return undefined;
  const part = isNormal ? whole - (1n << fraction) : whole;
  const signed = sign === 1n ? -whole : whole;
  return {
    bits: (((sign << exponent) | biased) << fraction) | part,
    value: scale >= 0n ? rational(signed << scale) : rational(signed, 1n << -scale),
  };
}

/** Places after the point that write num/den in full, or undefined if no decimal does. */
function placesOf(den: bigint): number | undefined {
  let rest = den;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos += 1;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives += 1;
  }
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

function decimalText(digits: bigint, places: number): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, "0");
  const sign = digits < 0n ? "-" : "";
  const whole = text.slice(0, text.length - places);
  return places === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-places)}`;
}

/** The decimal that writes the number in full, or undefined if none does. */
export function exactDecimal({ num, den }: Rational): string | undefined {
  const places = placesOf(den);
  return places === undefined
    ? undefined
    : decimalText((num * 10n ** BigInt(places)) / den, places);
}

/** Significant digits of a decimal that is rounded: more than a double has. */
const DIGITS = 25;

/** A decimal near the number, of 25 significant digits. */
export function nearDecimal({ num, den }: Rational): readonly [string, Rational] {
  const size = num < 0n ? -num : num;
  const order = size.toString().length - den.toString().length;
  const places = Math.max(0, DIGITS - order);
  const digits = quotient(size * 10n ** BigInt(places), den) * (num < 0n ? -1n : 1n);
  return [decimalText(digits, places), rational(digits, 10n ** BigInt(places))];
}
