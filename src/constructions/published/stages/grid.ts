// UNTRUSTED. One coordinate of a stage: a grid whose walls miss the balls that the stage is for; other
// balls may be cut. Every decision is exact; docs/theory.md#gated-lattice.
import { dyadicInside, floorOf, timesPower } from "../../../doubles/short-rational.js";
import {
  add,
  at,
  bitLength,
  compare,
  type Rational,
  rational,
  subtract,
} from "../../../numbers/index.js";
import { around, floorDivided } from "../../lattice/coordinate.js";

/** What the network reads first: z = w·(x − origin)/unit + lift > 0 on all balls. */
export interface Projection {
  readonly w: readonly bigint[];
  readonly lift: bigint;
  /** z of every point: integers. */
  readonly values: readonly bigint[];
  readonly least: bigint;
  readonly most: bigint;
  /** An upper bound on how far z moves on a ball. */
  readonly extent: Rational;
}

/**
 * Cells k = 0, 1, …: z − wall ∈ [k·width, (k + 1)·width). Below every wall three ramps of width
 * γ = 2^−exponent follow one another; the key changes on the middle one, [−2γ, −γ] from the wall.
 */
export interface StageGrid {
  readonly coordinate: number;
  readonly width: Rational;
  readonly wall: Rational;
  readonly exponent: number;
  /** 0 ≤ z − wall < z − wall + 3γ < 2^bits·width on all balls; there are that many cells at most. */
  readonly bits: number;
  readonly cells: number;
}

/** Where a ball is along one grid. */
export interface Span {
  /** The cells where the key is exact on some of the ball: first > last if there is none. */
  readonly first: number;
  readonly last: number;
  /** The ball is in one cell and strictly away from all ramps. */
  readonly isInside: boolean;
  /** The cells below whose lower wall the key changes on the ball. */
  readonly ramps: readonly number[];
}

/** A grid that is looked for: a width, and a place near which there should be a wall. */
export interface Sought {
  readonly coordinate: number;
  readonly width: Rational;
  /** In [0, width]: modulo the width. */
  readonly place: Rational;
  /** How far from the place the wall may be, if the balls leave room so near. */
  readonly aside: Rational;
}

/** Cells along one coordinate: their numbers stay exact in doubles. */
const MOST_CELLS = 1n << 31n;
function larger(a: Rational, b: Rational): Rational {
  return compare(a, b) < 0 ? b : a;
}

function smaller(a: Rational, b: Rational): Rational {
  return compare(a, b) < 0 ? a : b;
}

/** Lengths along a grid as integers over one denominator. */
interface Scale {
  readonly den: bigint;
  readonly of: (a: Rational) => bigint;
}

function scaleOf(...lengths: readonly Rational[]): Scale {
  const den = lengths.reduce((product, a) => product * a.den, 1n);
  return { den, of: (a) => (a.num * den) / a.den };
}

/** γ of a grid. */
export function rampWidth({ exponent }: Pick<StageGrid, "exponent">): Rational {
  return timesPower(rational(1n), -exponent);
}

/**
 * The grid whose three ramps lie between the balls of `members` next to a place, or undefined if these
 * balls leave no room there or the cells are too many.
 *
 * Shapes   thinner: further halvings of the ramps.
 * Ensures  every member's ball is strictly inside a cell and off its ramps; the wall is near the place if
 *          there is room; bits = 0 if all balls share
 *          one cell.
 */
export function gridAt(
  { values, extent, least, most }: Projection,
  { coordinate, width, place, aside }: Sought,
  members: readonly number[],
  thinner: number,
): StageGrid | undefined {
  const own = members.map((i) => at(values, i));
  const sides = around(own, width, place);
  if (sides === undefined) return undefined;
  const low = add(sides.lower, extent);
  const high = subtract(sides.upper, extent);
  if (compare(low, high) >= 0) return undefined;
  const [left, right] = [larger(low, subtract(place, aside)), smaller(high, add(place, aside))];
  const isNear = compare(left, right) < 0;
  const { start, exponent } = isNear ? dyadicInside(left, right) : dyadicInside(low, high);
  const above = timesPower(rational(start + 1n), -exponent);
  const under = subtract(subtract(rational(least), extent), above);
  const lowest = floorOf(rational(under.num * width.den, under.den * width.num));
  const wall = add(above, rational(width.num * lowest, width.den));
  const grid = { coordinate, width, wall, exponent: exponent + 2 + thinner };
  const gamma = rampWidth(grid);
  const reach = add(subtract(add(rational(most), extent), wall), add(gamma, add(gamma, gamma)));
  const top = floorOf(rational(reach.num * width.den, reach.den * width.num));
  if (top >= MOST_CELLS) return undefined;
  return { ...grid, bits: bitLength(top), cells: Number(top) + 1 };
}

/**
 * Where every ball is along a grid.
 *
 * Cost  some sums and quotients of integers a ball.
 */
export function spansOf({ values, extent }: Projection, grid: StageGrid): Span[] {
  const gamma = rampWidth(grid);
  const scale = scaleOf(extent, gamma, grid.width, grid.wall);
  const [e, g] = [scale.of(extent), scale.of(gamma)];
  const [width, wall] = [scale.of(grid.width), scale.of(grid.wall)];
  const floor = (a: bigint): number => Number(floorDivided(a, width));
  const ceiling = (a: bigint): number => -floor(-a);
  return values.map((value): Span => {
    const centre = value * scale.den - wall;
    const [low, high] = [centre - e, centre + e];
    const own = floorDivided(low, width);
    // The key is exact on [k·width − γ, (k + 1)·width − 2γ], and changes on (k·width − 2γ, k·width − γ).
    const from = floor(low + g) + 1;
    const to = ceiling(high + 2n * g) - 1;
    return {
      first: ceiling(low + 2n * g) - 1,
      last: floor(high + g),
      isInside: own * width < low && high < (own + 1n) * width - 3n * g,
      ramps: Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => from + k),
    };
  });
}

/** The values of z between which the key changes below the lower wall of cell k. */
export function rampOf(grid: StageGrid, k: number): readonly [Rational, Rational] {
  const { width, wall } = grid;
  const gamma = rampWidth(grid);
  const above = subtract(add(wall, rational(width.num * BigInt(k), width.den)), gamma);
  return [subtract(above, gamma), above];
}
