// TRUSTED. One layer by + and - alone: its letters, its affine values, and one comparison a unit.
// Imports only the kernel. Comparisons and values are those of the plain way.
import { at, reduced, type Scaled } from "../../numbers/index.js";
import type { LayerProof } from "../ball/proof.js";
import { sumsOf } from "../evaluate.js";
import { isInside } from "../reach.js";
import type { LinearPart } from "../linear-parts.js";
import type { Layer } from "../network.js";
import {
  isShort,
  scaledOf,
  type Short,
  shortLayer,
  type ShortLayer,
  shortOf,
  shortValues,
} from "./short.js";
import { thresholdOf } from "./threshold.js";

/** A layer whose units below are 0 or affine in a known way. The value at a centre is no part of it. */
export interface State {
  /** The linear parts of its rows: they depend on the letters below alone. */
  readonly parts: readonly LinearPart[];
  /** Thresholds of the rows by the denominator of their values. */
  readonly thresholds: Map<number, Float64Array>;
  /** The state of the next layer by the letters of this one. */
  readonly next: Map<string, State>;
}

/** A layer in both forms. */
export interface Prepared {
  readonly layer: Layer;
  readonly short: ShortLayer | undefined;
  /** 1 where + needs no test: no number of the row is negative, nor a unit below. */
  readonly free: Uint8Array;
}

/** Letters that are all + or -: 1 is z ≥ 0, −1 is z ≤ 0. */
export interface Letters {
  readonly text: string;
  readonly signs: Int8Array;
}

/** Denominators kept of one state. */
export const DENOMINATORS = 16;
/** Numbers from LONG on the plain way meters; common divisors of denominators below UNREDUCED are left in. */
const [LONG, WIDE, UNREDUCED] = [1n << 1024n, 1n << 256n, 1n << 16n];

/** The letters of a layer of that width, if they are + and - alone. */
export function lettersOf({ units }: LayerProof, width: number): Letters | undefined {
  const signs = new Int8Array(width);
  let [from, text] = [0, ""];
  for (const { letter, count } of units) {
    if ((letter !== "+" && letter !== "-") || count < 1) return undefined;
    signs.fill(letter === "+" ? 1 : -1, from, from + count);
    text += `${letter}${count}`;
    from += count;
  }
  return from === width ? { text, signs } : undefined;
}

/** The layer in both forms, its rows over its denominator: one that is long would make every weight as long. */
export function prepare({ rows, den }: Layer, index: number): Prepared {
  const free = Uint8Array.from(rows, (row) => (index > 0 && row.isMonotone ? 1 : 0));
  const all = rows.map((row) => {
    const factor = den < WIDE ? den / row.den : 1n;
    if (factor === 1n) return row;
    return { ...row, ints: row.ints.map((n) => n * factor), bias: row.bias * factor, den };
  });
  return { layer: { rows: all, den }, short: shortLayer({ rows: all, den }), free };
}

/** The affine values of a layer: short ones, if they are; the same values as the plain way has; undefined for long ones. */
export function valuesAt(
  { layer, short }: Prepared,
  h: Short | Scaled,
): Short | Scaled | undefined {
  const values = short && isShort(h) ? shortValues(short, h) : undefined;
  if (values !== undefined) return values;
  const whole = scaledOf(h);
  const den = layer.den * whole.den;
  const ints = sumsOf(layer, whole);
  const own = den < UNREDUCED ? { ints, den } : reduced(ints, den);
  const isLong = own.den >= LONG || own.ints.some((n) => n >= LONG || n <= -LONG);
  return isLong ? undefined : (shortOf(own) ?? own);
}

/** The values after ReLU if every unit has its sign on the ball; undefined if one is not shown. */
export function activated(
  { signs }: Letters,
  { free }: Prepared,
  state: State,
  z: Short | Scaled,
): Short | Scaled | undefined {
  if (!isShort(z)) {
    const ints: bigint[] = [];
    for (const [n, value] of z.ints.entries()) {
      const isOn = signs[n] === 1;
      const isFree = isOn && free[n] === 1;
      if (!isFree && !isInside(isOn ? value : -value, z.den, at(state.parts, n).reach)) return;
      ints.push(isOn ? value : 0n);
    }
    return { ints, den: z.den };
  }
  const { ints, den } = z;
  const thresholds = thresholdsOf(state, den);
  const h = new Float64Array(ints.length);
  for (let n = 0; n < h.length; n += 1) {
    const value = ints[n] ?? NaN;
    const threshold = thresholds[n] ?? NaN;
    if (signs[n] === 1) {
      if (free[n] !== 1 && !(value >= threshold)) return undefined;
      h[n] = value;
    } else if (!(-value >= threshold)) return undefined;
  }
  return { ints: h, den };
}

function thresholdsOf({ parts, thresholds }: State, den: number): Float64Array {
  const known = thresholds.get(den);
  if (known !== undefined) return known;
  const own = Float64Array.from(parts, ({ reach }) => thresholdOf(reach, BigInt(den)));
  if (thresholds.size >= DENOMINATORS) thresholds.clear();
  thresholds.set(den, own);
  return own;
}
