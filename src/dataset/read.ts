// UNTRUSTED. A data file of any format → dataset. May import node:fs through bytes.ts and labels-file.ts.
import { peek, readBytes, UNPACKED_BYTES } from "./bytes.js";
import type { CsvOptions } from "./csv.js";
import { counted, DataError, type Unit } from "./data-error.js";
import { type Dataset, DatasetCollector } from "./dataset.js";
import { isDelimiter } from "./delimiter.js";
import type { Encoding } from "./encoding.js";
import { FRONT_BYTES } from "./foreign-format.js";
import { type DataFormat, endingOf, formatOf, requireFitting } from "./format.js";
import { findLabels } from "./labels-file.js";
import { decodeText, skipLines, wholeLines } from "./text.js";

/** How a data file is to be read. */
export interface ReadOptions extends CsvOptions {
  /** Default: by the first bytes, otherwise by the ending of the file name. */
  readonly format?: DataFormat;
  /** The file with the labels of IDX images or of an .npy array. Default: found by name. */
  readonly labels?: string;
  /** The arrays of .npz that hold points and labels. Default: the one usual pair of names. */
  readonly arrays?: readonly string[];
  /** Read no more than so many points; what follows them is not looked at. */
  readonly limit?: number;
  /** How the bytes of a text are to be read. Default: UTF-8. */
  readonly encoding?: Encoding;
  /** Bytes that a gzip file may unpack to. */
  readonly unpackedBytes?: number;
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

/** What the positions of points count: lines of CSV, ARFF and NDJSON, images of IDX, else records. */
function unitOf(format: DataFormat): Unit {
  if (format === "idx") return "image";
  return ["csv", "arff", "ndjson"].includes(format) ? "line" : "record";
}

/**
 * The dataset of a file, plain or gzip. Numbers are taken exactly as written, floats exactly as their
 * bits; nothing is skipped or rounded unless an option asks for it, and `done` says so then.
 *
 * Ensures  classes in order of appearance, or by number if all labels are 0 … 1023.
 * Fails    DataError: `kind` "unreadable" if a file cannot be opened, else "bad-data" with the
 *          place. RangeError for a limit or delimiter that is none.
 * Cost     one pass; the points are held, the file is not, except .npz, Parquet and Fortran order.
 */
export async function readDataset(path: string, options: ReadOptions = {}): Promise<Dataset> {
  checkOptions(options);
  const unpackedBytes = options.unpackedBytes ?? UNPACKED_BYTES;
  const { front, all } = await peek(readBytes(path, unpackedBytes), FRONT_BYTES);
  try {
    if (front.length === 0) {
      const next = "give a file with at least two labelled points";
      throw new DataError({ source: path, problem: "the file is empty", next });
    }
    const format = options.format ?? formatOf(path, front);
    requireFitting(path, format, options);
    const collector = new DatasetCollector(path, unitOf(format), options.limit);
    sayHowRead(options, collector);
    await READERS[format]({ path, bytes: all, options, unpackedBytes, collector });
    if (options.limit !== undefined)
      collector.say(`read no more than the first ${counted(options.limit, "point")}`);
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
  if (skipRows !== undefined) collector.say(`skipped ${counted(skipRows, "line")} at the start`);
  if (decimal === ",") collector.say("read numbers with a decimal comma");
}

/** A file whose format is known. */
interface Opened {
  readonly path: string;
  readonly bytes: AsyncGenerator<Uint8Array>;
  readonly options: ReadOptions;
  readonly unpackedBytes: number;
  readonly collector: DatasetCollector;
}

const textOf = ({ path, bytes, options }: Opened): AsyncGenerator<string> =>
  decodeText(path, bytes, options.encoding);

/** How each format is read. The reader of a format, with its package, is loaded for a file of that format alone. */
const READERS: Readonly<Record<DataFormat, (file: Opened) => Promise<void>>> = {
  csv: async (file) => {
    const { readCsv } = await import("./csv.js");
    const { path, options } = file;
    const rows = skipLines(path, textOf(file), options.skipRows ?? 0);
    await readCsv(rows, { ...options, delimiter: delimiterOf(path, options) }, file.collector);
  },
  arff: async (file) => {
    const { readArff } = await import("./arff.js");
    await readArff(wholeLines(file.path, textOf(file)), file.options, file.collector);
  },
  json: async (file) => {
    const { readJson } = await import("./json.js");
    await readJson(textOf(file), file.options, file.collector);
  },
  ndjson: async (file) => {
    const { readNdjson } = await import("./json.js");
    await readNdjson(wholeLines(file.path, textOf(file)), file.options, file.collector);
  },
  idx: async ({ path, bytes, options, unpackedBytes, collector }) => {
    const { readIdx } = await import("./idx.js");
    const source = await findLabels(path, options.labels);
    const chunks = readBytes(source, unpackedBytes);
    await readIdx(bytes, { source, chunks }, options, collector);
  },
  npy: async ({ path, bytes, options, unpackedBytes, collector }) => {
    const { readNpy } = await import("./npy.js");
    const points = { source: path, chunks: bytes };
    if (options.label !== undefined && options.labels !== undefined) {
      const problem = "expected the labels in a column (--label) or in a file (--labels), got both";
      throw new DataError({ source: path, problem, next: "leave one of the two out" });
    }
    if (options.label !== undefined) {
      await readNpy(points, undefined, options, collector);
      return;
    }
    const source = await findLabels(path, options.labels);
    const labels = { source, chunks: readBytes(source, unpackedBytes) };
    await readNpy(points, labels, options, collector);
  },
  npz: async ({ bytes, options, collector }) => {
    const { readNpz } = await import("./npz.js");
    await readNpz(bytes, options, collector);
  },
  parquet: async ({ bytes, options, collector }) => {
    const { readParquet } = await import("./parquet.js");
    await readParquet(bytes, options, collector);
  },
};
