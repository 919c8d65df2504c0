// UNTRUSTED. Small dense linear algebra in doubles: proposals only. Imports nothing.

/** Rows of doubles. */
export type Matrix = readonly Float64Array[];

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

export function times(a: Matrix, x: Float64Array): Float64Array {
  return Float64Array.from(a, (row) => dot(row, x));
}

/** aᵗ·y. Shapes: one entry of y a row. */
export function transposedTimes(a: Matrix, y: Float64Array, columns: number): Float64Array {
  const sum = new Float64Array(columns);
  a.forEach((row, r) => {
    const factor = y[r] ?? 0;
    if (factor === 0) return;
    for (let k = 0; k < columns; k += 1) sum[k] = (sum[k] ?? 0) + factor * (row[k] ?? 0);
  });
  return sum;
}

/** Part of the largest diagonal entry below which a direction counts as dependent. */
const DEPENDENT = 1e-13;

/**
 * x with a·x = b for each b, a symmetric and positive semidefinite; along dependent directions x is 0.
 *
 * Cost  n³/3 + n² a right side.
 */
export function solveSymmetric(a: Matrix, sides: Matrix): Float64Array[] {
  const n = a.length;
  const l = a.map((row) => row.slice());
  const largest = l.reduce((max, row, k) => Math.max(max, row[k] ?? 0), 0);
  const get = (r: number, k: number): number => l[r]?.[k] ?? 0;
  const isFree = new Uint8Array(n);
  for (let k = 0; k < n; k += 1) {
    let pivot = get(k, k);
    for (let m = 0; m < k; m += 1) pivot -= get(k, m) ** 2;
    isFree[k] = pivot > DEPENDENT * largest ? 0 : 1;
    const root = Math.sqrt(Math.max(pivot, 0));
    for (let r = k; r < n; r += 1) {
      const row = l[r];
      if (row === undefined) continue;
      let sum = row[k] ?? 0;
      for (let m = 0; m < k; m += 1) sum -= (row[m] ?? 0) * get(k, m);
      row[k] = isFree[k] === 1 ? 0 : r === k ? root : sum / root;
    }
  }
  return sides.map((side) => {
    const y = new Float64Array(n);
    for (let r = 0; r < n; r += 1) {
      let sum = side[r] ?? 0;
      for (let m = 0; m < r; m += 1) sum -= get(r, m) * (y[m] ?? 0);
      y[r] = isFree[r] === 1 ? 0 : sum / get(r, r);
    }
    for (let r = n - 1; r >= 0; r -= 1) {
      let sum = y[r] ?? 0;
      for (let m = r + 1; m < n; m += 1) sum -= get(m, r) * (y[m] ?? 0);
      y[r] = isFree[r] === 1 ? 0 : sum / get(r, r);
    }
    return y;
  });
}

/** Rows of the identity. */
export function identity(n: number): Float64Array[] {
  return Array.from({ length: n }, (_, r) => {
    const row = new Float64Array(n);
    row[r] = 1;
    return row;
  });
}
