// UNTRUSTED. The dual of a goal in doubles: its bound by one row down, and by one pass up its gradient and the point
// that attains it. The kernel computes the bound again, in whole numbers. May import kernel.
import { type State } from "../kernel/index.js";
import { at } from "../numbers/index.js";
import type { NearCondition } from "./goal-forms.js";

const OPEN = 2;
const DEAD = 0;
const CHORD = 2 ** 20;

/** What may be chosen: a factor ≥ 0 a condition, β ≥ 0 an assumption, a slope in [0, 1] an open unit, or defaults. */
export interface Choice {
  readonly factors: Float64Array;
  readonly betas: Float64Array;
  readonly slopes: Float64Array | undefined;
}

/** The bound of −Σ factors·conditions, and what it depends on. */
export interface Dual {
  readonly value: number;
  readonly factors: Float64Array;
  readonly betas: Float64Array;
  readonly slopes: Float64Array;
  /** Where the relaxed form is least, as y = x − corner. */
  readonly y: Float64Array;
  /** Coefficients of the inputs. */
  readonly inputs: Float64Array;
  /** Open units: how much of the bound their relaxation costs. */
  readonly gaps: readonly { readonly layer: number; readonly unit: number; readonly gap: number }[];
}

/** Where Σ n·y is least on the set. */
function leastPoint({ set }: State, n: Float64Array): Float64Array {
  const { low, high, round } = set;
  const corner = n.map((a, i) => (a < 0 ? (high[i] ?? 0) : (low[i] ?? 0)));
  if (round === undefined) return corner;
  const { isTwo, radius, near: from, far: to } = round;
  const centre = from.map((a, i) => (a + (to[i] ?? 0)) / 2);
  const length = isTwo ? Math.hypot(...n) : n.reduce((m, a) => Math.max(m, Math.abs(a)), 0);
  if (length === 0) return centre;
  const first = n.findIndex((a) => Math.abs(a) === length);
  return centre.map((c, i) => {
    const a = n[i] ?? 0;
    const step = isTwo ? a / length : i === first ? Math.sign(a) : 0;
    return Math.min(high[i] ?? 0, Math.max(low[i] ?? 0, c - radius * step));
  });
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((s, x, k) => s + x * (b[k] ?? 0), 0);

export function dualOf(state: State, conditions: readonly NearCondition[], choice: Choice): Dual {
  const { prepared, levels, assumptions, corner } = state;
  const { layers } = prepared;
  let value = 0;
  let form = new Float64Array(layers.at(-1)?.units ?? 0);
  const direct = new Float64Array(prepared.network.inputs);
  conditions.forEach(({ weights, direct: own, constant }, n) => {
    const factor = choice.factors[n] ?? 0;
    value -= factor * constant;
    weights.forEach((w, k) => (form[k] = (form[k] ?? 0) - factor * w));
    own.forEach((w, k) => (direct[k] = (direct[k] ?? 0) - factor * w));
  });
  const above: Float64Array[] = [];
  for (let j = layers.length - 1; j >= 0; j -= 1) {
    const { units, inputs, weights, unit } = at(layers, j);
    const { mode, low, high, chord, slope, under, over, before } = at(levels, j);
    above[j] = form;
    const next = new Float64Array(inputs);
    const pull = new Float64Array(units);
    assumptions.forEach((own, n) => {
      if (own.layer !== j) return;
      pull[own.unit] = (pull[own.unit] ?? 0) + (own.isPositive ? -1 : 1) * (choice.betas[n] ?? 0);
    });
    let open = before;
    for (let k = 0; k < units; k += 1) {
      const a = mode[k] === DEAD ? 0 : (form[k] ?? 0);
      let c = a;
      if (mode[k] === OPEN) {
        const s = choice.slopes?.[open] ?? (slope[k] ?? 0) / 63;
        open += 1;
        const chordOf = (chord[k] ?? 0) / CHORD;
        c = a > 0 ? a * s : a * chordOf;
        if (a < 0) value += Math.min(-c * (low[k] ?? 0), (a - c) * (high[k] ?? 0));
      }
      c += pull[k] ?? 0;
      if (c === 0) continue;
      value += c * ((c < 0 ? over[k] : under[k]) ?? 0);
      const from = k * inputs;
      const scaled = c * unit;
      for (let i = 0; i < inputs; i += 1)
        next[i] = (next[i] ?? 0) + scaled * (weights[from + i] ?? 0);
    }
    form = next;
  }
  const inputs = layers.length === 0 ? direct : form.map((a, k) => a + (direct[k] ?? 0));
  const y = leastPoint(state, inputs);
  value += dot(inputs, y);
  // One pass up: the relaxed activations at y.
  const betas = new Float64Array(assumptions.length);
  const slopes = new Float64Array(
    levels.reduce((n, l) => n + l.mode.reduce((s, m) => s + (m === OPEN ? 1 : 0), 0), 0),
  );
  const gaps: { layer: number; unit: number; gap: number }[] = [];
  let h = y;
  layers.forEach(({ units, inputs: width, weights, unit }, j) => {
    const { mode, low, high, chord, slope, before, under, over } = at(levels, j);
    const coefficients = above[j] ?? new Float64Array(units);
    const own = new Float64Array(units);
    const assumed = new Set(assumptions.flatMap(({ layer, unit: k }) => (layer === j ? [k] : [])));
    let open = before;
    for (let k = 0; k < units; k += 1) {
      // A dead unit gives nothing; only what is assumed of it may matter.
      if (mode[k] === DEAD && !assumed.has(k)) continue;
      let z =
        j === 0
          ? ((corner.low[k] ?? 0) + (corner.high[k] ?? 0)) / 2
          : ((under[k] ?? 0) + (over[k] ?? 0)) / 2;
      const from = k * width;
      for (let i = 0; i < width; i += 1) z += unit * (weights[from + i] ?? 0) * (h[i] ?? 0);
      assumptions.forEach((one, n) => {
        if (one.layer === j && one.unit === k) betas[n] = one.isPositive ? -z : z;
      });
      if (mode[k] === DEAD) continue;
      own[k] = z;
      if (mode[k] !== OPEN) continue;
      const a = coefficients[k] ?? 0;
      const s = choice.slopes?.[open] ?? (slope[k] ?? 0) / 63;
      const chordOf = (chord[k] ?? 0) / CHORD;
      own[k] = a > 0 ? s * z : Math.min(chordOf * (z - (low[k] ?? 0)), Math.max(0, high[k] ?? 0));
      if (a > 0) slopes[open] = a * z;
      open += 1;
      const gap = Math.abs(a) * Math.abs(Math.max(0, z) - (own[k] ?? 0));
      gaps.push({ layer: j, unit: k, gap });
    }
    h = own;
  });
  const factors = Float64Array.from(conditions, ({ weights, direct: own, constant }) => {
    return -(constant + dot(weights, h) + dot(own, y));
  });
  return { value, factors, betas, slopes, y, inputs, gaps };
}
