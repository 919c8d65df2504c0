// UNTRUSTED. Rationals for people: decimals of so many digits, rounded to a stated side.
// Imports the kernel. Every digit comes from integer arithmetic.
import { negate, type Rational } from "../numbers/index.js";
import { encloseRoot } from "./roots.js";

const LARGEST_PLAIN = 21;
const SMALLEST_PLAIN = -7;

/** The text of digits·10^(−places): plain for moderate sizes, else with an exponent. */
function decimalText(digits: string, places: number): string {
  const exponent = digits.length - 1 - places;
  if (exponent >= LARGEST_PLAIN || exponent < SMALLEST_PLAIN) {
    const tail = digits.slice(1).replace(/0+$/, "");
    return `${digits.slice(0, 1)}${tail === "" ? "" : `.${tail}`}e${exponent}`;
  }
  if (places <= 0) return digits + "0".repeat(-places);
  const padded = digits.padStart(places + 1, "0");
  const whole = padded.slice(0, -places);
  const tail = padded.slice(-places).replace(/0+$/, "");
  return tail === "" ? whole : `${whole}.${tail}`;
}

/** A decimal fraction n/(2^i·5^j) written out in full. */
function exactText(x: Rational): string {
  let places = 0;
  let num = x.num;
  while (num % x.den !== 0n) {
    num *= 10n;
    places += 1;
  }
  return decimalText(`${num / x.den}`, places);
}

/**
 * x as a decimal of at most so many significant digits, rounded down or up; the same text for
 * both sides if x is such a decimal.
 */
export function roundedText(x: Rational, digits: number, side: "down" | "up"): string {
  if (x.num === 0n) return "0";
  if (x.num < 0n) {
    return `-${roundedText(negate(x), digits, side === "down" ? "up" : "down")}`;
  }
  const { lower, upper } = encloseRoot(x, 1n, digits);
  return exactText(side === "down" ? lower : upper);
}
