// UNTRUSTED. The points as integers over one unit, with exact and fast projections.
// May import kernel, dataset.
import type { Dataset } from "../../dataset/dataset.js";
import { type Frame, frameOf } from "../../dataset/frame.js";
import { type Numbers, roomFor } from "../../dataset/grid.js";
import { near, quotientNear } from "../../doubles/near.js";
import { at, type Rational, rational } from "../../numbers/index.js";

const EXACT_LIMIT = 2 ** 53;

/**
 * x_i = origin + unit·(integer vector), the integers ≥ 0. `entries` holds them row by row as doubles:
 * the integers themselves if `exact`, otherwise quotients by the largest one, for ranking only.
 */
export interface PointMatrix {
  readonly count: number;
  readonly dimension: number;
  readonly classes: number;
  readonly labels: Int32Array;
  readonly entries: Numbers;
  readonly exact: boolean;
  readonly unit: Rational;
  readonly origin: readonly Rational[];
  /** The same frame in integers: x_i = (minima + divisor·entries)/den. */
  readonly frame: Frame;
  /** Largest entry of each column. */
  readonly spans: Float64Array;
  /** Units in 1 of `entries`: 1 if exact. */
  readonly entryScale: bigint;
  /** What 1 in `entries` is in input units, as a double. */
  readonly unitNear: number;
  readonly dataset: Dataset;
}

/**
 * The matrix of a dataset.
 *
 * Requires  at least one point, all of the same dimension.
 * Cost      two passes over the coordinates; 8 bytes each are kept, or 4.
 */
export function pointMatrix(dataset: Dataset): PointMatrix {
  const { dimension, points } = dataset;
  const frame = frameOf(dataset);
  const { den, minima, divisor } = frame;
  let largest = 1n;
  for (const { point } of points) {
    const factor = den / point.den;
    point.ints.forEach((n, k) => {
      const entry = n * factor - at(minima, k);
      if (entry > largest) largest = entry;
    });
  }
  largest /= divisor;
  const exact = largest < BigInt(EXACT_LIMIT);
  const cells = points.length * dimension;
  const entries = exact ? roomFor(Number(largest), cells) : new Float64Array(cells);
  const spans = new Float64Array(dimension);
  points.forEach(({ point }, i) => {
    const factor = den / point.den;
    point.ints.forEach((n, k) => {
      const entry = (n * factor - at(minima, k)) / divisor;
      const value = exact ? Number(entry) : quotientNear(entry, largest);
      entries[i * dimension + k] = value;
      if (value > (spans[k] ?? 0)) spans[k] = value;
    });
  });
  const unit = rational(divisor, den);
  return {
    count: points.length,
    dimension,
    classes: dataset.classes.length,
    labels: Int32Array.from(points, ({ label }) => label),
    entries,
    exact,
    unit,
    origin: minima.map((n) => rational(n, den)),
    spans,
    frame,
    entryScale: exact ? 1n : largest,
    unitNear: near(exact ? unit : rational(divisor * largest, den)),
    dataset,
  };
}

/** w·x_i for a vector of doubles, up to a constant, in units of `entries`. For ranking only. */
export function projectNear(matrix: PointMatrix, w: Float64Array): Float64Array {
  const { count, dimension, entries } = matrix;
  const columns: number[] = [];
  w.forEach((weight, k) => {
    if (weight !== 0) columns.push(k);
  });
  const result = new Float64Array(count);
  if (columns.length * 4 < dimension) {
    for (let i = 0; i < count; i += 1) {
      let sum = 0;
      for (const k of columns) sum += (w[k] ?? 0) * (entries[i * dimension + k] ?? 0);
      result[i] = sum;
    }
    return result;
  }
  for (let i = 0; i < count; i += 1) {
    const from = i * dimension;
    let sum = 0;
    for (let k = 0; k < dimension; k += 1) sum += (w[k] ?? 0) * (entries[from + k] ?? 0);
    result[i] = sum;
  }
  return result;
}

/**
 * The integers w·(x_i − origin)/unit, exactly.
 *
 * Shapes  one integer a coordinate.
 * Cost    N·d products: of doubles while every partial sum is an integer below 2^53, else bigints.
 */
export function projectExact(matrix: PointMatrix, w: readonly bigint[]): bigint[] {
  const bound = w.reduce((sum, n, k) => sum + Math.abs(Number(n)) * (matrix.spans[k] ?? 0), 0);
  if (matrix.exact && bound < EXACT_LIMIT / 2) {
    return Array.from(projectNear(matrix, Float64Array.from(w, Number)), BigInt);
  }
  const { den, minima, divisor } = matrix.frame;
  const shift = w.reduce((sum, n, k) => sum + n * at(minima, k), 0n);
  return matrix.dataset.points.map(({ point }) => {
    let sum = 0n;
    point.ints.forEach((n, k) => {
      sum += at(w, k) * n;
    });
    return (sum * (den / point.den) - shift) / divisor;
  });
}
