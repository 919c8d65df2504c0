// UNTRUSTED. Evidence for ρ ≥ r: the closest differently labelled pair, and the largest short r it shows.
// May import kernel, dataset. The kernel's own test decides; approximations only propose.
import type { Dataset } from "../dataset/dataset.js";
import { answered, distanceDefect, type Norm } from "../kernel/index.js";
import {
  absolute,
  at,
  compare,
  difference,
  divide,
  entry,
  multiply,
  ONE,
  power,
  type Rational,
  rational,
  subtract,
} from "../numbers/index.js";
import { approximate, fromDecimal, largestOf, Real, short, sumOf } from "./decimals.js";

/** r with its evidence. */
export interface RatioEvidence {
  readonly atLeast: Rational;
  readonly pair: readonly [number, number];
  readonly powers: readonly Rational[];
}

/** Significant digits of r when μ/ε_D itself is no short rational. */
const DIGITS = 9;
/** Significant digits of the powers, relative to the largest. */
const POWER_DIGITS = 30;

/** Rationals u_k ≥ |t_k|^(a/b), tight to about 30 digits; exact for an integer exponent. */
export function powersAbove(t: readonly Rational[], a: bigint, b: bigint): readonly Rational[] {
  if (b === 1n) return t.map((v) => power(absolute(v), a));
  const sizes = t.map((v) => approximate(absolute(v)).pow(new Real(`${a}`).div(`${b}`)));
  const largest = largestOf(sizes);
  const unit = new Real(10).pow(largest.e - POWER_DIGITS);
  return sizes.map((size, k) => {
    if (at(t, k).num === 0n) return rational(0n);
    const above = fromDecimal(size.div(unit).ceil().plus(1).times(unit));
    const enough = compare(power(above, b), power(absolute(at(t, k)), a)) >= 0;
    return enough ? above : fromDecimal(size.times("1.000000001"));
  });
}

/** ‖t‖_p, approximately. */
function distance(norm: Norm, t: readonly Rational[]): InstanceType<typeof Real> {
  const sizes = t.map((v) => approximate(absolute(v)));
  if (norm.kind === "infinity") return largestOf(sizes);
  const p =
    norm.kind === "power"
      ? new Real(`${norm.a}`).div(`${norm.b}`)
      : new Real(norm.kind === "one" ? 1 : 2);
  return sumOf(sizes.map((size) => size.pow(p))).pow(new Real(1).div(p));
}

/** 2μ/‖t‖ exactly where the norm is rational without roots. */
function exactRatio(norm: Norm, t: readonly Rational[], radius: Rational): Rational | undefined {
  if (norm.kind === "two" || norm.kind === "power") return undefined;
  let total = rational(0n);
  for (const v of t) {
    const size = absolute(v);
    if (norm.kind === "one") total = subtract(total, rational(-size.num, size.den));
    else if (compare(size, total) > 0) total = size;
  }
  return divide(multiply(rational(2n), radius), total);
}

/**
 * The largest r with few digits such that the pair shows ρ = μ/ε_D ≥ r.
 *
 * Requires  the two points differ and carry different labels.
 * Ensures   evidence that the kernel's `distanceDefect` accepts; r ≤ 1.
 */
export function ratioEvidence(
  dataset: Dataset,
  norm: Norm,
  radius: Rational,
  pair: readonly [number, number],
): RatioEvidence {
  const first = at(dataset.points, pair[0]).point;
  const second = at(dataset.points, pair[1]).point;
  const apart = difference(first, second);
  const t = apart.ints.map((_, k) => entry(apart, k));
  const powers = norm.kind === "power" ? powersAbove(t, norm.a, norm.b) : [];
  const shows = (r: Rational): boolean => {
    const s = divide(multiply(rational(2n), radius), r);
    // Numbers that the kernel declines at every ratio end the search as well.
    return typeof answered(() => distanceDefect(norm, first, second, s, powers)) !== "string";
  };
  const exact = exactRatio(norm, t, radius);
  if (exact !== undefined && `${exact.num}${exact.den}`.length <= 2 * DIGITS) {
    return { atLeast: least(exact), pair, powers };
  }
  const estimate = approximate(radius).times(2).div(distance(norm, t));
  // One unit up first: an estimate of a ratio that is itself short may fall just below it.
  const unit = new Real(10).pow(estimate.e - DIGITS + 1);
  let proposal = fromDecimal(estimate.div(unit).floor().plus(1).times(unit));
  while (!shows(proposal)) proposal = short(approximate(proposal).minus(unit), DIGITS, "down");
  return { atLeast: least(proposal), pair, powers };
}

/** A claim of a ratio above 1 is not meaningful; what it would show includes ρ ≥ 1. */
function least(r: Rational): Rational {
  return compare(r, ONE) > 0 ? ONE : r;
}
