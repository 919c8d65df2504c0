// UNTRUSTED. The bits of a floating-point number as the dyadic rational they mean. Imports the kernel.
import type { Rational } from "../../numbers/index.js";

/** Bytes, and bits of the exponent and of the fraction. */
export const FLOATS = Object.freeze({
  float16: { bytes: 2, exponent: 5n, fraction: 10n },
  bfloat16: { bytes: 2, exponent: 8n, fraction: 7n },
  float32: { bytes: 4, exponent: 8n, fraction: 23n },
  float64: { bytes: 8, exponent: 11n, fraction: 52n },
});

export type FloatType = keyof typeof FLOATS;

/** The unsigned integer of 1, 2, 4 or 8 bytes, lowest byte first. */
export function bitsAt(view: DataView, offset: number, bytes: number): bigint {
  if (bytes === 8) return view.getBigUint64(offset, true);
  if (bytes === 4) return BigInt(view.getUint32(offset, true));
  return BigInt(bytes === 2 ? view.getUint16(offset, true) : view.getUint8(offset));
}

/** The number that these bits mean, in lowest terms; undefined for NaN and the infinities. */
export function floatOfBits(bits: bigint, type: FloatType): Rational | undefined {
  const { exponent, fraction } = FLOATS[type];
  const top = (1n << exponent) - 1n;
  const biased = (bits >> fraction) & top;
  if (biased === top) return undefined;
  const part = bits & ((1n << fraction) - 1n);
  const size = biased === 0n ? part : part | (1n << fraction);
  if (size === 0n) return Object.freeze({ num: 0n, den: 1n });
  const zeros = size & -size;
  const sign = bits >> (exponent + fraction) === 0n ? 1n : -1n;
  // value = size · 2^power; the zeros at the end of `size` are the divisor it shares with 2^−power.
  const power = (biased === 0n ? 1n : biased) - (top >> 1n) - fraction;
  if (power >= 0n) return Object.freeze({ num: (sign * size) << power, den: 1n });
  const den = 1n << -power;
  const shared = zeros < den ? zeros : den;
  return Object.freeze({ num: (sign * size) / shared, den: den / shared });
}
