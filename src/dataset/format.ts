// UNTRUSTED. Which format a file has, by its first bytes and its name, and which options fit it.
// May import node:path.
import { basename } from "node:path";
import { DataError } from "./data-error.js";
import { utf16Order } from "./encoding.js";
import { foreignFormat, isNpz } from "./foreign-format.js";
import { isIdx } from "./idx-types.js";
import { isNpy } from "./npy-header.js";

/** The formats of data files. Each may be packed with gzip. */
export const FORMATS = ["csv", "json", "ndjson", "arff", "idx", "npy", "npz", "parquet"] as const;
/** A format of data files. */
export type DataFormat = (typeof FORMATS)[number];

const ENDINGS: Readonly<Record<string, DataFormat>> = {
  csv: "csv",
  tsv: "csv",
  tab: "csv",
  dat: "csv",
  data: "csv",
  txt: "csv",
  json: "json",
  ndjson: "ndjson",
  jsonl: "ndjson",
  arff: "arff",
};

/** The last ending of a name, without `.gz`. */
export function endingOf(path: string): string {
  const name = basename(path).toLowerCase().replace(/\.gz$/u, "");
  return /\.([^.]+)$/u.exec(name)?.[1] ?? "";
}

const SPACES = [9, 10, 13, 32];

/** The bytes at both ends of a Parquet file. */
export const PARQUET_MARK = [0x50, 0x41, 0x52, 0x31] as const;

/** True if the bytes begin a Parquet file. A table of text may begin with the same letters. */
function isParquet(front: Uint8Array): boolean {
  const isBinary = front.some((byte) => byte < 9 || byte >= 0x80);
  return isBinary && PARQUET_MARK.every((byte, k) => front[k] === byte);
}

/** True if a text begins as ARFF does: with comments, then a relation. */
function beginsArff(text: string): boolean {
  return /^(?:\s*(?:%[^\n]*)?\n)*\s*@relation\b/iu.test(text);
}

/** The format of data that the first bytes tell for certain, or undefined. */
export function formatByBytes(front: Uint8Array): DataFormat | undefined {
  if (isIdx(front)) return "idx";
  if (isNpy(front)) return "npy";
  if (isNpz(front)) return "npz";
  return isParquet(front) ? "parquet" : undefined;
}

/** The same. Fails: DataError for a format that is not read. */
function binaryFormat(path: string, front: Uint8Array): DataFormat | undefined {
  const known = formatByBytes(front);
  if (known !== undefined) return known;
  const foreign = foreignFormat(front);
  if (foreign === undefined) return undefined;
  throw new DataError({
    source: path,
    problem: `expected a table, images or arrays, got ${foreign.name}, which is not read`,
    next: foreign.next,
  });
}

/** The format of a file. Fails: DataError if it is not read, or if JSON has another name. */
export function formatOf(path: string, front: Uint8Array): DataFormat {
  const binary = binaryFormat(path, front);
  if (binary !== undefined) return binary;
  const byName = ENDINGS[endingOf(path)];
  if (byName !== undefined) return byName;
  if (utf16Order(front) === undefined && beginsArff(Buffer.from(front).toString("latin1"))) {
    return "arff";
  }
  const mark = front.find((byte) => !SPACES.includes(byte));
  if (mark !== 0x5b && mark !== 0x7b) return "csv";
  throw new DataError({
    source: path,
    problem: "expected a name that ends in .json or .ndjson, got JSON under another name",
    next: "say which it is (--format json, --format ndjson)",
  });
}

/** Options that only some formats have, as they are asked for. All formats have the others. */
const OPTIONS = {
  header: ["--header", "csv"],
  skipRows: ["--skip-rows", "csv"],
  delimiter: ["--delimiter", "csv"],
  decimal: ["--decimal", "csv"],
  comment: ["--comment", "csv"],
  encoding: ["--encoding", "csv", "arff", "json", "ndjson"],
  label: ["--label", "csv", "arff", "json", "ndjson", "npy", "npz", "parquet"],
  labels: ["--labels", "idx", "npy"],
  arrays: ["--arrays", "npz"],
} as const satisfies Readonly<Record<string, readonly [string, ...DataFormat[]]>>;

/** Fails: DataError if an option is given that says nothing about this format. */
export function requireFitting(
  path: string,
  format: DataFormat,
  options: Readonly<Partial<Record<keyof typeof OPTIONS, unknown>>>,
): void {
  for (const [name, value] of Object.entries(OPTIONS)) {
    const [option, ...formats]: readonly [string, ...string[]] = value;
    const isGiven = Object.entries(options).some(([own, one]) => own === name && one !== undefined);
    if (!isGiven || formats.includes(format)) continue;
    throw new DataError({
      source: path,
      problem: `${option} says how ${formats.join(", ")} is read, and this is ${format}`,
      next: "leave the option out, or name the format (--format)",
    });
  }
}
