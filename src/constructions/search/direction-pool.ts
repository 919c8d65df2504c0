// UNTRUSTED. Integer directions for a lattice, projected once in doubles.
import type { Norm } from "../../kernel/index.js";
import { anyDirection, axes, fits, meanDifferences, roundedDirection } from "./directions.js";
import { dualNormNear } from "../points/dual-norm.js";
import { type PointMatrix, projectNear } from "../points/point-matrix.js";
import type { Random } from "../../doubles/random.js";

/** A direction with what ranking needs to know of it. */
export interface Direction {
  readonly w: readonly bigint[];
  readonly values: Float64Array;
  readonly least: number;
  readonly span: number;
  /** Reach of a ball of radius 1 (in input units), in units of the values. */
  readonly reach: number;
}

/** The direction with rounded entries, or undefined if nothing varies along it. */
export function directionOf(
  matrix: PointMatrix,
  norm: Norm,
  w: Float64Array,
  bits: number,
): Direction | undefined {
  if (!w.every(Number.isFinite) || w.every((x) => x === 0)) return undefined;
  const rounded = roundedDirection(w, bits);
  const real = Float64Array.from(rounded, Number);
  const values = projectNear(matrix, real);
  let min = Infinity;
  let max = -Infinity;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  if (!(max > min)) return undefined;
  return {
    w: rounded,
    values,
    least: min,
    span: max - min,
    reach: dualNormNear(norm, real) / matrix.unitNear,
  };
}

/** A vector with a few random entries of ±1. */
export function sparseDirection(matrix: PointMatrix, random: Random): Float64Array {
  const w = new Float64Array(matrix.dimension);
  const count = 1 + random.below(Math.min(8, matrix.dimension));
  for (let n = 0; n < count; n += 1) w[random.below(matrix.dimension)] = random.sign();
  return w;
}

/** Number of directions kept: their projections must fit in memory. */
export function poolSize(matrix: PointMatrix, budget: number): number {
  return Math.round(Math.max(20, Math.min(240, 4e6 / matrix.count)) * budget);
}

/** Axes, differences of class means, fits, and random vectors with small integer entries. */
export function directionPool(
  matrix: PointMatrix,
  norm: Norm,
  random: Random,
  size: number,
): Direction[] {
  const pool: Direction[] = [];
  const take = (w: Float64Array, bits: number): void => {
    const direction = directionOf(matrix, norm, w, bits);
    if (direction !== undefined) pool.push(direction);
  };
  for (const w of axes(matrix, random).slice(0, Math.ceil(size / 3))) take(w, 1);
  for (const w of meanDifferences(matrix, random).slice(0, Math.ceil(size / 8))) take(w, 5);
  for (const w of fits(matrix, random, 1).slice(0, Math.ceil(size / 8))) take(w, 8);
  for (let n = 0; pool.length < size && n < 4 * size; n += 1) {
    const sparse = random.below(3) === 0;
    const w = sparse ? sparseDirection(matrix, random) : anyDirection(matrix, random);
    take(w, 2 + random.below(6));
  }
  return pool;
}
