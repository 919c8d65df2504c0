// UNTRUSTED. Directions along which every two differently labelled points are far apart. Doubles:
// candidates only, nothing is decided here.
import type { Norm } from "../../../kernel/index.js";
import { type Direction, directionOf } from "../../search/direction-pool.js";
import type { PointMatrix } from "../../points/point-matrix.js";
import type { Random } from "../../../doubles/random.js";

/** Pairs looked at before the first check of all of them. */
const SAMPLE = 20_000;
/** Pairs that a check adds at most. */
const MORE = 2_000;
const MOST_DIRECTIONS = 96;
const AIMED_BITS = 6;

/** A direction with its projections in input units: a ball of radius μ reaches μ along it. */
export interface Axis {
  readonly direction: Direction;
  readonly places: Float64Array;
  readonly least: number;
  readonly most: number;
}

export type Pair = readonly [number, number];

export function axisOf(direction: Direction): Axis {
  const { values, reach } = direction;
  const places = values.map((value) => value / reach);
  const least = places.reduce((a, b) => Math.min(a, b), Infinity);
  const most = places.reduce((a, b) => Math.max(a, b), -Infinity);
  return { direction, places, least, most };
}

/** The largest distance of two points along some axis. */
function distanceAlong(axes: readonly Axis[], i: number, j: number, enough: number): number {
  let most = 0;
  for (const { places } of axes) {
    const step = Math.abs((places[i] ?? 0) - (places[j] ?? 0));
    if (step > most) {
      most = step;
      if (most >= enough) return most;
    }
  }
  return most;
}

/** The differently labelled pair whose largest distance along the axes is least. */
export function nearestAlong(
  { labels, count }: PointMatrix,
  axes: readonly Axis[],
): { readonly pair: Pair; readonly distance: number } {
  let best: { pair: Pair; distance: number } = { pair: [0, 0], distance: Infinity };
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if (labels[i] === labels[j]) continue;
      const distance = distanceAlong(axes, i, j, best.distance);
      if (distance < best.distance) best = { pair: [j, i], distance };
    }
  }
  return best;
}

/** The axis that most of the pairs are apart along, with those that are not. */
function bestAxis(
  pool: readonly Axis[],
  pairs: readonly Pair[],
  apart: number,
): { axis: Axis; left: Pair[] } | undefined {
  let best: { axis: Axis; told: number } | undefined;
  for (const axis of pool) {
    const { places } = axis;
    let told = 0;
    for (const [i, j] of pairs) {
      if (Math.abs((places[i] ?? 0) - (places[j] ?? 0)) >= apart) told += 1;
    }
    if (told > (best?.told ?? 0)) best = { axis, told };
  }
  if (best === undefined) return undefined;
  const { axis } = best;
  const left = pairs.filter(
    ([i, j]) => Math.abs((axis.places[i] ?? 0) - (axis.places[j] ?? 0)) < apart,
  );
  return { axis, left };
}

/** Some differently labelled pairs: all of them if they are few. */
function somePairs({ labels, count }: PointMatrix, random: Random): Pair[] {
  const pairs: Pair[] = [];
  if ((count * (count - 1)) / 2 <= SAMPLE) {
    for (let i = 0; i < count; i += 1) {
      for (let j = 0; j < i; j += 1) if (labels[i] !== labels[j]) pairs.push([j, i]);
    }
    return pairs;
  }
  for (let n = 0; n < SAMPLE; n += 1) {
    const [i, j] = [random.below(count), random.below(count)];
    if (labels[i] !== labels[j]) pairs.push([i, j]);
  }
  return pairs;
}

/** Pairs that are nearer than `apart` along all axes. */
function missedPairs({ labels, count }: PointMatrix, axes: readonly Axis[], apart: number): Pair[] {
  const missed: Pair[] = [];
  for (let i = 0; i < count && missed.length < MORE; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if (labels[i] !== labels[j] && distanceAlong(axes, i, j, apart) < apart) missed.push([j, i]);
    }
  }
  return missed;
}

/**
 * A few axes of the pool such that every two differently labelled points are `apart` along one of them,
 * or undefined: the pool has none for some pair, or it takes too many.
 *
 * Cost  a pass over some pairs for each axis of the pool and each axis taken; some passes over all.
 */
export function axesApart(
  matrix: PointMatrix,
  pool: readonly Axis[],
  apart: number,
  random: Random,
): Axis[] | undefined {
  const chosen: Axis[] = [];
  let left = somePairs(matrix, random);
  for (;;) {
    while (left.length > 0) {
      const best = bestAxis(pool, left, apart);
      if (best === undefined || chosen.length >= MOST_DIRECTIONS) return undefined;
      chosen.push(best.axis);
      left = best.left;
    }
    left = missedPairs(matrix, chosen, apart);
    if (left.length === 0) return chosen;
  }
}

/** The direction from one point to another, rounded. */
export function axisBetween(matrix: PointMatrix, norm: Norm, [i, j]: Pair): Axis | undefined {
  const { dimension, entries } = matrix;
  const step = Float64Array.from(
    { length: dimension },
    (_, k) => (entries[j * dimension + k] ?? 0) - (entries[i * dimension + k] ?? 0),
  );
  const direction = directionOf(matrix, norm, step, AIMED_BITS);
  return direction === undefined ? undefined : axisOf(direction);
}

/** The axis of the coordinate along which two points are furthest apart. */
export function widestAxis(matrix: PointMatrix, norm: Norm, [i, j]: Pair): Axis | undefined {
  const { dimension, entries } = matrix;
  const steps = Float64Array.from({ length: dimension }, (_, k) =>
    Math.abs((entries[j * dimension + k] ?? 0) - (entries[i * dimension + k] ?? 0)),
  );
  const widest = steps.reduce((best, step, k) => (step > (steps[best] ?? 0) ? k : best), 0);
  const direction = directionOf(
    matrix,
    norm,
    steps.map((_, k) => (k === widest ? 1 : 0)),
    1,
  );
  return direction === undefined ? undefined : axisOf(direction);
}
