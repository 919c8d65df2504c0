// UNTRUSTED. Short decimal approximations as exact rationals: material for evidence, never a decision.
// May import the kernel and decimal.js. Every number made here is tested exactly before it is used.
import { Decimal } from "decimal.js";
import { power, type Rational, rational } from "../numbers/index.js";

/** Fifty digits, exponents without a practical bound; its own copy, as precision is global state. */
export const Real = Decimal.clone({ precision: 50, maxE: 9e15, minE: -9e15 });

/** A real number close to a rational. */
export function approximate(value: Rational): Decimal {
  return new Real(value.num.toString()).div(value.den.toString());
}

/**
 * A rational with at most `digits` significant decimal digits near a real.
 *
 * Ensures  not above the real for "down", not below it for "up", both as decimal.js computed it.
 */
export function short(value: Decimal, digits: number, direction: "down" | "up"): Rational {
  const mode = direction === "down" ? Decimal.ROUND_DOWN : Decimal.ROUND_UP;
  return fromDecimal(value.toSignificantDigits(digits, mode));
}

/** The exact value of a decimal. */
export function fromDecimal(value: Decimal): Rational {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const places = BigInt(exponent) - BigInt(fraction.length);
  const ten = power(rational(10n), places < 0n ? -places : places);
  const digits = BigInt(whole + fraction);
  return places < 0n ? rational(digits, ten.num) : rational(digits * ten.num);
}

/** The largest of some non-negative reals; 0 of none. No spread: there may be a million of them. */
export function largestOf(values: readonly Decimal[]): Decimal {
  return values.reduce((a, b) => (b.gt(a) ? b : a), new Real(0));
}

/** The sum of some reals. */
export function sumOf(values: readonly Decimal[]): Decimal {
  return values.reduce((a, b) => a.plus(b), new Real(0));
}
