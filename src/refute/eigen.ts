// UNTRUSTED. Eigenvectors of symmetric matrices, in doubles. Imports nothing.
import { dot, identity, type Matrix, times } from "./dense.js";

/** Eigenvalues, the largest first, and eigenvectors as rows. */
export interface Eigen {
  readonly values: readonly number[];
  readonly vectors: Matrix;
}

const SWEEPS = 40;

/** All eigenvectors, by Jacobi's rotations. Cost: about 4n³ a sweep, a handful of sweeps. */
export function eigenOf(matrix: Matrix): Eigen {
  const n = matrix.length;
  const a = matrix.map((row) => row.slice());
  const v = identity(n);
  const get = (r: number, k: number): number => a[r]?.[k] ?? 0;
  const turn = (rows: Float64Array[], p: number, q: number, c: number, s: number): void => {
    const [x, y] = [rows[p], rows[q]];
    if (x === undefined || y === undefined) return;
    for (let k = 0; k < n; k += 1) {
      const [xk, yk] = [x[k] ?? 0, y[k] ?? 0];
      x[k] = c * xk - s * yk;
      y[k] = s * xk + c * yk;
    }
  };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let off = 0;
    let diagonal = 0;
    for (let r = 0; r < n; r += 1) {
      diagonal += get(r, r) ** 2;
      for (let k = 0; k < r; k += 1) off += get(r, k) ** 2;
    }
    if (off <= 1e-26 * diagonal) break;
    for (let p = 0; p < n; p += 1) {
      for (let q = p + 1; q < n; q += 1) {
        const apq = get(p, q);
        if (apq === 0) continue;
        const theta = (get(q, q) - get(p, p)) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (const row of a) {
          const [x, y] = [row[p] ?? 0, row[q] ?? 0];
          row[p] = c * x - s * y;
          row[q] = s * x + c * y;
        }
        turn(a, p, q, c, s);
        turn(v, p, q, c, s);
      }
    }
  }
  const order = [...a.keys()].sort((r, k) => get(k, k) - get(r, r));
  const empty = new Float64Array(n);
  return {
    values: order.map((k) => get(k, k)),
    vectors: order.map((k) => v[k] ?? empty),
  };
}

/** Orthonormal rows with the same span; dependent ones are left out. */
function orthonormal(rows: Matrix): Float64Array[] {
  const kept: Float64Array[] = [];
  for (const row of rows) {
    const x = row.slice();
    const before = dot(x, x);
    for (let pass = 0; pass < 2; pass += 1) {
      for (const q of kept) {
        const along = dot(x, q);
        for (let k = 0; k < x.length; k += 1) x[k] = (x[k] ?? 0) - along * (q[k] ?? 0);
      }
    }
    const square = dot(x, x);
    if (square <= 1e-18 * before || square === 0) continue;
    const length = Math.sqrt(square);
    kept.push(x.map((one) => one / length));
  }
  return kept;
}

/** Steps of orthogonal iteration from some rows towards the leading eigenvectors. Cost: steps·(n²k + nk²). */
export function leading(matrix: Matrix, start: Matrix, steps: number): Float64Array[] {
  let rows = orthonormal(start);
  for (let n = 0; n < steps; n += 1) rows = orthonormal(rows.map((row) => times(matrix, row)));
  return rows;
}
