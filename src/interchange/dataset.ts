// UNTRUSTED. Datasets as arrays of exact numbers, in and out. May import kernel, dataset.
import { type Dataset, DataError } from "../dataset/index.js";
import { DatasetCollector } from "../dataset/dataset.js";
import { at, entry, type Rational, scaled } from "../numbers/index.js";
import { asText, type Exact, rationalFrom } from "./exact.js";
import { InterchangeError, shownValue } from "./interchange-error.js";

/** A dataset as arrays. */
export interface ExactDataset {
  /** One array of coordinates per point, all of one length. */
  readonly points: readonly (readonly Exact[])[];
  /** One label a point: the name of its class, or its number. */
  readonly labels: readonly (string | number)[];
  /** What messages call it. */
  readonly source?: string;
}

const NEXT = "give points: [[…], …] and labels: […], as many labels as points";

function requireArray(value: unknown, place: string): asserts value is readonly unknown[] {
  if (Array.isArray(value) && value.length > 0) return;
  const expected = "an array that is not empty";
  throw new InterchangeError({ place, expected, got: shownValue(value), next: NEXT });
}

/**
 * The dataset of arrays of exact numbers. Classes are ordered as those of a file: by number if all labels
 * are numbers, else as they are met.
 *
 * Fails  InterchangeError with the point and the coordinate, counted from 0.
 */
export function datasetFrom({ points, labels, source = "points" }: ExactDataset): Dataset {
  requireArray(points, "points");
  requireArray(labels, "labels");
  if (labels.length !== points.length) {
    const expected = `${points.length} labels, one a point`;
    throw new InterchangeError({ place: "labels", expected, got: `${labels.length}`, next: NEXT });
  }
  const collector = new DatasetCollector(source, "record");
  points.forEach((point, i) => {
    requireArray(point, `point ${i}`);
    const label = labels[i] as unknown;
    if (typeof label !== "string" && !Number.isSafeInteger(label)) {
      const expected = "a text or a whole number";
      throw new InterchangeError({
        place: `label ${i}`,
        expected,
        got: shownValue(label),
        next: NEXT,
      });
    }
    const coordinates = Array.from(point, (x, k) => rationalFrom(x, `point ${i}, coordinate ${k}`));
    try {
      collector.add(scaled(coordinates), String(label), i + 1);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      const first = `${at(points, 0).length} coordinates as point 0 has`;
      const got = `${coordinates.length}`;
      throw new InterchangeError({ place: `point ${i}`, expected: first, got, next: NEXT });
    }
  });
  return collector.finish();
}

/** The points of a dataset as arrays of texts. */
export function pointsOf(dataset: Dataset): readonly (readonly string[])[];
/** The points of a dataset, every coordinate as `spell` gives it: `asPair`, `asFraction`. */
export function pointsOf<T>(
  dataset: Dataset,
  spell: (value: Rational) => T,
): readonly (readonly T[])[];
export function pointsOf(
  dataset: Dataset,
  spell: (value: Rational) => unknown = asText,
): readonly (readonly unknown[])[] {
  return dataset.points.map(({ point }) => point.ints.map((_, k) => spell(entry(point, k))));
}

/** The label of every point, as the index of its class. */
export function labelsOf(dataset: Dataset): readonly number[] {
  return dataset.points.map(({ label }) => label);
}
