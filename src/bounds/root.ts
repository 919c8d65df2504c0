// UNTRUSTED. Roots of rationals, kept exact: every product of powers of N, d and ρ is one.
// May import kernel, dataset. Floors, ceilings and comparisons are decided by integers.
import { ceilDivide, type Enclosure, encloseRoot, integerRoot } from "../dataset/roots.js";
import { compare, divide, lcm, multiply, ONE, power, type Rational } from "../numbers/index.js";

/** The number radicand^(1/degree), radicand ≥ 0. */
export interface Root {
  readonly radicand: Rational;
  readonly degree: bigint;
}

/** radicand^(1/degree). Requires: radicand ≥ 0, degree ≥ 1. */
export function root(radicand: Rational, degree: bigint = 1n): Root {
  return Object.freeze({ radicand, degree });
}

/** The radicands of two roots at their common degree. */
function atCommonDegree(a: Root, b: Root): readonly [Rational, Rational, bigint] {
  const degree = lcm(a.degree, b.degree);
  return [power(a.radicand, degree / a.degree), power(b.radicand, degree / b.degree), degree];
}

/** a·b·… of any number of factors; 1 of none. */
export function product(...factors: readonly Root[]): Root {
  return factors.reduce((a, b) => {
    const [x, y, degree] = atCommonDegree(a, b);
    return root(multiply(x, y), degree);
  }, root(ONE));
}

/** a^(n/m) for n ≥ 0, m ≥ 1. */
export function powerOf(a: Root, n: bigint, m: bigint = 1n): Root {
  return root(power(a.radicand, n), a.degree * m);
}

/** 1/a. Requires: a > 0. */
export function inverse(a: Root): Root {
  return root(divide(ONE, a.radicand), a.degree);
}

/** The sign of a − b. */
export function compareRoots(a: Root, b: Root): -1 | 0 | 1 {
  const [x, y] = atCommonDegree(a, b);
  return compare(x, y);
}

/** The largest integer n ≤ a. */
export function floorOf(a: Root): bigint {
  return integerRoot(a.radicand.num / a.radicand.den, a.degree);
}

/** The smallest integer n ≥ a. */
export function ceilingOf(a: Root): bigint {
  const least = ceilDivide(a.radicand.num, a.radicand.den);
  const below = integerRoot(least, a.degree);
  return below ** a.degree === least ? below : below + 1n;
}

/** A real between two roots, equal if it is known exactly. */
export interface Between {
  readonly lower: Root;
  readonly upper: Root;
}

/** Significant digits of a root that is rounded outward. */
const DIGITS = 40;

/** Two rationals about a real that is known between two roots. */
export function encloseBetween({ lower, upper }: Between): Enclosure {
  return {
    lower: encloseRoot(lower.radicand, lower.degree, DIGITS).lower,
    upper: encloseRoot(upper.radicand, upper.degree, DIGITS).upper,
  };
}

/** a between two decimals. */
export function encloseExact(a: Root): Enclosure {
  return encloseBetween({ lower: a, upper: a });
}
