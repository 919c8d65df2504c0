// TRUSTED. Where the network of a certificate comes from: its own rows, or a text given beside it whose
// digest it names; and what every reading shares. Imports only kernel and format. All stop with a refusal.
import {
  type Line,
  type Lines,
  linesOf,
  type NetworkField,
  networkFrom,
  type NetworkShape,
  readRow,
  reject,
  sha256,
  shapeLine,
  shapeOf,
  TEXTS,
} from "../format/index.js";
import {
  answered,
  declined,
  type Network,
  type Refusal,
  refuse,
  rejected,
  type TextCode,
} from "../kernel/index.js";

/** Bytes in chunks; each is read once. */
export type Chunks = Iterable<Uint8Array>;

/** The next line; rejects the end of the text, and says what should stand there. */
export function expectLine(lines: Lines, expected: string): Line {
  const { done, value } = lines.next();
  if (done !== true) return value;
  return reject("malformed/truncated", { line: value }, expected, "the end of the text");
}

/** The records of the next `count` lines, one at a time. */
export function* recordsOf<T>(
  lines: Lines,
  count: number,
  expected: string,
  read: (line: Line) => T,
): Generator<T> {
  for (let index = 0; index < count; index += 1) yield read(expectLine(lines, expected));
}

/** The records of the next `count` lines. */
export function readEach<T>(
  lines: Lines,
  count: number,
  expected: string,
  read: (line: Line) => T,
): readonly T[] {
  return [...recordsOf(lines, count, expected, read)];
}

/** Rejects a text that does not end here. */
export function expectEnd(lines: Lines): void {
  const { done, value } = lines.next();
  if (done === true) return;
  reject("malformed/trailing", { line: value.number }, "the end of the text", "another line");
}

/** Rejects what is not what the certificate names. Bounded in length. */
export function expectSame(code: TextCode, pointer: string, expected: string, got: string): void {
  if (expected === got) return;
  const cut = (text: string): string => text.slice(0, 1000);
  refuse(rejected({ code, at: { line: 1, pointer }, expected: cut(expected), got: cut(got) }));
}

/** A running digest of canonical lines. */
export function lineDigest(): { add(text: string): void; name(): string } {
  const digest = sha256();
  const encoder = new TextEncoder();
  return {
    add: (text) => {
      digest.update(encoder.encode(`${text}\n`));
    },
    name: () => `sha256:${digest.hex()}`,
  };
}

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
