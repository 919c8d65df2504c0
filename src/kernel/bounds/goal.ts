// TRUSTED. A goal: conditions on x and f(x) that no point of a set fulfils all together, shown by one mixture.
// Imports only the kernel. docs/theory.md#bounds. Proved: goal_shown_sound, label_goals_sound.
import { decline } from "../limits.js";
import { at, lcm } from "../../numbers/index.js";
import type { Network, Row } from "../network.js";
import {
  belowRatio,
  BOUND_EXPONENT,
  ceiling,
  entryOf,
  floorRatio,
  powerOfTwo,
  shiftFor,
  unitFor,
} from "./dyadic.js";
import { openUnits } from "./levels.js";
import { type Form, type Hint, leastOf, SLOPE, type State } from "./row.js";

/** The row, over the inputs and then the outputs, is ≥ 0; if strict, > 0. */
export interface Condition {
  readonly row: Row;
  readonly isStrict: boolean;
}

/** Shows −Σ factors·conditions in whole numbers over the last hidden layer. */
function mixture(state: State, goal: readonly Condition[], factors: readonly number[]): Form {
  const { prepared, set, levels } = state;
  const { inputs, layers }: Network = prepared.network;
  const last = at(layers, layers.length - 1);
  const den = goal.reduce((all, { row: own }) => lcm(all, own.den), 1n);
  const sums = new Array<bigint>(inputs + last.rows.length).fill(0n);
  let constant = 0n;
  for (const [n, { row: own }] of goal.entries()) {
    const factor = -BigInt(at(factors, n)) * (den / own.den);
    constant += factor * own.bias;
    for (const [k, column] of own.columns.entries())
      sums[column] = at(sums, column) + factor * at(own.ints, k);
  }
  const width = layers.length === 1 ? inputs : at(layers, layers.length - 2).rows.length;
  const form = new Array<bigint>(width).fill(0n);
  constant *= last.den;
  for (const [j, own] of last.rows.entries()) {
    const factor = at(sums, inputs + j) * (last.den / own.den);
    constant += factor * own.bias;
    for (const [k, column] of own.columns.entries())
      form[column] = at(form, column) + factor * at(own.ints, k);
  }
  const direct = sums.slice(0, inputs).map((own) => own * last.den);
  const over = den * last.den;
  const isLinear = layers.length === 1;
  const onInputs = isLinear ? direct.map((own, i) => own + at(form, i)) : direct;
  constant *= set.corner.den;
  for (const [i, own] of onInputs.entries()) constant += own * at(set.corner.ints, i);
  const whole = isLinear ? onInputs : form;
  const shift = whole.reduce((least, own) => {
    const one = own === 0n ? least : shiftFor(own, over, 2 * prepared.bits - 4);
    return one < least ? one : least;
  }, BOUND_EXPONENT);
  const numbers = Float64Array.from(whole, (own) => floorRatio(own, over, shift));
  const unit = powerOfTwo(-shift);
  const moved = Float64Array.from(direct, (own) => belowRatio(own, over));
  // How large it may be: only the tick depends on it.
  let size = belowRatio(constant < 0n ? -constant : constant, over * set.corner.den) * 2 + 1;
  const add = (values: Float64Array, step: number, highs: Float64Array): void => {
    for (const [k, own] of values.entries()) {
      const high = entryOf(highs, k);
      if (high > 0) size += (own < 0 ? -own : own) * step * high;
    }
  };
  add(numbers, unit, levels.at(-1)?.high ?? set.high);
  add(moved, 1, set.high);
  const differs = (state.slack ?? new Float64Array(0)).map((own, j) => {
    const factor = at(sums, inputs + j);
    return -own * belowRatio(factor < 0n ? factor : -factor, den);
  });
  for (const own of differs) size += own;
  if (!(size < powerOfTwo(BOUND_EXPONENT))) decline("bound-exponent");
  let exponent = -BOUND_EXPONENT;
  while (powerOfTwo(exponent) < unitFor(size, 2 * prepared.bits - 6)) exponent += 1;
  const tick = powerOfTwo(exponent);
  const lost = differs.reduce((all, own) => all + ceiling(own / tick), 0);
  return {
    layer: layers.length - 2,
    form: numbers,
    unit,
    constant: floorRatio(constant, over * set.corner.den, -exponent) - lost,
    tick,
    ...(!isLinear && { direct: moved }),
  };
}

/** The value of a character, from 0 to 63: those from 0 to p without the backslash. */
const valueOf = (text: string, k: number): number =>
  text.charCodeAt(k) - (text.charCodeAt(k) > 92 ? 49 : 48);

/** Digits of a β, the multiple of 2^−16. */
export const BETA_DIGITS = 4;

/**
 * The factors, and the hint, that a text of characters means; undefined if its length is none.
 *
 * If there are several conditions, a factor each; then four characters for the β of each assumption; then one for
 * the slope of each open unit. Each of the three may be missing if all that follow it are.
 */
function meaningOf(
  state: State,
  conditions: number,
  text: string,
): readonly [readonly number[], Hint] | undefined {
  const values = Array.from(text, (_, k) => valueOf(text, k));
  const mixed = conditions > 1 && values.length > 0 ? conditions : 0;
  const factors = mixed > 0 ? values.slice(0, mixed) : new Array<number>(conditions).fill(1);
  const digits = values.slice(mixed);
  const count = digits.length === 0 ? 0 : state.assumptions.length;
  const betas = Array.from({ length: count }, (_, n) =>
    digits.slice(BETA_DIGITS * n, BETA_DIGITS * (n + 1)).reduce((sum, own) => sum * 64 + own, 0),
  );
  const slopes = digits.slice(BETA_DIGITS * count);
  const isWhole = values.length >= mixed && digits.length >= BETA_DIGITS * count;
  if (!isWhole || values.some((own) => !(own >= 0 && own <= SLOPE))) return undefined;
  if (slopes.length === 0) return [factors, { betas }];
  return slopes.length === openUnits(state) ? [factors, { betas, slopes }] : undefined;
}

/** Why it is not shown that no point of the set, under the assumptions, fulfils all conditions; or undefined. */
export function goalDefect(
  state: State,
  goal: readonly Condition[],
  text: string,
): "bad-hint" | "open-goal" | undefined {
  const meaning = meaningOf(state, goal.length, text);
  if (meaning === undefined) return "bad-hint";
  const [factors, hint] = meaning;
  const least = leastOf(state, mixture(state, goal, factors), hint);
  const isStrict = goal.some(({ isStrict: own }, n) => own && at(factors, n) > 0);
  if (least !== undefined && (least > 0 || (least === 0 && isStrict))) return undefined;
  return "open-goal";
}
