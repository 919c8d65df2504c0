// UNTRUSTED. Boxes about points of one class, apart from the points of all others.
import { firstOfEqual, integerPoint } from "./integer-points.js";
import type { PointMatrix } from "./point-matrix.js";

/** Coordinates looked at in search of boxes that hold several places. */
const EFFORT = 3e8;

/** The box {lows[k] ≤ p_k ≤ highs[k]} of integer vectors p = (x − origin)/unit. */
export interface Box {
  readonly label: number;
  readonly lows: readonly bigint[];
  readonly highs: readonly bigint[];
  /** The points in it that it was made for, equal ones included. */
  readonly members: readonly number[];
}

/** A box while it grows, in doubles that hold integers exactly. */
interface Growing {
  readonly label: number;
  lows: Float64Array;
  highs: Float64Array;
  readonly members: number[];
  /** A point of another class that was in the way before: looked at first. */
  witness: number;
}

/** Some coordinate of point j is at least `distance` outside [lows, highs]. */
function isApart(
  matrix: PointMatrix,
  j: number,
  lows: Float64Array,
  highs: Float64Array,
  distance: number,
): boolean {
  const { dimension, entries } = matrix;
  const from = j * dimension;
  for (let k = 0; k < dimension; k += 1) {
    const x = entries[from + k] ?? 0;
    if ((lows[k] ?? 0) - x >= distance || x - (highs[k] ?? 0) >= distance) return true;
  }
  return false;
}

/** Puts point i into the box if that keeps it apart; gives the number of coordinates looked at. */
function join(matrix: PointMatrix, box: Growing, i: number, distance: number): number {
  const { dimension, entries, labels, count } = matrix;
  const lows = box.lows.slice();
  const highs = box.highs.slice();
  for (let k = 0; k < dimension; k += 1) {
    const x = entries[i * dimension + k] ?? 0;
    if (x < (lows[k] ?? 0)) lows[k] = x;
    if (x > (highs[k] ?? 0)) highs[k] = x;
  }
  if (box.witness >= 0 && !isApart(matrix, box.witness, lows, highs, distance)) return dimension;
  for (let j = 0; j < count; j += 1) {
    if (labels[j] === box.label || isApart(matrix, j, lows, highs, distance)) continue;
    box.witness = j;
    return j * dimension;
  }
  box.lows = lows;
  box.highs = highs;
  box.members.push(i);
  return count * dimension;
}

function single(matrix: PointMatrix, i: number): Growing {
  const own = matrix.entries.slice(i * matrix.dimension, (i + 1) * matrix.dimension);
  const label = matrix.labels[i] ?? 0;
  return { label, lows: own, highs: own, members: [i], witness: -1 };
}

/** Boxes in doubles: each place goes into the first box of its class that stays apart with it. */
function grown(matrix: PointMatrix, places: readonly number[], distance: number): Growing[] {
  const boxes: Growing[] = [];
  let effort = 0;
  for (const i of places) {
    const found = boxes.some((box) => {
      if (box.label !== matrix.labels[i] || effort > EFFORT) return false;
      const before = box.members.length;
      effort += join(matrix, box, i, distance);
      return box.members.length > before;
    });
    if (!found) boxes.push(single(matrix, i));
  }
  return boxes;
}

/**
 * Boxes that hold all points of the classes other than `base`.
 *
 * Shapes   distance: the least ℓ_∞ distance of differently labelled points, in units of the matrix.
 * Ensures  every point of another class is at ℓ_∞ distance ≥ distance from a box. Without numbers
 *          that doubles hold exactly, each place has a box of its own.
 * Cost     at most EFFORT coordinates, and one pass over the points for each box.
 */
export function boxesOf(matrix: PointMatrix, base: number, distance: bigint): Box[] {
  const firsts = firstOfEqual(matrix);
  const places: number[] = [];
  const equal = new Map<number, number[]>();
  firsts.forEach((first, i) => {
    if (matrix.labels[i] === base) return;
    if (first === i) places.push(i);
    const others = equal.get(first);
    if (others === undefined) equal.set(first, [i]);
    else others.push(i);
  });
  const members = (own: readonly number[]): number[] =>
    own.flatMap((i) => equal.get(i) ?? []).sort((a, b) => a - b);
  if (!matrix.exact) {
    return places.map((i) => {
      const own = integerPoint(matrix, i);
      const label = matrix.labels[i] ?? 0;
      return { label, lows: own, highs: own, members: members([i]) };
    });
  }
  return grown(matrix, places, Number(distance)).map((box) => ({
    label: box.label,
    lows: Array.from(box.lows, BigInt),
    highs: Array.from(box.highs, BigInt),
    members: members(box.members),
  }));
}

/** For each point the box that was made for it; −1 for the points of the base class. */
export function boxOfPoints(count: number, boxes: readonly Box[]): Int32Array {
  const found = new Int32Array(count).fill(-1);
  boxes.forEach(({ members }, n) => {
    for (const i of members) found[i] = n;
  });
  return found;
}
