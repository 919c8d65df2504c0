// UNTRUSTED. How a data file is read: options, and the reading itself.
import { type Command, Option } from "commander";
import {
  type DataFormat,
  type Dataset,
  DataError,
  FORMATS,
  readDataset,
  type ReadOptions,
} from "../dataset/index.js";
import { isCanonicalDataset, readCanonicalDataset } from "./canonical-dataset.js";
import { dataProblem, usageProblem } from "./problem.js";
import { fileChunks } from "./read-bytes.js";

const CANONICAL = "muball";

/** Options of every command that takes a data file. */
export interface DataOptions {
  readonly format?: DataFormat | typeof CANONICAL;
  readonly label?: string;
  readonly header?: boolean;
  readonly labels?: string;
  readonly delimiter?: string;
}

/** Adds the options that say how a data file is to be read. */
export function addDataOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--format <format>", "format of the data; default: by content and name").choices([
        ...FORMATS,
        CANONICAL,
      ]),
    )
    .option("--label <column>", "label column of CSV, by name or position; default: the last")
    .option("--header", "the first row of CSV is a header; default: found out")
    .option("--no-header", "the first row of CSV is a point")
    .option("--delimiter <character>", "what separates cells of CSV; default: a comma")
    .option("--labels <file>", "labels file of IDX images; default: found by name");
}

/** The reader's own options. */
function readerOptions(options: DataOptions): ReadOptions {
  const { format, label, header, labels, delimiter } = options;
  if (delimiter !== undefined && (delimiter.length !== 1 || /["\r\n]/u.test(delimiter))) {
    throw usageProblem(
      `--delimiter must be one character, got ${JSON.stringify(delimiter)}`,
      "give a comma, a semicolon, a tab",
    );
  }
  return {
    ...(format !== undefined && format !== CANONICAL && { format }),
    ...(label !== undefined && { label }),
    ...(header !== undefined && { header }),
    ...(labels !== undefined && { labels }),
    ...(delimiter !== undefined && { delimiter }),
  };
}

/** True if the file begins as a canonical dataset does. */
export function beginsCanonical(path: string): boolean {
  const chunks = fileChunks(path);
  const first = chunks.next();
  chunks.return(undefined);
  return first.done !== true && isCanonicalDataset(first.value);
}

/**
 * The dataset of a file; `-` is standard input.
 *
 * Fails  Problem: cannot read, or bad data with the place in the file.
 */
export async function loadDataset(path: string, options: DataOptions): Promise<Dataset> {
  const readable = path === "-" ? "/dev/stdin" : path;
  const isCanonical =
    options.format === CANONICAL ||
    (options.format === undefined && path !== "-" && beginsCanonical(path));
  try {
    if (isCanonical) return readCanonicalDataset(path, fileChunks(readable));
    return await readDataset(readable, readerOptions(options));
  } catch (error) {
    throw error instanceof DataError ? dataProblem(error) : error;
  }
}

/** `line 12 of iris.csv`, for messages about a point. */
export function placeIn(dataset: Dataset): (point: number) => string {
  return (point) => {
    const line = dataset.points[point]?.line;
    return line === undefined
      ? "no such point"
      : `${dataset.unit ?? "line"} ${line} of ${dataset.source}`;
  };
}
