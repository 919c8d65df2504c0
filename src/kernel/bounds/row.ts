// TRUSTED. BOUNDS, one row: the least of a form over the units of a layer, by back substitution to the inputs.
// Imports only the kernel. docs/theory.md#bounds. Whole numbers over powers of two: dyadic.ts. Proved: replaced_sound, least_sound.
//
// Sound: activations and y are not negative, so a coefficient of a lower bound may be replaced by its floor.
// Over an open unit, l < 0 < u, a·h ≥ c·z for any whole c in [0, a] if a > 0, and a·h ≥ c·z + min(−c·l, (a − c)·u)
// for any whole c in [a, 0] if a < 0, as a·max(0, z) − c·z is linear on both sides of 0 and 0 there.
import { at } from "../../numbers/index.js";
import { DIGITS, entryOf, EXACT, floor, powerOfTwo } from "./dyadic.js";
import { type InputSet, leastOn } from "./inputs.js";
import type { Prepared } from "./prepared.js";

/** How a unit is replaced: by 0, by z, or by lines. */
export const [DEAD, ACTIVE, OPEN] = [0, 1, 2];
/** Slopes are multiples of 1/CHORD over a weight below 0, and of 1/SLOPE above. */
export const CHORD = 1_048_576;
const CHORD_UNIT = 1 / CHORD;
export const SLOPE = 63;

/** On this part of the set z of a unit is ≥ 0, or ≤ 0. */
export interface Assumption {
  readonly layer: number;
  readonly unit: number;
  readonly isPositive: boolean;
}

/** What is known of a layer: l ≤ z ≤ u in short numbers, and how each unit is replaced. */
export interface Level {
  readonly mode: Uint8Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly chord: Float64Array;
  readonly slope: Float64Array;
  /** The bias with all that rounding may cost. */
  readonly under: Float64Array;
  readonly over: Float64Array;
  /** Open units of the layers before. */
  readonly before: number;
}

/** Short numbers around the pre-activations of the first layer at the corner of the set. */
export interface Corner {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** The set, the layers so far, and what each output may differ by; absent: nothing. */
export interface State {
  readonly prepared: Prepared;
  readonly set: InputSet;
  readonly corner: Corner;
  readonly assumptions: readonly Assumption[];
  readonly levels: readonly Level[];
  readonly slack?: Float64Array | undefined;
  readonly spend: (steps: number) => void;
}

/** Σ form·unit·h over the units of a layer, + Σ direct·y, + constant·tick; layer −1: over the inputs y. */
export interface Form {
  readonly layer: number;
  readonly form: Float64Array;
  readonly unit: number;
  readonly constant: number;
  readonly tick: number;
  readonly direct?: Float64Array;
}

/** What evidence may choose: β of each assumption, and the slopes of open units in order, as multiples of 1/63. */
export interface Hint {
  readonly betas: readonly number[];
  readonly slopes?: readonly number[];
}

/** True of a power of two whose products might leave the range of doubles. */
const isExtreme = (power: number): boolean =>
  !(power > powerOfTwo(-400) && power < powerOfTwo(400));

/** Adds c times the row of weights that begins here. */
function addRow(sums: Float64Array, weights: Float64Array, start: number, c: number): void {
  for (let i = 0; i < sums.length; i += 1)
    sums[i] = entryOf(sums, i) + c * entryOf(weights, start + i);
}

/**
 * A whole number k with k·tick at most the form, on the set under the assumptions; undefined: none is found.
 *
 * Cost  one product a weight below the layer.
 */
export function leastOf(state: State, start: Form, hint?: Hint): number | undefined {
  const { prepared, levels, assumptions, set } = state;
  const most = powerOfTwo(prepared.bits);
  const { tick } = start;
  let { form, unit, constant: sum } = start;
  let size = sum < 0 ? -sum : sum;
  for (let j = start.layer; j >= 0; j -= 1) {
    const { units, inputs, weights, most: largest, unit: up, sums, zeros } = at(prepared.layers, j);
    const { mode, low, high, chord, slope, under, over, before } = at(levels, j);
    state.spend(units * inputs);
    const beta = hint === undefined ? zeros : new Float64Array(units);
    for (const [n, { layer, unit: k, isPositive }] of assumptions.entries()) {
      const own = layer === j ? (hint?.betas[n] ?? 0) : 0;
      if (own !== 0) beta[k] = entryOf(beta, k) + (isPositive ? -own : own);
    }
    // The scale at which no sum passes 2^53, and no coefficient its digits.
    let total = 0;
    let top = 0;
    for (let k = 0; k < units; k += 1) {
      const own = mode[k] === DEAD ? 0 : entryOf(form, k);
      const pull = entryOf(beta, k) * (1 / (65_536 * unit));
      const a = (own < 0 ? -own : own) + (pull < 0 ? -pull : pull);
      total += a * entryOf(largest, k);
      if (a > top) top = a;
    }
    let scale = 1;
    while (total >= (EXACT / 2) * scale || top >= most * scale) scale *= 2;
    unit *= scale;
    const factor = unit / tick;
    if (isExtreme(unit) || isExtreme(factor)) return undefined;
    const shrunk = 1 / scale;
    const next = sums.fill(0);
    let weight = 0;
    let open = before;
    for (let k = 0; k < units; k += 1) {
      const kind = mode[k];
      const pull = entryOf(beta, k);
      if (kind === DEAD && pull === 0) continue;
      const a = kind === DEAD ? 0 : floor(entryOf(form, k) * shrunk);
      let c = a;
      if (kind === OPEN) {
        const given = hint?.slopes?.[open];
        open += 1;
        if (a > 0) c = floor((a * (given ?? entryOf(slope, k))) / SLOPE);
        if (a < 0) {
          c = -floor(-a * entryOf(chord, k) * CHORD_UNIT);
          const atLow = floor(-c * entryOf(low, k) * factor);
          const atHigh = floor((a - c) * entryOf(high, k) * factor);
          const gain = atLow < atHigh ? atLow : atHigh;
          sum += gain;
          size -= gain;
        }
      }
      if (pull !== 0)
        c += pull < 0 ? -floor(-pull / (65_536 * unit)) : floor(pull / (65_536 * unit));
      if (c === 0) continue;
      const bias = floor(c * entryOf(c < 0 ? over : under, k) * factor);
      sum += bias;
      size += bias < 0 ? -bias : bias;
      weight += (c < 0 ? -c : c) * entryOf(largest, k);
      addRow(next, weights, k * inputs, c);
    }
    if (!(weight < EXACT)) return undefined;
    form = next;
    unit *= up;
  }
  const rest = atInputs(set, form, unit, tick, start.direct);
  if (rest === undefined) return undefined;
  return size + (rest < 0 ? -rest : rest) < EXACT ? sum + rest : undefined;
}

/** The least of a form over the inputs, in ticks. */
function atInputs(
  set: InputSet,
  form: Float64Array,
  unit: number,
  tick: number,
  direct?: Float64Array,
): number | undefined {
  const all =
    direct === undefined ? form : form.map((own, i) => own + floor(entryOf(direct, i) / unit));
  let top = 0;
  for (const own of all) if (own > top || -own > top) top = own < 0 ? -own : own;
  if (!(top < EXACT)) return undefined;
  let scale = 1;
  while (top >= powerOfTwo(DIGITS) * scale) scale *= 2;
  const factor = (unit * scale) / tick;
  if (isExtreme(factor)) return undefined;
  return leastOn(set, scale === 1 ? all : all.map((own) => floor(own / scale)), factor);
}
