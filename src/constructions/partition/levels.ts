// UNTRUSTED. The network of any tree: level by level, each cut behind the gate of its node.
import type { Network } from "../../kernel/index.js";
import {
  at,
  bitLength,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../../numbers/index.js";
import {
  type Affine,
  combine,
  NetworkBuilder,
  scaledForm,
  type Term,
} from "../../networks/index.js";
import type { Level, LevelPlan, Side, Telling } from "./level-plan.js";
import { carriedForms, type Directions, rampForm, type Source, sourceOf } from "./plan.js";
import type { Branch } from "./tree.js";
import type { PointMatrix } from "../points/point-matrix.js";
import { ceilingOf } from "../../doubles/short-rational.js";

const MINUS_ONE = rational(-1n);

/** What has been built: forms of the current layer. */
interface State {
  readonly source: Source;
  /** The value so far, by 0; or by class the sum of the units of its leaves. */
  readonly sums: ReadonlyMap<number, Affine>;
  /** Gates of the parts that are branches of the next level; that of the root is always open. */
  readonly gates: ReadonlyMap<Branch, Affine>;
}

/** A power of two above a number, at least 1. */
function powerAbove(most: Rational): Rational {
  const whole = ceilingOf(most);
  return rational(1n << BigInt(whole < 1n ? 0 : bitLength(whole)));
}

/** Builds levels onto a network. */
class LevelBuilder {
  readonly #lift: Rational;

  constructor(
    readonly builder: NetworkBuilder,
    readonly matrix: PointMatrix,
    readonly directions: Directions,
    readonly telling: Telling,
    readonly values: readonly Rational[],
    base: number,
  ) {
    // Sums are carried by units that are at least 1 on all balls; the value so far is counted from the base.
    const start = at(values, base);
    const least = values.reduce((a, b) => (subtract(a, b).num < 0n ? a : b));
    this.#lift = telling === "classes" ? ONE : subtract(ONE, subtract(least, start));
  }

  /**
   * How far x is beyond the cut of a side, at least 1 if at all: < 0 on the side, > 1 on the other, and ≥ 1
   * behind a closed gate, as the gate counts more than the cut can.
   */
  #beyond({ source, gates }: State, { branch, isRight }: Side): Affine {
    const { ramp, lowest, highest } = rampForm(this.matrix, source, this.directions, branch.cut);
    const own = isRight ? scaledForm(MINUS_ONE, ramp, ONE) : ramp;
    const gate = gates.get(branch);
    if (gate === undefined) return own;
    const factor = powerAbove(isRight ? highest : subtract(ONE, lowest));
    return combine(own.level, [
      [ONE, own],
      [factor, gate],
    ]);
  }

  /** Forms, and the same less 1 if they are to be cut off at 1. */
  #cutOff(forms: readonly Affine[], isCutOff: boolean): Affine[] {
    return isCutOff
      ? [...forms, ...forms.map((form) => scaledForm(ONE, form, MINUS_ONE))]
      : [...forms];
  }

  level(state: State, { carried, gates, isCutOff, changes, sums }: Level): State {
    const isOneSum = this.telling === "one-sum";
    const forms = carriedForms(this.matrix, state.source, carried);
    const before = sums.flatMap((key): Affine[] => {
      const sum = state.sums.get(key);
      return sum === undefined ? [] : [scaledForm(ONE, sum, this.#lift)];
    });
    const inside = changes.map(({ side }) => scaledForm(MINUS_ONE, this.#beyond(state, side), ONE));
    const beyond = gates.map((side) => this.#beyond(state, side));
    const told = this.#cutOff(inside, isOneSum);
    const shut = this.#cutOff(beyond, isCutOff);
    const units = this.builder.relu([...forms, ...before, ...told, ...shut]);
    const { level } = this.builder;
    const unit = (column: number): Affine => at(units, forms.length + column);
    /** Unit n of some, less the one that cuts it off. */
    const less = (start: number, n: number, count: number, isCut: boolean): Term[] =>
      isCut
        ? [
            [ONE, unit(start + n)],
            [MINUS_ONE, unit(start + count + n)],
          ]
        : [[ONE, unit(start + n)]];
    const terms = new Map<number, Term[]>(sums.map((key, n) => [key, [[ONE, unit(n)]]]));
    changes.forEach(({ from, to }, n) => {
      const key = isOneSum ? 0 : to;
      const height = isOneSum ? subtract(at(this.values, to), at(this.values, from)) : ONE;
      const own = less(sums.length, n, changes.length, isOneSum);
      const heights = own.map(([factor, form]): Term => [multiply(height, factor), form]);
      terms.set(key, [...(terms.get(key) ?? []), ...heights]);
    });
    const start = sums.length + told.length;
    const next = new Map<Branch, Affine>();
    gates.forEach(({ part }, n) => {
      if (part.kind !== "branch") return;
      next.set(part, combine(level, less(start, n, gates.length, isCutOff)));
    });
    changes.forEach(({ side: { part } }, n) => {
      if (part.kind !== "branch" || !isOneSum) return;
      const own = combine(level, less(sums.length, n, changes.length, true));
      next.set(part, scaledForm(MINUS_ONE, own, ONE));
    });
    return {
      source: sourceOf(this.builder, carried, units),
      sums: new Map(
        [...terms].map(([key, some]) => [
          key,
          combine(level, some, sums.includes(key) ? negate(this.#lift) : ZERO),
        ]),
      ),
      gates: next,
    };
  }

  /** The value: the one sum, or Σ (v_k − v_b)(1 − [1 − sum of class k]_+). */
  output({ sums }: State, base: number): Network {
    const start = at(this.values, base);
    if (this.telling === "one-sum") {
      const sum = sums.get(0);
      return this.builder.output(sum === undefined ? [] : [scaledForm(ONE, sum, start)]);
    }
    const labels = [...this.values.keys()].filter((label) => label !== base);
    const { level } = this.builder;
    const others = this.builder.relu(
      labels.map((label) => {
        const sum = sums.get(label);
        return combine(level, sum === undefined ? [] : [[MINUS_ONE, sum]], ONE);
      }),
    );
    const heights = labels.map((label) => subtract(at(this.values, label), start));
    const terms = heights.map((height, n): Term => [negate(height), at(others, n)]);
    const all = heights.reduce((sum, height) => subtract(sum, negate(height)), start);
    return this.builder.output([combine(this.builder.level, terms, all)]);
  }
}

/**
 * The network of a plan. The class that stands for x begins as the base, and changes where x is on the side
 * of a change; at a leaf it is the leaf's.
 *
 * Ensures  layers as `levelsSize` says; on every ball each unit keeps a strict sign: inside of an open side
 *          the unit that tells it is above 1, and 0 elsewhere; its gate is 0 there, and above 0 elsewhere.
 */
export function levelsNetwork(
  matrix: PointMatrix,
  plan: LevelPlan,
  values: readonly Rational[],
): Network {
  const { directions, telling, base, first, levels } = plan;
  const builder = new NetworkBuilder(matrix.dimension);
  let source: Source = { kind: "input" };
  if (first.length > 0) {
    const units = builder.relu(carriedForms(matrix, source, first));
    source = sourceOf(builder, first, units);
  }
  const weaver = new LevelBuilder(builder, matrix, directions, telling, values, base);
  let state: State = { source, sums: new Map(), gates: new Map() };
  for (const level of levels) state = weaver.level(state, level);
  return weaver.output(state, base);
}
