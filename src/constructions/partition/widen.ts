// UNTRUSTED. The widest gap between two sets of points: the nearest points of their hulls.
// Candidates only, in doubles; nothing is decided here.
import type { Norm } from "../../kernel/index.js";
import { dualNormNear } from "../points/dual-norm.js";
import { type PointMatrix, projectNear } from "../points/point-matrix.js";

/** Smooth exponents in place of 1 and ∞. */
const NEAR_ONE = 1.1;
const NEAR_INFINITY = 12;
/** Near enough to the widest gap that is possible. */
const ENOUGH = 0.985;
const BISECTIONS = 8;
/** Work of the powers in one step, in products a coordinate. */
const POWERS = 400;
const NO_WEIGHT = 1e-12;
const EUCLIDEAN_STEPS = 4000;
/** Steps between two looks at the gap, which cost as much as a step. */
const LOOKS = 8;

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
export function lengthNear(norm: Norm, t: Float64Array): number {
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

/** A form w with w·t = ‖t‖_p·‖w‖_q, up to a factor: the direction across which t is longest. */
export function normingDirection(norm: Norm, t: Float64Array): Float64Array {
  if (norm.kind === "one") return t.map(Math.sign);
  if (norm.kind === "two") return t.slice();
  const max = t.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
  if (norm.kind === "infinity") {
    const longest = t.findIndex((x) => Math.abs(x) === max);
    return t.map((x, k) => (k === longest ? Math.sign(x) : 0));
  }
  return gradient(t, Number(norm.a) / Number(norm.b));
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

/** A direction with the gap it leaves. */
export interface Widened {
  readonly w: Float64Array;
  readonly reach: number;
}

/** Pairwise Frank–Wolfe steps that bring points u and v of the hulls of two sides together. */
class Approach {
  readonly #matrix: PointMatrix;
  readonly #isRight: Uint8Array;
  readonly #rows: Map<number, Float64Array>;
  readonly #weights: Float64Array;
  /** u − v. */
  readonly t: Float64Array;
  /** t·x_i for all points, kept up by steps. */
  #heights: Float64Array;
  /** Work, in projections. */
  spent = 0;

  constructor(
    matrix: PointMatrix,
    isRight: Uint8Array,
    start: Float64Array,
    rows: Map<number, Float64Array>,
  ) {
    this.#matrix = matrix;
    this.#isRight = isRight;
    this.#rows = rows;
    this.#weights = new Float64Array(matrix.count).fill(1);
    const heights = projectNear(matrix, start);
    const from = endsOf(heights, isRight, 1, this.#weights).near;
    const to = endsOf(heights, isRight, 0, this.#weights).near;
    this.#weights.fill(0);
    this.#weights[from] = 1;
    this.#weights[to] = 1;
    this.t = this.#less(from, to);
    const other = this.#row(to);
    this.#heights = this.#row(from).map((x, i) => x - (other[i] ?? 0));
  }

  #point(i: number): Float64Array {
    const { dimension, entries } = this.#matrix;
    return Float64Array.from(entries.subarray(i * dimension, (i + 1) * dimension));
  }

  #less(i: number, j: number): Float64Array {
    const other = this.#point(j);
    return this.#point(i).map((x, k) => x - (other[k] ?? 0));
  }

  /** Inner products of a point with all points. */
  #row(i: number): Float64Array {
    const known = this.#rows.get(i);
    if (known !== undefined) return known;
    this.spent += 1;
    const row = projectNear(this.#matrix, this.#point(i));
    this.#rows.set(i, row);
    return row;
  }

  /** One step for the exponent p; the direction and its gap, and whether the step was possible. */
  step(p: number): { w: Float64Array; gap: number; isLast: boolean } {
    const w = p === 2 ? this.t : gradient(this.t, p);
    const heights = p === 2 ? this.#heights : projectNear(this.#matrix, w);
    if (p !== 2) this.spent += 1 + POWERS / heights.length;
    const right = endsOf(heights, this.#isRight, 1, this.#weights);
    const left = endsOf(heights, this.#isRight, 0, this.#weights);
    const height = (i: number): number => heights[i] ?? 0;
    const gap = height(right.near) - height(left.near);
    const onRight = height(right.far) - height(right.near);
    const onLeft = height(left.near) - height(left.far);
    const isOnRight = onRight >= onLeft;
    const ends = isOnRight ? right : left;
    const isLast = !(Math.max(onRight, onLeft) > 0) || !this.#move(ends, isOnRight ? 1 : -1, p);
    return { w, gap, isLast };
  }

  /** Moves weight from the far end of a side to its near end; false if that makes t no shorter. */
  #move({ near, far }: Ends, sign: 1 | -1, p: number): boolean {
    const weights = this.#weights;
    const s = this.#less(near, far).map((x) => sign * x);
    const step = bestStep(this.t, s, weights[far] ?? 0, p);
    if (!(step > 0)) return false;
    const rest = (weights[far] ?? 0) - step;
    weights[near] = (weights[near] ?? 0) + step;
    weights[far] = rest > NO_WEIGHT ? rest : 0;
    for (let k = 0; k < s.length; k += 1) this.t[k] = (this.t[k] ?? 0) + step * (s[k] ?? 0);
    if (p !== 2) return true;
    const [a, b] = [this.#row(near), this.#row(far)];
    this.#heights = this.#heights.map((x, i) => x + step * sign * ((a[i] ?? 0) - (b[i] ?? 0)));
    return true;
  }
}

/**
 * A direction along which the two sides are far apart: w is a gradient of ‖u − v‖_p, where u and v
 * come nearest in the hulls of the sides; first in the Euclidean norm, where steps cost least.
 *
 * Shapes   isRight: 1 for the points of one side, 0 for the other, both occur; rows: inner products
 *          of the points of this matrix, to be used again.
 * Ensures  a direction that seems to reach further than the radius, or none; it ends early once
 *          ‖u − v‖ shows that none does. `spent`: work, in projections.
 * Cost     `most` projections and, in the Euclidean norm, some thousand steps of N + d products.
 */
export function widened(
  matrix: PointMatrix,
  norm: Norm,
  isRight: Uint8Array,
  start: Float64Array,
  radius: number,
  most: number,
  rows: Map<number, Float64Array>,
): { readonly found: Widened | undefined; readonly spent: number } {
  const approach = new Approach(matrix, isRight, start, rows);
  const p = exponentOf(norm);
  const scale = matrix.unitNear / 2;
  let best: Widened | undefined;
  const run = (exponent: number, steps: number): boolean => {
    for (let n = 0; n < steps && approach.spent < most; n += 1) {
      const upper = n % LOOKS === 0 ? lengthNear(norm, approach.t) * scale : Infinity;
      if (!(upper > radius)) return false;
      const before = n % LOOKS === 0 || exponent !== 2 ? approach.t.slice() : undefined;
      const { w, gap, isLast } = approach.step(exponent);
      const direction = exponent === 2 ? before : w;
      if (direction !== undefined || isLast) {
        const own = direction ?? w.slice();
        const reach = (gap * scale) / dualNormNear(norm, own);
        if (best === undefined || reach > best.reach) best = { w: own, reach };
        if (best.reach >= ENOUGH * upper || isLast) return true;
      }
    }
    return true;
  };
  const isOpen = run(2, EUCLIDEAN_STEPS) && (p === 2 || run(p, most));
  const isFound = isOpen && best !== undefined && best.reach > radius;
  return { found: isFound ? best : undefined, spent: approach.spent };
}
