// UNTRUSTED. From bits that are constant on balls to the value: paths of a tree, or a table of keys.
import { at, ONE, type Rational, rational, subtract } from "../../numbers/index.js";
import {
  type Affine,
  type Codes,
  combine,
  type Entry,
  type NetworkBuilder,
  smallestTable,
  type TablePlan,
  tablePlans,
  type Term,
} from "../../networks/index.js";
import type { Cut } from "./cut.js";
import { firstLabel, type Tree } from "./tree.js";
import { type PointMatrix, projectExact } from "../points/point-matrix.js";
import type { Random } from "../../doubles/random.js";

/** Digits of keys made of all bits, at most. */
const LONGEST_KEY = 40;
const DRAWS = 12;

/** A bit, or that it is not set. */
export interface Literal {
  readonly bit: number;
  readonly isOne: boolean;
}

/** A branch whose right side changes the value, and the bits on the way to it with their signs. */
interface Path {
  readonly height: Rational;
  readonly literals: readonly Literal[];
}

/** From bits to the value: nothing more, one unit a branch, or a table of keys. */
export type Tail =
  | { readonly kind: "paths"; readonly paths: readonly Path[]; readonly start: Rational }
  | {
      readonly kind: "table";
      readonly table: TablePlan;
      readonly weights: readonly bigint[];
      readonly codes: Codes;
    };

/** The paths of a tree to the right sides that change the value. */
export function pathsOf(
  tree: Tree,
  bitOf: (cut: Cut) => number,
  values: readonly Rational[],
): Path[] {
  const paths: Path[] = [];
  const walk = (part: Tree, before: Path["literals"]): void => {
    if (part.kind === "leaf") return;
    const bit = bitOf(part.cut);
    const right = [...before, { bit, isOne: true }];
    const valueOf = (side: Tree): Rational => at(values, firstLabel(side));
    const height = subtract(valueOf(part.right), valueOf(part.left));
    if (height.num !== 0n) paths.push({ height, literals: right });
    walk(part.left, [...before, { bit, isOne: false }]);
    walk(part.right, right);
  };
  walk(tree, []);
  return paths;
}

/** The entries of a table on Σ weight·bit, or undefined if differently labelled points share a key. */
function entriesOf(
  matrix: PointMatrix,
  bits: readonly Uint8Array[],
  weights: readonly bigint[],
  codes: Codes,
): Entry[] | undefined {
  const found = new Map<bigint, number>();
  for (let i = 0; i < matrix.count; i += 1) {
    let key = 0n;
    bits.forEach((bit, c) => {
      if (bit[i] === 1) key += at(weights, c);
    });
    const code = at(codes.codes, matrix.labels[i] ?? 0);
    if ((found.get(key) ?? code) !== code) return undefined;
    found.set(key, code);
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, code]): Entry => ({ key, code }));
}

/** Weights to try for the keys: powers of two in tree order, and short random ones. */
function* weightsToTry(matrix: PointMatrix, cuts: number, random: Random): Generator<bigint[]> {
  if (cuts <= LONGEST_KEY) {
    yield Array.from({ length: cuts }, (_, c) => 1n << BigInt(cuts - 1 - c));
  }
  const digits = Math.ceil(Math.log2(matrix.count + 1));
  for (let n = 0; n < DRAWS; n += 1) {
    const width = Math.min(30, digits + 1 + n);
    yield Array.from({ length: cuts }, () => BigInt(random.below(2 ** width)));
  }
}

/** The smallest table on a sum of weighted bits, among those tried. */
export function bestTable(
  matrix: PointMatrix,
  cuts: readonly Cut[],
  codes: Codes,
  random: Random,
): Extract<Tail, { kind: "table" }> | undefined {
  const bits = cuts.map(({ w, above }) =>
    Uint8Array.from(projectExact(matrix, w), (value) => (value >= above ? 1 : 0)),
  );
  let best: Extract<Tail, { kind: "table" }> | undefined;
  for (const weights of weightsToTry(matrix, cuts.length, random)) {
    const entries = entriesOf(matrix, bits, weights, codes);
    if (entries === undefined) continue;
    const table = smallestTable(tablePlans(entries, codes.top));
    if (best === undefined || table.parameters < best.table.parameters) {
      best = { kind: "table", table, weights, codes };
    }
  }
  return best;
}

/** Widths of the layers between the bits and the output. */
export function widthsOf(tail: Tail): number[] {
  if (tail.kind === "table") return tail.table.widths.slice(0, -1);
  return isPlain(tail) ? [] : [tail.paths.length];
}

/** True if every path is one bit, so the value is affine in the bits. */
export function isPlain({ paths }: Extract<Tail, { kind: "paths" }>): boolean {
  return paths.every(({ literals }) => literals.length === 1);
}

/** The literals of all paths, each once. */
export function literalsOf({ paths }: Extract<Tail, { kind: "paths" }>): Literal[] {
  const all = paths.flatMap(({ literals }) => literals);
  return [...new Map(all.map((one) => [`${one.bit} ${one.isOne}`, one])).values()];
}

/** The value as a sum of bits. Requires: `isPlain`. */
export function bitSum(
  builder: NetworkBuilder,
  bits: readonly Affine[],
  { paths, start }: Extract<Tail, { kind: "paths" }>,
): Affine {
  const terms = paths.map(({ height, literals }): Term => [height, at(bits, at(literals, 0).bit)]);
  return combine(builder.level, terms, start);
}

/**
 * The sum of the paths: a path's unit is [1 − 2 Σ broken]_+, 1 if all its literals hold, and off its kink.
 *
 * Shapes  broken: for each of `literalsOf` a form that is 0 where it holds and above 1 where it does not.
 */
export function pathSum(
  builder: NetworkBuilder,
  broken: readonly Affine[],
  tail: Extract<Tail, { kind: "paths" }>,
): Affine {
  const known = literalsOf(tail);
  const forms = tail.paths.map(({ literals }) => {
    const terms = literals.map(({ bit, isOne }): Term => {
      const n = known.findIndex((one) => one.bit === bit && one.isOne === isOne);
      return [rational(-2n), at(broken, n)];
    });
    return combine(builder.level, terms, ONE);
  });
  const units = builder.relu(forms);
  const terms = tail.paths.map(({ height }, n): Term => [height, at(units, n)]);
  return combine(builder.level, terms, tail.start);
}
