// UNTRUSTED. Floating-point numbers → the rationals that their bits are. The one place where a double
// becomes a rational. Imports the kernel.
import { type Rational, rational } from "../numbers/index.js";

const WORDS = new DataView(new ArrayBuffer(8));
const FRACTION_BITS = 52n;
const BIAS = 1023n;
const HIDDEN = 1n << FRACTION_BITS;

/** x·2^power in lowest terms. */
function dyadic(x: bigint, power: bigint): Rational {
  if (power >= 0n) return rational(x << power);
  let num = x;
  let twos = -power;
  while (twos > 0n && (num & 1n) === 0n) {
    num >>= 1n;
    twos -= 1n;
  }
  return Object.freeze({ num, den: 1n << twos });
}

/**
 * The rational that a double is: sign·fraction·2^exponent, as its 64 bits say. Both zeros are 0.
 *
 * Fails  undefined for infinities and NaN.
 */
export function exactDouble(x: number): Rational | undefined {
  if (!Number.isFinite(x)) return undefined;
  if (x === 0) return rational(0n);
  WORDS.setFloat64(0, x);
  const bits = WORDS.getBigUint64(0);
  const exponent = (bits >> FRACTION_BITS) & 0x7ffn;
  const fraction = bits & (HIDDEN - 1n);
  const size = exponent === 0n ? fraction : fraction | HIDDEN;
  const power = (exponent === 0n ? 1n : exponent) - BIAS - FRACTION_BITS;
  return dyadic(bits >> 63n === 1n ? -size : size, power);
}

/** The double that a half (IEEE 754 binary16) is: every half is one. */
export function halfToDouble(bits: number): number {
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  const sign = bits >> 15 === 1 ? -1 : 1;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (fraction + 0x400) * 2 ** (exponent - 25);
}
