// TRUSTED. The canonical text of a dataset, `muball-dataset/1`: a header, then one point a line.
// Imports only kernel and format. Its SHA-256 is the name of the dataset in a claim.
import { entry, type Refusal, type Scaled, scaled } from "../kernel/index.js";
import type { Line } from "./lines.js";
import { encodeRational } from "./rational-text.js";
import { walk, type Walk } from "./walk.js";

export const DATASET_FORMAT = "muball-dataset/1";

export interface DatasetHeader {
  readonly points: number;
  readonly dimension: number;
  readonly classes: readonly string[];
}

/** A point and its class, counted from 0. */
export interface PointRecord {
  readonly point: Scaled;
  readonly label: number;
}

/** Coordinates as texts. */
export function coordinates(point: Scaled): readonly string[] {
  return point.ints.map((_, k) => encodeRational(entry(point, k)));
}

export function encodeDatasetHeader(header: DatasetHeader): string {
  const { points, dimension, classes } = header;
  return JSON.stringify({ format: DATASET_FORMAT, points, dimension, classes });
}

export function encodePoint(record: PointRecord): string {
  return JSON.stringify({ point: coordinates(record.point), label: record.label });
}

/** Distinct class names. */
export function decodeClasses(w: Walk, value: unknown, pointer: string): readonly string[] {
  const classes = w.list(value, pointer, "classes", (item, p) => w.text(item, p));
  if (new Set(classes).size < classes.length) {
    w.refuse("ill-formed/shape", pointer, "distinct class names", "a repeated name");
  }
  return classes;
}

export function decodeDatasetHeader(line: Line): DatasetHeader | Refusal {
  const w = walk(line);
  const [format, points, dimension, classes] = w.fields(w.root, "", [
    "format",
    "points",
    "dimension",
    "classes",
  ]);
  w.format(format, DATASET_FORMAT);
  const header: DatasetHeader = {
    points: w.count(points, "/points", "points"),
    dimension: w.count(dimension, "/dimension", "dimension"),
    classes: decodeClasses(w, classes, "/classes"),
  };
  return w.finish() ?? header;
}

/** Coordinates of a point. The kernel judges their number. */
export function decodeCoordinates(w: Walk, value: unknown, pointer: string): Scaled {
  return scaled(w.vector(value, pointer, "dimension"));
}

export function decodePoint(line: Line): PointRecord | Refusal {
  const w = walk(line);
  const [point, label] = w.fields(w.root, "", ["point", "label"]);
  const record: PointRecord = {
    point: decodeCoordinates(w, point, "/point"),
    label: w.count(label, "/label", "classes"),
  };
  return w.finish() ?? record;
}
