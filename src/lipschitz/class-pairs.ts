// UNTRUSTED. The pairs of classes of a dataset, with the closest points of each pair.
// May import kernel, dataset.
import { type Dataset, separation, type Separation } from "../dataset/index.js";
import type { Norm } from "../kernel/index.js";
import { absolute, at, type Rational, subtract } from "../numbers/index.js";
import type { Pauses } from "./witness.js";

/** Two classes: the difference of their values, and half the smallest distance of their points. */
export interface ClassPair {
  readonly classes: readonly [number, number];
  readonly difference: Rational;
  /** Of the two classes alone; its pair indexes the whole dataset. */
  readonly separation: Separation;
}

/** Indices of the points of every class. */
export function membersOf(dataset: Dataset): readonly (readonly number[])[] {
  const members = dataset.classes.map((): number[] => []);
  dataset.points.forEach(({ label }, i) => void at(members, label).push(i));
  return members;
}

async function separate(
  dataset: Dataset,
  norm: Norm,
  members: readonly number[],
): Promise<Separation> {
  const points = members.map((i) => at(dataset.points, i));
  const found = await separation({ ...dataset, points }, norm);
  const [i, j] = found.pair;
  return { ...found, pair: [at(members, i), at(members, j)] };
}

/**
 * Every pair of classes.
 *
 * Shapes  one value a class.
 * Fails   DataError: two equal points with different labels.
 * Cost    a search for the closest pair of each two classes.
 */
export async function classPairs(
  dataset: Dataset,
  values: readonly Rational[],
  norm: Norm,
  pauses: Pauses = () => Promise.resolve(),
): Promise<readonly ClassPair[]> {
  const members = membersOf(dataset);
  const pairs: ClassPair[] = [];
  const total = (members.length * (members.length - 1)) / 2;
  for (const [b, own] of members.entries()) {
    for (const [a, others] of members.slice(0, b).entries()) {
      const sorted = [...others, ...own].sort((i, j) => i - j);
      pairs.push({
        classes: [a, b],
        difference: absolute(subtract(at(values, a), at(values, b))),
        separation: await separate(dataset, norm, sorted),
      });
      await pauses(pairs.length, total);
    }
  }
  return pairs;
}
