// UNTRUSTED. Proofs that a symmetric matrix is positive semidefinite: a rounded factor, and an exact remainder.
// May import kernel. Doubles propose the factor; integers decide.
import { at, bitLength } from "../numbers/index.js";
import type { Symmetric } from "./sparse-matrix.js";

/** Bits of the entries of the factor. */
const FACTOR_BITS = 44;

/** A·2^shift rounded down, entry by entry. */
function shifted(matrix: Symmetric, shift: number): Symmetric {
  const by = BigInt(Math.abs(shift));
  return matrix.map((row) => row.map((n) => (shift >= 0 ? n << by : n >> by)));
}

function largestBits(matrix: Symmetric): number {
  let bits = 0;
  for (const [i, row] of matrix.entries()) bits = Math.max(bits, bitLength(at(row, i)));
  return bits;
}

/** The lower triangle of a Cholesky factor in doubles, or undefined if a pivot is not above 0. */
function factorNear(matrix: Symmetric, unit: number): readonly Float64Array[] | undefined {
  const rows: Float64Array[] = [];
  for (const [i, own] of matrix.entries()) {
    const row = new Float64Array(i + 1);
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? row : at(rows, j);
      let sum = Number(at(own, j)) / unit;
      for (let k = 0; k < j; k += 1) sum -= (row[k] ?? 0) * (other[k] ?? 0);
      if (j < i) row[j] = sum / (other[j] ?? 1);
      else if (sum > 0) row[j] = Math.sqrt(sum);
      else return undefined;
    }
    rows.push(row);
  }
  return rows;
}

/** A factor, and the power of two that its product approximates the matrix by. */
export interface Factor {
  /** L: row i has i + 1 integers. */
  readonly rows: readonly (readonly bigint[])[];
  /** LLᵀ is near A·2^shift. */
  readonly shift: number;
}

/**
 * True if a factor proves that A is positive semidefinite.
 *
 * Statement  A·2^shift = LLᵀ + R + E, where R is an integer matrix and every |E_ij| < 1 comes from
 *            rounding; LLᵀ ≥ 0, and R + E ≥ 0 if R_ii ≥ Σ_(j≠i) |R_ij| + n (Gershgorin).
 * Cost       n³/6 products of integers of 44 bits.
 */
export function provesPositive(matrix: Symmetric, factor: Factor): boolean {
  const whole = shifted(matrix, factor.shift);
  const size = matrix.length;
  const slack = new Array<bigint>(size).fill(BigInt(-size));
  for (const [i, row] of factor.rows.entries()) {
    for (let j = 0; j <= i; j += 1) {
      const other = at(factor.rows, j);
      let rest = at(at(whole, i), j);
      for (let k = 0; k <= j; k += 1) rest -= at(row, k) * at(other, k);
      if (i === j) slack[i] = at(slack, i) + rest;
      else {
        const size = rest < 0n ? -rest : rest;
        slack[i] = at(slack, i) - size;
        slack[j] = at(slack, j) - size;
      }
    }
  }
  return factor.rows.length === size && slack.every((s) => s >= 0n);
}

/**
 * A factor that proves A ≥ 0, or undefined if none was found.
 *
 * Shapes  A symmetric; its smallest eigenvalue should be at least 10⁻¹⁰ of its largest entry.
 */
export function positiveFactor(matrix: Symmetric): Factor | undefined {
  const shift = 2 * FACTOR_BITS - largestBits(matrix);
  const whole = shifted(matrix, shift);
  const unit = 2 ** (2 * FACTOR_BITS);
  const size = matrix.length;
  // What is taken off the diagonal pays for the rounding of the factor.
  const spare = BigInt(4 * size * size) << BigInt(FACTOR_BITS);
  const lowered = whole.map((row, i) => row.map((n, j) => (i === j ? n - spare : n)));
  const near = factorNear(lowered, unit);
  if (near === undefined) return undefined;
  const scale = 2 ** FACTOR_BITS;
  const rows = near.map((row) => [...row].map((x) => BigInt(Math.round(x * scale))));
  const factor = { rows, shift };
  return provesPositive(matrix, factor) ? factor : undefined;
}
