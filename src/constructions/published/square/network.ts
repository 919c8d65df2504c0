// UNTRUSTED. Builds the network of a `square` plan. docs/theory.md#square.
import type { Network } from "../../../kernel/index.js";
import {
  add,
  at,
  divide,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../../../numbers/index.js";
import { type Affine, combine, NetworkBuilder, type Term } from "../../../networks/index.js";
import { constantForm, coordinateForms } from "../../detector-inf/layers.js";
import { integerPoint } from "../../points/integer-points.js";
import type { PointMatrix } from "../../points/point-matrix.js";
import { lowOf, type SquarePlan } from "./plan.js";

const MINUS_ONE = rational(-1n);
const HALF = rational(1n, 2n);

/** The weight of the q-th tent in a square: t² ≈ g_0 − Σ g_q/4^q. */
export function tentWeight(q: number): Rational {
  return q === 0 ? ONE : rational(-1n, 4n ** BigInt(q));
}

/** Wires beside the coordinates, as forms of the units of a layer. */
interface Wires {
  readonly units: readonly Affine[];
  /** The maximum so far, and what the block before adds to it. */
  readonly maximum: Affine;
  readonly gain: Affine | undefined;
  readonly sum: Affine;
}

/** Builds block after block. */
class Weaver {
  readonly #builder: NetworkBuilder;
  readonly #d: number;
  #wires: Wires;

  constructor(
    readonly matrix: PointMatrix,
    readonly plan: SquarePlan,
  ) {
    this.#d = matrix.dimension;
    this.#builder = new NetworkBuilder(this.#d);
    const zero = constantForm(0, ZERO);
    this.#wires = { units: this.#builder.inputs(), maximum: zero, gain: undefined, sum: zero };
  }

  /** A layer of the coordinates, the maximum and others. */
  #layer(maximum: Affine, others: readonly Affine[]): Affine[] {
    const { matrix, plan } = this;
    const reach = divide(plan.lengths.reach, matrix.unit);
    const coordinates = coordinateForms(this.#builder, matrix, reach, this.#wires.units);
    return this.#builder.relu([...coordinates, maximum, ...others]);
  }

  /** Adds the square of coordinate j of x − point, clipped at s, to the sum: m + 2 layers. */
  #square(point: readonly bigint[], j: number): void {
    const { matrix, plan } = this;
    const { reach, clip, tents } = plan.lengths;
    const [d, builder] = [this.#d, this.#builder];
    const perUnit = divide(matrix.unit, clip);
    const before = this.#wires;
    const centre = add(rational(at(point, j)), divide(reach, matrix.unit));
    const scaled = divide(reach, matrix.unit);
    const axis = at(coordinateForms(builder, matrix, scaled, before.units), j);
    let units = this.#layer(before.maximum, [
      before.gain ?? before.sum,
      combine(axis.level, [[ONE, axis]], negate(centre)),
      combine(axis.level, [[MINUS_ONE, axis]], centre),
    ]);
    const sides: Term[] = [
      [perUnit, at(units, d + 2)],
      [perUnit, at(units, d + 3)],
    ];
    const isGain = before.gain !== undefined;
    let maximum = at(units, d);
    if (isGain)
      maximum = combine(builder.level, [
        [ONE, maximum],
        [ONE, at(units, d + 1)],
      ]);
    let sum = isGain ? constantForm(builder.level, ZERO) : at(units, d + 1);
    this.#wires = { units, maximum, gain: undefined, sum };
    units = this.#layer(maximum, [
      sum,
      combine(builder.level, sides),
      combine(builder.level, sides, MINUS_ONE),
    ]);
    let tent: Term[] = [
      [ONE, at(units, d + 2)],
      [MINUS_ONE, at(units, d + 3)],
    ];
    for (let q = 0; ; q += 1) {
      const level = builder.level;
      const weight = tentWeight(q);
      const added = tent.map(([factor, form]): Term => [multiply(weight, factor), form]);
      sum = combine(level, [[ONE, at(units, d + 1)], ...added]);
      maximum = at(units, d);
      this.#wires = { units, maximum, gain: undefined, sum };
      if (q === tents) return;
      units = this.#layer(maximum, [sum, combine(level, tent), combine(level, tent, negate(HALF))]);
      tent = [
        [rational(2n), at(units, d + 2)],
        [rational(-4n), at(units, d + 3)],
      ];
    }
  }

  /** The block of a point: its squares, and what its height is above the maximum near it. */
  block(index: number): void {
    const { matrix, plan } = this;
    const point = integerPoint(matrix, index);
    for (let j = 0; j < this.#d; j += 1) this.#square(point, j);
    const { sum, maximum } = this.#wires;
    const steep = divide(rational(2n), subtract(ONE, plan.lengths.inside));
    const low = multiply(negate(steep), lowOf(plan.lengths));
    const units = this.#layer(maximum, [combine(sum.level, [[steep, sum]], low)]);
    const height = at(plan.heights.heights, matrix.labels[index] ?? 0);
    const level = this.#builder.level;
    const kept = at(units, this.#d);
    const gain = combine(
      level,
      [
        [negate(height), at(units, this.#d + 1)],
        [MINUS_ONE, kept],
      ],
      height,
    );
    this.#wires = { units, maximum: kept, gain, sum: constantForm(level, ZERO) };
  }

  finish(): Network {
    const { maximum, gain } = this.#wires;
    const { sign, start } = this.plan.heights;
    const last = this.#builder.relu([maximum, gain ?? constantForm(this.#builder.level, ZERO)]);
    const terms = last.map((unit): Term => [sign, unit]);
    return this.#builder.output([combine(this.#builder.level, terms, start)]);
  }
}

/**
 * f = start ± max(0, max_i height_i·(1 − c_i)), c_i = [(Q_i − lo)·2/(1 − A)]_+, Q_i the sum of the squares
 * of min(|x_j − x_ij|/s, 1), each interpolated at multiples of 2^−m.
 *
 * Shapes   units of a layer: coordinates (d), Y, then for every coordinate in turn
 *          alpha: S or the gain of the block before, and x_j − x_ij from both sides; beta: S and the clip
 *          of their sum; m tents: S and the two halves of a tent. At the end of a block only c_i; in the end Y
 *          and the last gain.
 * Ensures  layers as `squareSize` says.
 */
export function squareNetwork(matrix: PointMatrix, plan: SquarePlan): Network {
  const weaver = new Weaver(matrix, plan);
  for (const point of plan.blocks) weaver.block(point);
  return weaver.finish();
}
