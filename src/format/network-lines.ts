// TRUSTED. A network → its canonical text: what a network file of another format is judged as.
// Imports only kernel and format.
import type { Network, Row } from "../kernel/index.js";
import { rational } from "../numbers/index.js";
import { shapeLine, shapeOf } from "./network-text.js";
import { encodeRational } from "./rational-text.js";

export function encodeRow(r: Row): string {
  const textOf = (n: bigint): string => encodeRational(rational(n, r.den));
  return JSON.stringify({ bias: textOf(r.bias), columns: r.columns, weights: r.ints.map(textOf) });
}

/** The lines of a network's text, without line feeds. */
export function* encodeNetwork(network: Network): Generator<string> {
  yield shapeLine(shapeOf(network));
  for (const l of network.layers) for (const r of l.rows) yield encodeRow(r);
}
