// UNTRUSTED. A network in doubles, with gradients: for proposing points, never for deciding about them.
// May import kernel, constructions.
import { integerNear } from "../doubles/beyond-doubles.js";
import { near } from "../doubles/near.js";
import type { Network } from "../kernel/index.js";
import { at, rational, reduced, type Scaled } from "../numbers/index.js";

/** A row of a network rounded to doubles, for searches alone. */
export interface NearRow {
  readonly columns: readonly number[];
  readonly weights: Float64Array;
  readonly bias: number;
}

/** A network whose numbers are doubles. */
export interface NearNetwork {
  readonly inputs: number;
  readonly layers: readonly (readonly NearRow[])[];
}

/** The network with every number rounded. */
export function nearNetwork(network: Network): NearNetwork {
  const layers = network.layers.map(({ rows }) =>
    rows.map((row) => ({
      columns: row.columns,
      weights: Float64Array.from(row.ints, (n) => near(rational(n, row.den))),
      bias: near(rational(row.bias, row.den)),
    })),
  );
  return { inputs: network.inputs, layers };
}

/** A point rounded to doubles, for searches alone. */
export function nearPoint(point: Scaled): Float64Array {
  return Float64Array.from(point.ints, (n) => near(rational(n, point.den)));
}

/** A dyadic vector near to one of doubles, its unit 2^−bits of the largest entry, or so. */
export function pointFrom(x: Float64Array, bits: number): Scaled {
  const largest = x.reduce((max, one) => Math.max(max, Math.abs(one)), 0);
  const exponent = largest > 0 ? bits - Math.ceil(Math.log2(largest)) : 0;
  const unit = 2 ** Math.min(exponent, 1000);
  const ints = Array.from(x, (one) => integerNear(one * unit, "a coordinate"));
  const power = 2n ** BigInt(Math.abs(Math.min(exponent, 1000)));
  return exponent >= 0 ? reduced(ints, power) : { ints: ints.map((n) => n * power), den: 1n };
}

/** Pre-activations of every layer; the last are the outputs. */
export function nearTrace(network: NearNetwork, x: Float64Array): Float64Array[] {
  const trace: Float64Array[] = [];
  let h = x;
  for (const rows of network.layers) {
    const from = h;
    const z = Float64Array.from(rows, ({ columns, weights, bias }) => {
      let sum = bias;
      for (let k = 0; k < columns.length; k += 1) {
        sum += (weights[k] ?? 0) * (from[columns[k] ?? 0] ?? 0);
      }
      return sum;
    });
    trace.push(z);
    h = z.map((v) => Math.max(0, v));
  }
  return trace;
}

/**
 * The gradient of Σ weight·z over the pre-activations of one layer, at the point of a trace.
 *
 * Shapes  one weight a unit of layer `from`.
 */
export function nearGradient(
  network: NearNetwork,
  trace: readonly Float64Array[],
  from: number,
  weights: Float64Array,
): Float64Array {
  let back = weights;
  for (let l = from; l >= 0; l -= 1) {
    const rows = at(network.layers, l);
    const below = l === 0 ? undefined : at(trace, l - 1);
    const next = new Float64Array(below?.length ?? network.inputs);
    rows.forEach((row, n) => {
      const factor = back[n] ?? 0;
      if (factor === 0) return;
      const { columns, weights: own } = row;
      for (let k = 0; k < columns.length; k += 1) {
        const column = columns[k] ?? 0;
        if (below !== undefined && (below[column] ?? 0) <= 0) continue;
        next[column] = (next[column] ?? 0) + factor * (own[k] ?? 0);
      }
    });
    back = next;
  }
  return back;
}
