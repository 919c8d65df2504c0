// UNTRUSTED. How a data file is read: options, and the reading itself.
import { type Command, Option } from "commander";
import {
  counted,
  type DataFormat,
  type Dataset,
  DataError,
  doubtsOf,
  type Encoding,
  ENCODING_NAMES,
  firstPoints,
  FORMATS,
  readDataset,
  scaledPoints,
  type ReadOptions,
} from "../dataset/index.js";
import { encodeRational } from "../format/index.js";
import type { Rational } from "../numbers/index.js";
import { isCanonicalDataset, readCanonicalDataset } from "./canonical-dataset.js";
import {
  commentFrom,
  countFrom,
  delimiterFrom,
  listFrom,
  scaleFrom,
} from "./data-option-values.js";
import { dataProblem, usageProblem } from "./problem.js";
import { fileChunks } from "./read-bytes.js";
import { type CommonOptions, remark, type Session } from "./session.js";

const CANONICAL = "muball";

/** Options of every command that takes a data file. */
export interface DataOptions {
  readonly format?: DataFormat | typeof CANONICAL;
  readonly label?: string;
  readonly columns?: readonly string[];
  readonly ignore?: readonly string[];
  readonly header?: boolean;
  readonly skipRows?: number;
  readonly missing?: readonly string[];
  readonly dropMissing?: true;
  readonly labels?: string;
  readonly arrays?: readonly string[];
  readonly delimiter?: string;
  readonly decimal?: "." | ",";
  readonly comment?: string;
  readonly encoding?: Encoding;
  /** Every coordinate is multiplied by it. */
  readonly scale?: Rational;
}

/** With how many of the first points a command is content. Some commands have `--points` of their own. */
export interface PointsOption {
  readonly points?: number;
}

/** Adds the options that say how a data file is to be read. */
export function addDataOptions(command: Command): Command {
  command
    .addOption(
      new Option("--format <format>", "format of the data; default: by content and name").choices([
        ...FORMATS,
        CANONICAL,
      ]),
    )
    .option(
      "--label <column>",
      "label column, by name or position (-1: the last); default: the last",
    )
    .option(
      "--columns <list>",
      "the coordinates: names, positions from 1, ranges; default: all others",
      listFrom,
    )
    .option("--ignore <list>", "columns to leave out, as --columns", listFrom)
    .option("--header", "the first row of CSV is a header; default: found out")
    .option("--no-header", "the first row of CSV is a point")
    .option("--skip-rows <n>", "lines before the first row of CSV", countFrom(1))
    .option("--missing <list>", "texts that stand for a missing value, such as '?,NA'", listFrom)
    .option("--drop-missing", "leave out points with a missing value")
    .option(
      "--delimiter <character>",
      "what separates cells of CSV: a character, tab, whitespace; default: a comma",
      delimiterFrom,
    )
    .addOption(
      new Option(
        "--decimal <mark>",
        "what stands before decimals in CSV; default: a point",
      ).choices([".", ","]),
    )
    .option("--comment <text>", "lines of CSV that begin with it are no rows", commentFrom)
    .addOption(
      new Option("--encoding <name>", "encoding of a text; default: utf8").choices(ENCODING_NAMES),
    )
    .addOption(
      new Option(
        "--scale <factor>",
        "multiply every coordinate, exactly: 1/255 for images in bytes",
      ).argParser(scaleFrom),
    )
    .option("--labels <file>", "labels of IDX images or an .npy array; default: found by name")
    .option(
      "--arrays <list>",
      "points and labels of .npz; default: X,y and similar names",
      listFrom,
    );
  // sweep, bounds and sobolev say with --points how many points they are about.
  if (command.options.some(({ long }) => long === "--points")) return command;
  return command.option("--points <n>", "only the first n points of the data", countFrom(1));
}

/** Options of the reader that have the same name here. */
const READER_OPTIONS = [
  "label",
  "columns",
  "ignore",
  "header",
  "skipRows",
  "missing",
  "dropMissing",
  "labels",
  "arrays",
  "delimiter",
  "decimal",
  "comment",
  "encoding",
] as const;

/** The reader's own options. */
function readerOptions(options: DataOptions & PointsOption): ReadOptions {
  const { format, points, decimal, delimiter } = options;
  if (decimal === "," && delimiter === ",") {
    throw usageProblem(
      "the comma cannot separate cells and stand before decimals",
      "give another --delimiter; with --decimal , it is a semicolon unless you say otherwise",
    );
  }
  const given = READER_OPTIONS.filter((name) => options[name] !== undefined);
  return {
    ...Object.fromEntries(given.map((name) => [name, options[name]])),
    ...(format !== undefined && format !== CANONICAL && { format }),
    ...(points !== undefined && { limit: points }),
  };
}

/** True if the file begins as a canonical dataset does. */
export function beginsCanonical(path: string): boolean {
  const chunks = fileChunks(path);
  const first = chunks.next();
  chunks.return(undefined);
  return first.done !== true && isCanonicalDataset(first.value);
}

/** Says what was done because options asked for it, and what is perhaps not meant. */
function dataRemarks(dataset: Dataset): readonly string[] {
  return [
    ...(dataset.done ?? []).map((what) => `data: ${what}`),
    ...doubtsOf(dataset).map((what) => `note: ${what}`),
  ];
}

/** The options of a command whose `--points` means something else. */
export function withoutPoints<T extends { readonly points?: unknown }>(
  options: T,
): Omit<T, "points"> {
  const rest: Omit<T, "points"> & { points?: unknown } = { ...options };
  delete rest.points;
  return rest;
}

/** A canonical dataset. It is read as it stands: only how many points are wanted can be said. */
function canonicalDataset(
  path: string,
  readable: string,
  options: DataOptions & PointsOption,
): Dataset {
  const other = READER_OPTIONS.find((name) => options[name] !== undefined);
  if (other !== undefined) {
    const option = other.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
    throw usageProblem(
      `--${option} says how other formats are read, and ${path} is a canonical dataset`,
      "leave the option out",
    );
  }
  const dataset = readCanonicalDataset(path, fileChunks(readable));
  const { points = dataset.points.length } = options;
  if (points >= dataset.points.length) return dataset;
  return {
    ...firstPoints(dataset, points),
    done: [`read no more than the first ${counted(points, "point")}`],
  };
}

/** The dataset of a file; `-` is standard input. Says nothing. Fails: as `loadDataset`. */
export async function quietDataset(
  path: string,
  options: DataOptions & PointsOption,
): Promise<Dataset> {
  const readable = path === "-" ? "/dev/stdin" : path;
  const isCanonical =
    options.format === CANONICAL ||
    (options.format === undefined && path !== "-" && beginsCanonical(path));
  const { scale } = options;
  try {
    const dataset = isCanonical
      ? canonicalDataset(path, readable, options)
      : await readDataset(readable, readerOptions(options));
    return scale === undefined ? dataset : scaledPoints(dataset, scale, encodeRational(scale));
  } catch (error) {
    throw error instanceof DataError ? dataProblem(error) : error;
  }
}

/**
 * The dataset of a file; `-` is standard input. What options did to it, and what is perhaps not meant,
 * is said on stderr.
 *
 * Fails  Problem: cannot read, or bad data with the place in the file.
 */
export async function loadDataset(
  path: string,
  options: DataOptions & PointsOption & CommonOptions,
  session: Session,
): Promise<Dataset> {
  const dataset = await quietDataset(path, options);
  await remark(session.io, options, dataRemarks(dataset));
  return dataset;
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
