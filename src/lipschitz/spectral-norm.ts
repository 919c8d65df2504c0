// UNTRUSTED. ‖W‖_2 between a rational Rayleigh quotient and a short rational τ with τ²I − WᵀW ≥ 0.
// May import kernel, dataset. Power iteration in doubles proposes; integers decide.
import type { Enclosure } from "../dataset/index.js";
import { encloseRoot } from "../dataset/roots.js";
import { at, multiply, type Rational, rational, ZERO } from "../numbers/index.js";
import { quotientNear } from "../doubles/near.js";
import { positiveFactor } from "./positive.js";
import {
  gram,
  largestColumnSum,
  largestRowSum,
  type SparseMatrix,
  squaredFrobenius,
  type Symmetric,
  timesVector,
  transposed,
} from "./sparse-matrix.js";
import { rootOf } from "./vector-norm.js";

/**
 * How τ was proved: by a factor; by √(‖W‖_1·‖W‖_∞) or ‖W‖_F, whichever is less; or as the length of a
 * single row or column.
 */
export type SpectralMethod = "factor" | "sums" | "length";

export interface SpectralNorm extends Enclosure {
  readonly method: SpectralMethod;
}

/** Sides of Gram matrices that are factored; n³/6 products. */
const LARGEST_SIDE = 320;
const ITERATIONS = 300;
/** Digits of τ, and of the roots of bounds. */
const DIGITS = 9;
const VECTOR_BITS = 30;
/** What is tried above the estimate, in parts of it. */
const RAISES = [1e-8, 1e-6, 1e-4, 1e-2, 1e-1];

/** The matrix in doubles, divided by its largest diagonal entry. */
function nearMatrix(g: Symmetric, unit: bigint): readonly Float64Array[] {
  return g.map((row) =>
    Float64Array.from(row, (n) => (n < 0n ? -quotientNear(-n, unit) : quotientNear(n, unit))),
  );
}

function apply(m: readonly Float64Array[], v: Float64Array): Float64Array {
  return Float64Array.from(m, (row) => {
    let sum = 0;
    for (let k = 0; k < row.length; k += 1) sum += (row[k] ?? 0) * (v[k] ?? 0);
    return sum;
  });
}

/** The largest eigenvalue nearly, and its vector. */
function topNear(m: readonly Float64Array[]): { value: number; vector: Float64Array } {
  let vector = Float64Array.from(m, (_, k) => 1 + ((k * 7) % 11) / 13);
  let value = 0;
  for (let step = 0; step < ITERATIONS; step += 1) {
    const next = apply(m, vector);
    const length = Math.hypot(...next);
    const before = value;
    value = length / Math.hypot(...vector);
    if (length === 0) break;
    vector = next.map((x) => x / length);
    if (step > 20 && Math.abs(value - before) < 1e-13 * value) break;
  }
  return { value, vector };
}

/** ‖Wv‖²/‖v‖² for a rational v near the vector given: at most ‖W‖². */
function rayleigh(matrix: SparseMatrix, vector: Float64Array): Rational {
  const v = [...vector].map((x) => BigInt(Math.round(x * 2 ** VECTOR_BITS)));
  const squares = (u: readonly bigint[]): bigint => u.reduce((sum, n) => sum + n * n, 0n);
  const below = squares(v);
  if (below === 0n) return ZERO;
  return rational(squares(timesVector(matrix, v)), matrix.den ** 2n * below);
}

/** √(min(‖W‖_1·‖W‖_∞, ‖W‖_F²)), rounded up. */
function boundBySums(matrix: SparseMatrix): Rational {
  const product = multiply(largestColumnSum(matrix), largestRowSum(matrix));
  const frobenius = squaredFrobenius(matrix);
  const isLess = product.num * frobenius.den < frobenius.num * product.den;
  return encloseRoot(isLess ? product : frobenius, 2n, DIGITS).upper;
}

/** The length of the longest row, rounded down: at most ‖W‖. */
function longestRow(matrix: SparseMatrix): Rational {
  const squares = matrix.rows.map(({ ints }) => ints.reduce((sum, n) => sum + n * n, 0n));
  const most = squares.reduce((a, b) => (a < b ? b : a), 0n);
  return encloseRoot(rational(most, matrix.den ** 2n), 2n, DIGITS).lower;
}

/** True if τ²I − G/den² ≥ 0 is proved. */
function isAbove(tau: Rational, g: Symmetric, den: bigint): boolean {
  const { num, den: below } = tau;
  const square = num * num * den * den;
  const rest = g.map((row, i) => row.map((n, j) => (i === j ? square : 0n) - n * below * below));
  return positiveFactor(rest) !== undefined;
}

/** A double as a rational, rounded up to so many digits. Requires: x > 0. */
function roundedUp(x: number): Rational {
  const exponent = Math.floor(Math.log2(x)) - 52;
  const ints = BigInt(Math.ceil(x / 2 ** exponent));
  const exact =
    exponent >= 0 ? rational(ints << BigInt(exponent)) : rational(ints, 1n << BigInt(-exponent));
  return encloseRoot(exact, 1n, DIGITS).upper;
}

/**
 * ‖W‖_2 between two decimals of nine digits.
 *
 * Ensures  lower ≤ ‖W‖_2 ≤ upper: the upper end by a factor of τ²I − WᵀW (or WWᵀ, which is smaller),
 *          the lower one by a vector. For matrices beyond 320 on both sides by sums of entries.
 */
export function spectralNorm(matrix: SparseMatrix): SpectralNorm {
  const isWide = matrix.rows.length < matrix.columns;
  const own = isWide ? transposed(matrix) : matrix;
  const sums = boundBySums(own);
  if (sums.num === 0n) return { lower: ZERO, upper: ZERO, method: "sums" };
  if (own.columns === 1) return { ...rootOf(squaredFrobenius(own), 2n), method: "length" };
  if (own.columns > LARGEST_SIDE) return { lower: longestRow(own), upper: sums, method: "sums" };
  const g = gram(own);
  const unit = g.reduce((most, row, i) => (at(row, i) > most ? at(row, i) : most), 0n);
  const { value, vector } = topNear(nearMatrix(g, unit));
  const lower = encloseRoot(rayleigh(own, vector), 2n, DIGITS).lower;
  const scale = Math.sqrt(value);
  for (const raise of RAISES) {
    // τ = √(value·unit)/den·(1 + raise), the root of unit/den² taken exactly.
    const root = encloseRoot(rational(unit, own.den ** 2n), 2n, 20).upper;
    const tau = encloseRoot(multiply(root, roundedUp(scale * (1 + raise))), 1n, DIGITS).upper;
    if (isAbove(tau, g, own.den)) return { lower, upper: tau, method: "factor" };
  }
  return { lower, upper: sums, method: "sums" };
}
