// TRUSTED. A network in whole numbers: weights rounded to so many bits, with what the rounding may cost.
// Imports only the kernel. Proved: prepared_sound.
import { decline } from "../limits.js";
import { at } from "../../numbers/index.js";
import type { Layer, Network } from "../network.js";
import {
  aboveRatio,
  belowRatio,
  ceiling,
  DIGITS,
  entryOf,
  floorRatio,
  powerOfTwo,
  shiftFor,
} from "./dyadic.js";
import type { InputSet } from "./inputs.js";

/** Weights of all layers together, zeros included. */
export const DENSE_WEIGHTS = 33_554_432;

/** z = unit·Σ weights·h + bias ± unit·Σh/2, the last only if some weight was rounded; bias in [low, high]. */
export interface WholeLayer {
  readonly units: number;
  readonly inputs: number;
  /** Row after row. */
  readonly weights: Float64Array;
  readonly unit: number;
  /** The largest weight of a row, at least 1, and the largest sum of one. */
  readonly most: Float64Array;
  readonly sum: number;
  readonly isRounded: boolean;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Zeros for its units, and where one row over its inputs after the other is summed. */
  readonly zeros: Float64Array;
  readonly sums: Float64Array;
}

export interface Prepared {
  readonly network: Network;
  readonly bits: number;
  /** All layers but the last, whose rows only make up goals. */
  readonly layers: readonly WholeLayer[];
  /** What else each unit of a layer may differ by, if its inputs are at most so large; the last one as well. */
  readonly slackOf?: (layer: number, set: InputSet, highs?: Float64Array) => Float64Array;
}

export function wholeLayer({ rows }: Layer, inputs: number, bits: number): WholeLayer {
  let shift = Infinity;
  for (const { ints, den } of rows) {
    const top = ints.reduce((all, n) => (n > all ? n : -n > all ? -n : all), 0n);
    const own = top === 0n ? Infinity : shiftFor(top, den, bits);
    if (own < shift) shift = own;
  }
  if (shift === Infinity) shift = 0;
  const weights = new Float64Array(rows.length * inputs);
  const most = new Float64Array(rows.length).fill(1);
  let [sum, isRounded] = [1, false];
  for (const [k, { ints, den, columns }] of rows.entries()) {
    let own = 0;
    for (const [i, n] of ints.entries()) {
      // To the nearest: twice the number, and one, floored to an even one.
      const nearest = ceiling(floorRatio(2n * n, den, shift) / 2);
      weights[k * inputs + at(columns, i)] = nearest;
      const size = nearest < 0 ? -nearest : nearest;
      own += size;
      if (size > entryOf(most, k)) most[k] = size;
      isRounded ||=
        shift < 0 ? n % (den << BigInt(-shift)) !== 0n : (n << BigInt(shift)) % den !== 0n;
    }
    if (own > sum) sum = own;
  }
  const low = Float64Array.from(rows, ({ bias, den }) => belowRatio(bias, den));
  const high = Float64Array.from(rows, ({ bias, den }) => aboveRatio(bias, den));
  const unit = powerOfTwo(-shift);
  const whole = { units: rows.length, inputs, weights, unit, most, sum, isRounded, low, high };
  return { ...whole, zeros: new Float64Array(rows.length), sums: new Float64Array(inputs) };
}

/** The network with weights of at most so many bits. Cost: a few divisions a weight; memory for zeros too. */
export function prepared(network: Network, bits: number): Prepared {
  if (bits > DIGITS) decline("bound-bits");
  const widths = [network.inputs, ...network.layers.map(({ rows }) => rows.length)];
  const total = network.layers.reduce((sum, _, n) => sum + at(widths, n) * at(widths, n + 1), 0);
  if (total > DENSE_WEIGHTS) decline("dense-weights");
  const hidden = network.layers.slice(0, -1);
  const layers = hidden.map((layer, n) => wholeLayer(layer, at(widths, n), bits));
  return Object.freeze({ network, bits, layers });
}
