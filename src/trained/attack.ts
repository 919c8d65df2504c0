// UNTRUSTED. Points at which all conditions of a goal may hold, by gradient steps in doubles. May import kernel,
// constructions, certify.
import { type NearNetwork, nearGradient, nearTrace } from "../certify/index.js";
import { near } from "../doubles/near.js";
import { Random } from "../doubles/random.js";
import { type Condition, type Network, type Semantics } from "../kernel/index.js";
import { at, rational } from "../numbers/index.js";

/** direct·x + weights·f(x) + constant ≥ 0. */
export interface OutputCondition {
  readonly direct: Float64Array;
  readonly weights: Float64Array;
  readonly constant: number;
}

export function outputCondition({ inputs, layers }: Network, { row }: Condition): OutputCondition {
  const direct = new Float64Array(inputs);
  const weights = new Float64Array(at(layers, layers.length - 1).rows.length);
  row.columns.forEach((column, k) => {
    const weight = near(rational(at(row.ints, k), row.den));
    if (column < inputs) direct[column] = weight;
    else weights[column - inputs] = weight;
  });
  return { direct, weights, constant: near(rational(row.bias, row.den)) };
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((s, x, k) => s + x * (b[k] ?? 0), 0);

/** The condition that is worst at x, and its value. */
export function worstAt(
  goal: readonly OutputCondition[],
  x: Float64Array,
  output: Float64Array,
): { readonly value: number; readonly condition: OutputCondition | undefined } {
  let worst: { value: number; condition: OutputCondition | undefined } = {
    value: Infinity,
    condition: undefined,
  };
  for (const condition of goal) {
    const value = dot(condition.direct, x) + dot(condition.weights, output) + condition.constant;
    if (value < worst.value) worst = { value, condition };
  }
  return worst;
}

/** How far a run in float32 may come out from the value in doubles, roughly: only what is tried depends on it. */
export function doubt(semantics: Semantics | undefined, output: Float64Array): number {
  if (semantics !== "float32") return 1e-9;
  return 1e-6 * output.reduce((most, own) => Math.max(most, Math.abs(own)), 1);
}

/** Where to look: any x goes to one of the set by `project`. */
export interface Region {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly project: (x: Float64Array) => Float64Array;
}

const STEPS = 40;

/** The best point of some steps along the signs of the gradient; they end once the worst condition is above `enough`. */
export function climbed(
  network: NearNetwork,
  goal: readonly OutputCondition[],
  { low, high, project }: Region,
  start: Float64Array,
  enough: number,
): { readonly x: Float64Array; readonly value: number } {
  const last = network.layers.length - 1;
  let x = start;
  let best = { x, value: -Infinity };
  for (let step = 0; step < STEPS; step += 1) {
    const trace = nearTrace(network, x);
    const { value, condition } = worstAt(goal, x, at(trace, last));
    if (value > best.value) best = { x, value };
    if (value > enough || condition === undefined) break;
    const gradient = nearGradient(network, trace, last, condition.weights);
    const rate = 0.5 * (1 - step / STEPS) + 0.01;
    x = project(
      x.map((own, k) => {
        const g = (gradient[k] ?? 0) + (condition.direct[k] ?? 0);
        return own + Math.sign(g) * rate * ((high[k] ?? 0) - (low[k] ?? 0));
      }),
    );
  }
  return best;
}

/**
 * Points at which the worst condition of the goal is largest, restart after restart: the centre first, then the
 * proposed starts, then random ones.
 */
export function* attack(
  network: NearNetwork,
  goal: readonly OutputCondition[],
  region: Region,
  restarts: number,
  seed: string,
  starts: readonly Float64Array[] = [],
): Generator<Float64Array> {
  const random = new Random(seed);
  const { low, high, project } = region;
  const middle = low.map((l, k) => (l + (high[k] ?? 0)) / 2);
  for (let n = 0; n < restarts; n += 1) {
    const x =
      n === 0
        ? middle
        : (starts[n - 1] ?? project(low.map((l, k) => l + random.unit() * ((high[k] ?? 0) - l))));
    yield climbed(network, goal, region, x, 0).x;
  }
}
