// UNTRUSTED. One coordinate of a lattice, accepted by exact conditions: a grid whose walls miss all balls.
import { dyadicInside, timesPower } from "../../doubles/short-rational.js";
import type { Norm } from "../../kernel/index.js";
import {
  add,
  at,
  bitLength,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
} from "../../numbers/index.js";
import { dualNormBound } from "../points/dual-norm.js";
import { type PointMatrix, projectExact } from "../points/point-matrix.js";

const LARGEST_CELL = 2 ** 31;

/** z = w·(x − origin)/unit + lift, cells of the given width, ramps of width 2^−exponent. */
export interface Coordinate {
  readonly w: readonly bigint[];
  readonly lift: Rational;
  readonly width: Rational;
  readonly exponent: number;
  /** Cell of every point, from 0 on; the whole ball lies in it, above the ramp. */
  readonly cells: Float64Array;
  /** Number of cells R ≥ 1 and of binary digits n = ⌈log2 R⌉. */
  readonly radix: number;
  readonly bits: number;
}

/** ⌊a/b⌋ for b > 0. */
export function floorDivided(a: bigint, b: bigint): bigint {
  return a >= 0n ? a / b : -((b - 1n - a) / b);
}

/**
 * The values next to a place modulo the width, as rationals with lower ≤ place < upper; undefined if
 * there are none. Shapes: place ∈ [0, width].
 */
export function around(
  values: readonly bigint[],
  width: Rational,
  place: Rational,
): { lower: Rational; upper: Rational } | undefined {
  let lower: bigint | undefined;
  let upper: bigint | undefined;
  let least: bigint | undefined;
  let most: bigint | undefined;
  const limit = (place.num * width.den) / place.den;
  for (const value of values) {
    const rest = (((value * width.den) % width.num) + width.num) % width.num;
    if (rest <= limit) {
      if (lower === undefined || rest > lower) lower = rest;
    } else if (upper === undefined || rest < upper) upper = rest;
    if (least === undefined || rest < least) least = rest;
    if (most === undefined || rest > most) most = rest;
  }
  if (least === undefined || most === undefined) return undefined;
  return {
    lower: rational(lower ?? most - width.num, width.den),
    upper: rational(upper ?? least + width.num, width.den),
  };
}

/**
 * The grid of the given width with a wall near `place`, or undefined if a ball would be cut.
 *
 * Shapes   width > 0 and place ∈ [0, width] in units of the projections.
 * Ensures  every ball of the radius has its projection strictly between the ramp above one wall and
 *          the next wall. Decided in integers; `place` only says where to look.
 * Cost     one projection and one pass over the points.
 */
export function coordinateAt(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  w: readonly bigint[],
  width: Rational,
  place: Rational,
): Coordinate | undefined {
  const values = projectExact(matrix, w);
  const sides = around(values, width, place);
  if (sides === undefined) return undefined;
  const extent = divide(multiply(radius, dualNormBound(norm, w)), matrix.unit);
  const low = add(sides.lower, extent);
  const high = subtract(sides.upper, extent);
  if (compare(low, high) >= 0) return undefined;
  const { start, exponent } = dyadicInside(low, high);
  const wall = timesPower(rational(start), -exponent);
  const den = wall.den * width.den;
  const wallInt = wall.num * width.den;
  const widthInt = width.num * wall.den;
  const indices = values.map((value) => floorDivided(value * den - wallInt, widthInt));
  const lowest = indices.reduce((min, n) => (n < min ? n : min), at(indices, 0));
  const cells = Float64Array.from(indices, (n) => Number(n - lowest));
  const radix = cells.reduce((max, n) => Math.max(max, n), 0) + 1;
  if (radix > LARGEST_CELL) return undefined;
  return {
    w,
    lift: subtract(rational(0n), add(wall, multiply(rational(lowest), width))),
    width,
    exponent,
    cells,
    radix,
    bits: bitLength(BigInt(radix - 1)),
  };
}
