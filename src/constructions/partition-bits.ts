// UNTRUSTED. The network of a tree whose cuts miss all balls: all bits in one layer, then a table.
import { at, type Network, ONE, type Rational, rational, subtract } from "../kernel/index.js";
import {
  type Affine,
  type Codes,
  combine,
  type DenseSize,
  type Entry,
  NetworkBuilder,
  ramp,
  scaledForm,
  shifted,
  smallestTable,
  type TablePlan,
  tablePlans,
  type Term,
} from "../networks/index.js";
import type { Cut } from "./partition-cut.js";
import {
  carriedBy,
  carriedForms,
  type Direction,
  type Directions,
  directionsOf,
  formOf,
  sizeOfWidths,
  type Source,
  sourceOf,
} from "./partition-plan.js";
import { type Branch, firstLabel, levelsOf, type Tree } from "./partition-tree.js";
import type { PointMatrix } from "./point-matrix.js";
import type { Random } from "./random.js";
import { timesPower } from "./short-rational.js";

/** Digits of keys made of all bits, at most. */
const LONGEST_KEY = 40;
const DRAWS = 12;
const MINUS_ONE = rational(-1n);

/** A branch whose right side changes the value, and the bits on the way to it with their signs. */
interface Path {
  readonly height: Rational;
  readonly literals: readonly { readonly bit: number; readonly isOne: boolean }[];
}

/** From bits to the value: nothing more, one unit a branch, or a table of keys. */
type Tail =
  | { readonly kind: "paths"; readonly paths: readonly Path[]; readonly start: Rational }
  | {
      readonly kind: "table";
      readonly table: TablePlan;
      readonly weights: readonly bigint[];
      readonly codes: Codes;
    };

/** The cuts of a tree, each once, and what follows them. */
export interface BitPlan {
  readonly first: readonly Direction[];
  readonly cuts: readonly Cut[];
  readonly tail: Tail;
  readonly size: DenseSize;
  readonly detail: string;
}

/**
 * Size in dimension d: an optional first layer of m units, 2n units for n cuts, then the layers of
 * the tail.
 */
export function bitsSize(
  dimension: number,
  first: number,
  cuts: number,
  tail: readonly number[],
): DenseSize {
  return sizeOfWidths([dimension, ...(first > 0 ? [first] : []), 2 * cuts, ...tail, 1]);
}

function nameOf({ w, below }: Cut): string {
  return `${w.join(",")} ${below}`;
}

function pathsOf(tree: Tree, bitOf: (cut: Cut) => number, values: readonly Rational[]): Path[] {
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

function bestTable(
  matrix: PointMatrix,
  directions: Directions,
  cuts: readonly Cut[],
  codes: Codes,
  random: Random,
): Extract<Tail, { kind: "table" }> | undefined {
  const bits = cuts.map(({ w, above }) =>
    Uint8Array.from(directions.of(w).values, (value) => (value >= above ? 1 : 0)),
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
function widthsOf(tail: Tail): number[] {
  if (tail.kind === "table") return tail.table.widths.slice(0, -1);
  return tail.paths.every(({ literals }) => literals.length === 1) ? [] : [tail.paths.length];
}

/**
 * The smallest plan of a tree with at least one branch.
 *
 * Requires  every cut misses the balls of all points.
 */
export function bitPlan(
  matrix: PointMatrix,
  directions: Directions,
  tree: Tree,
  values: readonly Rational[],
  codes: Codes,
  random: Random,
): BitPlan {
  const branches: Branch[] = levelsOf(tree).flat();
  const cuts = [...new Map(branches.map(({ cut }) => [nameOf(cut), cut])).values()];
  const numbers = new Map(cuts.map((cut, n) => [nameOf(cut), n]));
  const bitOf = (cut: Cut): number => numbers.get(nameOf(cut)) ?? 0;
  const start = at(values, firstLabel(tree));
  const tails: Tail[] = [{ kind: "paths", paths: pathsOf(tree, bitOf, values), start }];
  const table = bestTable(matrix, directions, cuts, codes, random);
  if (table !== undefined) tails.push(table);
  const all = carriedBy(directions, directionsOf(directions, cuts));
  const plans = tails.flatMap((tail) =>
    [all, []].map(
      (first): BitPlan => ({
        first,
        cuts,
        tail,
        size: bitsSize(matrix.dimension, first.length, cuts.length, widthsOf(tail)),
        detail: tail.kind === "table" ? `table ${tail.table.name}: ${tail.table.detail}` : "paths",
      }),
    ),
  );
  return plans.reduce((a, b) => (b.size.parameters < a.size.parameters ? b : a));
}

/** The sum of the paths: a path's unit is 1 if all its literals hold, and off its kink. */
function pathSum(
  builder: NetworkBuilder,
  bits: readonly Affine[],
  { paths, start }: Extract<Tail, { kind: "paths" }>,
): Affine {
  if (paths.every(({ literals }) => literals.length === 1)) {
    const terms = paths.map(
      ({ height, literals }): Term => [height, at(bits, at(literals, 0).bit)],
    );
    return combine(builder.level, terms, start);
  }
  const forms = paths.map(({ literals }) => {
    const terms = literals.map(
      ({ bit, isOne }): Term => [rational(isOne ? 2n : -2n), at(bits, bit)],
    );
    const needed = literals.filter(({ isOne }) => isOne).length;
    return combine(builder.level, terms, rational(BigInt(1 - 2 * needed)));
  });
  const units = builder.relu(forms);
  const terms = paths.map(({ height }, n): Term => [height, at(units, n)]);
  return combine(builder.level, terms, start);
}

/** The network of a plan. Ensures: layers as `bitsSize` says; each unit keeps a strict sign on balls. */
export function bitsNetwork(matrix: PointMatrix, directions: Directions, plan: BitPlan): Network {
  const builder = new NetworkBuilder(matrix.dimension);
  const { first, cuts, tail } = plan;
  let source: Source = { kind: "input" };
  if (first.length > 0) {
    const units = builder.relu(carriedForms(matrix, source, first));
    source = sourceOf(builder, first, units);
  }
  const ramps = cuts.map((cut) => {
    const { start, exponent } = directions.rampOf(cut);
    const form = formOf(matrix, source, directions.of(cut.w));
    return ramp(form, timesPower(ONE, exponent), rational(start));
  });
  const units = builder.relu(ramps.flatMap(({ forms }) => forms));
  const bits = ramps.map(({ terms }, n) =>
    combine(builder.level, terms(ONE, [at(units, 2 * n), at(units, 2 * n + 1)])),
  );
  if (tail.kind === "paths") return builder.output([pathSum(builder, bits, tail)]);
  const { table, weights, codes } = tail;
  const key = combine(
    builder.level,
    bits.map((bit, n): Term => [rational(at(weights, n)), bit]),
  );
  const unit = at(builder.relu([shifted(key, ONE)]), 0);
  const code = table.build(builder, shifted(unit, MINUS_ONE));
  return builder.output([scaledForm(codes.step, code, codes.base)]);
}
