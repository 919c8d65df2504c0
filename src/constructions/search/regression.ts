// UNTRUSTED. Directions along which the labels come in order: least squares on class codes.
// Candidates only, in doubles; nothing is decided here.
import { projectNear, type PointMatrix } from "../points/point-matrix.js";

/** A^T r for the centred entries, r with mean 0 or not: the mean row is taken off. */
function backNear(matrix: PointMatrix, means: Float64Array, r: Float64Array): Float64Array {
  const { count, dimension, entries } = matrix;
  const result = new Float64Array(dimension);
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    const factor = r[i] ?? 0;
    total += factor;
    if (factor === 0) continue;
    const from = i * dimension;
    for (let k = 0; k < dimension; k += 1) {
      result[k] = (result[k] ?? 0) + factor * (entries[from + k] ?? 0);
    }
  }
  for (let k = 0; k < dimension; k += 1) result[k] = (result[k] ?? 0) - total * (means[k] ?? 0);
  return result;
}

/** Means of the columns. */
export function columnMeans(matrix: PointMatrix): Float64Array {
  const { count, dimension, entries } = matrix;
  const means = new Float64Array(dimension);
  for (let i = 0; i < count; i += 1) {
    for (let k = 0; k < dimension; k += 1) {
      means[k] = (means[k] ?? 0) + (entries[i * dimension + k] ?? 0) / count;
    }
  }
  return means;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

/** (A − 1·mean)·w. */
function forward(matrix: PointMatrix, means: Float64Array, w: Float64Array): Float64Array {
  const shift = dot(means, w);
  return projectNear(matrix, w).map((value) => value - shift);
}

/**
 * Conjugate gradients for min ‖A w − target‖ over the centred entries A: the iterates at the given
 * step numbers. Early ones are smooth (large margins), late ones fit every point.
 *
 * Cost  4Nd operations a step.
 */
export function leastSquaresPath(
  matrix: PointMatrix,
  means: Float64Array,
  target: Float64Array,
  stops: readonly number[],
): Float64Array[] {
  const found: Float64Array[] = [];
  const w = new Float64Array(matrix.dimension);
  let mean = 0;
  for (const value of target) mean += value / target.length;
  const r = target.map((value) => value - mean);
  let s = backNear(matrix, means, r);
  const p = s.slice();
  let gamma = dot(s, s);
  const start = gamma;
  const last = stops[stops.length - 1] ?? 0;
  for (let step = 1; step <= last && gamma > start * 1e-24; step += 1) {
    const q = forward(matrix, means, p);
    const alpha = gamma / dot(q, q);
    for (let k = 0; k < w.length; k += 1) w[k] = (w[k] ?? 0) + alpha * (p[k] ?? 0);
    for (let i = 0; i < r.length; i += 1) r[i] = (r[i] ?? 0) - alpha * (q[i] ?? 0);
    s = backNear(matrix, means, r);
    const next = dot(s, s);
    const beta = next / gamma;
    gamma = next;
    for (let k = 0; k < p.length; k += 1) p[k] = (s[k] ?? 0) + beta * (p[k] ?? 0);
    if (stops.includes(step)) found.push(w.slice());
  }
  if (found.length < stops.length) found.push(w.slice());
  return found.filter((v) => v.every(Number.isFinite) && v.some((x) => x !== 0));
}
