// UNTRUSTED. What is to be proved of a class of models: for drawn points, or for a dataset with points held out.
// May import kernel, dataset, constructions. The proof itself is dual-bound.ts.
import { Random } from "../doubles/random.js";
import type { Dataset } from "../dataset/index.js";
import {
  at,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  reduced,
  type Scaled,
} from "../numbers/index.js";
import { lcm, ZERO } from "../numbers/index.js";
import { type BoundQuestion, shortAbove, shortBelow } from "./bound-text.js";
import { solveConsistent } from "./consistent-solve.js";
import { drawnLabels, drawnModel, drawnPoints } from "./drawn.js";
import { type DualBound, dualBound } from "./dual-bound.js";
import type { FeatureSetting } from "./experiment.js";
import { dot, type FeatureModel } from "./feature-model.js";
import {
  columnsOf,
  type Fit,
  fit,
  type Problem,
  problemOf,
  productsOf,
  squaredErrorOf,
} from "./interpolate.js";
import { empiricalForm, seminormSquared } from "./seminorm.js";

/** What is fitted, and where slopes are measured. */
export interface Fitted {
  readonly problem: Problem;
  readonly atoms: readonly Scaled[];
}

/** The first draw of a setting, as the experiment makes it. */
export function drawnProblem(setting: FeatureSetting): Fitted {
  const { kind, dimension, units, points: count, noise, heldOut, seed } = setting;
  const name = `${seed} 1`;
  const points = drawnPoints(dimension, count, name);
  return {
    problem: problemOf(
      drawnModel(kind, dimension, units, name),
      points,
      drawnLabels(points, noise, name),
    ),
    atoms: drawnPoints(dimension, heldOut, `held out ${name}`),
  };
}

/** Targets of the classes in order: −1 and 1 for two, else 0, 1, 2, …. */
function targetOf(label: number, classes: number): bigint {
  return classes === 2 ? BigInt(2 * label - 1) : BigInt(label);
}

/** Points over their common denominator. */
function together(points: readonly Scaled[]): readonly Scaled[] {
  const den = points.reduce((common, x) => lcm(common, x.den), 1n);
  return points.map((x) => ({ ints: x.ints.map((n) => n * (den / x.den)), den }));
}

/** The numbers below `count` in an order of the seed. */
function shuffled(count: number, seed: string): readonly number[] {
  const random = new Random(`order ${seed}`);
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random.unit() * (i + 1));
    const [a, b] = [at(order, i), at(order, j)];
    [order[i], order[j]] = [b, a];
  }
  return order;
}

/**
 * A dataset of which some points, drawn by the seed, are held out; the others are fitted.
 *
 * Requires  0 < heldOut < N; the model has as many coordinates as the points.
 */
export function dataProblem(
  { points, classes }: Dataset,
  model: FeatureModel,
  heldOut: number,
  seed: string,
): Fitted {
  const order = shuffled(points.length, seed);
  const held = new Set(order.slice(0, heldOut));
  const kept = points.filter((_, i) => !held.has(i));
  const targets = kept.map(({ label }) => targetOf(label, classes.length));
  const own = together(kept.map(({ point }) => point));
  return {
    problem: problemOf(model, own, { ints: targets, den: 1n }),
    atoms: points.filter((_, i) => held.has(i)).map(({ point }) => point),
  };
}

/** A bound with its evidence, and the fit that it stands beside. */
export interface ClassBound {
  readonly question: BoundQuestion;
  readonly evidence: DualBound;
  /** What is claimed: LB(λ), rounded down. */
  readonly bound: Rational;
  /** S² of the fit. */
  readonly seminorm: Rational;
  /** Mean squared error of the fit. */
  readonly trainingError: Rational;
}

/** Why there is none: an error that no model has; or one that a model without slope has. */
export type NoBound = "no-such-model" | "nothing-to-prove";

function meanError({ squaredError }: Fit, { points }: Problem): Rational {
  return divide(squaredError, rational(BigInt(points.length)));
}

/** A fit of least squared error; where features are dependent, one of many. */
function leastSquares(problem: Problem): Fit | undefined {
  const { features, den, labels } = problem;
  const columns = columnsOf(features);
  const w = solveConsistent(
    productsOf(columns),
    columns.map((column) => dot(column, labels.ints)),
  );
  if (w === undefined) return undefined;
  const v = reduced(
    w.ints.map((n) => n * den),
    w.den * labels.den,
  );
  return { v, squaredError: squaredErrorOf(problem, v) };
}

/**
 * The best bound found for models with a mean squared error of at most `error`, by default that of the fit,
 * rounded up.
 *
 * Cost  a fit, and up to 20 exact solutions of one equation a parameter.
 */
export function classBound(
  { problem, atoms }: Fitted,
  ridge: Rational,
  error?: Rational,
): ClassBound | NoBound {
  const { model, points } = problem;
  const weight = multiply(ridge, rational(BigInt(points.length * model.units.length)));
  const found = fit(problem, weight) ?? leastSquares(problem);
  if (found === undefined) return "nothing-to-prove";
  const trainingError = meanError(found, problem);
  const allowed = error ?? shortAbove(trainingError);
  if (ridge.num === 0n && compare(allowed, trainingError) < 0) return "no-such-model";
  const form = empiricalForm(model, atoms);
  const evidence = dualBound(form, problem, multiply(allowed, rational(BigInt(points.length))));
  if (evidence === undefined || compare(evidence.value, ZERO) <= 0) return "nothing-to-prove";
  return {
    question: { problem, atoms, error: allowed },
    evidence,
    bound: shortBelow(evidence.value),
    seminorm: seminormSquared(form, found.v),
    trainingError,
  };
}
