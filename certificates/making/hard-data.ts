// Data sets that are hard for first layers of few units, with the reason in docs/bounds.md.
import type { Dataset } from "../../src/dataset/index.js";
import { encodeRational } from "../../src/format/index.js";
import type { CoveringNode } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { datasetOf, type PointText, q } from "./recipe.js";

/** The unit vectors of t coordinates, and the origin with another label: docs/bounds.md#unit-vectors. */
export function unitVectors(t: number): Dataset {
  const unit = (j: number): string[] => Array.from({ length: t }, (_, k) => (k === j ? "1" : "0"));
  const ends = Array.from({ length: t }, (_, j): PointText => [1, ...unit(j)]);
  return datasetOf(["origin", "unit"], [0, ...unit(-1)], ...ends);
}

/**
 * The points A_j of label 0 and B_j of label 1 of docs/bounds.md#digits, in k + 1 coordinates: some a − b is
 * within 1/g² in k coordinates, and exactly in the other one, of any z with ‖z‖_∞ = 1.
 */
export function digits(k: number, g: number): Dataset {
  const of = (num: number, den: number): string =>
    encodeRational(rational(BigInt(num), BigInt(den)));
  const steps = Array.from({ length: g }, (_, s) => 2 * s + 1);
  const places = Array.from({ length: k + 1 }, (_, j) => j);
  const points = (label: number, own: string, others: readonly string[]): PointText[] =>
    places.flatMap((j) =>
      tuples(others, k).map(
        (rest): PointText => [label, ...rest.slice(0, j), own, ...rest.slice(j)],
      ),
    );
  return datasetOf(
    ["a", "b"],
    ...points(
      0,
      "1",
      steps.map((s) => of(s - g, g)),
    ),
    ...points(
      1,
      "0",
      steps.map((s) => of(s - g, g * g)),
    ),
  );
}

/**
 * The covering that proves docs/bounds.md#digits: for each coordinate with z_j = 1 a grid of g^(2k) cells, and a
 * pair for each. It holds with equality at 2μ = k^(1/p)/g².
 *
 * Requires  the points of `digits(k, g)`; for p = a/b the power |1/g²|^p, which counts k times.
 */
export function digitNodes(k: number, g: number, power?: string): CoveringNode[] {
  const count = g ** k;
  const below = (row: number, own: number, chosen: readonly number[]): CoveringNode[] => {
    if (row < k) return between(row, 0, g * g, (s) => below(row + 1, own, [...chosen, s]));
    const index = (digit: (m: number) => number): number =>
      chosen.reduce((sum, s) => sum * g + digit(g * g - 1 - s), 0);
    const first = own * count + index((m) => Math.floor(m / g));
    const second = (k + 1 + own) * count + index((m) => g - 1 - (m % g));
    const powers =
      power === undefined
        ? []
        : Array.from({ length: k + 1 }, (_, c) => q(c === own ? "0" : power));
    return [{ pair: [first, second], free: [q("1")], powers }];
  };
  const between = (
    row: number,
    low: number,
    high: number,
    each: (s: number) => CoveringNode[],
  ): CoveringNode[] => {
    if (high - low === 1) return each(low);
    const middle = Math.floor((low + high) / 2);
    const value = rational(BigInt(2 * middle - g * g), BigInt(g * g));
    return [
      { row, column: 0, at: value },
      ...between(row, low, middle, each),
      ...between(row, middle, high, each),
    ];
  };
  // The first choice of columns leaves out the last coordinate.
  return Array.from({ length: k + 1 }, (_, n) => below(0, k - n, [])).flat();
}

function tuples(of: readonly string[], length: number): string[][] {
  if (length === 0) return [[]];
  return tuples(of, length - 1).flatMap((rest) => of.map((one) => [...rest, one]));
}
