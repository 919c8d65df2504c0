// UNTRUSTED. Numbers for people: exact where that is short, always with a decimal that says its rounding.
// May import kernel, dataset.
import { roundedText } from "../dataset/decimal-text.js";
import { encloseRoot, exactRoot } from "../dataset/roots.js";
import { absolute, type Rational } from "../numbers/index.js";

/** Longest exact text shown to a person. */
const SHOWN = 40;
const DIGITS = 6;

/** `3`, `-7/5`. */
export function exactText(value: Rational): string {
  return value.den === 1n ? `${value.num}` : `${value.num}/${value.den}`;
}

/** A decimal of at most six digits, rounded towards zero; the value itself if that has no more. */
export function decimalText(value: Rational, digits = DIGITS): string {
  const text = roundedText(absolute(value), digits, "down");
  return value.num < 0n ? `-${text}` : text;
}

/** True if the value is a decimal of at most six digits. */
function isShortDecimal(value: Rational): boolean {
  const size = absolute(value);
  return roundedText(size, DIGITS, "down") === roundedText(size, DIGITS, "up");
}

/** `1/8 = 0.125`, `1/3 ≈ 0.333333`, or only `≈ 0.333333 (exactly with --json)` when it is long. */
export function shown(value: Rational): string {
  const exact = exactText(value);
  if (value.den === 1n && exact.length <= SHOWN) return exact;
  const decimal = `${isShortDecimal(value) ? "=" : "≈"} ${decimalText(value)}`;
  return exact.length <= SHOWN ? `${exact} ${decimal}` : `${decimal} (exactly with --json)`;
}

/** The root of a square as `√(2/9) ≈ 0.471404`; a rational root as itself. */
export function shownRoot(square: Rational): string {
  const root = exactRoot(square, 2n);
  if (root !== undefined) return shown(root);
  const exact = exactText(square);
  const decimal = `≈ ${rootText(square)}`;
  return exact.length <= SHOWN ? `√(${exact}) ${decimal}` : `${decimal} (its square with --json)`;
}

/** √square as a decimal of six digits, rounded down. */
export function rootText(square: Rational): string {
  return decimalText(encloseRoot(square, 2n, DIGITS).lower);
}

/** A reach, which for p = 2 is known by its square. */
export function shownReach(reach: Rational, squared: boolean): string {
  return squared ? shownRoot(reach) : shown(reach);
}
