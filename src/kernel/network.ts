// TRUSTED. ReLU networks with exact rational weights, stored sparsely, and their sizes.
// Imports only the kernel. x = h⁰, z^l = W^l h^(l−1) + b^l, h^l = max(0, z^l) for l < L, f(x) = z^L.
import { at, bitLength, lcm, type Rational, scaled } from "../numbers/index.js";

/**
 * One row of an affine layer: h ↦ (Σ ints[k]·h[columns[k]] + bias) / den.
 * Columns increase strictly and no integer of `ints` is 0, so a row has one spelling.
 */
export interface Row {
  readonly columns: readonly number[];
  readonly ints: readonly bigint[];
  readonly bias: bigint;
  readonly den: bigint;
  readonly bits: number;
  /** True if no weight is negative, nor the bias: then the row is ≥ 0 wherever its inputs are. */
  readonly isMonotone: boolean;
}

/** An affine layer; `den` is a common multiple of the denominators of its rows. */
export interface Layer {
  readonly rows: readonly Row[];
  readonly den: bigint;
}

/** L ≥ 1 affine layers, ReLU after all but the last. */
export interface Network {
  readonly inputs: number;
  readonly layers: readonly Layer[];
}

/** Sizes of a network, in the words of docs/theory.md. */
export interface Size {
  /** Largest number of hidden units in a layer; 0 if there is no hidden layer. */
  readonly width: number;
  /** Number of affine layers. */
  readonly depth: number;
  /** Dense count Σ (d_{l−1} + 1)·d_l, zeros included. */
  readonly parameters: bigint;
  /** Weights and biases that are not 0. */
  readonly nonzero: bigint;
  /** Largest over weights and biases n/m of bits(|n|) + bits(m) − 1; for n/2^j: bits(|n|) + j. */
  readonly bits: number;
}

/** What is wrong with the parts of a row, or undefined. */
export type RowDefect = "column-order" | "column-range" | "zero-weight" | "length";

/** Bits of a weight: those of its numerator and of its denominator, less one for the latter. */
function weightBits(w: Rational): number {
  return bitLength(w.num) + bitLength(w.den) - 1;
}

/**
 * The row with the given weights.
 *
 * Shapes   columns and weights equally long; columns in [0, inputs).
 * Ensures  a frozen row, or the defect that keeps it from being one.
 */
export function row(
  inputs: number,
  columns: readonly number[],
  weights: readonly Rational[],
  bias: Rational,
): Row | RowDefect {
  if (columns.length !== weights.length) return "length";
  let previous = -1;
  for (const column of columns) {
    if (column <= previous) return "column-order";
    if (column >= inputs) return "column-range";
    previous = column;
  }
  let bits = weightBits(bias);
  for (const w of weights) {
    if (w.num === 0n) return "zero-weight";
    const own = weightBits(w);
    if (own > bits) bits = own;
  }
  const whole = scaled([...weights, bias]);
  return Object.freeze({
    columns: Object.freeze([...columns]),
    ints: Object.freeze(whole.ints.slice(0, -1)),
    bias: at(whole.ints, weights.length),
    den: whole.den,
    bits,
    isMonotone: whole.ints.every((n) => n >= 0n),
  });
}

/** The layer with the given rows. */
export function layer(rows: readonly Row[]): Layer {
  let den = 1n;
  for (const r of rows) if (den % r.den !== 0n) den = lcm(den, r.den);
  return Object.freeze({ rows: Object.freeze([...rows]), den });
}

/** Outputs of a network. */
export function outputsOf({ layers }: Network): number {
  return at(layers, layers.length - 1).rows.length;
}

/** The sizes of a network. Cost: one pass over the rows. */
export function sizeOf(network: Network): Size {
  let inputs = network.inputs;
  let width = 0;
  let parameters = 0n;
  let nonzero = 0n;
  let bits = 0;
  network.layers.forEach((l, index) => {
    const units = l.rows.length;
    if (index < network.layers.length - 1 && units > width) width = units;
    parameters += BigInt(units) * (BigInt(inputs) + 1n);
    for (const r of l.rows) {
      nonzero += BigInt(r.columns.length + (r.bias === 0n ? 0 : 1));
      if (r.bits > bits) bits = r.bits;
    }
    inputs = units;
  });
  return Object.freeze({ width, depth: network.layers.length, parameters, nonzero, bits });
}
