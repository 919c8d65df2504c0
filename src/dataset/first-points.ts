// UNTRUSTED. The first points of a dataset, as a dataset of their own.
import { at } from "../numbers/index.js";
import type { Dataset } from "./dataset.js";

/**
 * The first so many points.
 *
 * Requires  1 ≤ count ≤ N.
 * Ensures   classes that none of them has are left out; the order of the others stays.
 */
export function firstPoints(dataset: Dataset, count: number): Dataset {
  if (count === dataset.points.length) return dataset;
  const kept = dataset.points.slice(0, count);
  const present = [...new Set(kept.map(({ label }) => label))].sort((a, b) => a - b);
  const positions = new Map(present.map((label, position) => [label, position]));
  return {
    ...dataset,
    isPart: true,
    classes: present.map((label) => at(dataset.classes, label)),
    points: kept.map((one) => ({ ...one, label: positions.get(one.label) ?? 0 })),
  };
}
