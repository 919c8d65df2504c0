// TRUSTED. BOUNDS, all units: l ≤ z ≤ u on a set of inputs, layer after layer. Imports only the kernel.
// docs/theory.md#bounds. Intervals first; rows for units that they leave open.
import { decline } from "../limits.js";
import { at } from "../../numbers/index.js";
import {
  above,
  below,
  BOUND_EXPONENT,
  ceiling,
  DIGITS,
  entryOf,
  EXACT,
  floor,
  powerOfTwo,
  unitFor,
} from "./dyadic.js";
import {
  ACTIVE,
  type Assumption,
  CHORD,
  DEAD,
  leastOf,
  type Level,
  OPEN,
  SLOPE,
  type State,
} from "./row.js";

/** What an assumption says of each unit of a layer: 1, −1, or 0 for nothing. */
function signsOf(assumptions: readonly Assumption[], layer: number, units: number): Int8Array {
  const signs = new Int8Array(units);
  for (const own of assumptions) if (own.layer === layer) signs[own.unit] = own.isPositive ? 1 : -1;
  return signs;
}

/** Where the activations of a layer are. */
function rangesOf({ mode, low, high }: Level): readonly [Float64Array, Float64Array] {
  const from = low.map((own, k) => (mode[k] === DEAD || own < 0 ? 0 : own));
  return [from, high.map((own, k) => (mode[k] === DEAD ? 0 : own))];
}

const openIn = ({ mode }: Level): number =>
  mode.reduce((sum, own) => sum + (own === OPEN ? 1 : 0), 0);

/** The next layer: intervals, two rows for each unit that they leave open, and how each unit is replaced. */
function nextLevel(state: State): Level {
  const { prepared, levels, set, corner, assumptions } = state;
  const index = levels.length;
  const layer = at(prepared.layers, index);
  const { units, inputs, weights, unit, sum, isRounded } = layer;
  state.spend(2 * units * inputs);
  const previous = levels.at(-1);
  // Activations are in [from, to], whole numbers of `grid`: no sum of the interval pass reaches 2^53.
  const [lows, highs] = previous === undefined ? [set.low, set.high] : rangesOf(previous);
  let top = 0;
  for (const own of highs) if (own > top) top = own;
  const grid = unitFor(top * sum, 51);
  const from = lows.map((own) => floor(own / grid));
  const to = highs.map((own) => ceiling(own / grid));
  let total = 0;
  for (const own of to) total += own;
  let largest = (top * sum + total * grid) * unit;
  const bias = previous === undefined ? corner : layer;
  for (let k = 0; k < units; k += 1) {
    const [a, b] = [entryOf(bias.low, k), entryOf(bias.high, k)];
    if (-a > largest) largest = -a;
    if (b > largest) largest = b;
  }
  const isLarge = !(total < EXACT && largest < powerOfTwo(BOUND_EXPONENT));
  if (isLarge) decline("bound-exponent");
  const tick = unitFor(largest, 2 * prepared.bits - 4);
  const slack = isRounded ? ceiling((total * grid * unit) / (2 * tick)) : 0;
  const level = {
    mode: new Uint8Array(units),
    low: new Float64Array(units),
    high: new Float64Array(units),
    chord: new Float64Array(units),
    slope: new Float64Array(units),
    under: new Float64Array(units),
    over: new Float64Array(units),
    before: previous === undefined ? 0 : previous.before + openIn(previous),
  };
  const signs = signsOf(assumptions, index, units);
  const form = new Float64Array(inputs);
  for (let k = 0; k < units; k += 1) {
    let [l, u] = [0, 0];
    const row = k * inputs;
    for (let i = 0; i < inputs; i += 1) {
      const w = entryOf(weights, row + i);
      form[i] = w;
      l += w * entryOf(w > 0 ? from : to, i);
      u += w * entryOf(w > 0 ? to : from, i);
    }
    const under = floor(entryOf(bias.low, k) / tick) - slack;
    const over = ceiling(entryOf(bias.high, k) / tick) + slack;
    l = floor((l * grid * unit) / tick) + under;
    u = ceiling((u * grid * unit) / tick) + over;
    level.under[k] = below(under * tick);
    level.over[k] = above(over * tick);
    if (index === 0 ? set.round !== undefined : l < 0 && u > 0) {
      const start = { layer: index - 1, form, unit, tick };
      const rise = leastOf(state, { ...start, constant: under });
      if (rise !== undefined && rise > l) l = rise;
      if (l < 0) {
        const fall = leastOf(state, { ...start, form: form.map((w) => -w), constant: -over });
        if (fall !== undefined && -fall < u) u = -fall;
      }
    }
    const sign = signs[k] ?? 0;
    if (sign > 0 && l < 0) l = 0;
    if (sign > 0 && u < 0) u = 0;
    level.low[k] = below(l * tick);
    level.high[k] = above(u * tick);
    level.mode[k] = sign < 0 || (sign === 0 && u <= 0) ? DEAD : l >= 0 ? ACTIVE : OPEN;
    if (level.mode[k] !== OPEN) continue;
    const span = unitFor(u - l, DIGITS);
    level.chord[k] = floor((ceiling(u / span) * CHORD) / (ceiling(u / span) - floor(l / span)));
    level.slope[k] = u > -l ? SLOPE : 0;
  }
  return level;
}

/** Bounds on every hidden unit, on the set under the assumptions. */
export function boundsOn(start: Omit<State, "levels">): State {
  const levels: Level[] = [];
  const state = { ...start, levels };
  for (let n = 0; n < start.prepared.layers.length; n += 1) levels.push(nextLevel(state));
  return state;
}

/** Open units of all layers. */
export const openUnits = ({ levels }: State): number =>
  levels.reduce((sum, own) => sum + openIn(own), 0);
