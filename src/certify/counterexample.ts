// UNTRUSTED. Looks for a point of a ball with another label: doubles propose, exact evaluation decides.
// May import kernel, dataset, constructions.
import type { Dataset } from "../dataset/dataset.js";
import { Random } from "../doubles/random.js";
import {
  answered,
  evaluateWithin,
  meansLabel,
  type Network,
  type Norm,
  type Rule,
  sizeOf,
} from "../kernel/index.js";
import { at, type Rational } from "../numbers/index.js";
import { near } from "../doubles/near.js";
import {
  nearGradient,
  type NearNetwork,
  nearNetwork,
  nearPoint,
  nearTrace,
} from "./near-network.js";
import { lengthOf, pointOfBall, type PointOfBall, steepest, towards } from "./points-of-ball.js";

/** A claim that is doubted. */
export interface Doubted {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly norm: Norm;
  readonly radius: Rational;
  readonly rule: Rule;
}

/** A point that refutes it. */
export interface Counterexample extends PointOfBall {
  readonly ball: number;
}

/** A hidden unit that may change its sign in the ball. */
export interface SuspectUnit {
  readonly layer: number;
  readonly neuron: number;
}

const SEED = "counterexample";
/** Steps from one start along gradients. */
const STEPS = 12;
const RANDOM = 24;
/** Axes and opposite points that are tried. */
const MOST = 256;
/** Multiplications of exact numbers, about. */
const EFFORT = 2e7;
/** Binary digits of a step with which a point that was found may still refute. */
const SHORTER = [0, 2, 4, 8, 12, 18];

/** The steps that are tried one after another, as multiples of the radius. */
class Proposals {
  readonly #network: NearNetwork;
  readonly #centre: Float64Array;
  readonly #radius: number;
  readonly #random = new Random(SEED);

  constructor(
    readonly doubted: Doubted,
    readonly ball: number,
  ) {
    this.#network = nearNetwork(doubted.network);
    this.#centre = nearPoint(at(doubted.dataset.points, ball).point);
    this.#radius = near(doubted.radius);
  }

  #traceAt(step: Float64Array): Float64Array[] {
    const x = this.#centre.map((c, k) => c + this.#radius * (step[k] ?? 0));
    return nearTrace(this.#network, x);
  }

  /** Weights over the outputs of forms that have to rise for the label to change. */
  #wrongward(output: Float64Array): Float64Array[] {
    const { rule, dataset } = this.doubted;
    const { label } = at(dataset.points, this.ball);
    switch (rule.kind) {
      case "exact":
        return [Float64Array.of(1), Float64Array.of(-1)];
      case "threshold":
        return [Float64Array.of(label === 0 ? 1 : -1)];
      case "argmax": {
        const rivals = [...output.keys()].filter((k) => k !== label);
        const best = rivals.sort((a, b) => (output[b] ?? 0) - (output[a] ?? 0)).slice(0, 3);
        return best.map((rival) => output.map((_, k) => (k === rival ? 1 : k === label ? -1 : 0)));
      }
    }
  }

  /** Steps across a unit, both ways. */
  *across({ layer, neuron }: SuspectUnit): Generator<Float64Array> {
    const trace = this.#traceAt(new Float64Array(this.#centre.length));
    const weights = at(trace, layer).map((_, n) => (n === neuron ? 1 : 0));
    const g = nearGradient(this.#network, trace, layer, weights);
    const step = steepest(this.doubted.norm, g);
    yield step;
    yield step.map((x) => -x);
  }

  /** Steepest steps for the outputs, taken again and again from where they lead. */
  *along(start: Float64Array): Generator<Float64Array> {
    const { norm } = this.doubted;
    const last = this.#network.layers.length - 1;
    const count = this.#wrongward(at(this.#traceAt(start), last)).length;
    for (let form = 0; form < count; form += 1) {
      let step = start;
      for (let n = 1; n <= STEPS; n += 1) {
        const trace = this.#traceAt(step);
        const weights = this.#wrongward(at(trace, last))[form];
        if (weights === undefined) break;
        const steep = steepest(norm, nearGradient(this.#network, trace, last, weights));
        if (steep.every((x) => x === 0)) break;
        if (n === 1) yield steep;
        const next = step.map((x, k) => x + ((steep[k] ?? 0) * 2) / (n + 1));
        const length = Math.max(1, lengthOf(norm, next));
        step = next.map((x) => x / length);
        yield step;
      }
    }
  }

  *axes(): Generator<Float64Array> {
    const zero = new Float64Array(this.#centre.length);
    for (let k = 0; k < Math.min(zero.length, MOST); k += 1) {
      for (const sign of [1, -1]) yield zero.map((_, j) => (j === k ? sign : 0));
    }
  }

  /** Towards points with other labels, the nearest first. */
  *opposite(): Generator<Float64Array> {
    const { norm, dataset, radius } = this.doubted;
    const { point, label } = at(dataset.points, this.ball);
    const others = dataset.points.filter((other) => other.label !== label);
    const ranked = others.map((other) => {
      const there = nearPoint(other.point);
      const length = lengthOf(
        norm,
        there.map((x, k) => x - (this.#centre[k] ?? 0)),
      );
      return { other, length };
    });
    ranked.sort((a, b) => a.length - b.length);
    for (const { other } of ranked.slice(0, MOST)) yield towards(norm, point, other.point, radius);
  }

  *random(): Generator<Float64Array> {
    const { norm } = this.doubted;
    for (let n = 0; n < RANDOM; n += 1) {
      const t = this.#centre.map(() => this.#random.unit() * 2 - 1);
      const length = lengthOf(norm, t);
      yield length > 0 ? t.map((x) => x / length) : t;
    }
  }

  *all(unit: SuspectUnit | undefined): Generator<Float64Array> {
    const zero = new Float64Array(this.#centre.length);
    yield zero;
    if (unit !== undefined) yield* this.across(unit);
    yield* this.along(zero);
    yield* this.opposite();
    yield* this.axes();
    for (const start of this.random()) {
      yield start;
      yield* this.along(start);
    }
  }
}

/**
 * A rational point of the ball at which the rule does not give its label, or undefined if none was found.
 *
 * Requires  points of the network's dimension; the ball is one of the dataset.
 * Ensures   the kernel's exact evaluation and distance confirm the point.
 * Cost      one exact evaluation a proposal; a few seconds.
 */
export function counterexampleIn(
  doubted: Doubted,
  ball: number,
  unit?: SuspectUnit,
): Counterexample | undefined {
  const { network, dataset, norm, radius, rule } = doubted;
  const { point: centre, label } = at(dataset.points, ball);
  const each = Number(sizeOf(network).nonzero) + network.inputs;
  let effort = EFFORT;
  const tried = (step: Float64Array, bits?: number): Counterexample | undefined => {
    const proposed = pointOfBall(norm, centre, radius, step, bits);
    if (proposed === undefined) return undefined;
    const output = answered(() => evaluateWithin(network, proposed.point));
    const isWrong = !("verdict" in output) && !meansLabel(rule, label, output);
    return isWrong ? { ball, ...proposed } : undefined;
  };
  for (const step of new Proposals(doubted, ball).all(unit)) {
    if (tried(step) !== undefined) {
      for (const bits of SHORTER) {
        const short = tried(step, bits);
        if (short !== undefined) return short;
      }
      return tried(step);
    }
    effort -= each;
    if (effort < 0) return undefined;
  }
  return undefined;
}
