// UNTRUSTED. Cells of kernels in doubles: the kernel of the map (I B) in the columns J, B near the centre of a
// cell, holds z = (−Bc; c), and how far z is from a difference at worst. May import kernel, certify.
import { lengthOf } from "../certify/points-of-ball.js";
import { near } from "../doubles/near.js";
import type { Cell, Norm } from "../kernel/index.js";
import { dot, type Matrix, solveSymmetric } from "./dense.js";

/** B = middle ± half, row after row, in the columns J of d coordinates. */
export interface NearCell {
  readonly columns: readonly number[];
  /** The coordinates outside of J. */
  readonly others: readonly number[];
  readonly middle: Matrix;
  readonly half: Matrix;
}

/** A c for a difference, and the largest distance over the cell. */
export interface Proposal {
  readonly c: Float64Array;
  readonly distance: number;
}

export function nearCell(cell: Cell, columns: readonly number[], dimension: number): NearCell {
  const isIn = new Set(columns);
  const others = Array.from({ length: dimension }, (_, k) => k).filter((k) => !isIn.has(k));
  const [low, high] = [cell.low.map(near), cell.high.map(near)];
  const rows = (of: (from: number, to: number) => number): Matrix =>
    columns.map((_, r) =>
      Float64Array.from(others, (__, j) => {
        const place = r * others.length + j;
        return of(low[place] ?? 0, high[place] ?? 0);
      }),
    );
  return {
    columns,
    others,
    middle: rows((from, to) => (from + to) / 2),
    half: rows((from, to) => (to - from) / 2),
  };
}

function picked(v: Float64Array, places: readonly number[]): Float64Array {
  return Float64Array.from(places, (k) => v[k] ?? 0);
}

/** v − z at worst over a cell, its halves times `share`: first the coordinates of J, then the others. */
export function worst(
  { columns, others, middle, half }: NearCell,
  v: Float64Array,
  c: Float64Array,
  share = 1,
): Float64Array {
  const sizes = c.map(Math.abs);
  const t = new Float64Array(columns.length + others.length);
  columns.forEach((k, r) => {
    const value = (v[k] ?? 0) + dot(middle[r] ?? c, c);
    t[r] = Math.abs(value) + share * dot(half[r] ?? c, sizes);
  });
  others.forEach((k, j) => (t[columns.length + j] = Math.abs((v[k] ?? 0) - (c[j] ?? 0))));
  return t;
}

/** For each difference the c that is best in the 2-norm at the centre. Cost: f³ + f² a difference. */
export function squaresAt({ columns, others, middle }: NearCell, all: Matrix): Float64Array[] {
  const gram = others.map((_, i) =>
    Float64Array.from(others, (__, j) =>
      middle.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), i === j ? 1 : 0),
    ),
  );
  const sides = all.map((v) => {
    const own = picked(v, columns);
    return picked(v, others).map((x, j) =>
      middle.reduce((sum, row, r) => sum - (row[j] ?? 0) * (own[r] ?? 0), x),
    );
  });
  return solveSymmetric(gram, sides);
}

const PASSES = 12;
const STEPS = 40;

/** c made better in one coordinate after another; the worst distance is convex in c. */
export function improved(
  cell: NearCell,
  norm: Norm,
  v: Float64Array,
  from: Float64Array,
  share = 1,
): Proposal {
  const c = from.slice();
  const at = (): number => lengthOf(norm, worst(cell, v, c, share));
  let distance = at();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const before = distance;
    for (let j = 0; j < c.length; j += 1) {
      const own = c[j] ?? 0;
      const value = (x: number): number => {
        c[j] = x;
        return at();
      };
      let [low, high] = [own - distance, own + distance];
      for (let n = 0; n < STEPS; n += 1) {
        const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
        if (value(a) <= value(b)) high = b;
        else low = a;
      }
      // The place where it was, and 0, are often best to the last digit.
      const places = [(low + high) / 2, own, 0].map((x) => ({ x, distance: value(x) }));
      const best = places.reduce((one, other) => (other.distance <= one.distance ? other : one));
      c[j] = best.x;
      distance = best.distance;
    }
    if (c.length === 1 || distance > before * (1 - 1e-4)) break;
  }
  return { c, distance };
}

/** The entry of B that costs most, by its row and column; undefined if none has any width. */
export function costliest(
  cell: NearCell,
  norm: Norm,
  v: Float64Array,
  c: Float64Array,
): readonly [row: number, column: number] | undefined {
  const t = worst(cell, v, c);
  const largest = lengthOf({ kind: "infinity" }, t);
  const p =
    norm.kind === "power"
      ? Number(norm.a) / Number(norm.b)
      : { one: 1, two: 2, infinity: 9 }[norm.kind];
  let most = 0;
  let found: readonly [number, number] | undefined;
  cell.half.forEach((row, r) => {
    const steep = ((t[r] ?? 0) / largest) ** (p - 1);
    row.forEach((half, j) => {
      // A width that costs nothing yet may cost later.
      const cost = half * (Math.abs(c[j] ?? 0) + 1e-3 * largest) * (steep + 1e-3);
      if (cost > most) [most, found] = [cost, [r, j]];
    });
  });
  return found;
}
