// UNTRUSTED. The points of a dataset as integers that doubles hold exactly, for fast comparisons.
// Imports the kernel. Nothing computed from a grid is a result: it only tells which pairs to look at.
//
// The integers are y_ik with |(y_ik − y_jk) − s·(x_ik − x_jk)| < 1 for one scale s > 0 and all
// pairs (isExact: they are equal). Every y_ik and every difference is an integer of at most 2⁵³ in
// size, so subtraction of doubles makes no error.
import { at, bitLength, difference, lcm, type Rational, rational } from "../numbers/index.js";
import type { Dataset } from "./dataset.js";
import { floorDivide } from "./roots.js";

/** Doubles, in half the memory if all of them are exact there too. */
export type Numbers = Float64Array | Float32Array;

/** Room for integers of this size at most: 60,000 images take 190 MB in place of 380. */
export function roomFor(largest: number, length: number): Numbers {
  return largest <= 2 ** 24 ? new Float32Array(length) : new Float64Array(length);
}

export interface Grid {
  /** N rows of `width` integers, points of one class side by side. */
  readonly values: Numbers;
  readonly width: number;
  /** Row → index of the point in the dataset. */
  readonly order: readonly number[];
  /** Row → first row of the classes that follow. */
  readonly classEnd: Int32Array;
  /** Grid units in a unit of the data. */
  readonly scale: Rational;
  readonly isExact: boolean;
  /** Largest difference of two values in each column. */
  readonly ranges: readonly bigint[];
}

const LARGEST = 2 ** 53;

/** Rows by class, in the order of the dataset within a class. */
function rowOrder(dataset: Dataset): { order: readonly number[]; classEnd: Int32Array } {
  const { points } = dataset;
  const label = (index: number) => at(points, index).label;
  const order = [...points.keys()].sort((i, j) => label(i) - label(j) || i - j);
  const classEnd = new Int32Array(order.length);
  let end = order.length;
  for (let row = order.length - 1; row >= 0; row -= 1) {
    const isLast = row + 1 < order.length && label(at(order, row)) !== label(at(order, row + 1));
    if (isLast) end = row + 1;
    classEnd[row] = end;
  }
  return { order, classEnd };
}

/** The integers before columns are chosen. */
type RawGrid = Pick<Grid, "values" | "scale" | "isExact">;

/** All coordinates over one common denominator, if every one is then below 2⁵³. */
function commonIntegers(dataset: Dataset, order: readonly number[]): RawGrid | undefined {
  let den = 1n;
  for (const { point } of dataset.points) {
    if (den % point.den !== 0n) den = lcm(den, point.den);
    if (bitLength(den) > 53) return undefined;
  }
  let largest = 0;
  for (const { point } of dataset.points) {
    const factor = Number(den / point.den);
    for (const n of point.ints) largest = Math.max(largest, Math.abs(Number(n) * factor));
  }
  // A rounded product of integers is below 2⁵³ only if it is the product.
  if (!(largest < LARGEST)) return undefined;
  const values = roomFor(largest, order.length * dataset.dimension);
  let cell = 0;
  for (const index of order) {
    const { point } = at(dataset.points, index);
    const factor = Number(den / point.den);
    for (const n of point.ints) {
      values[cell] = Number(n) * factor;
      cell += 1;
    }
  }
  return { values, scale: rational(den), isExact: true };
}

/** ⌊s·(x_i − x_0)⌋ with s = 2^shift, the largest for which all these are below 2⁵² in size. */
function roundedIntegers(dataset: Dataset, order: readonly number[]): RawGrid {
  const origin = at(dataset.points, 0).point;
  let octaves = -Infinity;
  // Computed twice: to hold N·d long integers would take more memory than the dataset.
  const offset = (index: number) => difference(at(dataset.points, index).point, origin);
  for (const index of order) {
    const { ints, den } = offset(index);
    const below = bitLength(den) - 1;
    for (const n of ints) if (n !== 0n) octaves = Math.max(octaves, bitLength(n) - below);
  }
  const shift = octaves === -Infinity ? 0 : 52 - octaves;
  const size = 1n << BigInt(Math.abs(shift));
  const d = dataset.dimension;
  const values = new Float64Array(order.length * d);
  order.forEach((index, row) => {
    const { ints, den } = offset(index);
    ints.forEach((n, k) => {
      const value = shift >= 0 ? floorDivide(n * size, den) : floorDivide(n, den * size);
      values[row * d + k] = Number(value);
    });
  });
  return { values, scale: shift >= 0 ? rational(size) : rational(1n, size), isExact: false };
}

/** Columns that are not constant, those that differ most first, and what they range over. */
function spread(values: Numbers, d: number): { columns: readonly number[]; ranges: number[] } {
  const rows = values.length / d;
  const low = new Float64Array(d).fill(Infinity);
  const high = new Float64Array(d).fill(-Infinity);
  const sum = new Float64Array(d);
  const squares = new Float64Array(d);
  for (let row = 0, cell = 0; row < rows; row += 1) {
    for (let k = 0; k < d; k += 1, cell += 1) {
      const value = values[cell] ?? 0;
      if (value < (low[k] ?? 0)) low[k] = value;
      if (value > (high[k] ?? 0)) high[k] = value;
      sum[k] = (sum[k] ?? 0) + value;
      squares[k] = (squares[k] ?? 0) + value * value;
    }
  }
  const variance = squares.map((s, k) => s - (sum[k] ?? 0) ** 2 / rows);
  const ranges = [...high].map((h, k) => h - (low[k] ?? 0));
  const columns = [...ranges.keys()]
    .filter((k) => (ranges[k] ?? 0) > 0)
    .sort((k, l) => (variance[l] ?? 0) - (variance[k] ?? 0));
  return { columns, ranges: columns.map((k) => ranges[k] ?? 0) };
}

/** Columns are padded with zeros to a multiple of this. */
export const BLOCK = 16;

/**
 * The grid of a dataset.
 *
 * Ensures  the two properties of the header; constant columns are left out.
 * Cost     N·d conversions; for data that has no small common denominator, N·d long divisions.
 */
export function gridOf(dataset: Dataset): Grid {
  const { order, classEnd } = rowOrder(dataset);
  const d = dataset.dimension;
  let raw = commonIntegers(dataset, order) ?? roundedIntegers(dataset, order);
  let { columns, ranges } = spread(raw.values, d);
  if (raw.isExact && ranges.some((range) => range >= LARGEST)) {
    raw = roundedIntegers(dataset, order);
    ({ columns, ranges } = spread(raw.values, d));
  }
  const width = Math.max(1, Math.ceil(columns.length / BLOCK)) * BLOCK;
  const { scale, isExact } = raw;
  const cells = order.length * width;
  const values =
    raw.values instanceof Float32Array ? new Float32Array(cells) : new Float64Array(cells);
  for (let row = 0; row < order.length; row += 1) {
    for (let k = 0; k < columns.length; k += 1) {
      values[row * width + k] = raw.values[row * d + (columns[k] ?? 0)] ?? 0;
    }
  }
  return { values, width, order, classEnd, scale, isExact, ranges: ranges.map(BigInt) };
}
