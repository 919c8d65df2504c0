// TRUSTED. The canonical text of a network, `muball-network/1`: a header, then one row a line.
// Imports only kernel and format. Its SHA-256 names the network where a certificate does not hold it.
import {
  answered,
  layer,
  type Layer,
  type Network,
  type Refusal,
  type Row,
  row,
} from "../kernel/index.js";
import { at, bitLength, lcm, rational } from "../numbers/index.js";
import { atMost, reject } from "./codec.js";
import { withDenominator } from "./compounds.js";
import type { Line } from "./lines.js";
import { beyond, LIMITS } from "../kernel/index.js";
import type { NetworkShape } from "./network-fields.js";
import { RECORDS } from "./records.js";

export function shapeOf(network: Network): NetworkShape {
  return { inputs: network.inputs, widths: network.layers.map((l) => l.rows.length) };
}

export function encodeRow(r: Row): string {
  return RECORDS.row.encode({
    bias: rational(r.bias, r.den),
    columns: r.columns,
    weights: r.ints.map((n) => rational(n, r.den)),
  });
}

/** One row of a layer with that many inputs; stops with a refusal if the line is none. */
export function readRow(line: Line, inputs: number): Row {
  const { bias, columns, weights } = RECORDS.row.read(line);
  const den = weights.reduce(withDenominator, bias.den);
  atMost("vector-bits", weights.length * bitLength(den));
  const decoded = row(inputs, columns, weights, bias);
  if (typeof decoded !== "string") return decoded;
  const expected = `rising columns of 0 to ${inputs - 1}, a weight other than 0 each`;
  return reject("ill-formed/row", { line: line.number }, expected, decoded);
}

/** As `readRow`, with a refusal as a value. */
export function decodeRow(line: Line, inputs: number): Row | Refusal {
  return answered(() => readRow(line, inputs));
}

/** The lines of a network's text, without line feeds. */
export function* encodeNetwork(network: Network): Generator<string> {
  yield RECORDS.networkHeader.encode(shapeOf(network));
  for (const l of network.layers) for (const r of l.rows) yield encodeRow(r);
}

/** Takes rows one at a time and gives the network once all are there. */
export interface NetworkBuilder {
  /** Inputs of the next row, or undefined when the network is complete. */
  next(): number | undefined;
  add(r: Row): Refusal | undefined;
  network(): Network;
}

const DENOMINATOR_BITS = BigInt(LIMITS["denominator-bits"]);

/** Opens the building of a network of this shape. Requires: one `add` for each `next`. */
export function networkBuilder(shape: NetworkShape): NetworkBuilder {
  const layers: Layer[] = [];
  let rows: Row[] = [];
  let den = 1n;
  return {
    next() {
      if (layers.length === shape.widths.length) return undefined;
      return layers.length === 0 ? shape.inputs : at(shape.widths, layers.length - 1);
    },
    add(r) {
      rows.push(r);
      den = den % r.den === 0n ? den : lcm(den, r.den);
      if (den >> DENOMINATOR_BITS !== 0n) return beyond("denominator-bits");
      if (rows.length < at(shape.widths, layers.length)) return undefined;
      layers.push(layer(rows));
      rows = [];
      den = 1n;
      return undefined;
    },
    network: () => Object.freeze({ inputs: shape.inputs, layers: Object.freeze([...layers]) }),
  };
}
