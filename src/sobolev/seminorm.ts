// UNTRUSTED. S²(f_v) = E‖∇f_v(x)‖² as a quadratic form vᵀCv: exact for points, enclosed for rotation invariant laws.
// May import kernel, dataset, bounds. docs/sobolev.md#seminorm.
import type { Enclosure } from "../dataset/index.js";
import { floorDivide } from "../dataset/roots.js";
import { add, at, type Rational, rational, type Scaled } from "../numbers/index.js";
import { positiveFactor } from "../lipschitz/positive.js";
import { jointActivity } from "./arc-cosine.js";
import type { IntegerMatrix } from "./exact-solve.js";
import { featuresOf } from "./activations.js";
import { dot, type FeatureModel, featureGradientsAt, slopesAt } from "./feature-model.js";

/** C as integers over one denominator. */
export interface QuadraticForm {
  readonly matrix: IntegerMatrix;
  readonly den: bigint;
}

/**
 * The form of a law for which the slopes of a pair of units have the mean product given, over `den`:
 * random features  C = N ∘ WWᵀ, tangent features  C = N ⊗ I_d.
 */
function formOf(model: FeatureModel, weights: IntegerMatrix, den: bigint): QuadraticForm {
  const { kind, units, dimension } = model;
  if (!featuresOf(kind).isTangent) {
    const matrix = units.map((u, j) => units.map((w, l) => at(at(weights, j), l) * dot(u, w)));
    return { matrix, den: den * model.den * model.den };
  }
  const size = units.length * dimension;
  const matrix = Array.from({ length: size }, (_, r) => {
    const row = new Array<bigint>(size).fill(0n);
    const own = at(weights, Math.floor(r / dimension));
    own.forEach((n, l) => {
      row[l * dimension + (r % dimension)] = n;
    });
    return row;
  });
  return { matrix, den };
}

/** Σ over the points of the products of slopes of all pairs of units, over one denominator. */
function slopeProducts(
  model: FeatureModel,
  points: readonly Scaled[],
): { readonly products: IntegerMatrix; readonly den: bigint } {
  const all = points.map((x) => slopesAt(model, x));
  const common = all.reduce((den, { den: own }) => (den % own === 0n ? den : den * own), 1n);
  const products = model.units.map(() => new Array<bigint>(model.units.length).fill(0n));
  for (const { ints, den } of all) {
    const factor = (common / den) ** 2n;
    const active = [...ints.keys()].filter((j) => at(ints, j) !== 0n);
    for (const j of active) {
      const row = at(products, j);
      for (const l of active) row[l] = at(row, l) + factor * at(ints, j) * at(ints, l);
    }
  }
  return { products, den: common * common };
}

/** Σ over the points of the products of the gradients of all pairs of features. */
function gradientProducts(model: FeatureModel, points: readonly Scaled[]): QuadraticForm {
  const all = points.map((x) => featureGradientsAt(model, x));
  const common = all.reduce((den, { den: own }) => (den % own === 0n ? den : den * own), 1n);
  const size = all[0]?.rows.length ?? 0;
  const matrix = Array.from({ length: size }, () => new Array<bigint>(size).fill(0n));
  for (const { rows, den } of all) {
    const factor = (common / den) ** 2n;
    rows.forEach((a, i) => {
      const own = at(matrix, i);
      for (let l = 0; l <= i; l += 1) own[l] = at(own, l) + factor * dot(a, at(rows, l));
    });
  }
  for (let i = 0; i < size; i += 1) {
    for (let l = 0; l < i; l += 1) at(matrix, l)[i] = at(at(matrix, i), l);
  }
  return { matrix, den: common * common * BigInt(points.length) };
}

/**
 * C of the uniform law on some points: a Gram matrix, hence positive semidefinite.
 * Exact for what the activation has on its grid.
 */
export function empiricalForm(model: FeatureModel, points: readonly Scaled[]): QuadraticForm {
  const { isTangent, activation } = featuresOf(model.kind);
  if (isTangent && activation.bend !== undefined) return gradientProducts(model, points);
  const { products, den } = slopeProducts(model, points);
  return formOf(model, products, den * BigInt(points.length));
}

/** vᵀCv, exactly. */
export function seminormSquared({ matrix, den }: QuadraticForm, v: Scaled): Rational {
  let sum = 0n;
  matrix.forEach((row, i) => {
    const own = at(v.ints, i);
    if (own !== 0n) sum += own * dot(row, v.ints);
  });
  return rational(sum, den * v.den * v.den);
}

/** Bits of the weights of a rotation invariant law. */
const WEIGHT_BITS = 100n;

