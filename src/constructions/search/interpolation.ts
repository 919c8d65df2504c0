// UNTRUSTED. Directions along which the points of a class coincide: exact fits when d ≥ N, nearly.
// Candidates only, in doubles; nothing is decided here.
import type { PointMatrix } from "../points/point-matrix.js";
import type { Random } from "../../doubles/random.js";
import { columnMeans } from "./regression.js";

const MOST_POINTS = 1200;
const ORDERS = 3;

/** True if the points may be affinely independent and are few enough to solve for. */
export function canInterpolate({ count, dimension }: PointMatrix): boolean {
  return count <= dimension + 1 && count <= MOST_POINTS;
}

/** The entries less the means of their columns. */
function centred(matrix: PointMatrix): Float64Array {
  const means = columnMeans(matrix);
  return Float64Array.from(matrix.entries, (x, n) => x - (means[n % matrix.dimension] ?? 0));
}

/** The lower triangle L with L·L^T = A·A^T + J + ridge, J all ones (scaled), in rows. */
function triangle(rows: Float64Array, count: number, dimension: number): Float64Array {
  const gram = new Float64Array(count * count);
  let trace = 0;
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = 0;
      for (let k = 0; k < dimension; k += 1) {
        sum += (rows[i * dimension + k] ?? 0) * (rows[j * dimension + k] ?? 0);
      }
      gram[i * count + j] = sum;
      if (i === j) trace += sum;
    }
  }
  const mean = trace / count;
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = (gram[i * count + j] ?? 0) + mean / count + (i === j ? mean * 1e-12 : 0);
      for (let k = 0; k < j; k += 1) sum -= (gram[i * count + k] ?? 0) * (gram[j * count + k] ?? 0);
      gram[i * count + j] =
        i === j ? Math.sqrt(Math.max(sum, mean * 1e-13)) : sum / (gram[j * count + j] ?? 1);
    }
  }
  return gram;
}

/** Solves L·L^T x = b. */
function solved(lower: Float64Array, b: Float64Array): Float64Array {
  const count = b.length;
  const x = b.slice();
  for (let i = 0; i < count; i += 1) {
    let sum = x[i] ?? 0;
    for (let k = 0; k < i; k += 1) sum -= (lower[i * count + k] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * count + i] ?? 1);
  }
  for (let i = count - 1; i >= 0; i -= 1) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < count; k += 1) sum -= (lower[k * count + i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i * count + i] ?? 1);
  }
  return x;
}

/** c^T H c: the squared norm of the least direction that gives class k the value codes[k]. */
function cost(h: readonly Float64Array[], codes: readonly number[]): number {
  let sum = 0;
  codes.forEach((a, k) => {
    codes.forEach((b, l) => {
      sum += a * b * (h[k]?.[l] ?? 0);
    });
  });
  return sum;
}

/** An order of the classes that no exchange of two improves, codes centred at 0. */
function descended(h: readonly Float64Array[], start: readonly number[]): number[] {
  const codes = [...start];
  let best = cost(h, codes);
  for (let improved = true; improved; ) {
    improved = false;
    for (let k = 0; k < codes.length; k += 1) {
      for (let l = 0; l < k; l += 1) {
        const [a, b] = [codes[k] ?? 0, codes[l] ?? 0];
        codes[k] = b;
        codes[l] = a;
        const now = cost(h, codes);
        if (now < best * (1 - 1e-9)) {
          best = now;
          improved = true;
        } else {
          codes[k] = a;
          codes[l] = b;
        }
      }
    }
  }
  return codes;
}

/**
 * Least directions w with w·x_i ≈ (code of y_i), the classes numbered so that w is short: S = C − 1
 * label changes and a wide gap at each.
 *
 * Requires  canInterpolate.
 * Cost      N²d/2 + N³/6 operations, and C triangular solves.
 */
export function interpolations(matrix: PointMatrix, random: Random): Float64Array[] {
  const { count, dimension, classes, labels } = matrix;
  const rows = centred(matrix);
  const lower = triangle(rows, count, dimension);
  const columns = Array.from({ length: classes }, (_, k) =>
    solved(
      lower,
      Float64Array.from(labels, (label) => (label === k ? 1 : 0)),
    ),
  );
  const h = columns.map((column) => {
    const sums = new Float64Array(classes);
    column.forEach((x, i) => {
      const label = labels[i] ?? 0;
      sums[label] = (sums[label] ?? 0) + x;
    });
    return sums;
  });
  const plain = Array.from({ length: classes }, (_, k) => k - (classes - 1) / 2);
  const orders = Array.from({ length: classes > 2 ? 12 : 1 }, (_, n) =>
    descended(h, n === 0 ? plain : random.shuffled(plain)),
  );
  orders.sort((a, b) => cost(h, a) - cost(h, b));
  return orders.slice(0, ORDERS).map((codes) => {
    const w = new Float64Array(dimension);
    for (let i = 0; i < count; i += 1) {
      const factor = codes.reduce((sum, code, k) => sum + code * (columns[k]?.[i] ?? 0), 0);
      for (let k = 0; k < dimension; k += 1) {
        w[k] = (w[k] ?? 0) + factor * (rows[i * dimension + k] ?? 0);
      }
    }
    return w;
  });
}
