// UNTRUSTED. A data file of any format → dataset. Formats are told by content and by name.
// May import node:fs and node:path.
import { access } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { peek, readBytes, UNPACKED_BYTES } from "./bytes.js";
import { type CsvOptions, readCsv, WHITESPACE } from "./csv.js";
import { DataError } from "./data-error.js";
import { type Dataset, DatasetCollector } from "./dataset.js";
import type { Encoding } from "./encoding.js";
import { isIdx, readIdx } from "./idx.js";
import { readJson, readNdjson } from "./json.js";
import { decodeText, skipLines, wholeLines } from "./text.js";

/** The formats of data files. Each may be packed with gzip. */
export const FORMATS = ["csv", "json", "ndjson", "idx"] as const;
/** A format of data files. */
export type DataFormat = (typeof FORMATS)[number];

/** How a data file is to be read. */
export interface ReadOptions extends CsvOptions {
  /** Default: IDX by its first bytes, otherwise by the ending of the file name. */
  readonly format?: DataFormat;
  /** The file with the labels of IDX images. Default: found by name. */
  readonly labels?: string;
  /** Read no more than so many points; what follows them is not looked at. */
  readonly limit?: number;
  /** How the bytes of a text are to be read. Default: UTF-8. */
  readonly encoding?: Encoding;
  /** Bytes that a gzip file may unpack to. */
  readonly unpackedBytes?: number;
}

const ENDINGS: Readonly<Record<string, DataFormat>> = {
  csv: "csv",
  tsv: "csv",
  data: "csv",
  txt: "csv",
  json: "json",
  ndjson: "ndjson",
  jsonl: "ndjson",
};

/** The last ending of a name, without `.gz`. */
function endingOf(path: string): string {
  const name = basename(path).toLowerCase().replace(/\.gz$/, "");
  return /\.([^.]+)$/.exec(name)?.[1] ?? "";
}

const SPACES = [9, 10, 13, 32];

/** The format of a file. Without a known ending only CSV can be told from its content. */
function formatOf(path: string, front: Uint8Array): DataFormat {
  if (isIdx(front)) return "idx";
  const byName = ENDINGS[endingOf(path)];
  if (byName !== undefined) return byName;
  const mark = front.find((byte) => !SPACES.includes(byte));
  if (mark !== 0x5b && mark !== 0x7b) return "csv";
  throw new DataError({
    source: path,
    problem: "expected a name that ends in .json or .ndjson, got JSON under another name",
    next: "say which it is (--format json, --format ndjson)",
  });
}

/** Names under which the labels of an images file are looked for, in order. */
function labelNames(path: string): readonly string[] {
  const name = basename(path);
  const renamed = name.replace(/images/i, "labels").replace(/idx[2-9]/i, "idx1");
  if (renamed === name) return [];
  const other = renamed.endsWith(".gz") ? renamed.slice(0, -3) : `${renamed}.gz`;
  return [renamed, other].map((n) => join(dirname(path), n));
}

/** The labels file of an images file. Fails: DataError if there is none. */
async function findLabels(path: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const names = labelNames(path);
  for (const name of names) {
    try {
      await access(name);
      return name;
    } catch {
      continue;
    }
  }
  throw new DataError({
    source: path,
    problem: `expected a file of labels beside the images${
      names.length === 0 ? "" : ` (${names.map((n) => basename(n)).join(" or ")})`
    }, got none`,
    next: "name the file with --labels",
  });
}

/** True for what can separate cells. */
export function isDelimiter(text: string): boolean {
  return text === WHITESPACE || (text.length === 1 && !/["\r\n]/u.test(text));
}

/** Options that only a programmer gets wrong: a command checks them first. */
function checkOptions({ limit, delimiter }: ReadOptions): void {
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit >= 1)) {
    throw new RangeError(`the limit of points must be a positive integer, got ${limit}`);
  }
  if (delimiter !== undefined && !isDelimiter(delimiter)) {
    throw new RangeError(`the delimiter must be one character, got ${JSON.stringify(delimiter)}`);
  }
}

/** The collector of a file: points of CSV and NDJSON have lines, others have numbers. */
function collectorFor(path: string, format: DataFormat, limit?: number): DatasetCollector {
  const unit = format === "json" ? "record" : format === "idx" ? "image" : "line";
  return new DatasetCollector(path, unit, limit);
}

/**
 * The dataset of a file: CSV, JSON, NDJSON or IDX, plain or gzip. Numbers are taken exactly as
 * written; nothing is skipped or rounded.
 *
 * Ensures  classes in order of appearance, or by number if all labels are 0 … 1023.
 * Fails    DataError: `kind` "unreadable" if a file cannot be opened, else "bad-data" with the
 *          place. RangeError for a limit or delimiter that is none.
 * Cost     one pass; the points are held, the file is not.
 */
export async function readDataset(path: string, options: ReadOptions = {}): Promise<Dataset> {
  checkOptions(options);
  const unpackedBytes = options.unpackedBytes ?? UNPACKED_BYTES;
  const { front, all } = await peek(readBytes(path, unpackedBytes), 64);
  try {
    if (front.length === 0) {
      const next = "give a file with at least two labelled points";
      throw new DataError({ source: path, problem: "the file is empty", next });
    }
    const format = options.format ?? formatOf(path, front);
    const collector = collectorFor(path, format, options.limit);
    if (format === "idx") {
      const source = await findLabels(path, options.labels);
      await readIdx(all, { source, chunks: readBytes(source, unpackedBytes) }, collector);
    } else {
      sayHowRead(options, collector);
      await readText(path, format, all, options, collector);
    }
    if (options.limit !== undefined) collector.say(`read the first ${options.limit} points only`);
    return collector.finish();
  } finally {
    await all.return(undefined);
  }
}

/** The delimiter of cells: as given, else a tab in `.tsv`, a semicolon beside decimal commas, or a comma. */
function delimiterOf(path: string, { delimiter, decimal }: ReadOptions): string {
  if (delimiter !== undefined) return delimiter;
  if (endingOf(path) === "tsv") return "\t";
  return decimal === "," ? ";" : ",";
}

/** Says what the options did that change how a text is read. */
function sayHowRead(options: ReadOptions, collector: DatasetCollector): void {
  const { encoding, skipRows, decimal } = options;
  if (encoding !== undefined) collector.say(`read the text as ${encoding}`);
  if (skipRows !== undefined) collector.say(`skipped the first ${skipRows} lines`);
  if (decimal === ",") collector.say("read numbers with a decimal comma");
}

/** Reads a text format. */
async function readText(
  path: string,
  format: "csv" | "json" | "ndjson",
  bytes: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  collector: DatasetCollector,
): Promise<void> {
  const text = decodeText(path, bytes, options.encoding);
  if (format === "json") return readJson(text, collector);
  if (format === "ndjson") return readNdjson(wholeLines(path, text), collector);
  const delimiter = delimiterOf(path, options);
  const rows = skipLines(path, text, options.skipRows ?? 0);
  return readCsv(rows, { ...options, delimiter }, collector);
}