/** The form with weights rounded down to 2^(−bits), and how far a weight may be off. */
export interface RoundedForm {
  readonly form: QuadraticForm;
  readonly weights: IntegerMatrix;
  readonly bits: bigint;
  /** Every weight N_jl is at least the rounded one, and at most this above it. */
  readonly error: Rational;
}

/**
 * C of every rotation invariant law, to 2^(−bits): E 1{w_j·x > 0}1{w_l·x > 0} = arccos(−ρ)/(2π).
 *
 * Ensures  undefined if slopes depend on more than the signs of units: then the laws differ.
 */
export function invariantForm(
  model: FeatureModel,
  bits: bigint = WEIGHT_BITS,
): RoundedForm | undefined {
  const { units, kind } = model;
  const { joint } = featuresOf(kind).activation;
  if (joint === undefined) return undefined;
  const squares = units.map((w) => dot(w, w));
  const weights = units.map(() => new Array<bigint>(units.length).fill(0n));
  let widest = 1n;
  units.forEach((u, j) => {
    for (let l = 0; l <= j; l += 1) {
      const product = dot(u, at(units, l));
      const { lower, upper } = joint(jointActivity(product, at(squares, j) * at(squares, l)));
      const low = floorDivide(lower.num << bits, lower.den);
      const high = floorDivide(upper.num << bits, upper.den) + 1n;
      if (high - low > widest) widest = high - low;
      at(weights, j)[l] = low;
      at(weights, l)[j] = low;
    }
  });
  const error = rational(widest, 1n << bits);
  return { form: formOf(model, weights, 1n << bits), weights, bits, error };
}

/** The same with fewer bits. Requires: bits at most those there are. */
export function coarser(model: FeatureModel, rounded: RoundedForm, bits: bigint): RoundedForm {
  const weights = rounded.weights.map((row) => row.map((n) => n >> (rounded.bits - bits)));
  const error = add(rounded.error, rational(1n, 1n << bits));
  return { form: formOf(model, weights, 1n << bits), weights, bits, error };
}

/**
 * A form that is at most that of every rotation invariant law, and positive semidefinite.
 *
 * Ensures  C' − εI ≤ C, ε = error·max_j Σ_l |w_j·w_l| (error·k for tangent features), and C' − εI ≥ 0 is
 *          proved by a factor; undefined if it is not.
 */
export function loweredForm(model: FeatureModel, rounded: RoundedForm): QuadraticForm | undefined {
  const { matrix, den } = rounded.form;
  const { kind, units } = model;
  const size = (n: bigint): bigint => (n < 0n ? -n : n);
  // Σ_l |w_j·w_l| in units of the form's denominator over that of the weights.
  const sums = units.map((u) => units.reduce((sum, w) => sum + size(dot(u, w)), 0n));
  const largest = sums.reduce((a, b) => (a < b ? b : a), 0n);
  const most = featuresOf(kind).isTangent ? BigInt(units.length) : largest;
  const { num, den: below } = rounded.error;
  const taken = (most * num * (1n << rounded.bits)) / below + 1n;
  const lowered = matrix.map((row, i) => row.map((n, j) => (i === j ? n - taken : n)));
  return positiveFactor(lowered) === undefined ? undefined : { matrix: lowered, den };
}

/**
 * S² for a rotation invariant law: the rounded form, and what its errors can add, Σ|v_j||v_l||w_j·w_l|·error.
 */
export function invariantSeminorm(model: FeatureModel, rounded: RoundedForm, v: Scaled): Enclosure {
  const { kind, units, dimension, den } = model;
  const size = (n: bigint): bigint => (n < 0n ? -n : n);
  const middle = seminormSquared(rounded.form, v);
  let total = 0n;
  // (Σ|v_j|·‖w_j‖_1)² is at least the sum; for tangent features Σ_c (Σ_j |a_jc|)².
  const { isTangent } = featuresOf(kind);
  if (!isTangent) {
    units.forEach((w, j) => {
      total += size(at(v.ints, j)) * w.reduce((sum, n) => sum + size(n), 0n);
    });
    total *= total;
  } else {
    for (let c = 0; c < dimension; c += 1) {
      let sum = 0n;
      for (let j = 0; j < units.length; j += 1) sum += size(at(v.ints, j * dimension + c));
      total += sum * sum;
    }
  }
  const scale = isTangent ? 1n : den * den;
  const { num, den: below } = rounded.error;
  const most = rational(total * num, v.den * v.den * scale * below);
  const lower = rational(middle.num * most.den - most.num * middle.den, middle.den * most.den);
  const upper = rational(middle.num * most.den + most.num * middle.den, middle.den * most.den);
  return { lower: lower.num < 0n ? rational(0n) : lower, upper };
}
