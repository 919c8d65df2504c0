// TRUSTED. BOUNDS, all units: l ≤ z ≤ u on a set of inputs, layer after layer. Imports only the kernel.
// docs/theory.md#bounds. Intervals first; rows for units that they leave open. Proved: cell_of_sound.
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
import { ACTIVE, CHORD, DEAD, leastOf, type Level, OPEN, SLOPE, type State } from "./row.js";

/** Open units of all layers so far. */
export function openUnits({ levels }: State): number {
  const last = levels.at(-1);
  return last?.mode.reduce((sum, own) => sum + (own === OPEN ? 1 : 0), last.before) ?? 0;
}

/** The next layer: intervals, two rows for each unit that they leave open, and how each unit is replaced. */
function nextLevel(state: State): Level {
  const { prepared, levels, set, corner, assumptions } = state;
  const index = levels.length;
  const layer = at(prepared.layers, index);
  const { units, inputs, weights, unit, sum, isRounded } = layer;
  state.spend((prepared.slackOf === undefined ? 2 : 3) * units * inputs);
  const previous = levels.at(-1);
  // Activations are in [from, to], whole numbers of `grid`: no sum of the interval pass reaches 2^53.
  const { low: lows, high: highs } = previous ?? set;
  const isDead = (k: number): boolean => previous?.mode[k] === DEAD;
  const top = highs.reduce((most, own, k) => (own > most && !isDead(k) ? own : most), 0);
  const grid = unitFor(top * sum, 51);
  const from = lows.map((own, k) => (own < 0 || isDead(k) ? 0 : floor(own / grid)));
  const to = highs.map((own, k) => (isDead(k) ? 0 : ceiling(own / grid)));
  const total = to.reduce((all, own) => all + own, 0);
  let largest = (top * sum + total * grid) * unit;
  const bias = previous === undefined ? corner : layer;
  for (const own of bias.low) if (-own > largest) largest = -own;
  for (const own of bias.high) if (own > largest) largest = own;
  const errors = prepared.slackOf?.(index, set, previous?.high) ?? layer.zeros;
  for (const own of errors) if (own > largest) largest = own;
  if (!(total < EXACT && largest < powerOfTwo(BOUND_EXPONENT))) decline("bound-exponent");
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
    before: openUnits(state),
  };
  // What an assumption says of each unit: 1, −1, or 0 for nothing.
  const signs = new Int8Array(units);
  for (const own of assumptions) if (own.layer === index) signs[own.unit] = own.isPositive ? 1 : -1;
  const [form, minus] = [new Float64Array(inputs), new Float64Array(inputs)];
  const isRound = index === 0 && set.round !== undefined;
  for (let k = 0; k < units; k += 1) {
    let l = 0;
    let u = 0;
    const row = k * inputs;
    for (let i = 0; i < inputs; i += 1) {
      const w = entryOf(weights, row + i);
      form[i] = w;
      minus[i] = -w;
      l += w * entryOf(w > 0 ? from : to, i);
      u += w * entryOf(w > 0 ? to : from, i);
    }
    const spare = slack + ceiling(entryOf(errors, k) / tick);
    const under = floor(entryOf(bias.low, k) / tick) - spare;
    const over = ceiling(entryOf(bias.high, k) / tick) + spare;
    l = floor((l * grid * unit) / tick) + under;
    u = ceiling((u * grid * unit) / tick) + over;
    level.under[k] = below(under * tick);
    level.over[k] = above(over * tick);
    // From the side that is nearer to 0 first: a unit that is dead or active needs no other bound.
    const isFromAbove = u < -l;
    for (let side = 0; side < 2 && (isRound || (index > 0 && l < 0 && u > 0)); side += 1) {
      const isUpper = (side === 0) === isFromAbove;
      const found = isUpper
        ? leastOf(state, { layer: index - 1, form: minus, unit, constant: -over, tick })
        : leastOf(state, { layer: index - 1, form, unit, constant: under, tick });
      if (!isUpper && found !== undefined && found > l) l = found;
      if (isUpper && found !== undefined && -found < u) u = -found;
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
  const slack = start.prepared.slackOf?.(levels.length, start.set, levels.at(-1)?.high);
  return { ...state, slack };
}
