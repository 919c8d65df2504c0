// UNTRUSTED. Doubles near exact numbers, for searches and drawings. Imports numbers.
import { bitLength, type Rational } from "../numbers/index.js";

/** A double near a/b for a ≥ 0, b > 0, whatever their sizes. */
export function quotientNear(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  const shift = bitLength(a) - bitLength(b) - 60;
  const scaled = shift >= 0 ? a / (b << BigInt(shift)) : (a << BigInt(-shift)) / b;
  const half = Math.trunc(shift / 2);
  return Number(scaled) * 2 ** half * 2 ** (shift - half);
}

/** A double near a rational. */
export function near(a: Rational): number {
  return a.num < 0n ? -quotientNear(-a.num, a.den) : quotientNear(a.num, a.den);
}
