// UNTRUSTED. The dataset of a data file, as options say, and places in it.
import {
  counted,
  type Dataset,
  DataError,
  doubtsOf,
  firstPoints,
  readDataset,
  type ReadOptions,
  scaledPoints,
} from "../../dataset/index.js";
import { encodeRational } from "../../format/index.js";
import { isCanonicalDataset, readCanonicalDataset } from "./canonical-dataset.js";
import { CANONICAL, type DataOptions, type PointsOption } from "../options/data-options.js";
import { dataProblem, usageProblem } from "../problem.js";
import { fileChunks } from "./read-bytes.js";
import { type CommonOptions, remark, type Session } from "../session.js";

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
    return scale === undefined ? dataset : scaledPoints(dataset, scale, scale.map(encodeRational));
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
