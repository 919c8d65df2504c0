// UNTRUSTED. Boxes about points of one class, apart from the points of classes with smaller heights.
import { at } from "../../numbers/index.js";
import { firstOfEqual, integerPoint } from "./integer-points.js";
import type { PointMatrix } from "./point-matrix.js";

const EXACT_LIMIT = 2 ** 53;
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

/** The norm in which boxes are apart from points. */
export type BoxNorm = "one" | "infinity";

/**
 * How far a box of a class must be from the points of another, in units of the matrix; 0 if it may
 * hold them: the maximum of heights does not ask for it where the other height is larger.
 */
export type Distances = (label: number, other: number) => bigint;

/** A box while it grows, in doubles that hold integers exactly. */
interface Growing {
  readonly label: number;
  lows: Float64Array;
  highs: Float64Array;
  readonly members: number[];
  /** The distance from the points of each class, in ℓ_1 or ℓ_∞. */
  readonly distances: Float64Array;
  readonly isSum: boolean;
  /** A point of another class that was in the way before: looked at first. */
  witness: number;
}

/** Point j is outside [lows, highs] by the distance of its class. */
function isApart(
  matrix: PointMatrix,
  { distances, isSum }: Pick<Growing, "distances" | "isSum">,
  j: number,
  lows: Float64Array,
  highs: Float64Array,
): boolean {
  const { dimension, entries, labels } = matrix;
  const distance = distances[labels[j] ?? 0] ?? 0;
  if (distance === 0) return true;
  const from = j * dimension;
  let outside = 0;
  for (let k = 0; k < dimension; k += 1) {
    const x = entries[from + k] ?? 0;
    const own = Math.max((lows[k] ?? 0) - x, x - (highs[k] ?? 0), 0);
    outside = isSum ? outside + own : own;
    if (outside >= distance) return true;
  }
  return false;
}

/** Puts point i into the box if that keeps it apart; gives the number of coordinates looked at. */
function join(matrix: PointMatrix, box: Growing, i: number): number {
  const { dimension, entries, count } = matrix;
  const { witness } = box;
  const lows = box.lows.slice();
  const highs = box.highs.slice();
  for (let k = 0; k < dimension; k += 1) {
    const x = entries[i * dimension + k] ?? 0;
    if (x < (lows[k] ?? 0)) lows[k] = x;
    if (x > (highs[k] ?? 0)) highs[k] = x;
  }
  if (witness >= 0 && !isApart(matrix, box, witness, lows, highs)) return dimension;
  for (let j = 0; j < count; j += 1) {
    if (isApart(matrix, box, j, lows, highs)) continue;
    box.witness = j;
    return j * dimension;
  }
  box.lows = lows;
  box.highs = highs;
  box.members.push(i);
  return count * dimension;
}

function single(matrix: PointMatrix, i: number, kind: BoxNorm, apart: Distances): Growing {
  const own = Float64Array.from(
    matrix.entries.subarray(i * matrix.dimension, (i + 1) * matrix.dimension),
  );
  const label = matrix.labels[i] ?? 0;
  const distances = Float64Array.from({ length: matrix.classes }, (_, other) =>
    other === label ? 0 : Number(apart(label, other)),
  );
  return {
    label,
    distances,
    isSum: kind === "one",
    lows: own,
    highs: own,
    members: [i],
    witness: -1,
  };
}

/** Boxes in doubles: each place goes into the first box of its class that stays apart with it. */
function grown(
  matrix: PointMatrix,
  places: readonly number[],
  kind: BoxNorm,
  apart: Distances,
): Growing[] {
  const boxes: Growing[] = [];
  let effort = 0;
  for (const i of places) {
    const found = boxes.some((box) => {
      if (box.label !== matrix.labels[i] || effort > EFFORT) return false;
      const before = box.members.length;
      effort += join(matrix, box, i);
      return box.members.length > before;
    });
    if (!found) boxes.push(single(matrix, i, kind, apart));
  }
  return boxes;
}

/** Each place of a class other than `base` as a box of its own. */
function placesOf(matrix: PointMatrix, base: number): Box[] {
  const equal = new Map<number, number[]>();
  firstOfEqual(matrix).forEach((first, i) => {
    if (matrix.labels[i] === base) return;
    const others = equal.get(first);
    if (others === undefined) equal.set(first, [i]);
    else others.push(i);
  });
  return [...equal].map(([first, members]) => {
    const own = integerPoint(matrix, first);
    return { label: matrix.labels[first] ?? 0, lows: own, highs: own, members };
  });
}

/**
 * Boxes that hold all points of the classes other than `base`.
 *
 * Requires  differently labelled points are at least as far apart as `apart` says.
 * Ensures   every point of another class is as far from a box, in this norm, as `apart` says. Without numbers
 *           that doubles add exactly, each place has a box of its own.
 * Cost      at most EFFORT coordinates, and one pass over the points for each box.
 */
export function boxesOf(matrix: PointMatrix, base: number, kind: BoxNorm, apart: Distances): Box[] {
  const found = placesOf(matrix, base);
  const most = matrix.spans.reduce((sum, span) => sum + span, 0);
  if (!matrix.exact || most >= EXACT_LIMIT) return found;
  const first = ({ members }: Box): number => at(members, 0);
  const equal = new Map(found.map((place) => [first(place), place.members]));
  return grown(matrix, found.map(first), kind, apart).map(({ label, lows, highs, members }) => ({
    label,
    lows: Array.from(lows, BigInt),
    highs: Array.from(highs, BigInt),
    members: members.flatMap((i) => equal.get(i) ?? []).sort((i, j) => i - j),
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
