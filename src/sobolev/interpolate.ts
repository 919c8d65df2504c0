// UNTRUSTED. Least squares of least norm, and ridge regression, solved exactly over the rationals.
// May import kernel. The smaller of the two normal equations is solved: one row a point, or one a feature.
import { at, type Rational, rational, reduced, type Scaled } from "../numbers/index.js";
import { type IntegerMatrix, solveExactly } from "./exact-solve.js";
import { dot, type FeatureModel, featuresAt } from "./feature-model.js";

/** Features of n points as integers over one denominator, and their labels. */
export interface Problem {
  readonly model: FeatureModel;
  readonly points: readonly Scaled[];
  /** n × P, over `den`. */
  readonly features: IntegerMatrix;
  readonly den: bigint;
  readonly labels: Scaled;
}

/** Requires: points over one denominator; one label each. */
export function problemOf(model: FeatureModel, points: readonly Scaled[], labels: Scaled): Problem {
  const rows = points.map((x) => featuresAt(model, x));
  return {
    ...{ model, points, labels },
    features: rows.map(({ ints }) => ints),
    den: rows[0]?.den ?? 1n,
  };
}

/** A model that was fitted, exactly. */
export interface Fit {
  readonly v: Scaled;
  /** Σ (f(x_i) − y_i)². */
  readonly squaredError: Rational;
}

/** Zᵀ. */
export function columnsOf(matrix: IntegerMatrix): IntegerMatrix {
  return Array.from({ length: matrix[0]?.length ?? 0 }, (_, c) => matrix.map((row) => at(row, c)));
}

/** Z Zᵀ: products of all pairs of rows. */
export function productsOf(rows: IntegerMatrix): bigint[][] {
  const products = rows.map((): bigint[] => []);
  rows.forEach((a, i) => {
    for (let j = 0; j <= i; j += 1) {
      const value = dot(a, at(rows, j));
      at(products, i)[j] = value;
      at(products, j)[i] = value;
    }
  });
  return products;
}

/** factor·A + shift·I. */
function shiftedBy(matrix: IntegerMatrix, factor: bigint, shift: bigint): IntegerMatrix {
  return matrix.map((row, i) => row.map((n, j) => factor * n + (i === j ? shift : 0n)));
}

/** w with (ZZᵀ + s)·c = y and w = Zᵀc, one equation a point. */
function byPoints(z: IntegerMatrix, y: readonly bigint[], ridge: Rational): Scaled | undefined {
  const system = shiftedBy(productsOf(z), ridge.den, ridge.num);
  const c = solveExactly(
    system,
    y.map((n) => n * ridge.den),
  );
  if (c === undefined) return undefined;
  return reduced(
    columnsOf(z).map((column) => dot(column, c.ints)),
    c.den,
  );
}

/** w with (ZᵀZ + s)·w = Zᵀy, one equation a feature; features that are 0 everywhere get 0. */
function byFeatures(z: IntegerMatrix, y: readonly bigint[], ridge: Rational): Scaled | undefined {
  const columns = columnsOf(z);
  const kept = [...columns.keys()].filter((c) => at(columns, c).some((n) => n !== 0n));
  const rows = kept.map((c) => at(columns, c));
  const system = shiftedBy(productsOf(rows), ridge.den, ridge.num);
  const w = solveExactly(
    system,
    rows.map((column) => dot(column, y) * ridge.den),
  );
  if (w === undefined) return undefined;
  const ints = columns.map(() => 0n);
  kept.forEach((c, k) => {
    ints[c] = at(w.ints, k);
  });
  return { ints, den: w.den };
}

/** Σ (Zv − y)², exactly. */
export function squaredErrorOf(problem: Problem, v: Scaled): Rational {
  const { features, den, labels } = problem;
  // f(x_i) − y_i over one denominator.
  const common = den * v.den * labels.den;
  let sum = 0n;
  features.forEach((row, i) => {
    const error = dot(row, v.ints) * labels.den - at(labels.ints, i) * den * v.den;
    sum += error * error;
  });
  return rational(sum, common * common);
}

/**
 * argmin Σ(v·φ(x_i) − y_i)² + ridge·‖v‖²; for ridge 0 the minimizer of least norm.
 *
 * Requires  ridge ≥ 0.
 * Ensures   exact; interpolates if ridge = 0 and n ≤ P. Undefined if ridge = 0 and the features of the
 *           points (n ≤ P) or the features themselves (n > P) are linearly dependent.
 * Cost      one exact solution of min(n, P) equations.
 */
export function fit(problem: Problem, ridge: Rational): Fit | undefined {
  const { features: z, den, labels } = problem;
  const parameters = z[0]?.length ?? 0;
  // In integers: (Z'Z'ᵀ + ridge·den²)·c = y', v = Z'ᵀc·den/labels.den.
  const scaledRidge = rational(ridge.num * den * den, ridge.den);
  const solve = z.length <= parameters ? byPoints : byFeatures;
  const w = solve(z, labels.ints, scaledRidge);
  if (w === undefined) return undefined;
  const v = reduced(
    w.ints.map((n) => n * den),
    w.den * labels.den,
  );
  return { v, squaredError: squaredErrorOf(problem, v) };
}
