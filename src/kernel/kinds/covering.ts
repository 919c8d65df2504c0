// TRUSTED. The rule of coverings: for every kernel of a map of rank k, two opposite balls that meet along it,
// found in a tree of cells. Imports only the kernel. docs/theory.md#covering.
//
// Sound: the kernel of a map of rank ≤ k contains that of a matrix T of rank k (k ≤ d). Let J be k columns of T
// with the largest |minor|. By Cramer's rule ker T = { z : z_J = −Bc, c the rest of z } for a B with entries in
// [−1, 1]. A leaf of the tree of J has B in its cell, and its z = (−Bc; c) is at most 2μ from v: a collision.
import {
  at,
  compare,
  difference,
  lcm,
  multiply,
  type Rational,
  rational,
  type Scaled,
  scaled,
} from "../../numbers/index.js";
import type { LabelledPoint, Setting } from "../claim.js";
import { distanceDefect } from "../distance.js";
import { atMost, testDenominator, testVector } from "../limits.js";
import { unproved } from "../refusal.js";
import type { Points } from "./points.js";
import type { NoWidthBound } from "./rejections.js";

/** A cell is cut in two where an entry of B has a value; the nodes of the lower half come first. */
export interface CellCut {
  readonly row: number;
  readonly column: number;
  readonly at: Rational;
}

/** Two points with different labels, and the c that serves every B of the cell; powers for p = a/b. */
export interface CoveredCell {
  readonly pair: readonly [number, number];
  readonly free: readonly Rational[];
  readonly powers: readonly Rational[];
}

export type CoveringNode = CellCut | CoveredCell;

/** Bounds of the entries of B, row after row, and a common denominator of all. */
export interface Cell {
  readonly low: readonly Rational[];
  readonly high: readonly Rational[];
  readonly den: bigint;
}

/** Every B with entries in [−1, 1]. */
export function wholeCell(entries: number): Cell {
  const all = (n: bigint): Rational[] => new Array<Rational>(entries).fill(rational(n));
  return { low: all(-1n), high: all(1n), den: 1n };
}

/** The parts of a cell below and above a value of an entry; undefined if the value is not inside. */
export function halvesOf(
  { low, high, den }: Cell,
  place: number,
  value: Rational,
): readonly [lower: Cell, upper: Cell] | undefined {
  const [from, to] = [low[place], high[place]];
  if (from === undefined || to === undefined) return undefined;
  if (compare(from, value) >= 0 || compare(value, to) >= 0) return undefined;
  const cut = (ends: readonly Rational[]): Rational[] =>
    ends.map((end, n) => (n === place ? value : end));
  const own = lcm(den, value.den);
  return [
    { low, high: cut(high), den: own },
    { low: cut(low), high, den: own },
  ];
}

/**
 * What v − z is at most in size, coordinate by coordinate, for z_J = −Bc and c elsewhere, B in the cell.
 *
 * Why     coordinate r of J is v_r + Σ_j B_rj·c_j, and the entries of B vary on their own: it is largest or
 *         smallest where each is at an end. A norm does not fall if a coordinate grows in size, and all rows
 *         can be at their worst at once.
 * Shapes  v: d; columns J: k, increasing; c: d − k; the cell: k(d − k).
 * Cost    2k(d − k) multiplications.
 */
export function farthest(v: Scaled, c: Scaled, columns: readonly number[], cell: Cell): Scaled {
  const den = v.den * c.den * cell.den;
  const unit = v.den * cell.den;
  let row = 0;
  const ints = v.ints.map((n, k) => {
    let low = n * c.den * cell.den;
    if (columns[row] !== k) low -= at(c.ints, k - row) * unit;
    let high = low;
    if (columns[row] === k) {
      for (const [j, factor] of c.ints.entries()) {
        const place = row * c.ints.length + j;
        const [from, to] = [at(cell.low, place), at(cell.high, place)];
        const one = from.num * (cell.den / from.den) * factor * v.den;
        const other = to.num * (cell.den / to.den) * factor * v.den;
        low += one < other ? one : other;
        high += one < other ? other : one;
      }
      row += 1;
    }
    return -low > high ? -low : high;
  });
  return { ints, den };
}

/** The next k of the numbers below d in order of their first difference; undefined after the last. */
export function nextColumns(columns: readonly number[], d: number): readonly number[] | undefined {
  const k = columns.length;
  let moved = k - 1;
  while (moved >= 0 && at(columns, moved) === d - k + moved) moved -= 1;
  if (moved < 0) return undefined;
  const first = at(columns, moved) + 1;
  return columns.map((column, n) => (n < moved ? column : first + n - moved));
}

/** x_i − x_j for two points with different labels. */
export function apart(
  points: Points,
  [i, j]: readonly [number, number],
  no: (reason: "no-such-point" | "equal-labels") => never,
): Scaled {
  const pointOf = (index: number): LabelledPoint => points.get(index) ?? no("no-such-point");
  const [first, second] = [pointOf(i), pointOf(j)];
  return first.label === second.label ? no("equal-labels") : difference(first.point, second.point);
}

/** Refuses unless the two balls of a leaf meet along every kernel of the cell. */
function testLeaf(
  { norm, radius, dimension }: Setting,
  { pair, free, powers }: CoveredCell,
  points: Points,
  columns: readonly number[],
  cell: Cell,
  no: (reason: NoWidthBound["reason"]) => never,
): void {
  const v = apart(points, pair, no);
  if (free.length !== dimension - columns.length) no("bad-free");
  const far = farthest(v, scaled(free), columns, cell);
  testVector(far, "part-bits");
  const zero = { ints: far.ints.map(() => 0n), den: 1n };
  const defect = distanceDefect(norm, far, zero, multiply(rational(2n), radius), powers);
  if (defect !== undefined) no(defect);
}

/**
 * Shows that every real linear map of rank k or less has one image for points of two opposite balls.
 *
 * Ensures  it returns if the nodes are, in preorder, one tree for each choice of the columns J, in order, that
 *          cuts the cell of all B until a leaf serves each part; else refuses, with the first node that fails.
 * Cost     2k(d − k) + d multiplications a node; memory for the cells that wait.
 */
export function testCovering(
  setting: Setting,
  rank: number,
  nodes: readonly CoveringNode[],
  points: Points,
): void {
  const { dimension: d } = setting;
  // A map of ℝ^d has no larger rank.
  const k = rank < d ? rank : d;
  atMost("covering-terms", (nodes.length + 1) * (k + 1) * (d - k + 1));
  const no = (reason: NoWidthBound["reason"], node: number): never =>
    unproved({ code: "unproved/width-bound", reason, node });
  const whole = wholeCell(k * (d - k));
  const waiting = [whole];
  let columns: readonly number[] = Array.from({ length: k }, (_, n) => n);
  for (const [index, node] of nodes.entries()) {
    const cell = waiting.pop();
    if (cell === undefined) return no("node-left-over", index);
    if ("at" in node) {
      if (node.row >= k || node.column >= d - k) return no("bad-cut", index);
      const entry = node.row * (d - k) + node.column;
      const halves = halvesOf(cell, entry, node.at) ?? no("bad-cut", index);
      testDenominator(halves[0].den);
      waiting.push(halves[1], halves[0]);
      continue;
    }
    testLeaf(setting, node, points, columns, cell, (reason) => no(reason, index));
    const next = waiting.length === 0 ? nextColumns(columns, d) : undefined;
    if (next !== undefined) {
      columns = next;
      waiting.push(whole);
    }
  }
  if (waiting.length > 0) no("open-cell", nodes.length);
}
