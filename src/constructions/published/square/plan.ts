// UNTRUSTED. The constants of a `square` network: radii, tents, blocks. docs/theory.md#square.
import type { Norm } from "../../../kernel/index.js";
import {
  add,
  at,
  compare,
  divide,
  multiply,
  ONE,
  power,
  type Rational,
  rational,
  subtract,
} from "../../../numbers/index.js";
import { denseCount, type DenseSize } from "../../../networks/index.js";
import { ceilingRoot } from "../../points/dual-norm.js";
import type { Heights } from "../../points/heights.js";
import { firstOfEqual, integerPoint } from "../../points/integer-points.js";
import type { PointMatrix } from "../../points/point-matrix.js";
import { shortBelow } from "../../../doubles/short-rational.js";

const TWO = rational(2n);

/** Lengths in input units: 2r < δ₀, balls of the norm lie in Euclidean balls of radius r, s = δ₀ − r. */
export interface SquareLengths {
  readonly delta: Rational;
  readonly reach: Rational;
  readonly clip: Rational;
  /** A = (r/s)², the largest sum of squares on the own ball. */
  readonly inside: Rational;
  /** The least m ≥ 0 with 4^(m+1)·(1 − A) ≥ 2d. */
  readonly tents: number;
}

/** √d from above with so many fractional bits; 1 for p ≤ 2, where ‖t‖₂ ≤ ‖t‖_p. */
export function extent(norm: Norm, dimension: number, bits: bigint): Rational {
  const isNarrow =
    norm.kind === "one" || norm.kind === "two" || (norm.kind === "power" && norm.a < 2n * norm.b);
  if (isNarrow) return ONE;
  return rational(ceilingRoot(BigInt(dimension) << (2n * bits), 2n), 1n << bits);
}

function lengthsWith(
  dimension: number,
  delta: Rational,
  reach: Rational,
): SquareLengths | undefined {
  const clip = subtract(delta, reach);
  if (compare(reach, clip) >= 0) return undefined;
  const inside = power(divide(reach, clip), 2n);
  const gap = subtract(ONE, inside);
  let tents = 0;
  while (4n ** BigInt(tents + 1) * gap.num < BigInt(2 * dimension) * gap.den) tents += 1;
  return { delta, reach, clip, inside, tents };
}

/**
 * The lengths of a network.
 *
 * Requires  distance: at most the Euclidean distance of any two differently labelled points.
 * Ensures   as few tents as with 64 bits of every number, and short numbers; undefined if 2r ≥ distance.
 */
export function squareLengths(
  norm: Norm,
  dimension: number,
  distance: Rational,
  radius: Rational,
): SquareLengths | undefined {
  const reachWith = (bits: bigint): Rational => multiply(radius, extent(norm, dimension, bits));
  const best = lengthsWith(dimension, distance, reachWith(64n));
  if (best === undefined) return undefined;
  for (const digits of [1, 2, 3, 4, 6, 9, 12]) {
    const delta = shortBelow(distance, digits);
    const found = lengthsWith(dimension, delta, reachWith(BigInt(4 * digits)));
    if (found?.tents === best.tents) return found;
  }
  return best;
}

/** A network that takes the maximum over blocks, one a point of a class other than the base. */
export interface SquarePlan {
  readonly lengths: SquareLengths;
  readonly heights: Heights;
  /** Points, by ascending height of their class; equal ones once. */
  readonly blocks: readonly number[];
  /** The block of each point; −1 in the base class. */
  readonly own: Int32Array;
}

/** The points that need a block. */
export function squareBlocks(
  matrix: PointMatrix,
  { base, heights }: Heights,
): Pick<SquarePlan, "blocks" | "own"> {
  const firsts = firstOfEqual(matrix);
  const heightOf = (point: number): Rational => at(heights, matrix.labels[point] ?? 0);
  const blocks = Array.from(firsts.keys())
    .filter((i) => firsts[i] === i && matrix.labels[i] !== base)
    .sort((i, j) => compare(heightOf(i), heightOf(j)));
  const places = new Map(blocks.map((point, place) => [point, place]));
  return { blocks, own: firsts.map((first) => places.get(first) ?? -1) };
}

/** Hidden layers of a block. */
export function blockLayers(dimension: number, tents: number): number {
  return dimension * (tents + 2) + 1;
}

/**
 * n blocks of d(m + 2) layers of d + 4 units and one of d + 2, then two units: width d + 4, hidden layers
 * n(d(m + 2) + 1) + 1.
 */
export function squareSize(dimension: number, blocks: number, tents: number): DenseSize {
  const wide = new Array<number>(blockLayers(dimension, tents) - 1).fill(dimension + 4);
  const block = [...wide, dimension + 2];
  const inside = denseCount(block);
  const parameters =
    (dimension + 1) * (dimension + 4) +
    blocks * inside +
    (blocks - 1) * (dimension + 3) * (dimension + 4) +
    2 * (dimension + 3) +
    3;
  return { width: dimension + 4, depth: blocks * block.length + 2, parameters };
}

/** The vector from point i to point j, in units of the matrix. */
export function stepBetween(matrix: PointMatrix, i: number, j: number): bigint[] {
  const to = integerPoint(matrix, j);
  return integerPoint(matrix, i).map((n, k) => at(to, k) - n);
}

/**
 * The coordinate at whose clip a ball must be cut to show that the squares from another point, v away, sum
 * to 1: none if one coordinate is clipped on all of the ball, or if Σ min(v_k²/(sδ₀), 1) ≥ δ₀/s.
 */
export function cutCoordinate(
  { delta, clip }: SquareLengths,
  unit: Rational,
  v: readonly bigint[],
): number | undefined {
  const squares = v.map((n) => multiply(power(unit, 2n), rational(n * n)));
  const whole = power(delta, 2n);
  const most = multiply(clip, delta);
  let sum = rational(0n);
  let largest = 0;
  for (const [k, square] of squares.entries()) {
    if (compare(square, whole) >= 0) return undefined;
    sum = add(sum, compare(square, most) < 0 ? square : most);
    if (compare(square, at(squares, largest)) > 0) largest = k;
  }
  return compare(sum, whole) >= 0 ? undefined : largest;
}

/** (1 + A)/2: what the sum is at most on the own ball. */
export function lowOf({ inside }: SquareLengths): Rational {
  return divide(add(ONE, inside), TWO);
}
