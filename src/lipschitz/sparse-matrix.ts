// UNTRUSTED. Rational matrices as sparse integer rows over one denominator, and their smaller Gram matrix.
// May import kernel.
import type { Layer } from "../kernel/index.js";
import { at, lcm, type Rational, rational, type Scaled } from "../numbers/index.js";

/** The entries of one row that are not 0. */
export interface SparseRow {
  readonly columns: readonly number[];
  readonly ints: readonly bigint[];
}

/** The matrix with these rows, divided by den > 0. */
export interface SparseMatrix {
  readonly columns: number;
  readonly rows: readonly SparseRow[];
  readonly den: bigint;
}

/** A row from its entries, zeros left out. */
export function sparseRow(entries: readonly bigint[]): SparseRow {
  const columns = [...entries.keys()].filter((k) => entries[k] !== 0n);
  return { columns, ints: columns.map((k) => at(entries, k)) };
}

/** W of an affine layer, or (W, b) with the biases as a last column. */
export function matrixOfLayer(inputs: number, layer: Layer, withBiases = false): SparseMatrix {
  const rows = layer.rows.map((row): SparseRow => {
    const factor = layer.den / row.den;
    const ints = row.ints.map((n) => n * factor);
    if (!withBiases || row.bias === 0n) return { columns: row.columns, ints };
    return { columns: [...row.columns, inputs], ints: [...ints, row.bias * factor] };
  });
  return { columns: inputs + (withBiases ? 1 : 0), rows, den: layer.den };
}

/** The matrix whose rows are these vectors, each with a 1 behind it if `lifted`. */
export function matrixOfVectors(vectors: readonly Scaled[], lifted = false): SparseMatrix {
  let den = 1n;
  for (const v of vectors) if (den % v.den !== 0n) den = lcm(den, v.den);
  const rows = vectors.map((v) => {
    const ints = v.ints.map((n) => n * (den / v.den));
    return sparseRow(lifted ? [...ints, den] : ints);
  });
  return { columns: at(vectors, 0).ints.length + (lifted ? 1 : 0), rows, den };
}

function size(n: bigint): bigint {
  return n < 0n ? -n : n;
}

/** ‖W‖_1 = max over columns of Σ|w|, exactly. */
export function largestColumnSum(matrix: SparseMatrix): Rational {
  const sums = new Map<number, bigint>();
  for (const { columns, ints } of matrix.rows) {
    columns.forEach((column, k) => sums.set(column, (sums.get(column) ?? 0n) + size(at(ints, k))));
  }
  let largest = 0n;
  for (const sum of sums.values()) if (sum > largest) largest = sum;
  return rational(largest, matrix.den);
}

/** ‖W‖_∞ = max over rows of Σ|w|, exactly. */
export function largestRowSum(matrix: SparseMatrix): Rational {
  let largest = 0n;
  for (const { ints } of matrix.rows) {
    const sum = ints.reduce((total, n) => total + size(n), 0n);
    if (sum > largest) largest = sum;
  }
  return rational(largest, matrix.den);
}

/** ‖W‖_F² = Σw², exactly. */
export function squaredFrobenius(matrix: SparseMatrix): Rational {
  let sum = 0n;
  for (const { ints } of matrix.rows) for (const n of ints) sum += n * n;
  return rational(sum, matrix.den * matrix.den);
}

/** W v for an integer vector v; to be divided by the denominator of W. */
export function timesVector(matrix: SparseMatrix, v: readonly bigint[]): readonly bigint[] {
  return matrix.rows.map(({ columns, ints }) =>
    columns.reduce((sum, column, k) => sum + at(ints, k) * at(v, column), 0n),
  );
}

/** Wᵀ as a matrix. */
export function transposed(matrix: SparseMatrix): SparseMatrix {
  const columns = Array.from({ length: matrix.columns }, (): number[] => []);
  const ints = Array.from({ length: matrix.columns }, (): bigint[] => []);
  matrix.rows.forEach((row, n) => {
    row.columns.forEach((column, k) => {
      at(columns, column).push(n);
      at(ints, column).push(at(row.ints, k));
    });
  });
  const rows = columns.map((own, k) => ({ columns: own, ints: at(ints, k) }));
  return { columns: matrix.rows.length, rows, den: matrix.den };
}

/** A symmetric integer matrix, row by row. */
export type Symmetric = readonly (readonly bigint[])[];

/** WᵀW times den². Cost: (entries of a row)² a row. */
export function gram(matrix: SparseMatrix): Symmetric {
  const g = Array.from({ length: matrix.columns }, () =>
    new Array<bigint>(matrix.columns).fill(0n),
  );
  for (const { columns, ints } of matrix.rows) {
    columns.forEach((i, k) => {
      const own = at(g, i);
      const weight = at(ints, k);
      columns.forEach((j, m) => {
        own[j] = at(own, j) + weight * at(ints, m);
      });
    });
  }
  return g;
}
