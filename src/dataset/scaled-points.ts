// UNTRUSTED. A dataset with its coordinates multiplied: images in bytes become those of [0, 1], and balls of the
// dataset that is made are boxes and ellipsoids of the one that was given. docs/theory.md#scaled-sets.
import { at, entry, type Rational, multiply, scaled } from "../numbers/index.js";
import { DataError } from "./data-error.js";
import type { Dataset } from "./dataset.js";

/** Factors that are written out in a note. */
const SHOWN = 8;

/** One factor for every coordinate, or one for each. */
type Factors = readonly Rational[];

function noted(texts: readonly string[]): string {
  const [only] = texts;
  if (texts.length === 1) return `every coordinate times ${only}`;
  const more = texts.length > SHOWN ? ", …" : "";
  return `coordinates times ${texts.slice(0, SHOWN).join(", ")}${more}`;
}

/**
 * Coordinate k times factor k, exactly.
 *
 * Requires  factors other than 0, and their texts for the note: one, or as many as coordinates.
 * Fails     DataError if there is another number of factors.
 */
export function scaledPoints(
  dataset: Dataset,
  factors: Factors,
  texts: readonly string[],
): Dataset {
  const { dimension, source } = dataset;
  if (factors.length !== 1 && factors.length !== dimension) {
    throw new DataError({
      source,
      problem: `expected one factor, or one for each of the ${dimension} coordinates, got ${factors.length}`,
      next: "give --scale as many factors as there are coordinates; 1 leaves one as it is",
    });
  }
  const factorOf = (k: number): Rational => at(factors, factors.length === 1 ? 0 : k);
  const points = dataset.points.map(({ point, ...rest }) => ({
    ...rest,
    point: scaled(point.ints.map((_, k) => multiply(entry(point, k), factorOf(k)))),
  }));
  return { ...dataset, points, done: [...(dataset.done ?? []), noted(texts)] };
}
