// UNTRUSTED. Non-negative reals between rationals that are rounded outward.
// May import kernel, dataset, decimal.js. Logarithms alone come from decimal.js, widened by ulps.
import { Decimal } from "decimal.js";
import { decodeDecimal, isNumber, roundedText } from "../dataset/index.js";
import { type Enclosure, encloseRoot } from "../dataset/roots.js";
import {
  absolute,
  add,
  compare,
  divide,
  fault,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
} from "../numbers/index.js";

/** Significant digits that intermediate values keep. */
const DIGITS = 40;

/** Twenty digits more than is kept: the logarithm may be wrong by a few units of the last one. */
const Real = Decimal.clone({ precision: 60, maxE: 9e15, minE: -9e15, rounding: 4 });

/** What a logarithm is widened by, relative to max(1, |ln x|): 10⁹ times decimal.js's last unit. */
const MARGIN = rational(1n, 10n ** 50n);

/** A known number. */
export function point(value: Rational): Enclosure {
  return { lower: value, upper: value };
}

/** An integer. */
export function whole(value: bigint): Enclosure {
  return point(rational(value));
}

/** The sum of some enclosures. */
export function sum(...terms: readonly Enclosure[]): Enclosure {
  return terms.reduce(
    (a, b) => ({ lower: add(a.lower, b.lower), upper: add(a.upper, b.upper) }),
    whole(0n),
  );
}

/** a − b. */
export function minus(a: Enclosure, b: Enclosure): Enclosure {
  return { lower: subtract(a.lower, b.upper), upper: subtract(a.upper, b.lower) };
}

/** The product of some enclosures of non-negative numbers. */
export function times(...factors: readonly Enclosure[]): Enclosure {
  return factors.reduce(
    (a, b) => ({ lower: multiply(a.lower, b.lower), upper: multiply(a.upper, b.upper) }),
    point(ONE),
  );
}

/** a/b. Requires: a ≥ 0, b > 0. */
export function over(a: Enclosure, b: Enclosure): Enclosure {
  return { lower: divide(a.lower, b.upper), upper: divide(a.upper, b.lower) };
}

/** The smaller of two numbers. */
export function least(a: Enclosure, b: Enclosure): Enclosure {
  const smaller = (x: Rational, y: Rational): Rational => (compare(x, y) < 0 ? x : y);
  return { lower: smaller(a.lower, b.lower), upper: smaller(a.upper, b.upper) };
}

/** √a. Requires: a ≥ 0. */
export function squareRoot(a: Enclosure): Enclosure {
  return {
    lower: encloseRoot(a.lower, 2n, DIGITS).lower,
    upper: encloseRoot(a.upper, 2n, DIGITS).upper,
  };
}

/** The exact value of a decimal.js number. */
function exactly(value: Decimal): Rational {
  const decoded = decodeDecimal(value.toString());
  return isNumber(decoded) ? decoded : fault("decimal.js made a number that is none");
}

/** ln x as decimal.js has it for a rounded x, and what it may be wrong by. */
function roundedLogarithm(text: string): { value: Rational; margin: Rational } {
  const value = exactly(new Real(text).ln());
  const size = absolute(value);
  return { value, margin: multiply(MARGIN, compare(size, ONE) < 0 ? ONE : size) };
}

/**
 * ln x between two rationals.
 *
 * Requires  x > 0.
 * Source    decimal.js at 60 digits of x rounded down and up at 55; its result may be off by units
 *           in its last place, and is widened at the 50th.
 */
export function naturalLogarithm(x: Enclosure): Enclosure {
  const down = roundedLogarithm(roundedText(x.lower, DIGITS + 15, "down"));
  const up = roundedLogarithm(roundedText(x.upper, DIGITS + 15, "up"));
  return { lower: subtract(down.value, down.margin), upper: add(up.value, up.margin) };
}

const LN_TWO = naturalLogarithm(whole(2n));

/** log₂ x for x ≥ 1; what lies below 0 by rounding is 0. */
export function binaryLogarithm(x: Enclosure): Enclosure {
  const logarithm = naturalLogarithm(x);
  const lower = logarithm.lower.num < 0n ? rational(0n) : logarithm.lower;
  return over({ lower, upper: logarithm.upper }, LN_TWO);
}

/** log₂ e. */
export const BINARY_LOGARITHM_OF_E: Enclosure = over(whole(1n), LN_TWO);

/** The enclosure as two decimals of so many digits, rounded outward. */
export function decimals(x: Enclosure, digits: number): readonly [string, string] {
  return [roundedText(x.lower, digits, "down"), roundedText(x.upper, digits, "up")];
}
