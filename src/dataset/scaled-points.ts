// UNTRUSTED. A dataset with every coordinate multiplied by one number: images in bytes become those of [0, 1].
import { entry, type Rational, multiply, scaled } from "../numbers/index.js";
import type { Dataset } from "./dataset.js";

/** Every coordinate times the factor, exactly. Requires: a factor other than 0, and its text for the note. */
export function scaledPoints(dataset: Dataset, factor: Rational, text: string): Dataset {
  const points = dataset.points.map(({ point, ...rest }) => ({
    ...rest,
    point: scaled(point.ints.map((_, k) => multiply(entry(point, k), factor))),
  }));
  return { ...dataset, points, done: [...(dataset.done ?? []), `every coordinate times ${text}`] };
}
