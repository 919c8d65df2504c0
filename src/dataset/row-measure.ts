// UNTRUSTED. Sums over two rows of a grid in double precision, abandoned once beyond a limit.
// Imports nothing. Rounding is bounded in sieve.ts; here every term is computed as its comment says.
import { BLOCK, type Numbers } from "./grid.js";

/**
 * The computed sum for rows r and s of a grid, or any partial sum above the limit.
 * Sums only grow, so a partial sum above the limit stands for a sum above the limit.
 */
export type RowMeasure = (r: number, s: number, limit: number) => number;

/** Σ|t|: one addition a term. */
export function sumOfSizes(values: Numbers, width: number): RowMeasure {
  return (r, s, limit) => {
    let sum = 0;
    for (let a = r * width, b = s * width, end = a + width; a < end && sum <= limit; ) {
      for (const stop = a + BLOCK; a < stop; a += 1, b += 1) {
        sum += Math.abs((values[a] ?? 0) - (values[b] ?? 0));
      }
    }
    return sum;
  };
}

/** Σt²: one multiplication and one addition a term. */
export function sumOfSquares(values: Numbers, width: number): RowMeasure {
  return (r, s, limit) => {
    let sum = 0;
    for (let a = r * width, b = s * width, end = a + width; a < end && sum <= limit; ) {
      for (const stop = a + BLOCK; a < stop; a += 1, b += 1) {
        const t = (values[a] ?? 0) - (values[b] ?? 0);
        sum += t * t;
      }
    }
    return sum;
  };
}

/** Σ|t|ⁿ: n − 1 multiplications and one addition a term. */
export function sumOfPowers(values: Numbers, width: number, n: number): RowMeasure {
  return (r, s, limit) => {
    let sum = 0;
    for (let a = r * width, b = s * width, end = a + width; a < end && sum <= limit; ) {
      for (const stop = a + BLOCK; a < stop; a += 1, b += 1) {
        const t = Math.abs((values[a] ?? 0) - (values[b] ?? 0));
        let term = t;
        for (let k = 1; k < n; k += 1) term *= t;
        sum += term;
      }
    }
    return sum;
  };
}

/** max|t|: no rounding. */
export function largestSize(values: Numbers, width: number): RowMeasure {
  return (r, s, limit) => {
    let largest = 0;
    for (let a = r * width, b = s * width, end = a + width; a < end && largest <= limit; ) {
      for (const stop = a + BLOCK; a < stop; a += 1, b += 1) {
        const t = Math.abs((values[a] ?? 0) - (values[b] ?? 0));
        if (t > largest) largest = t;
      }
    }
    return largest;
  };
}

/** Σ table[|t|] for rows of small integers: one addition a term. */
export function sumOfEntries(values: Int32Array, width: number, table: Float64Array): RowMeasure {
  return (r, s, limit) => {
    let sum = 0;
    for (let a = r * width, b = s * width, end = a + width; a < end && sum <= limit; ) {
      for (const stop = a + BLOCK; a < stop; a += 1, b += 1) {
        sum += table[Math.abs((values[a] ?? 0) - (values[b] ?? 0))] ?? 0;
      }
    }
    return sum;
  };
}
