// UNTRUSTED. What a fit over features on a grid says of the features themselves: S and errors of the same v.
// May import kernel, dataset, bounds. docs/sobolev.md#enclosed-activations has the proofs.
import { minus, squareRoot, sum, times, whole } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import { positiveFactor } from "../lipschitz/positive.js";
import {
  at,
  compare,
  multiply,
  type Rational,
  rational,
  type Scaled,
  ZERO,
} from "../numbers/index.js";
import { featuresOf } from "./activations.js";
import type { DualBound } from "./dual-bound.js";
import { type FeatureModel, parametersOf } from "./feature-model.js";
import type { QuadraticForm } from "./seminorm.js";

const size = (n: bigint): bigint => (n < 0n ? -n : n);
const largest = (all: readonly bigint[]): bigint => all.reduce((a, b) => (a < b ? b : a), 0n);
const total = (ints: readonly bigint[]): bigint => ints.reduce((s, n) => s + size(n), 0n);

/** max ‖x‖_∞ over some points. */
function farthest(points: readonly Scaled[]): Rational {
  return points.reduce<Rational>((most, { ints, den }) => {
    const own = rational(largest(ints.map(size)), den);
    return compare(own, most) > 0 ? own : most;
  }, ZERO);
}

/**
 * How far f_v at a point, and ‖∇f_v‖ there, may be from what the grid gives.
 *
 * Ensures  with δ the error of the activation: random features δ·‖v‖_1 and δ·Σ|v_j|·‖w_j‖_1; tangent features
 *          δ·‖v‖_1·‖x‖_∞ and δ·Σ_j ‖v_j‖_1·(1 + ‖x‖_∞·‖w_j‖_1).
 */
export function slackOf(
  model: FeatureModel,
  v: Scaled,
  points: readonly Scaled[],
): { readonly value: Rational; readonly gradient: Rational } {
  const { isTangent, activation } = featuresOf(model.kind);
  const own = parametersOf(model) / model.units.length;
  const sums = model.units.map((_, j) => total(v.ints.slice(j * own, (j + 1) * own)));
  const all = rational(
    sums.reduce((a, b) => a + b, 0n),
    v.den,
  );
  const weighted = rational(
    model.units.reduce((s, w, j) => s + at(sums, j) * total(w), 0n),
    v.den * model.den,
  );
  const far = farthest(points);
  const { error } = activation;
  if (!isTangent) return { value: multiply(error, all), gradient: multiply(error, weighted) };
  const bent = multiply(far, weighted);
  return {
    value: multiply(error, multiply(all, far)),
    gradient: multiply(
      error,
      rational(all.num * bent.den + bent.num * all.den, all.den * bent.den),
    ),
  };
}

/** x ± slack, not below 0. */
export function widened(x: Enclosure, slack: Rational): Enclosure {
  if (slack.num === 0n) return x;
  const own = { lower: slack, upper: slack };
  const { lower } = minus(x, own);
  return { lower: lower.num < 0n ? ZERO : lower, upper: sum(x, own).upper };
}

/** The mean square of which this is the root. */
export function squared(x: Enclosure): Enclosure {
  return times(x, x);
}

/** A power of two μ with C − μI > 0, as a share 2^(−bits) of the mean of the diagonal; or undefined. */
function leastEigenvalue({ matrix, den }: QuadraticForm): Rational | undefined {
  const mean = matrix.reduce((s, row, i) => s + at(row, i), 0n) / BigInt(matrix.length);
  for (const bits of [4n, 8n, 12n, 16n, 20n, 24n, 30n]) {
    const taken = mean >> bits;
    if (taken === 0n) return undefined;
    const lowered = matrix.map((row, i) => row.map((n, j) => (i === j ? n - taken : n)));
    if (positiveFactor(lowered) !== undefined) return rational(taken, den);
  }
  return undefined;
}

/** A bound over features on the grid, with what it is of. */
export interface GridBound {
  readonly model: FeatureModel;
  readonly form: QuadraticForm;
  readonly points: readonly Scaled[];
  readonly heldOut: readonly Scaled[];
  /** Σ (f(x_i) − y_i)² that models may have, over the features themselves, before rounding up. */
  readonly allowed: Enclosure;
  /** The bound for that error over the grid, and the upper end of S of the fit. */
  readonly bound: DualBound;
  readonly gridAllowed: Rational;
  readonly seminorm: Rational;
}

/**
 * A number that S of every model over the features themselves with this error reaches.
 *
 * Statement  Let S(v) ≤ s, else nothing is to be shown. With C − μI ≥ 0 on the grid, ‖v‖_2 ≤ s/(√μ − g), where g‖v‖_2
 *            bounds what the grid changes in S; so errors change by at most e‖v‖_2, and LB(λ) for the larger error
 *            bounds S on the grid.
 * Ensures    undefined if no μ is found, or nothing above 0 is left.
 */
export function boundOfFeatures(question: GridBound): Enclosure | undefined {
  const { model, form, points, heldOut, allowed, bound, gridAllowed, seminorm } = question;
  const least = leastEigenvalue(form);
  if (least === undefined) return undefined;
  // ‖v‖_1 ≤ √P·‖v‖_2: slacks of a v with ‖v‖_1 = 1 in every unit, times √P.
  const unit = unitSlack(model, [...points, ...heldOut]);
  const parameters = squareRoot(whole(BigInt(parametersOf(model))));
  const gradient = times(parameters, exactly(unit.gradient)).upper;
  const steep = squareRoot(exactly(least)).lower;
  const room = rational(
    steep.num * gradient.den - gradient.num * steep.den,
    steep.den * gradient.den,
  );
  if (room.num <= 0n) return undefined;
  const norm = rational(seminorm.num * room.den, seminorm.den * room.num);
  const slack = times(parameters, exactly(multiply(unit.value, norm)));
  const rows = squareRoot(whole(BigInt(points.length)));
  const more = squared(sum(squareRoot(allowed), times(rows, slack))).upper;
  // LB(λ) falls by λ for each unit of the error.
  const extra = minus(exactly(more), exactly(gridAllowed)).upper;
  const value = minus(exactly(bound.value), times(exactly(bound.lambda), exactly(extra))).lower;
  if (value.num <= 0n) return undefined;
  const lower = minus(squareRoot(exactly(value)), exactly(multiply(gradient, norm))).lower;
  if (lower.num <= 0n) return undefined;
  const proved = compare(lower, seminorm) < 0 ? lower : seminorm;
  return exactly(proved);
}

function exactly(x: Rational): Enclosure {
  return { lower: x, upper: x };
}

/** The largest slacks of a v with ‖v‖_1 = 1. */
function unitSlack(
  model: FeatureModel,
  points: readonly Scaled[],
): { readonly value: Rational; readonly gradient: Rational } {
  const own = parametersOf(model) / model.units.length;
  const slacks = model.units.map((_, j) => {
    const ints = Array.from({ length: parametersOf(model) }, (__, k) => (k === j * own ? 1n : 0n));
    return slackOf(model, { ints, den: 1n }, points);
  });
  const most = (all: readonly Rational[]): Rational =>
    all.reduce((a, b) => (compare(a, b) < 0 ? b : a), ZERO);
  return {
    value: most(slacks.map(({ value }) => value)),
    gradient: most(slacks.map(({ gradient }) => gradient)),
  };
}
