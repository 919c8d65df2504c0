// UNTRUSTED. Numbers exactly as people write them: decimals, exponents, fractions.
// Imports the kernel. No JS number becomes a rational: digits go to bigint as text.
import { type Rational, rational } from "../numbers/index.js";

/** Characters of one number, and the largest size of a decimal exponent. */
export const NUMBER_LIMITS = Object.freeze({ characters: 10_000, exponent: 10_000 });

/** Why a text is not a number that can be taken exactly. */
export type NumberDefect =
  | "empty"
  | "not-finite"
  | "not-a-number"
  | "zero-denominator"
  | "too-long"
  | "exponent-too-large";

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const FRACTION = /^([+-]?\d+)\/(\d+)$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;

/** 10ⁿ·digits for n < 0: the factors 2 and 5 are removed one by one, which needs no gcd. */
function decimalFraction(digits: bigint, places: number): Rational {
  let num = digits;
  let twos = places;
  let fives = places;
  while (twos > 0 && num % 2n === 0n) {
    num /= 2n;
    twos -= 1;
  }
  while (fives > 0 && num % 5n === 0n) {
    num /= 5n;
    fives -= 1;
  }
  return Object.freeze({ num, den: 2n ** BigInt(twos) * 5n ** BigInt(fives) });
}

/** `3/7`, or why not. The sign stands before the numerator. */
function decodeFraction(numerator: string, denominator: string): Rational | NumberDefect {
  const den = BigInt(denominator);
  return den === 0n ? "zero-denominator" : rational(BigInt(numerator), den);
}

/**
 * The number that a text writes, exactly: `0.1` is 1/10; `1e-3`, `-.5`, `5.`, `+2`, `3/7` are
 * numbers. Not numbers: `NaN`, `inf`, hexadecimal, `1_000`, `1,5`, spaces.
 *
 * Ensures  lowest terms.
 * Fails    never throws: a defect says why the text is no number, or too long to be taken.
 * Cost     quadratic in the characters, of which there are at most 10,000.
 */
export function decodeDecimal(text: string): Rational | NumberDefect {
  if (text === "") return "empty";
  if (text.length > NUMBER_LIMITS.characters) return "too-long";
  const fraction = FRACTION.exec(text);
  if (fraction !== null) {
    const [, numerator = "", denominator = ""] = fraction;
    return decodeFraction(numerator, denominator);
  }
  const decimal = DECIMAL.exec(text);
  if (decimal === null) return NOT_FINITE.test(text) ? "not-finite" : "not-a-number";
  const [, sign = "", whole = "", part = "", power = "0"] = decimal;
  if (whole === "" && part === "") return "not-a-number";
  const exponent = Number.parseInt(power, 10);
  if (Math.abs(exponent) > NUMBER_LIMITS.exponent) return "exponent-too-large";
  const size = BigInt(whole + part);
  if (size === 0n) return rational(0n);
  const digits = sign === "-" ? -size : size;
  const shift = exponent - part.length;
  if (shift >= 0) return rational(digits * 10n ** BigInt(shift));
  return decimalFraction(digits, -shift);
}

/** True for a number, false for a defect. */
export function isNumber(decoded: Rational | NumberDefect): decoded is Rational {
  return typeof decoded !== "string";
}

/** The defect in words, to follow "expected a number, got …". */
export function explainDefect(defect: NumberDefect): string {
  switch (defect) {
    case "empty":
      return "nothing";
    case "not-finite":
      return "a value that is not finite";
    case "not-a-number":
      return "a text that is not a number";
    case "zero-denominator":
      return "a fraction with denominator 0";
    case "too-long":
      return `more than ${NUMBER_LIMITS.characters} characters`;
    case "exponent-too-large":
      return `an exponent beyond ±${NUMBER_LIMITS.exponent}`;
  }
}
