// UNTRUSTED. The widest gap between two sets of points: the nearest points of their hulls.
// Candidates only, in doubles; nothing is decided here.
import type { Norm } from "../kernel/index.js";
import { dualNormNear } from "./dual-norm.js";
import { type PointMatrix, projectNear } from "./point-matrix.js";

/** Smooth exponents in place of 1 and ∞. */
const NEAR_ONE = 1.1;
const NEAR_INFINITY = 12;
/** Near enough to the widest gap that is possible. */
const ENOUGH = 0.985;
const BISECTIONS = 12;

function exponentOf(norm: Norm): number {
  switch (norm.kind) {
    case "one":
      return NEAR_ONE;
    case "two":
      return 2;
    case "infinity":
      return NEAR_INFINITY;
    case "power":
      return Math.min(NEAR_INFINITY, Math.max(NEAR_ONE, Number(norm.a) / Number(norm.b)));
  }
}

/** ‖t‖_p in doubles. */
function lengthOf(norm: Norm, t: Float64Array): number {
  if (norm.kind === "one") return t.reduce((sum, x) => sum + Math.abs(x), 0);
  const max = t.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  if (norm.kind === "infinity" || max === 0) return max;
  const p = norm.kind === "two" ? 2 : Number(norm.a) / Number(norm.b);
  return max * t.reduce((sum, x) => sum + (Math.abs(x) / max) ** p, 0) ** (1 / p);
}

/** The gradient of ‖t‖_p up to a factor. */
function gradient(t: Float64Array, p: number): Float64Array {
  if (p === 2) return t.slice();
  const max = t.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  return t.map((x) => Math.sign(x) * (Math.abs(x) / max) ** (p - 1));
}

/** The step in [0, most] along s from t that makes t shortest. */
function bestStep(t: Float64Array, s: Float64Array, most: number, p: number): number {
  if (p === 2) {
    let along = 0;
    let square = 0;
    for (let k = 0; k < t.length; k += 1) {
      along -= (t[k] ?? 0) * (s[k] ?? 0);
      square += (s[k] ?? 0) ** 2;
    }
    return square === 0 ? most : Math.min(most, Math.max(0, along / square));
  }
  const rising = (step: number): boolean => {
    let sum = 0;
    for (let k = 0; k < t.length; k += 1) {
      const x = (t[k] ?? 0) + step * (s[k] ?? 0);
      sum += (s[k] ?? 0) * Math.sign(x) * Math.abs(x) ** (p - 1);
    }
    return sum > 0;
  };
  if (!rising(most)) return most;
  let [low, high] = [0, most];
  for (let n = 0; n < BISECTIONS; n += 1) {
    const middle = (low + high) / 2;
    if (rising(middle)) high = middle;
    else low = middle;
  }
  return low;
}

/** The extreme points of one side along w: the one nearest to the other side, and the furthest with weight. */
interface Ends {
  near: number;
  far: number;
}

function endsOf(
  heights: Float64Array,
  isRight: Uint8Array,
  side: 0 | 1,
  weights: Float64Array,
): Ends {
  const sign = side === 1 ? 1 : -1;
  let [near, far] = [-1, -1];
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < heights.length; i += 1) {
    if (isRight[i] !== side) continue;
    const height = sign * (heights[i] ?? 0);
    if (height < low) [low, near] = [height, i];
    if ((weights[i] ?? 0) > 0 && height > high) [high, far] = [height, i];
  }
  return { near, far };
}

/** A direction with the gap it leaves, and how many steps it took. */
export interface Widened {
  readonly w: Float64Array;
  readonly reach: number;
  readonly steps: number;
}

/**
 * A direction along which the two sides are far apart: w is a gradient of ‖u − v‖_p, where u and v
 * come nearest in the hulls of the sides, by pairwise Frank–Wolfe steps.
 *
 * Shapes   isRight: 1 for the points of one side, 0 for the other, both occur.
 * Ensures  undefined once ‖u − v‖ shows that no direction reaches the radius.
 * Cost     a projection and some passes over d a step.
 */
export function widened(
  matrix: PointMatrix,
  norm: Norm,
  isRight: Uint8Array,
  start: Float64Array,
  radius: number,
  most: number,
): Widened | undefined {
  const { dimension, entries, unitNear, count } = matrix;
  const p = exponentOf(norm);
  const weights = new Float64Array(count);
  const row = (i: number): Float64Array => entries.subarray(i * dimension, (i + 1) * dimension);
  const less = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, k) => x - (b[k] ?? 0));
  const first = projectNear(matrix, start);
  const all = new Float64Array(count).fill(1);
  const from = endsOf(first, isRight, 1, all).near;
  const to = endsOf(first, isRight, 0, all).near;
  if (from < 0 || to < 0) return undefined;
  weights[from] = 1;
  weights[to] = 1;
  const t = less(row(from), row(to));
  let best: Widened | undefined;
  for (let steps = 1; steps <= most; steps += 1) {
    const upper = (lengthOf(norm, t) * unitNear) / 2;
    if (!(upper > radius)) return undefined;
    const w = gradient(t, p);
    const heights = projectNear(matrix, w);
    const right = endsOf(heights, isRight, 1, weights);
    const left = endsOf(heights, isRight, 0, weights);
    const height = (i: number): number => heights[i] ?? 0;
    const gap = height(right.near) - height(left.near);
    const reach = (gap * unitNear) / (2 * dualNormNear(norm, w));
    if (best === undefined || reach > best.reach) best = { w, reach, steps };
    if (best.reach >= ENOUGH * upper) break;
    const onRight = height(right.far) - height(right.near);
    const onLeft = height(left.near) - height(left.far);
    if (!(Math.max(onRight, onLeft) > 0)) break;
    const ends = onRight >= onLeft ? right : left;
    const sign = onRight >= onLeft ? 1 : -1;
    const s = less(row(ends.near), row(ends.far)).map((x) => sign * x);
    const step = bestStep(t, s, weights[ends.far] ?? 0, p);
    if (!(step > 0)) break;
    weights[ends.near] = (weights[ends.near] ?? 0) + step;
    const rest = (weights[ends.far] ?? 0) - step;
    weights[ends.far] = rest > 1e-12 ? rest : 0;
    for (let k = 0; k < dimension; k += 1) t[k] = (t[k] ?? 0) + step * (s[k] ?? 0);
  }
  return best !== undefined && best.reach > 0 ? best : undefined;
}
