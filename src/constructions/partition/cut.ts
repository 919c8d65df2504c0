// UNTRUSTED. A hyperplane that strictly misses some balls, decided exactly.
import type { Norm } from "../../kernel/index.js";
import { at, compare, divide, multiply, type Rational, rational } from "../../numbers/index.js";
import { dualNormBound } from "../points/dual-norm.js";
import { dualNormNear } from "../points/dual-norm.js";
import { gapsOf, type LineGap, type LineGaps } from "./gap.js";
import { near } from "../../doubles/near.js";
import { type PointMatrix, projectExact, projectNear } from "../points/point-matrix.js";

/** The hyperplanes across w between two neighbouring projections. */
export interface Cut {
  readonly w: readonly bigint[];
  /** The largest projection on the left side and the smallest one on the right side. */
  readonly below: bigint;
  readonly above: bigint;
  /** Balls of every smaller radius miss the hyperplane in the middle. */
  readonly reach: Rational;
  readonly mix: number;
}

/** The points to be set apart, and all balls that must be missed; labels of the latter. */
export interface Scene {
  /** Obstacles: the points themselves, or all points of the dataset. */
  readonly matrix: PointMatrix;
  /** Label of each obstacle, or `classes` if it only stands in the way. */
  readonly labels: Int32Array;
}

/** The gaps along a direction of doubles. Cost: one projection and one sort of doubles. */
export function gapsNear(
  { matrix, labels }: Scene,
  norm: Norm,
  w: Float64Array,
  radius: number,
): LineGaps {
  const values = projectNear(matrix, w);
  let min = Infinity;
  let max = -Infinity;
  for (const v of values) {
    if (v < min) min = v;
    if (v > max) max = v;
  }
  if (!(max > min)) return { purest: undefined, widest: undefined };
  // The label rides on the low digits of a double below 2^53, so that one native sort does both.
  const classes = matrix.classes + 1;
  const factor = Math.floor(2 ** 52 / classes) / (max - min);
  values.forEach((value, i) => {
    values[i] = Math.floor((value - min) * factor) * classes + (labels[i] ?? 0);
  });
  values.sort();
  const scale = matrix.unitNear / (2 * factor * dualNormNear(norm, w));
  const sorted = new Int32Array(values.length);
  const reaches = new Float64Array(values.length);
  let before = 0;
  values.forEach((value, i) => {
    const cell = Math.floor(value / classes);
    sorted[i] = value - cell * classes;
    if (i > 0) reaches[i - 1] = (cell - before) * scale;
    before = cell;
  });
  return gapsOf(sorted, reaches, matrix.classes, radius);
}

/** w or −w: the first entry that is not 0 is positive. Then parallel cuts share their direction. */
export function oriented(w: readonly bigint[]): readonly bigint[] {
  const first = w.find((n) => n !== 0n) ?? 0n;
  return first < 0n ? w.map((n) => -n) : w;
}

/** The exact cut along an integer direction: the purest that reaches further, else the widest. */
export function cutAlong(
  { matrix, labels }: Scene,
  norm: Norm,
  w: readonly bigint[],
  radius: number,
): Cut | undefined {
  const values = projectExact(matrix, w);
  const order = Int32Array.from(values.keys()).sort((i, j) => {
    const [a, b] = [at(values, i), at(values, j)];
    return a < b ? -1 : a > b ? 1 : 0;
  });
  const bound = dualNormBound(norm, w);
  const scale = divide(matrix.unit, multiply(rational(2n), bound));
  const scaleNear = near(scale);
  const gapAfter = (k: number): bigint => at(values, order[k + 1] ?? 0) - at(values, order[k] ?? 0);
  const reaches = Float64Array.from(order, (_, k) =>
    k + 1 < order.length ? Number(gapAfter(k)) * scaleNear : 0,
  );
  const sorted = Int32Array.from(order, (i) => labels[i] ?? 0);
  const { purest, widest } = gapsOf(sorted, reaches, matrix.classes, radius);
  const chosen: LineGap | undefined = purest ?? widest;
  if (chosen === undefined) return undefined;
  return {
    w,
    below: at(values, order[chosen.index] ?? 0),
    above: at(values, order[chosen.index + 1] ?? 0),
    reach: multiply(rational(gapAfter(chosen.index)), scale),
    mix: chosen.mix,
  };
}

/** True if all balls of the radius about the points of the cut's scene miss it. */
export function misses(cut: Cut, radius: Rational): boolean {
  return compare(radius, cut.reach) < 0;
}
