// UNTRUSTED. The least ℓ_1 or ℓ_∞ distance of every two classes, exactly.
import { at } from "../../numbers/index.js";
import type { BoxNorm } from "./boxes.js";
import { integerPoint } from "./integer-points.js";
import { pause } from "../search/pause.js";
import type { PointMatrix } from "./point-matrix.js";

const EXACT_LIMIT = 2 ** 53;
const BREATH_MILLISECONDS = 50;

/** Two classes, the first below the second, and a nearest pair of their points. */
export interface ClassDistance {
  readonly classes: readonly [number, number];
  /** Points, the first of the first class. */
  readonly pair: readonly [number, number];
  /** ‖x_i − x_j‖ in units of the matrix. */
  readonly distance: bigint;
}

/** How two points are compared: only as far as the limit. */
type Measure<T> = (i: number, j: number) => T;

function doubles(matrix: PointMatrix, isSum: boolean): Measure<number> {
  const { dimension, entries } = matrix;
  return (i, j) => {
    const [a, b] = [i * dimension, j * dimension];
    let sum = 0;
    let max = 0;
    for (let k = 0; k < dimension; k += 1) {
      const t = Math.abs((entries[a + k] ?? 0) - (entries[b + k] ?? 0));
      sum += t;
      if (t > max) max = t;
    }
    return isSum ? sum : max;
  };
}

function integers(matrix: PointMatrix, isSum: boolean): Measure<bigint> {
  const points = Array.from({ length: matrix.count }, (_, i) => integerPoint(matrix, i));
  return (i, j) => {
    const other = at(points, j);
    let sum = 0n;
    let max = 0n;
    at(points, i).forEach((n, k) => {
      const t = n > at(other, k) ? n - at(other, k) : at(other, k) - n;
      sum += t;
      if (t > max) max = t;
    });
    return isSum ? sum : max;
  };
}

/** The nearest pair of every two classes, by a measure that is exact. */
async function nearest<T extends number | bigint>(
  matrix: PointMatrix,
  measure: Measure<T>,
): Promise<{ pair: readonly [number, number]; value: T }[]> {
  const { count, labels, classes } = matrix;
  const best = new Map<number, { pair: readonly [number, number]; value: T }>();
  let last = performance.now();
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const [a, b] = [labels[i] ?? 0, labels[j] ?? 0];
      if (a === b) continue;
      const key = Math.min(a, b) * classes + Math.max(a, b);
      const value = measure(i, j);
      const before = best.get(key);
      if (before !== undefined && before.value <= value) continue;
      best.set(key, { pair: a < b ? [i, j] : [j, i], value });
    }
    if (performance.now() - last < BREATH_MILLISECONDS) continue;
    await pause();
    last = performance.now();
  }
  return [...best.entries()].sort(([a], [b]) => a - b).map(([, found]) => found);
}

/**
 * The nearest pair of every two classes in ℓ_1 or ℓ_∞.
 *
 * Ensures  exact distances: doubles only while every sum is an integer below 2^53.
 * Cost     N²/2 distances.
 */
export async function classDistances(matrix: PointMatrix, kind: BoxNorm): Promise<ClassDistance[]> {
  const isSum = kind === "one";
  const most = matrix.spans.reduce((sum, span) => sum + span, 0);
  const found =
    matrix.exact && most < EXACT_LIMIT
      ? await nearest(matrix, doubles(matrix, isSum))
      : await nearest(matrix, integers(matrix, isSum));
  return found.map(({ pair, value }) => {
    const classes = [matrix.labels[pair[0]] ?? 0, matrix.labels[pair[1]] ?? 0] as const;
    return { classes, pair, distance: BigInt(value) };
  });
}

/** The least of some distances. Requires: one at least. */
export function leastDistance(distances: readonly ClassDistance[]): ClassDistance {
  return distances.reduce((a, b) => (b.distance < a.distance ? b : a));
}
