// UNTRUSTED. From coordinates to keys and a table: the order of the coordinates and all layer widths.
import type { Dataset } from "../../dataset/dataset.js";
import { at } from "../../numbers/index.js";
import {
  ANY_ROOM,
  type Codes,
  denseCount,
  type DenseSize,
  type Entry,
  type Room,
  smallestTable,
  type TableName,
  type TablePlan,
  tablePlans,
} from "../../networks/index.js";
import type { Coordinate } from "./coordinate.js";
import { digitSumWidths, type Order } from "./digit-sums.js";
import type { Random } from "../../doubles/random.js";

/** Widths of the hidden layers up to the key, after the input: m, the digits of the coordinates, then the key. */
export function keyWidths(bits: readonly number[], order: Order = "together"): number[] {
  const readers = bits.map((n) => ({ bits: n, sum: 0 }));
  return [bits.length, ...digitSumWidths(readers, order), 1];
}

/**
 * Size of a lattice network in dimension d, with coordinates of the given digits and a table of the
 * given layer widths (from the key unit on).
 */
export function latticeSize(
  dimension: number,
  bits: readonly number[],
  tableWidths: readonly number[],
  order: Order = "together",
): DenseSize {
  const widths = [dimension, ...keyWidths(bits, order), ...tableWidths.slice(1)];
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
  /** In which order their digits are read. */
  readonly order: Order;
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

/** What a lattice is to be: with one table or the smallest, and how large it may be. */
export interface Wanted {
  readonly only?: TableName | undefined;
  /** Units in a layer, and affine layers, of the whole network. */
  readonly room?: Room | undefined;
}

/** What is left for the table after the key; undefined if there is none. */
function roomAfter(keyed: readonly number[], { width, depth }: Room): Room | undefined {
  const rest = depth - keyed.length;
  return keyed.some((units) => units > width) || rest < 1 ? undefined : { width, depth: rest };
}

function planned(
  dataset: Dataset,
  coordinates: readonly Coordinate[],
  codes: Codes,
  { only, room = ANY_ROOM }: Wanted,
): LatticePlan | undefined {
  const entries = entriesOf(dataset, coordinates, codes);
  const bits = coordinates.map((coordinate) => coordinate.bits);
  const orders: readonly Order[] = bits.length > 1 ? ["together", "in-turn"] : ["together"];
  let best: LatticePlan | undefined;
  let unlimited: readonly TablePlan[] | undefined;
  for (const order of orders) {
    const own = roomAfter(keyWidths(bits, order), room);
    if (own === undefined) continue;
    const all = unlimited ?? tablePlans(entries, codes.top, 0, own);
    if (room === ANY_ROOM) unlimited = all;
    const chosen = all.filter(({ name }) => only === undefined || name === only);
    const tables = chosen.length > 0 || room !== ANY_ROOM ? chosen : all;
    if (tables.length === 0) continue;
    const table = smallestTable(tables);
    const size = latticeSize(dataset.dimension, bits, table.widths, order);
    if (best !== undefined && best.size.parameters <= size.parameters) continue;
    best = { coordinates, order, codes, tables: all, table, size };
  }
  return best;
}

/** The smaller of two plans, the first one if they are equal. */
export function smaller(
  a: LatticePlan | undefined,
  b: LatticePlan | undefined,
): LatticePlan | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.size.parameters < a.size.parameters ? b : a;
}

/** The smallest of some orders of the coordinates, all with the same cells; undefined if none has room. */
export function bestPlan(
  dataset: Dataset,
  coordinates: readonly Coordinate[],
  codes: Codes,
  random: Random,
  wanted: Wanted = {},
): LatticePlan | undefined {
  const orders = Math.max(2, Math.min(24, Math.floor(2e5 / dataset.points.length)));
  let best = planned(dataset, coordinates, codes, wanted);
  for (let n = 0; n < orders && coordinates.length > 1; n += 1)
    best = smaller(best, planned(dataset, random.shuffled(coordinates), codes, wanted));
  return best;
}
