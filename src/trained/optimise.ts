// UNTRUSTED. Better factors, β and slopes by steps along the gradient (Adam), in doubles. May import kernel.
import { openUnits, type State } from "../kernel/index.js";
import { type Choice, type Dual, dualOf } from "./dual.js";
import type { NearCondition } from "./goal-forms.js";

/** The best choice that was met, and its bound. */
export interface Chosen {
  readonly choice: Choice;
  readonly dual: Dual;
  /** The mean of the least points of all steps: where the goal may be missed, if the bound stays short of it. */
  readonly mean: Float64Array;
}

export interface Effort {
  readonly steps: number;
  /** Slopes cost a character an open unit of every leaf. */
  readonly isWithSlopes: boolean;
}

/** Adam on one vector, kept in [0, most]. */
function stepper(
  x: Float64Array,
  most: number,
): (gradient: Float64Array, rate: number, t: number) => void {
  const m = new Float64Array(x.length);
  const v = new Float64Array(x.length);
  return (gradient, rate, t) => {
    for (let k = 0; k < x.length; k += 1) {
      const g = gradient[k] ?? 0;
      m[k] = 0.9 * (m[k] ?? 0) + 0.1 * g;
      v[k] = 0.99 * (v[k] ?? 0) + 0.01 * g * g;
      const mean = (m[k] ?? 0) / (1 - 0.9 ** t);
      const size = Math.sqrt((v[k] ?? 0) / (1 - 0.99 ** t)) + 1e-12;
      x[k] = Math.max(0, Math.min(most, (x[k] ?? 0) + (rate * mean) / size));
    }
  };
}

/** The slopes that the rule takes where nothing is chosen. */
function defaultSlopes(state: State): Float64Array {
  const slopes = state.levels.flatMap(({ mode, slope }) =>
    [...mode.keys()].filter((k) => mode[k] === 2).map((k) => (slope[k] ?? 0) / 63),
  );
  return Float64Array.from(slopes);
}

/** The first choice: factors of a goal before, or all alike. */
export function firstChoice(state: State, conditions: number, factors?: Float64Array): Choice {
  const isUsable = factors?.some((f) => f > 0) === true && factors.length === conditions;
  return {
    factors: isUsable ? factors : new Float64Array(conditions).fill(1),
    betas: new Float64Array(state.assumptions.length),
    slopes: undefined,
  };
}

/** Improves a choice until the bound is above the margin, or the steps are over. */
export function optimised(
  state: State,
  conditions: readonly NearCondition[],
  start: Choice,
  { steps, isWithSlopes }: Effort,
  margin: number,
): Chosen {
  const first = dualOf(state, conditions, start);
  let best: Chosen = { choice: start, dual: first, mean: first.y };
  const isMixed = conditions.length > 1;
  const hasBetas = state.assumptions.length > 0;
  if (best.dual.value > margin || (!isMixed && !hasBetas && !isWithSlopes)) return best;
  if (isWithSlopes && openUnits(state) === 0 && !hasBetas && !isMixed) return best;
  const factors = start.factors.slice();
  const betas = start.betas.slice();
  const slopes = isWithSlopes ? (start.slopes?.slice() ?? defaultSlopes(state)) : undefined;
  const moves = {
    factors: stepper(factors, Infinity),
    betas: stepper(betas, 250),
    slopes: slopes === undefined ? undefined : stepper(slopes, 1),
  };
  let dual = first;
  const mean = first.y.slice();
  const scale = Math.max(1e-3, Math.abs(dual.value));
  for (let t = 1; t <= steps; t += 1) {
    const rate = 0.96 ** t;
    if (isMixed) moves.factors(dual.factors, 0.2 * rate, t);
    moves.betas(dual.betas, 0.1 * Math.min(1, scale) * rate, t);
    moves.slopes?.(dual.slopes, 0.15 * rate, t);
    const largest = factors.reduce((m, f) => Math.max(m, f), 0);
    if (isMixed && largest === 0) factors.fill(1);
    else if (isMixed) factors.forEach((f, k) => (factors[k] = f / largest));
    const choice = { factors: factors.slice(), betas: betas.slice(), slopes: slopes?.slice() };
    dual = dualOf(state, conditions, choice);
    for (let k = 0; k < mean.length; k += 1)
      mean[k] = (mean[k] ?? 0) + ((dual.y[k] ?? 0) - (mean[k] ?? 0)) / (t + 1);
    if (dual.value > best.dual.value) best = { choice, dual, mean };
    if (dual.value > margin) break;
  }
  return { ...best, mean };
}
