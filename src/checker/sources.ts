// TRUSTED. Where the network of a certificate comes from: its own rows, or a text given beside it whose
// digest it names. Imports only kernel and format. All stop with a refusal.
import {
  type Lines,
  linesOf,
  type NetworkField,
  networkFrom,
  type NetworkShape,
  readRow,
  shapeLine,
  shapeOf,
  TEXTS,
} from "../format/index.js";
import { answered, declined, type Network, type Refusal, refuse } from "../kernel/index.js";
import { type Chunks, expectEnd, expectLine, expectSame, lineDigest } from "./text.js";

/** A network with the digest of its canonical text. */
export interface NamedNetwork {
  readonly verdict: "network";
  readonly network: Network;
  readonly digest: string;
}

/** Reads the rows of a network of this shape. */
export function readRows(lines: Lines, shape: NetworkShape): NamedNetwork {
  const digest = lineDigest();
  digest.add(shapeLine(shape));
  const network = networkFrom(shape, (inputs) => {
    const line = expectLine(lines, "a row of the network");
    const read = readRow(line, inputs);
    digest.add(line.text);
    return read;
  });
  return { verdict: "network", network, digest: digest.name() };
}

function networkText(chunks: Chunks): NamedNetwork {
  const lines = linesOf(chunks);
  const shape = TEXTS.networkHeader.read(expectLine(lines, "the header of a network"));
  const read = readRows(lines, shape);
  expectEnd(lines);
  return read;
}

/** A network text on its own. Never throws on any text. */
export function readNetwork(chunks: Chunks): NamedNetwork | Refusal {
  return answered(() => networkText(chunks));
}

/** The network of a certificate, from its rows or from the text given beside it. */
export function networkOf(
  lines: Lines,
  named: NetworkField,
  given: Chunks | undefined,
): NamedNetwork {
  if (named.source === "inline") return readRows(lines, named);
  if (given === undefined) refuse(declined({ code: "companion-missing", companion: "network" }));
  const read = networkText(given);
  expectSame("mismatched/network", "/network/source", named.source, read.digest);
  const own = shapeLine(named);
  expectSame("mismatched/network", "/network", own, shapeLine(shapeOf(read.network)));
  return read;
}
