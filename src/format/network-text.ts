// TRUSTED. The canonical text of a network, `muball-network/1`: a header, then one row a line.
// Imports only kernel and format. Its SHA-256 names the network where a certificate does not hold it.
import {
  at,
  layer,
  type Layer,
  lcm,
  type Network,
  rational,
  type Refusal,
  type Row,
  row,
} from "../kernel/index.js";
import type { Line } from "./lines.js";
import { beyond, LIMITS } from "./limits.js";
import { encodeRational } from "./rational-text.js";
import { walk, type Walk } from "./walk.js";

export const NETWORK_FORMAT = "muball-network/1";

/** Inputs, and rows of every affine layer. */
export interface NetworkShape {
  readonly inputs: number;
  readonly widths: readonly number[];
}

export function shapeOf(network: Network): NetworkShape {
  return { inputs: network.inputs, widths: network.layers.map((l) => l.rows.length) };
}

export function encodeNetworkHeader(shape: NetworkShape): string {
  return JSON.stringify({ format: NETWORK_FORMAT, inputs: shape.inputs, widths: shape.widths });
}

export function encodeRow(r: Row): string {
  const weights = r.ints.map((n) => encodeRational(rational(n, r.den)));
  return JSON.stringify({
    bias: encodeRational(rational(r.bias, r.den)),
    columns: r.columns,
    weights,
  });
}

/** The lines of a network's text, without line feeds. */
export function* encodeNetwork(network: Network): Generator<string> {
  yield encodeNetworkHeader(shapeOf(network));
  for (const l of network.layers) for (const r of l.rows) yield encodeRow(r);
}

/** At least one layer, no empty layer, all within the limits. */
export function decodeShape(
  w: Walk,
  inputs: unknown,
  widths: unknown,
  pointer: string,
): NetworkShape {
  const shape: NetworkShape = {
    inputs: w.count(inputs, `${pointer}/inputs`, "dimension"),
    widths: w.list(widths, `${pointer}/widths`, "layers", (item, p) => w.count(item, p, "units")),
  };
  const where = `${pointer}/widths`;
  if (shape.widths.length === 0) w.refuse("ill-formed/shape", where, "at least one layer", "none");
  if (shape.widths.includes(0)) w.refuse("ill-formed/shape", where, "at least one row", "0");
  let units = 0;
  for (const width of shape.widths) units += width;
  if (units > LIMITS.units) w.exceed("units");
  return shape;
}

export function decodeNetworkHeader(line: Line): NetworkShape | Refusal {
  const w = walk(line);
  const [format, inputs, widths] = w.fields(w.root, "", ["format", "inputs", "widths"]);
  w.format(format, NETWORK_FORMAT);
  const shape = decodeShape(w, inputs, widths, "");
  return w.finish() ?? shape;
}

/** One row of a layer with that many inputs. */
export function decodeRow(line: Line, inputs: number): Row | Refusal {
  const w = walk(line);
  const [bias, columns, weights] = w.fields(w.root, "", ["bias", "columns", "weights"]);
  const shift = w.rational(bias, "/bias");
  const places = w.list(columns, "/columns", "dimension", (item, p) =>
    w.count(item, p, "dimension"),
  );
  const values = w.vector(weights, "/weights", "dimension", shift.den);
  const refusal = w.finish();
  if (refusal !== undefined) return refusal;
  const decoded = row(inputs, places, values, shift);
  if (typeof decoded !== "string") return decoded;
  const expected = `rising columns of 0 to ${inputs - 1}, a weight other than 0 each`;
  return w.refuse("ill-formed/row", "", expected, decoded);
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
