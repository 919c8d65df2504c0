// TRUSTED. The one spelling of a rational: `0`, `-3`, `7/5`; lowest terms, denominator above 1.
// Imports only the kernel.
import { gcd, type Rational } from "../numbers/index.js";

/** Its spelling, except that terms may not be the lowest. */
export const RATIONAL = /^(0|-?[1-9][0-9]*)(?:\/([1-9][0-9]*))?$/u;

/** The text of a rational. */
export function encodeRational(value: Rational): string {
  return value.den === 1n ? `${value.num}` : `${value.num}/${value.den}`;
}

/**
 * The rational with this very spelling, or undefined if the text is no canonical rational.
 *
 * Ensures  encodeRational(decodeRational(text)) = text. Refuses `-0`, `+1`, `01`, `2/4`, `3/1`,
 *          `1e3`, `0.5`, spaces, other digits.
 * Cost     that of reading two integers; callers bound the length first.
 */
export function decodeRational(text: string): Rational | undefined {
  const match = RATIONAL.exec(text);
  if (match === null) return undefined;
  const num = BigInt(match[1] ?? "");
  if (match[2] === undefined) return Object.freeze({ num, den: 1n });
  const den = BigInt(match[2]);
  // Numbers of float files: prime to a power of two is odd.
  const isPower = (den & (den - 1n)) === 0n;
  if (isPower ? den === 1n || (num & 1n) === 0n : gcd(num, den) !== 1n) return undefined;
  return Object.freeze({ num, den });
}

export const INTEGER = /^(0|-?[1-9][0-9]*)$/u;

/** The integer with this very spelling, or undefined. */
export function decodeInteger(text: string): bigint | undefined {
  return INTEGER.test(text) ? BigInt(text) : undefined;
}
