// UNTRUSTED. Doubles as short dyadic numbers: material for evidence, never a decision. Imports the kernel.
import { type Rational, rational } from "../numbers/index.js";

/** 2^−bits of a power of two near to the scale; 0 if the scale is 0. Without logarithms: the same anywhere. */
function unitOf(scale: number, bits: number): number {
  if (!(scale > 0) || scale === Infinity) return 0;
  let power = 1;
  while (power < scale) power *= 2;
  while (power / 2 >= scale) power /= 2;
  return power * 2 ** -bits;
}

/** x as a multiple of the unit by `round`; x itself if there is no unit. */
function multiple(
  x: number,
  scale: number,
  bits: number,
  round: (quotient: number) => number,
): number {
  const unit = unitOf(scale, bits);
  return unit > 0 && Number.isFinite(x / unit) ? round(x / unit) * unit : x;
}

/** A multiple of about 2^−bits·scale near x. */
export function dyadicNear(x: number, scale: number, bits: number): number {
  return multiple(x, scale, bits, Math.round);
}

/** One that is not above x. */
export function dyadicBelow(x: number, scale: number, bits: number): number {
  return multiple(x, scale, bits, Math.floor);
}

/** One that is not below x. */
export function dyadicAbove(x: number, scale: number, bits: number): number {
  return multiple(x, scale, bits, Math.ceil);
}

/** The double itself. Requires: it is finite. */
export function exactly(x: number): Rational {
  let den = 1n;
  let num = x;
  while (!Number.isInteger(num)) {
    num *= 2;
    den *= 2n;
  }
  return rational(BigInt(num), den);
}
