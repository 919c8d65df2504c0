// UNTRUSTED. The network of any tree: level by level, each cut behind the gate of its node.
import type { Network, Norm } from "../kernel/index.js";
import {
  at,
  bitLength,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
} from "../numbers/index.js";
import {
  type Affine,
  combine,
  type DenseSize,
  NetworkBuilder,
  type Term,
} from "../networks/index.js";
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
} from "./partition-plan.js";
import { type Branch, firstLabel, levelsOf, type Tree } from "./partition-tree.js";
import type { PointMatrix } from "./point-matrix.js";
import { ceilingOf } from "./short-rational.js";

const MINUS_ONE = rational(-1n);

/** One level: its branches, and what has to go on beside them. */
export interface Level {
  readonly branches: readonly Branch[];
  /** Directions, or coordinates, that later levels read. */
  readonly carried: readonly Direction[];
  /** Branches whose indicator is needed for the left side; never the root, whose indicator is 1. */
  readonly kept: readonly Branch[];
}

/** The levels of a tree. */
export interface LevelPlan {
  readonly directions: Directions;
  readonly tree: Tree;
  /** Units of the first layer; none if the first level reads the input. */
  readonly first: readonly Direction[];
  readonly levels: readonly Level[];
  readonly size: DenseSize;
}

/**
 * Size in dimension d: an optional first layer of m units, then for each level n branches, c carried
 * directions, k kept indicators: c + 2n + k units, and one more from the second level on.
 */
export function levelsSize(
  dimension: number,
  first: number,
  levels: readonly { branches: number; carried: number; kept: number }[],
): DenseSize {
  const widths = levels.map(
    ({ branches, carried, kept }, l) => carried + 2 * branches + kept + (l > 0 ? 1 : 0),
  );
  return sizeOfWidths([dimension, ...(first > 0 ? [first] : []), ...widths, 1]);
}

/** The plan of a tree with at least one branch, with or without a first layer, whichever is smaller. */
export function levelPlan(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  tree: Tree,
): LevelPlan {
  const { dimension } = matrix;
  const branches = levelsOf(tree);
  const all = branches.flat().map(({ cut }) => cut);
  const directions = new Directions(matrix, norm, radius, all);
  const carriedFrom = (level: number): Direction[] => {
    const cuts = branches.slice(level).flatMap((own) => own.map(({ cut }) => cut));
    return carriedBy(directions, directionsOf(directions, cuts));
  };
  const levels = branches.map(
    (own, l): Level => ({
      branches: own,
      carried: carriedFrom(l + 1),
      kept: own.filter(({ left }) => l > 0 && left.kind === "branch"),
    }),
  );
  const first = carriedFrom(0);
  const counts = levels.map((one) => ({
    branches: one.branches.length,
    carried: one.carried.length,
    kept: one.kept.length,
  }));
  const projected = levelsSize(dimension, first.length, counts);
  const direct = levelsSize(dimension, 0, counts);
  return direct.parameters < projected.parameters
    ? { directions, tree, first: [], levels, size: direct }
    : { directions, tree, first, levels, size: projected };
}

/** What has been built: forms of the current layer. */
interface State {
  readonly source: Source;
  /** f, as far as the levels so far decide it. */
  readonly sum: Affine | undefined;
  /** Indicators of the parts that are branches of the next level; undefined: always 1. */
  readonly gates: ReadonlyMap<Branch, Affine | undefined>;
}

/** Builds levels onto a network. */
class LevelBuilder {
  readonly #builder: NetworkBuilder;
  readonly #matrix: PointMatrix;
  readonly #directions: Directions;
  readonly #values: readonly Rational[];
  readonly #least: Rational;
  readonly #start: Rational;

  constructor(
    builder: NetworkBuilder,
    matrix: PointMatrix,
    { directions, tree }: LevelPlan,
    values: readonly Rational[],
  ) {
    this.#builder = builder;
    this.#matrix = matrix;
    this.#directions = directions;
    this.#values = values;
    this.#start = this.#valueOf(tree);
    this.#least = values.reduce((a, b) => (subtract(a, b).num < 0n ? a : b));
  }

