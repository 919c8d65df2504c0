// TRUSTED. Is a symmetric matrix of integers positive semidefinite? Decided by elimination without fractions.
// Imports only the kernel.
import { at, bitLength, type Matrix } from "../../numbers/index.js";
import type { Budget } from "../budget.js";
import { atMost } from "../limits.js";

/**
 * Decides whether tᵗAt ≥ 0 for all t.
 *
 * Statement  A symmetric with first pivot a > 0 is positive semidefinite ⇔ its Schur complement is; with
 *            pivot 0 ⇔ the rest of its first row is 0 and what is left is; with pivot < 0 it is not.
 * Proof      a·tᵗAt = (a·t_1 + b·t')² + t'ᵗ(aC − bbᵗ)t' for A = (a b; bᵗ C). If a = 0 and b_k ≠ 0, then
 *            t = λe_1 + e_k gives 2λb_k + C_kk, which is negative for some λ.
 * Why exact  Bareiss: after m pivots the entries are minors of order m + 1, and the division is by one
 *            of order m. A row and column of zeros has no part in the minors that remain.
 * Requires   A symmetric.
 * Cost       n³/3 multiplications of numbers that grow to the bits of a minor, spent from the budget.
 */
export function isSemidefinite(matrix: Matrix, budget: Budget): boolean {
  let bits = 0;
  for (const row of matrix) for (const n of row) if (bitLength(n) > bits) bits = bitLength(n);
  // About the bits of a minor: beyond them elimination would cost too much.
  atMost("matrix-bits", matrix.length * bits);
  const rows = matrix.map((row) => [...row]);
  let last = 1n;
  for (const [k, pivotRow] of rows.entries()) {
    const pivot = at(pivotRow, k);
    if (pivot < 0n) return false;
    if (pivot === 0n) {
      if (pivotRow.some((n, c) => c > k && n !== 0n)) return false;
      continue;
    }
    // Minors of order m are at most (√m·2^bits)^m (Hadamard): their length in words of 512 bits.
    const length = 1 + (((k + 1) * (2 * bits + bitLength(BigInt(k + 1)))) >> 10);
    budget.spend((rows.length - k) ** 2 * length ** 2);
    for (let r = k + 1; r < rows.length; r += 1) {
      const row = at(rows, r);
      const factor = at(pivotRow, r);
      for (let c = r; c < rows.length; c += 1) {
        row[c] = (at(row, c) * pivot - factor * at(pivotRow, c)) / last;
      }
    }
    last = pivot;
  }
  return true;
}
