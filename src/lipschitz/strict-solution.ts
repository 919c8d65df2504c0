// UNTRUSTED. A common solution of strict linear inequalities, or none: exactly, in integers. May import the kernel.
import { at, bitLength, reduced, type Scaled } from "../numbers/index.js";

/** Σ ints[k]·x_k + bias > 0. */
export interface Strict {
  readonly ints: readonly bigint[];
  readonly bias: bigint;
}

/** What has been spent, in entries of tableaus. */
export interface Work {
  spent: number;
}

/** The first row, by the index of its basic variable, where right side over entry is least; -1 if none is above 0. */
function leavingRow(rows: readonly bigint[][], basis: readonly number[], entering: number): number {
  let best = -1;
  rows.slice(0, -1).forEach((row, r) => {
    const entry = at(row, entering);
    if (entry <= 0n) return;
    const other = rows[best];
    const [own, least] = [at(row, row.length - 1), other?.[row.length - 1] ?? 0n];
    const order = other === undefined ? -1n : own * at(other, entering) - least * entry;
    if (order < 0n || (order === 0n && at(basis, r) < at(basis, best))) best = r;
  });
  return best;
}

/** One step of integer pivoting: all entries have the denominator `last` before, and the pivot after. */
function pivoted(rows: readonly bigint[][], leaving: number, entering: number, last: bigint) {
  const source = at(rows, leaving);
  const pivot = at(source, entering);
  return rows.map((row, r) => {
    if (r === leaving) return row;
    const factor = at(row, entering);
    return row.map((n, c) => (n * pivot - factor * at(source, c)) / last);
  });
}

/** The point of a dual solution (y_x, y_b, y_1), with y_1 > 0 and y·(a, b, 1) ≤ 0 for all inequalities, y_b ≤ 0. */
function pointOf(system: readonly Strict[], y: readonly bigint[]): Scaled {
  const inputs = y.length - 2;
  const direction = y.slice(0, inputs).map((n) => -n);
  const scale = -at(y, inputs);
  if (scale > 0n) return reduced(direction, scale);
  // Along the direction every form grows by y_1 or more a step: far enough out all are above 0.
  const most = system.reduce((n, { bias }) => Math.max(n, bitLength(bias)), 0);
  return reduced(
    direction.map((n) => n << BigInt(most + 1)),
    1n,
  );
}

/**
 * A point x that has all of them, or undefined if there is none.
 *
 * Statement  By Motzkin there is none exactly if some λ ≥ 0, not all 0, has Σ λ_i a_i = 0 and
 *            Σ λ_i b_i ≤ 0. Phase one of the simplex method looks for λ, and μ ≥ 0, with
 *            Σ λ_i (a_i, b_i, 1) + μ (0, 1, 0) = (0, 0, 1); where it fails, its dual solution is x.
 *            Bland's rule ends it.
 * Shapes     at least one inequality, all in as many unknowns.
 * Cost       adds what it took to `work`.
 */
export function strictSolution(system: readonly Strict[], work: Work): Scaled | undefined {
  const height = at(system, 0).ints.length + 2;
  const columns = system.map(({ ints, bias }) => [...ints, bias, 1n]);
  columns.push(Array.from({ length: height }, (_, r) => (r === height - 2 ? 1n : 0n)));
  const [count, width] = [columns.length, columns.length + height + 1];
  let rows = Array.from({ length: height }, (_, r) => [
    ...columns.map((column) => at(column, r)),
    ...Array.from({ length: height }, (__, c) => (c === r ? 1n : 0n)),
    r === height - 1 ? 1n : 0n,
  ]);
  // Reduced costs of the sum of the artificial variables, which are the basis.
  const sum = (c: number): bigint => rows.reduce((total, row) => total - at(row, c), 0n);
  const isArtificial = (c: number): boolean => c >= count && c < width - 1;
  rows.push(Array.from({ length: width }, (_, c) => (isArtificial(c) ? 0n : sum(c))));
  const basis = Array.from({ length: height }, (_, r) => count + r);
  let last = 1n;
  for (;;) {
    const entering = at(rows, height).findIndex((cost, c) => c < count && cost < 0n);
    const leaving = entering < 0 ? -1 : leavingRow(rows, basis, entering);
    if (leaving < 0) break;
    const pivot = at(at(rows, leaving), entering);
    rows = pivoted(rows, leaving, entering, last);
    last = pivot;
    basis[leaving] = entering;
    work.spent += height * width;
  }
  const costs = at(rows, height);
  if (at(costs, width - 1) === 0n) return undefined;
  return pointOf(
    system,
    Array.from({ length: height }, (_, r) => last - at(costs, count + r)),
  );
}
