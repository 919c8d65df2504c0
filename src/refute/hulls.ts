// UNTRUSTED. Nearest points of two convex hulls, in doubles, by pairwise Frank–Wolfe steps. Proposals only.
// Imports kernel, certify.
import { lengthOf } from "../certify/points-of-ball.js";
import type { Norm } from "../kernel/index.js";
import { dot } from "./dense.js";
import { CAUTION } from "./map-near.js";
import { dualLength } from "./shortest.js";

/** Weights of the members of two hulls, and how far apart the points they give are. */
export interface Nearest {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly distance: number;
  /** Multiplications and powers that were spent, about. */
  readonly effort: number;
}

const STEPS = 600;
/** What a golden section costs for each coordinate: two powers a step of it, dear ones. */
const SEARCH = 1600;
/** ‖·‖_1 and ‖·‖_∞ have corners; these exponents are near to them and smooth. */
const LEAST = 1.15;
const MOST = 24;

/** The exponent that is minimized. */
function exponentOf(norm: Norm): number {
  switch (norm.kind) {
    case "one":
      return LEAST;
    case "infinity":
      return MOST;
    case "two":
      return 2;
    case "power":
      return Math.min(MOST, Math.max(LEAST, Number(norm.a) / Number(norm.b)));
  }
}

/** The gradient of ‖z‖_p, up to a factor. */
function gradient(p: number, z: Float64Array): Float64Array {
  if (p === 2) return z;
  const largest = z.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
  if (largest === 0) return z;
  return z.map((x) => Math.sign(x) * (Math.abs(x) / largest) ** (p - 1));
}

/** Σ|z + step·t|^p, relative to the largest entry of z. */
function size(p: number, z: Float64Array, t: Float64Array, step: number, unit: number): number {
  let sum = 0;
  for (let k = 0; k < z.length; k += 1) {
    sum += (Math.abs((z[k] ?? 0) + step * (t[k] ?? 0)) / unit) ** p;
  }
  return sum;
}

/** The step in [0, most] that makes z + step·t shortest: exactly for p = 2, else by golden section. */
function bestStep(p: number, z: Float64Array, t: Float64Array, most: number): number {
  if (p === 2) {
    const square = dot(t, t);
    return square > 0 ? Math.min(most, Math.max(0, -dot(z, t) / square)) : 0;
  }
  const unit = z.reduce((max, x) => Math.max(max, Math.abs(x)), 1e-300);
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0, most];
  for (let n = 0; n < 40; n += 1) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (size(p, z, t, a, unit) < size(p, z, t, b, unit)) high = b;
    else low = a;
  }
  return (low + high) / 2;
}

/** The hull of some points with weights, towards a form: which member is best and which worst. */
class Hull {
  readonly weights: Float64Array;

  constructor(readonly points: readonly Float64Array[]) {
    this.weights = new Float64Array(points.length);
    this.weights[0] = 1;
  }

  /** The members with the least value of g, and with the largest among those with a weight. */
  ends(g: Float64Array): { to: number; from: number; least: number; gain: number } {
    let [to, from] = [0, 0];
    let [least, largest] = [Infinity, -Infinity];
    this.points.forEach((x, k) => {
      const value = dot(g, x);
      if (value < least) [least, to] = [value, k];
      if ((this.weights[k] ?? 0) > 0 && value > largest) [largest, from] = [value, k];
    });
    return { to, from, least, gain: largest - least };
  }

  move(from: number, to: number, step: number): void {
    const left = (this.weights[from] ?? 0) - step;
    this.weights[from] = left < 1e-15 ? 0 : left;
    this.weights[to] = (this.weights[to] ?? 0) + step;
  }
}

/**
 * Points of the two hulls that are near to each other: the nearest ones, or ones within `enough`.
 *
 * Cost  at most STEPS passes over all members.
 */
export function nearestPoints(
  norm: Norm,
  first: readonly Float64Array[],
  second: readonly Float64Array[],
  enough: number,
): Nearest {
  const p = exponentOf(norm);
  const hulls = [new Hull(first), new Hull(second)] as const;
  const [a = new Float64Array(0)] = first;
  const [b = new Float64Array(0)] = second;
  let z = a.map((x, k) => x - (b[k] ?? 0));
  const each = z.length * (first.length + second.length + (p === 2 ? 4 : SEARCH));
  let effort = each;
  for (let n = 0; n < STEPS && lengthOf(norm, z) > enough; n += 1) {
    effort += each;
    const g = gradient(p, z);
    const own = hulls[0].ends(g);
    const other = hulls[1].ends(g.map((x) => -x));
    // g is at least this much larger on the first hull than on the second: they are too far apart.
    if (own.least + other.least > enough * dualLength(norm, g) * CAUTION) break;
    const isFirst = own.gain >= other.gain;
    const { to, from, gain } = isFirst ? own : other;
    const hull = hulls[isFirst ? 0 : 1];
    if (gain <= 1e-13 * Math.abs(dot(g, z))) break;
    const [x, y] = [hull.points[to], hull.points[from]];
    if (x === undefined || y === undefined) break;
    const sign = isFirst ? 1 : -1;
    const t = x.map((v, k) => sign * (v - (y[k] ?? 0)));
    const step = bestStep(p, z, t, hull.weights[from] ?? 0);
    if (step <= 0) break;
    hull.move(from, to, step);
    const before = z;
    z = before.map((v, k) => v + step * (t[k] ?? 0));
  }
  return { first: hulls[0].weights, second: hulls[1].weights, distance: lengthOf(norm, z), effort };
}
