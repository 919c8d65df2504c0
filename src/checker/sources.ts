// TRUSTED. Where the network of a certificate comes from: its own rows, or a text given beside it whose
// digest it names; and what every reading shares. Imports only kernel and format.
import { declined, type Network, type Refusal, rejected, type TextCode } from "../kernel/index.js";
import {
  decodeRow,
  type Line,
  type Lines,
  linesOf,
  networkBuilder,
  type NetworkField,
  type NetworkShape,
  sha256,
  shapeOf,
  RECORDS,
} from "../format/index.js";

/** Bytes in chunks; each is read once. */
export type Chunks = Iterable<Uint8Array>;

/** The next line, or a rejection that says what should stand there. */
export function expectLine(lines: Lines, expected: string): Line | Refusal {
  const line = lines.next();
  if (line.verdict !== "end") return line;
  const at = { line: line.number, pointer: "" };
  return rejected({ code: "malformed/truncated", at, expected, got: "the end of the text" });
}

function isRefusal(value: object): value is Refusal {
  return "verdict" in value;
}

/** Gives the records of the next `count` lines, each as `decode` reads it, to `take`; the first refusal ends it. */
export function forEachRecord<T extends object>(
  lines: Lines,
  count: number,
  expected: string,
  decode: (line: Line) => T | Refusal,
  take: (record: T, text: string) => Refusal | undefined,
): Refusal | undefined {
  for (let index = 0; index < count; index += 1) {
    const line = expectLine(lines, expected);
    if (line.verdict !== "line") return line;
    const record = decode(line);
    if (isRefusal(record)) return record;
    const refusal = take(record, line.text);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** The records of the next `count` lines. */
export function readEach<T extends object>(
  lines: Lines,
  count: number,
  expected: string,
  decode: (line: Line) => T | Refusal,
): readonly T[] | Refusal {
  const records: T[] = [];
  const refusal = forEachRecord(lines, count, expected, decode, (record) => {
    records.push(record);
    return undefined;
  });
  return refusal ?? records;
}

/** A rejection unless the text ends here. */
export function expectEnd(lines: Lines): Refusal | undefined {
  const line = lines.next();
  if (line.verdict === "end") return undefined;
  if (line.verdict !== "line") return line;
  const at = { line: line.number, pointer: "" };
  const expected = "the end of the text";
  return rejected({ code: "malformed/trailing", at, expected, got: "another line" });
}

/** A rejection because something is not what the certificate names. Bounded in length. */
export function differs(code: TextCode, pointer: string, expected: string, got: string): Refusal {
  const cut = (text: string): string => text.slice(0, 1000);
  return rejected({ code, at: { line: 1, pointer }, expected: cut(expected), got: cut(got) });
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
export function readRows(lines: Lines, shape: NetworkShape): NamedNetwork | Refusal {
  const builder = networkBuilder(shape);
  const digest = lineDigest();
  digest.add(RECORDS.networkHeader.encode(shape));
  for (let inputs = builder.next(); inputs !== undefined; inputs = builder.next()) {
    const line = expectLine(lines, "a row of the network");
    if (line.verdict !== "line") return line;
    const row = decodeRow(line, inputs);
    if ("verdict" in row) return row;
    const refusal = builder.add(row);
    if (refusal !== undefined) return refusal;
    digest.add(line.text);
  }
  return { verdict: "network", network: builder.network(), digest: digest.name() };
}

/** A network text on its own. */
export function readNetwork(chunks: Chunks): NamedNetwork | Refusal {
  const lines = linesOf(chunks);
  const first = expectLine(lines, "the header of a network");
  if (first.verdict !== "line") return first;
  const shape = RECORDS.networkHeader.decode(first);
  if ("verdict" in shape) return shape;
  const read = readRows(lines, shape);
  if (read.verdict !== "network") return read;
  return expectEnd(lines) ?? read;
}

/** The network of a certificate, from its rows or from the text given beside it. */
export function networkOf(
  lines: Lines,
  named: NetworkField,
  given: Chunks | undefined,
): NamedNetwork | Refusal {
  if (named.source === "inline") return readRows(lines, named);
  if (given === undefined) return declined({ code: "companion-missing", companion: "network" });
  const read = readNetwork(given);
  if (read.verdict !== "network") return read;
  if (read.digest !== named.source) {
    return differs("mismatched/network", "/network/source", named.source, read.digest);
  }
  const expected = RECORDS.networkHeader.encode(named);
  const got = RECORDS.networkHeader.encode(shapeOf(read.network));
  return expected === got ? read : differs("mismatched/network", "/network", expected, got);
}
