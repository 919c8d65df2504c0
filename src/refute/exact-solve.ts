// UNTRUSTED. Exact solution of linear equations with integer coefficients, without fractions on the way.
// May import the kernel.
import { at, type Rational, rational } from "../numbers/index.js";

/** What elimination leaves: rows in echelon form, and the columns that lead them. */
interface Eliminated {
  readonly rows: readonly bigint[][];
  readonly pivots: readonly number[];
}

/** Bareiss' elimination over the first `columns` columns; every division is exact. Reduces above too. */
function eliminated(matrix: readonly (readonly bigint[])[], columns: number): Eliminated {
  const rows = matrix.map((row) => [...row]);
  const pivots: number[] = [];
  let last = 1n;
  for (let column = 0; column < columns && pivots.length < rows.length; column += 1) {
    const top = pivots.length;
    const found = rows.findIndex((row, r) => r >= top && row[column] !== 0n);
    if (found < 0) continue;
    const pivotRow = at(rows, found);
    rows[found] = at(rows, top);
    rows[top] = pivotRow;
    const pivot = at(pivotRow, column);
    rows.forEach((row, r) => {
      if (r === top) return;
      const factor = at(row, column);
      row.forEach((n, k) => {
        row[k] = (n * pivot - factor * at(pivotRow, k)) / last;
      });
    });
    last = pivot;
    pivots.push(column);
  }
  return { rows, pivots };
}

/**
 * Some x with Ax = b, the coordinates of free columns 0; undefined if there is none.
 *
 * Shapes  A: m rows of n integers; b: m integers.
 * Cost    m²·n multiplications of numbers that grow to the size of the minors of A.
 */
export function solution(
  a: readonly (readonly bigint[])[],
  b: readonly bigint[],
): readonly Rational[] | undefined {
  const columns = a[0]?.length ?? 0;
  const extended = a.map((row, r) => [...row, at(b, r)]);
  const { rows, pivots } = eliminated(extended, columns);
  if (rows.some((row, r) => r >= pivots.length && row[columns] !== 0n)) return undefined;
  const x = new Array<Rational>(columns).fill(rational(0n));
  pivots.forEach((column, r) => {
    const row = at(rows, r);
    x[column] = rational(at(row, columns), at(row, column));
  });
  return x;
}
