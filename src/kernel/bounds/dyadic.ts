// TRUSTED. Dyadic numbers in doubles: whole numbers below 2^53, and short ones, of 26 binary digits times a
// power of two. Imports only the kernel. The one file that rounds a number or makes one of a bigint.
//
// Sound: a product of two short numbers, and its product with a power of two, has 52 digits, so it is exact; a
// floor is exact; a sum of whole numbers is exact as long as the sum of their sizes is below 2^53, which is
// tested, and that test errs on the refusing side only, as rounding is monotone.
import { decline } from "../limits.js";
import { at, bitLength, fault } from "../../numbers/index.js";

/** 2^53: sizes below it are exact. */
export const EXACT = 9_007_199_254_740_992;
const EDGE = 1n << 53n;
/** Binary digits of a short number. */
export const DIGITS = 26;
/** Numbers of bounds lie between 2^−this and 2^this. */
export const BOUND_EXPONENT = 300;

const POWERS = [1];
while (POWERS.length <= 500) POWERS.push(2 * at(POWERS, POWERS.length - 1));

/** 2^k for |k| ≤ 500. */
export const powerOfTwo = (k: number): number => (k < 0 ? 1 / at(POWERS, -k) : at(POWERS, k));

/** The largest whole number that is not above. */
export const floor = (x: number): number => Math.floor(x);
/** The smallest whole number that is not below. */
export const ceiling = (x: number): number => -Math.floor(-x);

/** An entry; a fault if there is none. */
export function entryOf(values: Float64Array, index: number): number {
  const value = values[index];
  return value === undefined ? fault(`no entry ${index} among ${values.length}`) : value;
}

/** The least power of two u ≥ 2^−300 with x < 2^digits·u. Requires 0 ≤ x < 2^500. */
export function unitFor(x: number, digits: number): number {
  const most = powerOfTwo(digits);
  const least = powerOfTwo(-BOUND_EXPONENT);
  let unit = x < most * least ? least : 1;
  while (unit > least && x < (most * unit) / 2) unit /= 2;
  while (x >= most * unit) unit *= 2;
  return unit;
}

/** A short number that is not above x. */
export function below(x: number): number {
  const unit = unitFor(x < 0 ? -x : x, DIGITS);
  return floor(x / unit) * unit;
}
/** A short number that is not below x. */
export const above = (x: number): number => -below(-x);

/** The whole number as a double, if its size is below 2^53. */
export const wholeOf = (n: bigint): number | undefined =>
  n < EDGE && n > -EDGE ? Number(n) : undefined;

/** ⌊num·2^shift/den⌋, den > 0. Fails: KernelFault if it is no whole number below 2^53. */
export function floorRatio(num: bigint, den: bigint, shift: number): number {
  const top = shift > 0 ? num << BigInt(shift) : num;
  const bottom = shift < 0 ? den << BigInt(-shift) : den;
  const quotient = top / bottom - (top < 0n && top % bottom !== 0n ? 1n : 0n);
  return wholeOf(quotient) ?? fault("a ratio beyond 2^53");
}

/** k with |num/den|·2^k < 2^digits, about the largest; a decline if the number is beyond the bounds. */
export function shiftFor(num: bigint, den: bigint, digits: number): number {
  const shift = digits - 1 - bitLength(num) + bitLength(den);
  if (shift < -BOUND_EXPONENT) decline("bound-exponent");
  return shift > BOUND_EXPONENT ? BOUND_EXPONENT : shift;
}

/** A short number that is not above num/den. */
export function belowRatio(num: bigint, den: bigint): number {
  const shift = shiftFor(num, den, DIGITS);
  return floorRatio(num, den, shift) * powerOfTwo(-shift);
}
/** A short number that is not below num/den. */
export const aboveRatio = (num: bigint, den: bigint): number => -belowRatio(-num, den);
