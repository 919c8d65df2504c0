// UNTRUSTED. The network of a tree whose cuts miss all balls: all bits in one layer, then a table.
import type { Network, Norm } from "../../kernel/index.js";
import { at, ONE, type Rational, rational, ZERO } from "../../numbers/index.js";
import {
  codesOf,
  combine,
  type DenseSize,
  NetworkBuilder,
  ramp,
  scaledForm,
  shifted,
  type Term,
} from "../../networks/index.js";
import type { Cut } from "./cut.js";
import {
  carriedBy,
  carriedForms,
  type Direction,
  Directions,
  directionsOf,
  rampForm,
  sizeOfWidths,
  type Source,
  sourceOf,
} from "./plan.js";
import {
  bestTable,
  bitSum,
  isPlain,
  literalsOf,
  pathsOf,
  pathSum,
  type Tail,
  widthsOf,
} from "./tail.js";
import { type Branch, firstLabel, levelsOf, type Tree } from "./tree.js";
import type { PointMatrix } from "../points/point-matrix.js";
import type { Random } from "../../doubles/random.js";

const MINUS_ONE = rational(-1n);

/** The cuts of a tree, each once, and what follows them. */
export interface BitPlan {
  readonly directions: Directions;
  readonly first: readonly Direction[];
  readonly cuts: readonly Cut[];
  readonly tail: Tail;
  readonly size: DenseSize;
  readonly detail: string;
}

/**
 * Size in dimension d: an optional first layer of m units, a layer of 2n units for n bits, or of one for
 * each literal, then the layers of the tail.
 */
export function bitsSize(
  dimension: number,
  first: number,
  bits: number,
  tail: readonly number[],
): DenseSize {
  return sizeOfWidths([dimension, ...(first > 0 ? [first] : []), bits, ...tail, 1]);
}

/** Units that tell the sides of cuts: one for each literal of paths, or two for each cut. */
function bitUnits(tail: Tail, cuts: number): number {
  return tail.kind === "paths" && !isPlain(tail) ? literalsOf(tail).length : 2 * cuts;
}

function nameOf({ w, below }: Cut): string {
  return `${w.join(",")} ${below}`;
}

/**
 * The smallest plan of a tree with at least one branch.
 *
 * Requires  every cut misses the balls of all points.
 */
export function bitPlan(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  tree: Tree,
  values: readonly Rational[],
  random: Random,
): BitPlan {
  const branches: Branch[] = levelsOf(tree).flat();
  const cuts = [...new Map(branches.map(({ cut }) => [nameOf(cut), cut])).values()];
  const numbers = new Map(cuts.map((cut, n) => [nameOf(cut), n]));
  const bitOf = (cut: Cut): number => numbers.get(nameOf(cut)) ?? 0;
  const start = at(values, firstLabel(tree));
  const directions = new Directions(matrix, norm, radius, cuts);
  const tails: Tail[] = [{ kind: "paths", paths: pathsOf(tree, bitOf, values), start }];
  const table = bestTable(matrix, cuts, codesOf(values), random);
  if (table !== undefined) tails.push(table);
  const all = carriedBy(directions, directionsOf(directions, cuts));
  const plans = tails.flatMap((tail) =>
    [all, []].map(
      (first): BitPlan => ({
        directions,
        first,
        cuts,
        tail,
        size: bitsSize(matrix.dimension, first.length, bitUnits(tail, cuts.length), widthsOf(tail)),
        detail: tail.kind === "table" ? `table ${tail.table.name}: ${tail.table.detail}` : "paths",
      }),
    ),
  );
  return plans.reduce((a, b) => (b.size.parameters < a.size.parameters ? b : a));
}

/** The network of a plan. Ensures: layers as `bitsSize` says; each unit keeps a strict sign on balls. */
export function bitsNetwork(matrix: PointMatrix, plan: BitPlan): Network {
  const builder = new NetworkBuilder(matrix.dimension);
  const { directions, first, cuts, tail } = plan;
  let source: Source = { kind: "input" };
  if (first.length > 0) {
    const units = builder.relu(carriedForms(matrix, source, first));
    source = sourceOf(builder, first, units);
  }
  const forms = cuts.map((cut) => rampForm(matrix, source, directions, cut).ramp);
  if (tail.kind === "paths" && !isPlain(tail)) {
    const broken = literalsOf(tail).map(({ bit, isOne }) =>
      isOne ? scaledForm(MINUS_ONE, at(forms, bit), ONE) : at(forms, bit),
    );
    return builder.output([pathSum(builder, builder.relu(broken), tail)]);
  }
  const ramps = forms.map((form) => ramp(form, ONE, ZERO));
  const units = builder.relu(ramps.flatMap((one) => one.forms));
  const bits = ramps.map(({ terms }, n) =>
    combine(builder.level, terms(ONE, [at(units, 2 * n), at(units, 2 * n + 1)])),
  );
  if (tail.kind === "paths") return builder.output([bitSum(builder, bits, tail)]);
  const { table, weights, codes } = tail;
  const key = combine(
    builder.level,
    bits.map((bit, n): Term => [rational(at(weights, n)), bit]),
  );
  const unit = at(builder.relu([shifted(key, ONE)]), 0);
  const code = table.build(builder, shifted(unit, MINUS_ONE));
  return builder.output([scaledForm(codes.step, code, codes.base)]);
}
