// UNTRUSTED. From coordinates to keys and a table: the order of the coordinates and all layer widths.
import type { Dataset } from "../dataset/dataset.js";
import { at } from "../kernel/index.js";
import {
  type Codes,
  denseCount,
  type DenseSize,
  type Entry,
  smallestTable,
  type TableName,
  type TablePlan,
  tablePlans,
} from "../networks/index.js";
import type { Coordinate } from "./coordinate.js";
import { digitSumWidths } from "./digit-sums.js";
import type { Random } from "./random.js";

/**
 * Widths of the hidden layers up to the key, after the input: m, then for each level ℓ = 1, …, n
 * three units for a coordinate that goes on, two for one that ends (n_t = ℓ), one for the key so far
 * (not at the first level), then the key.
 */
export function keyWidths(bits: readonly number[]): number[] {
  return [bits.length, ...digitSumWidths(bits.map((n) => ({ bits: n, sum: 0 }))), 1];
}

/**
 * Size of a lattice network in dimension d, with coordinates of the given digits and a table of the
 * given layer widths (from the key unit on).
 */
export function latticeSize(
  dimension: number,
  bits: readonly number[],
  tableWidths: readonly number[],
): DenseSize {
  const widths = [dimension, ...keyWidths(bits), ...tableWidths.slice(1)];
  const hidden = widths.slice(1, -1);
  return {
    width: hidden.reduce((max, width) => Math.max(max, width), 0),
    depth: widths.length - 1,
    parameters: denseCount(widths),
  };
}

/** Coordinates in key order (the first has weight 1), the entries of the table, and its plans. */
export interface LatticePlan {
  readonly coordinates: readonly Coordinate[];
  readonly codes: Codes;
  readonly tables: readonly TablePlan[];
  readonly table: TablePlan;
  readonly size: DenseSize;
}

/** Weights of the coordinates in the key: products of the radices before. */
export function keyWeights(coordinates: readonly Coordinate[]): bigint[] {
  let weight = 1n;
  return coordinates.map(({ radix }) => {
    const own = weight;
    weight *= BigInt(radix);
    return own;
  });
}

/** Keys of all points with their codes, ascending, each key once. */
export function entriesOf(
  dataset: Dataset,
  coordinates: readonly Coordinate[],
  codes: Codes,
): Entry[] {
  const weights = keyWeights(coordinates);
  const found = new Map<bigint, number>();
  dataset.points.forEach(({ label }, i) => {
    let key = 0n;
    coordinates.forEach(({ cells }, t) => {
      key += at(weights, t) * BigInt(cells[i] ?? 0);
    });
    found.set(key, at(codes.codes, label));
  });
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, code]): Entry => ({ key, code }));
}

function planned(
  dataset: Dataset,
  coordinates: readonly Coordinate[],
  codes: Codes,
  only: TableName | undefined,
): LatticePlan {
  const all = tablePlans(entriesOf(dataset, coordinates, codes), codes.top);
  const chosen = all.filter(({ name }) => only === undefined || name === only);
  const table = smallestTable(chosen.length > 0 ? chosen : all);
  const bits = coordinates.map((coordinate) => coordinate.bits);
  return {
    coordinates,
    codes,
    tables: all,
    table,
    size: latticeSize(dataset.dimension, bits, table.widths),
  };
}

/** The smallest of some orders of the coordinates, all with the same cells. */
export function bestPlan(
  dataset: Dataset,
  coordinates: readonly Coordinate[],
  codes: Codes,
  random: Random,
  only?: TableName,
): LatticePlan {
  const first = planned(dataset, coordinates, codes, only);
  const orders = Math.max(2, Math.min(24, Math.floor(2e5 / dataset.points.length)));
  let best = first;
  for (let n = 0; n < orders && coordinates.length > 1; n += 1) {
    const other = planned(dataset, random.shuffled(coordinates), codes, only);
    if (other.size.parameters < best.size.parameters) best = other;
  }
  return best;
}
