// UNTRUSTED. Exact solutions of symmetric systems that may be singular, tested in integers.
// May import kernel. Features that depend on others, at all points and atoms, get the parameter 0.
import { at, type Scaled } from "../numbers/index.js";
import { type IntegerMatrix, isSolution, solveExactly } from "./exact-solve.js";

/** A prime below 2^26: products of residues are exact in doubles. */
const PRIME = 67_108_859;

function inverseOf(a: number): number {
  let [r0, r1, t0, t1] = [PRIME, a, 0, 1];
  while (r1 !== 0) {
    const quotient = Math.floor(r0 / r1);
    [r0, r1, t0, t1] = [r1, r0 - quotient * r1, t1, t0 - quotient * t1];
  }
  return t0 < 0 ? t0 + PRIME : t0;
}

function residues(row: readonly bigint[]): Float64Array {
  const p = BigInt(PRIME);
  return Float64Array.from(row, (n) => Number(((n % p) + p) % p));
}

/** Numbers of rows none of which is a combination of those before it, modulo a prime. */
function independentRows(matrix: IntegerMatrix): readonly number[] {
  const kept: { row: Float64Array; lead: number }[] = [];
  const numbers: number[] = [];
  for (const [index, ints] of matrix.entries()) {
    const row = residues(ints);
    for (const { row: other, lead } of kept) {
      const factor = row[lead] ?? 0;
      if (factor === 0) continue;
      for (const [c, n] of other.entries()) {
        const value = ((row[c] ?? 0) - factor * n) % PRIME;
        row[c] = value < 0 ? value + PRIME : value;
      }
    }
    const lead = row.findIndex((n) => n !== 0);
    if (lead < 0) continue;
    const inverse = inverseOf(row[lead] ?? 1);
    kept.push({ row: row.map((n) => (n * inverse) % PRIME), lead });
    numbers.push(index);
  }
  return numbers;
}

/**
 * A solution of A·x = b.
 *
 * Shapes   A symmetric and positive semidefinite, integer entries; b as long.
 * Why      The rows that are kept span all rows, and as A is symmetric so do the columns: a solution may be 0
 *          elsewhere, and the rows that are left out follow from the others if there is a solution at all.
 * Ensures  A·x = b, tested exactly; undefined if there is none (or the prime is an unlucky one).
 */
export function solveConsistent(matrix: IntegerMatrix, b: readonly bigint[]): Scaled | undefined {
  const regular = solveExactly(matrix, b);
  if (regular !== undefined) return regular;
  const kept = independentRows(matrix);
  const part = kept.map((i) => kept.map((j) => at(at(matrix, i), j)));
  const own = solveExactly(
    part,
    kept.map((i) => at(b, i)),
  );
  if (own === undefined) return undefined;
  const ints = b.map(() => 0n);
  kept.forEach((i, k) => {
    ints[i] = at(own.ints, k);
  });
  const found = { ints, den: own.den };
  return isSolution(matrix, found, b) ? found : undefined;
}
