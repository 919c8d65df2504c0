// TRUSTED. Sets of inputs in coordinates that are not negative: y = x − corner, in a box, and perhaps in a ball.
// Imports only the kernel. The least that a whole-number form takes on such a set; docs/theory.md#bounds. Proved: least_on_sound, ball_box_sound.
import {
  add,
  at,
  compare,
  entry,
  type Rational,
  type Scaled,
  scaled,
  subtract,
} from "../../numbers/index.js";
import type { Norm } from "../norm.js";
import {
  above,
  aboveRatio,
  belowRatio,
  ceiling,
  entryOf,
  EXACT,
  floor,
  floorRatio,
  powerOfTwo,
  shiftFor,
} from "./dyadic.js";

/** Σ|y − centre|^p ≤ radius^p for p = 1 or 2; the centre is between `near` and `far`. */
interface Round {
  readonly isTwo: boolean;
  readonly radius: number;
  readonly near: Float64Array;
  readonly far: Float64Array;
}

/** All x = corner + y with 0 ≤ low ≤ y ≤ high; low and high are multiples of the grid. */
export interface InputSet {
  readonly corner: Scaled;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly grid: Float64Array;
  readonly round?: Round;
}

/** A set that holds the box [lower, upper]. Requires lower ≤ upper, equally long. */
export function boxOf(lower: readonly Rational[], upper: readonly Rational[]): InputSet {
  const widths = lower.map((own, k) => subtract(at(upper, k), own));
  const shifts = widths.map(({ num, den }) => (num === 0n ? 0 : shiftFor(num, den, 25)));
  const grid = Float64Array.from(shifts, (shift) => powerOfTwo(-shift));
  const side = (n: number, k: number): number => n * entryOf(grid, k);
  const whole = widths.map(({ num, den }, k) => -floorRatio(-num, den, at(shifts, k)));
  const high = Float64Array.from(whole, side);
  return { corner: scaled(lower), low: new Float64Array(high.length), high, grid };
}

/** A set that holds the ball about a centre, within [least, most] of each coordinate if a domain is given. */
export function ballOf(
  { kind, ...norm }: Norm,
  centre: Scaled,
  radius: Rational,
  domain?: readonly [readonly Rational[], readonly Rational[]],
): InputSet {
  const points = centre.ints.map((_, k) => entry(centre, k));
  const lower = points.map((c) => subtract(c, radius));
  const upper = points.map((c) => add(c, radius));
  const later = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? b : a);
  const sooner = (a: Rational, b: Rational): Rational => (compare(a, b) < 0 ? a : b);
  const low = domain === undefined ? lower : lower.map((own, k) => later(own, at(domain[0], k)));
  const high = domain === undefined ? upper : upper.map((own, k) => sooner(own, at(domain[1], k)));
  const box = boxOf(low, high);
  // ‖t‖_q ≤ ‖t‖_p for q ≥ p: a ball of another exponent lies in that of the next of 1, 2 and ∞.
  const isPower = "a" in norm && norm.a < 2n * norm.b;
  if (kind === "infinity" || (kind === "power" && !isPower)) return box;
  const moved = points.map((own, k) => subtract(own, at(low, k)));
  const near = Float64Array.from(moved, ({ num, den }) => belowRatio(num, den));
  const far = Float64Array.from(moved, ({ num, den }) => aboveRatio(num, den));
  const whole = aboveRatio(radius.num, radius.den);
  return { ...box, round: { isTwo: kind !== "one", radius: whole, near, far } };
}

/** The two halves of a set along a coordinate; undefined if it is too thin, or there is no such coordinate. */
export function halvesOfSet(set: InputSet, k: number): readonly [InputSet, InputSet] | undefined {
  if (k >= set.low.length) return undefined;
  const [low, high, unit] = [entryOf(set.low, k), entryOf(set.high, k), entryOf(set.grid, k)];
  const middle = floor((low + high) / (2 * unit)) * unit;
  if (middle <= low || middle >= high) return undefined;
  const [lower, upper] = [set.low.slice(), set.high.slice()];
  lower[k] = middle;
  upper[k] = middle;
  return [
    { ...set, high: upper },
    { ...set, low: lower },
  ];
}

/** The least whole number r with r² ≥ s, for 0 ≤ s < 2^52. */
function rootAbove(s: number): number {
  let root = 0;
  for (let bit = 67_108_864; bit >= 1; bit /= 2) {
    const next = root + bit - 1;
    if (next * next < s) root += bit;
  }
  return root;
}

/** −max {n·t : ‖t‖_p ≤ radius}, in units of `factor`, from below. Requires |n| ≤ 2^26. */
function reachBelow({ isTwo, radius }: Round, n: Float64Array, factor: number): number {
  let most = 0;
  for (const own of n) if (own > most || -own > most) most = own < 0 ? -own : own;
  if (!isTwo) return floor(-most * radius * factor);
  let step = 1;
  while (most * most * n.length >= (EXACT / 4) * step * step) step *= 2;
  let squares = 0;
  for (const own of n) {
    const size = ceiling((own < 0 ? -own : own) / step);
    squares += size * size;
  }
  return floor(-above(rootAbove(squares)) * radius * step * factor);
}

/**
 * A whole number that is at most factor·min {Σ n·y}, the minimum over the set; undefined if it is beyond 2^53.
 *
 * Requires  whole numbers of at most 2^26 in n; a power of two as the factor.
 */
export function leastOn(set: InputSet, n: Float64Array, factor: number): number | undefined {
  let [sum, size] = [0, 0];
  for (let i = 0; i < n.length; i += 1) {
    const own = entryOf(n, i);
    if (own === 0) continue;
    const term = floor(own * entryOf(own < 0 ? set.high : set.low, i) * factor);
    sum += term;
    size += term < 0 ? -term : term;
  }
  if (!(size < EXACT)) return undefined;
  const { round } = set;
  if (round === undefined) return sum;
  let least = reachBelow(round, n, factor);
  size = -least;
  for (let i = 0; i < n.length; i += 1) {
    const own = entryOf(n, i);
    const term = floor(own * entryOf(own < 0 ? round.far : round.near, i) * factor);
    least += term;
    size += term < 0 ? -term : term;
  }
  return size < EXACT && least > sum ? least : sum;
}
