// UNTRUSTED. A data file or a network file from elsewhere as the canonical text that the checker reads.
import { datasetLines, digestOfBytes } from "../certify/index.js";
import { DataError } from "../dataset/index.js";
import { readCsv } from "../dataset/csv.js";
import { DatasetCollector } from "../dataset/dataset.js";
import { decodeText } from "../dataset/text.js";
import { readForeign } from "../foreign/index.js";
import { encodeNetwork, joinBytes } from "../format/index.js";
import { blobChunks } from "./blob-chunks.js";
import { containerOf } from "./roles.js";

/** A canonical text, and what the readers say of it. */
export interface Canonical {
  readonly text: Blob;
  readonly digest: string;
  readonly notes: readonly string[];
}

/** Why a file has no canonical text. */
export interface Unread {
  readonly what: string;
  readonly next: string;
}

function* encoded(lines: Iterable<string>): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  for (const line of lines) yield encoder.encode(`${line}\n`);
}

function textOf(lines: Iterable<string>, notes: readonly string[]): Canonical {
  const parts = [...encoded(lines)];
  return { text: new Blob(parts), digest: digestOfBytes(joinBytes(parts)), notes };
}

async function* asynchronous<T>(items: Iterable<T>): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

/** The canonical text of a table: the label is in the last column, as the command reads it. */
export async function readTable(file: Blob, name: string): Promise<Canonical | Unread> {
  const collector = new DatasetCollector(name, "line");
  const isTabbed = /\.(?:tsv|tab)(?:\.gz)?$/iu.test(name);
  try {
    const texts = decodeText(name, asynchronous(blobChunks(file)));
    await readCsv(texts, { delimiter: isTabbed ? "\t" : "," }, collector);
    const dataset = collector.finish();
    const { points, dimension, classes, names } = dataset;
    const header = names === undefined ? "no header" : "a header";
    return textOf(datasetLines(dataset), [
      `read as a table with ${header}: ${points.length} points, ${dimension} coordinates, ${classes.length} classes, label in the last column`,
    ]);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { problem, line, next = "" } = error;
    return { what: line === undefined ? problem : `line ${line}: ${problem}`, next };
  }
}

/** All bytes, unpacked. */
export function wholeOf(file: Blob): Uint8Array {
  return joinBytes([...blobChunks(file)]);
}

/** The canonical text of a network file from elsewhere, read exactly or not at all. */
export function readModel(file: Blob, name: string): Canonical | Unread {
  const bytes = wholeOf(file);
  const container = containerOf(name, bytes.subarray(0, 64)) ?? "onnx";
  const beside = (): string => "a page sees no other file";
  const read = readForeign(container, { name, bytes, beside }, {});
  if (read.verdict !== "read") {
    const next = read.next ?? "docs/networks.md says what is read exactly";
    return { what: `this ${container} file is ${read.verdict}/${read.code}: ${read.what}`, next };
  }
  return textOf(encodeNetwork(read.network), [
    `read from ${read.format}: ${read.notes.join("; ")}`,
  ]);
}