  #valueOf(tree: Tree): Rational {
    return at(this.#values, firstLabel(tree));
  }

  /** The pre-activation that is ≤ 0 on the left, ≥ 1 on the right, and < 0 behind a closed gate. */
  #rampForm(source: Source, { cut }: Branch, gate: Affine | undefined): Affine {
    const { ramp, highest } = rampForm(this.#matrix, source, this.#directions, cut);
    if (gate === undefined) return ramp;
    const top = powerAbove(highest);
    const terms: Term[] = [
      [ONE, ramp],
      [top, gate],
    ];
    return combine(ramp.level, terms, negate(top));
  }

  level(state: State, { branches, carried, kept }: Level): State {
    const { source, sum, gates } = state;
    const lifted = subtract(ONE, this.#least);
    const sums = sum === undefined ? [] : [combine(sum.level, [[ONE, sum]], lifted)];
    const ramps = branches.flatMap((branch) => {
      const form = this.#rampForm(source, branch, gates.get(branch));
      return [form, combine(form.level, [[ONE, form]], MINUS_ONE)];
    });
    const indicators = kept.map((branch) => {
      const gate = gates.get(branch);
      return combine(gate?.level ?? 0, gate === undefined ? [] : [[ONE, gate]], ONE);
    });
    const forms = carriedForms(this.#matrix, source, carried);
    const units = this.#builder.relu([...forms, ...sums, ...indicators, ...ramps]);
    const own = units.slice(forms.length);
    const before = own.slice(0, sums.length);
    const held = own.slice(sums.length, sums.length + kept.length);
    const pairs = own.slice(sums.length + kept.length);
    const next = new Map<Branch, Affine | undefined>();
    const terms: Term[] = before.map((unit): Term => [ONE, unit]);
    branches.forEach((branch, n) => {
      const bit: Term[] = [
        [ONE, at(pairs, 2 * n)],
        [MINUS_ONE, at(pairs, 2 * n + 1)],
      ];
      const { left, right } = branch;
      const height = subtract(this.#valueOf(right), this.#valueOf(left));
      terms.push(...bit.map(([factor, unit]): Term => [multiply(factor, height), unit]));
      if (right.kind === "branch") next.set(right, combine(this.#builder.level, bit));
      if (left.kind !== "branch") return;
      const less = bit.map(([factor, unit]): Term => [negate(factor), unit]);
      const index = kept.indexOf(branch);
      const whole: Term[] = index < 0 ? [] : [[ONE, at(held, index)]];
      const bias = index < 0 ? ONE : MINUS_ONE;
      next.set(left, combine(this.#builder.level, [...whole, ...less], bias));
    });
    const bias = sums.length > 0 ? negate(lifted) : this.#start;
    return {
      source: sourceOf(this.#builder, carried, units),
      sum: combine(this.#builder.level, terms, bias),
      gates: next,
    };
  }
}

/** A power of two above what a ramp's pre-activation is on any ball, at least 1. */
function powerAbove(highest: Rational): Rational {
  const most = ceilingOf(highest);
  return rational(1n << BigInt(most < 1n ? 0 : bitLength(most)));
}

/**
 * The network of a plan.
 *
 * With b_v = [x right of cut v]·[x in part v] for each branch v, f = V(tree) + Σ_v (V(right of v) −
 * V(left of v))·b_v, where V is the value of the leftmost leaf: going right at v replaces the value
 * of the leftmost leaf on the left by that on the right.
 *
 * Ensures  layers as `levelsSize` says; on every ball each unit keeps a strict sign.
 */
export function levelsNetwork(
  matrix: PointMatrix,
  plan: LevelPlan,
  values: readonly Rational[],
): Network {
  const builder = new NetworkBuilder(matrix.dimension);
  let source: Source = { kind: "input" };
  if (plan.first.length > 0) {
    const units = builder.relu(carriedForms(matrix, source, plan.first));
    source = sourceOf(builder, plan.first, units);
  }
  const levels = new LevelBuilder(builder, matrix, plan, values);
  let state: State = { source, sum: undefined, gates: new Map() };
  for (const level of plan.levels) state = levels.level(state, level);
  return builder.output(state.sum === undefined ? [] : [state.sum]);
}
