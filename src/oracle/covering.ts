// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// What is untrue of a covering: every tree as boxes, every leaf at all corners of its box.
import type Fraction from "fraction.js";
import { determinant } from "./determinant.js";
import { dot, fraction, order, pick, sign, total, type Text } from "./fraction.js";
import { type Exponent, normAgainst } from "./norm.js";

interface Labelled {
  readonly point: readonly Text[];
  readonly label: number;
}
interface Cut {
  readonly row: number;
  readonly column: number;
  readonly at: Text;
}
interface Leaf {
  readonly pair: readonly number[];
  readonly free: readonly Text[];
}
/** The ends of each entry of B: box[row][column]. */
type Box = readonly (readonly (readonly [Fraction, Fraction])[])[];

export interface CoveringClaim {
  readonly norm: Exponent;
  readonly radius: Text;
  readonly rank: number;
}

/** All ways to take k of the numbers from `from` below d, the smallest first. */
function choices(from: number, d: number, k: number): number[][] {
  if (k === 0) return [[]];
  if (from >= d) return [];
  const own = choices(from + 1, d, k - 1).map((rest) => [from, ...rest]);
  return [...own, ...choices(from + 1, d, k)];
}

/** All matrices with each entry at one of its ends. */
function corners(box: Box): Fraction[][][] {
  const [first, ...others] = box;
  if (first === undefined) return [[]];
  const rows = first.reduce<Fraction[][]>(
    (made, ends) => made.flatMap((row) => ends.map((end) => [...row, end])),
    [[]],
  );
  return corners(others).flatMap((rest) => rows.map((row) => [row, ...rest]));
}

function leafIsNear(
  claim: CoveringClaim,
  columns: readonly number[],
  box: Box,
  { pair, free }: Leaf,
  points: readonly Labelled[],
): boolean {
  const [a, b] = pair.map((i) => points[i]);
  if (a === undefined || b === undefined || a.label === b.label) return false;
  const d = a.point.length;
  if (free.length !== d - columns.length) return false;
  const c = free.map(fraction);
  const v = a.point.map((x, k) => fraction(x).sub(fraction(pick(b.point, k))));
  const reach = fraction(claim.radius).mul(fraction("2"));
  return corners(box).every((matrix) => {
    let next = 0;
    const z = v.map((_, k) => {
      const row = columns.indexOf(k);
      if (row < 0) return pick(c, next++);
      return total(pick(matrix, row).map((x, j) => x.mul(pick(c, j)))).neg();
    });
    const apart = v.map((x, k) => x.sub(pick(z, k)));
    return normAgainst(claim.norm, apart, reach) <= 0;
  });
}

/** Reads one tree from the front of the nodes; says what is untrue of it. */
function tree(
  claim: CoveringClaim,
  columns: readonly number[],
  box: Box,
  nodes: unknown[],
  points: readonly Labelled[],
): string[] {
  const node = nodes.shift() as Cut | Leaf | undefined;
  if (node === undefined) return ["a cell that is left open"];
  if ("pair" in node)
    return leafIsNear(claim, columns, box, node, points) ? [] : ["a leaf that is far"];
  const ends = box[node.row]?.[node.column];
  const value = fraction(node.at);
  if (ends === undefined || order(ends[0], value) >= 0 || order(value, ends[1]) >= 0) {
    return ["a cut outside of its cell"];
  }
  const half = (own: readonly [Fraction, Fraction]): Box =>
    box.map((row, r) => row.map((one, j) => (r === node.row && j === node.column ? own : one)));
  return [
    ...tree(claim, columns, half([ends[0], value]), nodes, points),
    ...tree(claim, columns, half([value, ends[1]]), nodes, points),
  ];
}

export function untruthsOfCovering(
  claim: CoveringClaim,
  given: readonly unknown[],
  points: readonly Labelled[],
): string[] {
  const nodes = [...given];
  const d = pick(points, 0).point.length;
  const k = Math.min(claim.rank, d);
  const whole: [Fraction, Fraction] = [fraction("-1"), fraction("1")];
  const found = choices(0, d, k).flatMap((columns) => {
    const box = columns.map(() => Array.from({ length: d - k }, () => whole));
    return tree(claim, columns, box, nodes, points);
  });
  return nodes.length > 0 ? [...found, "nodes that are left over"] : found;
}

/** The squared Euclidean distance of v from the kernel of a matrix: v along its rows made orthogonal. */
export function squareFromKernel(
  rows: readonly (readonly Fraction[])[],
  v: readonly Fraction[],
): Fraction {
  const straight: Fraction[][] = [];
  for (const row of rows) {
    const own = straight.reduce<Fraction[]>(
      (left, one) => left.map((x, k) => x.sub(pick(one, k).mul(dot(one, left).div(dot(one, one))))),
      [...row],
    );
    if (own.some((x) => sign(x) !== 0)) straight.push(own);
  }
  return total(straight.map((one) => dot(one, v).mul(dot(one, v)).div(dot(one, one))));
}

/**
 * True if the leaf of a covering where the kernel of this matrix lies has a point of the kernel that is near
 * enough; undefined for a matrix of smaller rank than it has rows.
 */
export function leafServes(
  claim: CoveringClaim,
  given: readonly unknown[],
  points: readonly Labelled[],
  rows: readonly (readonly Fraction[])[],
): boolean | undefined {
  const d = pick(points, 0).point.length;
  const all = choices(0, d, rows.length);
  const minor = (columns: readonly number[]): Fraction =>
    determinant(rows.map((row) => columns.map((k) => pick(row, k))));
  const sizes = all.map((columns) => minor(columns).abs());
  const best = sizes.reduce((most, size, n) => (order(size, pick(sizes, most)) > 0 ? n : most), 0);
  const columns = pick(all, best);
  if (sign(pick(sizes, best)) === 0) return undefined;
  const others = Array.from({ length: d }, (_, k) => k).filter((k) => !columns.includes(k));
  const b = columns.map((_, r) =>
    others.map((j) => minor(columns.map((k, n) => (n === r ? j : k))).div(minor(columns))),
  );
  const nodes = [...given] as (Cut | Leaf)[];
  const skip = (): void => {
    const node = nodes.shift();
    if (node === undefined || "pair" in node) return;
    skip();
    skip();
  };
  for (let tree = 0; tree < best; tree += 1) skip();
  let node = nodes.shift();
  while (node !== undefined && "at" in node) {
    if (order(pick(pick(b, node.row), node.column), fraction(node.at)) > 0) skip();
    node = nodes.shift();
  }
  if (node === undefined) return false;
  const box = b.map((row) => row.map((x): [Fraction, Fraction] => [x, x]));
  return leafIsNear(claim, columns, box, node, points);
}
