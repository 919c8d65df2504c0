// TRUSTED. Short vectors: whole numbers below 2^53 in doubles, over one denominator below 2^53.
// Imports only the kernel. Every product and sum is exact, because the sum of all sizes is below 2^53: it is
// computed too, and its rounding errs on the refusing side only, as rounding is monotone and 2^53 a double.
import type { Scaled } from "../../numbers/index.js";
import { EXACT, floor, wholeOf } from "../bounds/dyadic.js";
import type { Layer } from "../network.js";

/** The vector (ints[0]/den, …): entries are whole numbers below 2^53 in size, den > 0 is one. */
export interface Short {
  readonly ints: Float64Array;
  readonly den: number;
}

/** A point with its label, as a reader gives it: a short one needs no bigints. */
export interface GivenPoint {
  readonly point: Scaled | Short;
  readonly label: number;
}

/** True of a short vector, false of one on bigints. */
export function isShort(vector: Scaled | Short): vector is Short {
  return typeof vector.den === "number";
}

/** The same vector on bigints. */
export function scaledOf(vector: Scaled | Short): Scaled {
  if (!isShort(vector)) return vector;
  return {
    ints: Array.from(vector.ints, (n) => (n === 0 ? 0n : BigInt(n))),
    den: BigInt(vector.den),
  };
}

/** The same vector in doubles, if its numbers are short. */
export function shortOf({ ints, den }: Scaled): Short | undefined {
  const own = wholeOf(den);
  if (own === undefined || ints.some((n) => wholeOf(n) === undefined)) return undefined;
  return { ints: Float64Array.from(ints, (n) => wholeOf(n) ?? NaN), den: own };
}

/** A layer with short weights, all over its one denominator. */
export interface ShortLayer {
  readonly den: number;
  readonly biases: Float64Array;
  /** Weights of row n stand from starts[n] to starts[n + 1]. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
}

/** The layer in doubles, if all its numbers are short. Over a long denominator every weight would be as long. */
export function shortLayer({ rows, den }: Layer): ShortLayer | undefined {
  if (wholeOf(den) === undefined) return undefined;
  const starts = new Int32Array(rows.length + 1);
  const columns: number[] = [];
  const weights: bigint[] = [];
  const biases: bigint[] = [];
  for (const [n, row] of rows.entries()) {
    const factor = den / row.den;
    biases.push(row.bias * factor);
    for (const weight of row.ints) weights.push(weight * factor);
    for (const column of row.columns) columns.push(column);
    starts[n + 1] = columns.length;
  }
  const own = shortOf({ ints: biases, den });
  const all = shortOf({ ints: weights, den });
  if (own === undefined || all === undefined) return undefined;
  const { ints, den: whole } = all;
  return { den: whole, biases: own.ints, starts, columns: Int32Array.from(columns), weights: ints };
}

/** The greatest common divisor of two whole numbers below 2^53, not both 0: `%` is exact. */
export function divisorOf(a: number, b: number): number {
  let [x, y] = [a < 0 ? -a : a, b < 0 ? -b : b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** What is taken out of every denominator: the test of halves costs less than a divisor. */
const STEP = 16;
/** Denominators from which on common divisors are taken out. */
const LONG = 1_048_576;
const isEven = (n: number): boolean => floor(n / STEP) === n / STEP;
/** The same vector with common divisors removed, if its denominator is long. A quotient of a divisor is exact. */
function lowered(ints: Float64Array, den: number): Short {
  if (isEven(den) && ints.every(isEven))
    return lowered(
      ints.map((n) => n / STEP),
      den / STEP,
    );
  let g = den < LONG ? 1 : den;
  for (const n of ints) {
    if (g === 1) return { ints, den };
    g = divisorOf(g, n);
  }
  return { ints: ints.map((n) => n / g), den: den / g };
}

/**
 * W h + b, or undefined if some size is 2^53 or more.
 *
 * Shapes   h has as many entries as the layer has inputs.
 * Ensures  the exact values, as those of `preActivations`.
 * Cost     two sums a stored weight.
 */
export function shortValues(layer: ShortLayer, h: Short): Short | undefined {
  const { biases, starts, columns, weights } = layer;
  const { ints, den } = h;
  const common = layer.den * den;
  if (common >= EXACT) return undefined;
  const values = new Float64Array(biases.length);
  let from = 0;
  for (let n = 0; n < values.length; n += 1) {
    let sum = (biases[n] ?? NaN) * den;
    let size = sum < 0 ? -sum : sum;
    const end = starts[n + 1] ?? 0;
    for (let k = from; k < end; k += 1) {
      const product = (weights[k] ?? NaN) * (ints[columns[k] ?? 0] ?? NaN);
      sum += product;
      size += product < 0 ? -product : product;
    }
    // Not a number is not below.
    if (!(size < EXACT)) return undefined;
    from = end;
    values[n] = sum;
  }
  return lowered(values, common);
}

/** Values of layers by `shortValues`, where numbers are short. A layer is made short once. */
export function layerValues(): (layer: Layer, h: Scaled) => Scaled | undefined {
  const known = new Map<Layer, ShortLayer | undefined>();
  return (layer, h) => {
    if (!known.has(layer)) known.set(layer, shortLayer(layer));
    const own = known.get(layer);
    const short = own && shortOf(h);
    const values = own && short && shortValues(own, short);
    return values && scaledOf(values);
  };
}
