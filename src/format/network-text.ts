// TRUSTED. The canonical text of a network, `muball-network/1`: a header, then one row a line.
// Imports only kernel and format. Its SHA-256 names the network where a certificate does not hold it.
import { atMost, layer, type Network, type Row, row } from "../kernel/index.js";
import { bitLength } from "../numbers/index.js";
import { reject } from "./codec.js";
import { withDenominator } from "./compounds.js";
import type { Line } from "./lines.js";
import type { NetworkShape } from "./network-fields.js";
import { NETWORK_FORMAT, TEXTS } from "./records.js";

export function shapeOf(network: Network): NetworkShape {
  return { inputs: network.inputs, widths: network.layers.map((l) => l.rows.length) };
}

/** The first line of the text of a network of this shape. */
export function shapeLine({ inputs, widths }: NetworkShape): string {
  return JSON.stringify({ format: NETWORK_FORMAT, inputs, widths });
}

/** One row of a layer with that many inputs; stops with a refusal if the line is none. */
export function readRow(line: Line, inputs: number): Row {
  const { bias, columns, weights } = TEXTS.row.read(line);
  const den = [bias, ...weights].reduce(withDenominator, 1n);
  atMost("vector-bits", weights.length * bitLength(den));
  const decoded = row(inputs, columns, weights, bias);
  if (typeof decoded !== "string") return decoded;
  const expected = `rising columns of 0 to ${inputs - 1}, a weight other than 0 each`;
  return reject("ill-formed/row", { line: line.number }, expected, decoded);
}

/** The network of this shape; `next` gives the rows in order, each of so many inputs. */
export function networkFrom(shape: NetworkShape, next: (inputs: number) => Row): Network {
  let { inputs } = shape;
  const layers = shape.widths.map((width) => {
    const rows: Row[] = [];
    let den = 1n;
    for (let n = 0; n < width; n += 1) {
      const own = next(inputs);
      den = withDenominator(den, own);
      rows.push(own);
    }
    inputs = width;
    return layer(rows);
  });
  return Object.freeze({ inputs: shape.inputs, layers: Object.freeze(layers) });
}
