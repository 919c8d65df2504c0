// TRUSTED. The rule of coverings: for every kernel of a map of rank k, two opposite balls that meet along it,
// found in a tree of cells. Imports only the kernel. docs/theory.md#covering.
//
// Sound: the kernel of a map of rank ≤ k contains that of a matrix T of rank k (k ≤ d). Let J be k columns of T
// with the largest |minor|. By Cramer's rule ker T = { z : z_J = −Bc, c the rest of z } for a B with entries in
// [−1, 1]. A leaf of the tree of J has B in its cell, and its z = (−Bc; c) is at most 2μ from v: a collision.
import { at, difference, multiply, type Rational, rational, scaled } from "../../numbers/index.js";
import { boundedDistance } from "../distance.js";
import { atMost, testDenominator, testVector } from "../limits.js";
import { refuse } from "../refusal.js";
import { rejected } from "../rejection.js";
import type { Setting } from "../claim.js";
import { type Cell, farthest, halvesOf, wholeCell } from "./cell.js";
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

/** The next k of the numbers below d in order of their first difference; undefined after the last. */
export function nextColumns(columns: readonly number[], d: number): readonly number[] | undefined {
  const k = columns.length;
  let moved = k - 1;
  while (moved >= 0 && at(columns, moved) === d - k + moved) moved -= 1;
  if (moved < 0) return undefined;
  const first = at(columns, moved) + 1;
  return columns.map((column, n) => (n < moved ? column : first + n - moved));
}

/** Why a leaf does not show that its two balls meet along every kernel of the cell. */
function leafDefect(
  { norm, radius, dimension }: Setting,
  { pair, free, powers }: CoveredCell,
  points: Points,
  columns: readonly number[],
  cell: Cell,
): NoWidthBound["reason"] | undefined {
  const [first, second] = [points.get(pair[0]), points.get(pair[1])];
  if (first === undefined || second === undefined) return "no-such-point";
  if (first.label === second.label) return "equal-labels";
  if (free.length !== dimension - columns.length) return "bad-free";
  const far = farthest(difference(first.point, second.point), scaled(free), columns, cell);
  testVector(far, "part-bits");
  const zero = { ints: far.ints.map(() => 0n), den: 1n };
  return boundedDistance(norm, far, zero, multiply(rational(2n), radius), powers);
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
    refuse(rejected({ code: "unproved/width-bound", reason, node }));
  const whole = wholeCell(k * (d - k));
  const waiting = [whole];
  let columns: readonly number[] = Array.from({ length: k }, (_, n) => n);
  for (const [index, node] of nodes.entries()) {
    const cell = waiting.pop();
    if (cell === undefined) return no("node-left-over", index);
    if ("at" in node) {
      const isEntry = node.row < k && node.column < d - k;
      const halves = isEntry
        ? halvesOf(cell, node.row * (d - k) + node.column, node.at)
        : undefined;
      if (halves === undefined) return no("bad-cut", index);
      testDenominator(halves[0].den);
      waiting.push(halves[1], halves[0]);
      continue;
    }
    const defect = leafDefect(setting, node, points, columns, cell);
    if (defect !== undefined) no(defect, index);
    const next = waiting.length === 0 ? nextColumns(columns, d) : undefined;
    if (next !== undefined) {
      columns = next;
      waiting.push(whole);
    }
  }
  if (waiting.length > 0) no("open-cell", nodes.length);
}
