// UNTRUSTED. The best possible lower bound for a concrete feature map: LB(λ) ≤ S² of every v that fits.
// May import kernel. Evidence is λ and β with (C + λZᵀZ)β = Zᵀy; whoever tests it needs products only.
import {
  at,
  compare,
  type Rational,
  rational,
  type Scaled,
  subtract,
  ZERO,
} from "../numbers/index.js";
import { solveConsistent } from "./consistent-solve.js";
import { type IntegerMatrix, isSolution } from "./exact-solve.js";
import { dot } from "./feature-model.js";
import { columnsOf, type Problem, productsOf } from "./interpolate.js";
import type { QuadraticForm } from "./seminorm.js";

/** λ > 0 and β; together with the problem, the form and the error allowed they prove the bound. */
export interface DualEvidence {
  readonly lambda: Rational;
  readonly beta: Scaled;
}

/** The system of one λ, in integers. */
interface System {
  readonly matrix: IntegerMatrix;
  /** Zᵀy, times the same factor. */
  readonly right: readonly bigint[];
}

/** What does not depend on λ. */
interface Products {
  readonly gram: IntegerMatrix;
  readonly right: readonly bigint[];
}

function productsFor({ features, labels }: Problem): Products {
  const columns = columnsOf(features);
  return { gram: productsOf(columns), right: columns.map((column) => dot(column, labels.ints)) };
}

/**
 * (C + λZᵀZ)β = Zᵀy with C = M/c, Z = G/g, y = h/e and λ = r/s, times c·g²·s·e:
 * (M·g²·s + GᵀG·c·r)·(e·β) = (Gᵀh)·c·g·s.
 */
function systemOf(form: QuadraticForm, problem: Problem, own: Products, lambda: Rational): System {
  const g = problem.den;
  const [m, z] = [g * g * lambda.den, form.den * lambda.num];
  const matrix = form.matrix.map((row, i) => row.map((n, j) => m * n + z * at(at(own.gram, i), j)));
  const right = own.right.map((n) => n * form.den * g * lambda.den);
  return { matrix, right };
}

/** e·β from β, e the denominator of the labels. */
function timesDenominator(beta: Scaled, e: bigint): Scaled {
  return { ints: beta.ints.map((n) => n * e), den: beta.den };
}

/** λ(yᵀy − allowed) − λ²·yᵀZβ. */
function worth(problem: Problem, allowed: Rational, { lambda, beta }: DualEvidence): Rational {
  const { labels, den } = problem;
  const squares = rational(dot(labels.ints, labels.ints), labels.den * labels.den);
  const own = productsFor(problem);
  const middle = rational(dot(own.right, beta.ints), den * labels.den * beta.den);
  const first = subtract(squares, allowed);
  const linear = rational(lambda.num * first.num, lambda.den * first.den);
  const quadratic = rational(
    lambda.num * lambda.num * middle.num,
    lambda.den * lambda.den * middle.den,
  );
  return subtract(linear, quadratic);
}

/**
 * The bound that evidence proves, or undefined if it proves none.
 *
 * Statement  If C ≥ 0, λ > 0 and (C + λZᵀZ)β = Zᵀy, then every v with Σ(Zv − y)² ≤ allowed has
 *            vᵀCv ≥ λ(yᵀy − allowed) − λ²·yᵀZβ.
 * Proof      vᵀCv ≥ vᵀCv + λ(‖Zv − y‖² − allowed), a convex function of v with its least value at λβ.
 * Requires   C ≥ 0: the form of an empirical law is a Gram matrix.
 */
export function provedBound(
  form: QuadraticForm,
  problem: Problem,
  allowed: Rational,
  evidence: DualEvidence,
): Rational | undefined {
  const { lambda, beta } = evidence;
  if (lambda.num <= 0n || beta.ints.length !== form.matrix.length) return undefined;
  const { matrix, right } = systemOf(form, problem, productsFor(problem), lambda);
  const isOptimal = isSolution(matrix, timesDenominator(beta, problem.labels.den), right);
  return isOptimal ? worth(problem, allowed, evidence) : undefined;
}

/** A bound with its evidence. */
export interface DualBound extends DualEvidence {
  readonly value: Rational;
}

/** LB(λ) with its evidence; undefined if no solution is found. Cost: an exact solution of P equations. */
export function dualBoundAt(
  form: QuadraticForm,
  problem: Problem,
  allowed: Rational,
  lambda: Rational,
): DualBound | undefined {
  const { matrix, right } = systemOf(form, problem, productsFor(problem), lambda);
  const solution = solveConsistent(matrix, right);
  if (solution === undefined) return undefined;
  const beta = { ints: solution.ints, den: solution.den * problem.labels.den };
  const evidence = { lambda, beta };
  return { ...evidence, value: worth(problem, allowed, evidence) };
}

function trace(matrix: IntegerMatrix): bigint {
  return matrix.reduce((sum, row, i) => sum + at(row, i), 0n);
}

/** A power of two near trace(C)/trace(ZᵀZ): where both parts weigh the same. */
function balance(form: QuadraticForm, problem: Problem): number {
  const z = trace(productsFor(problem).gram);
  const ratio = (n: bigint): number => n.toString(2).length;
  return ratio(trace(form.matrix)) - ratio(form.den) - ratio(z) + 2 * ratio(problem.den);
}

/** 2^(eighths/8), its fraction rounded to a sixteenth: 1, 17/16, 19/16, …. */
function nearPower(eighths: number): Rational {
  const whole = Math.floor(eighths / 8);
  const sixteenths = BigInt(Math.round(16 * 2 ** (eighths / 8 - whole)));
  const power = 1n << BigInt(Math.abs(whole));
  return whole >= 0 ? rational(sixteenths * power, 16n) : rational(sixteenths, 16n * power);
}

/** Where interpolation is asked for, LB rises to its limit: λ is 2^44 times the balance. */
const INTERPOLATING = 8 * 44;
/** Else λ is looked for in eighths of doublings about the balance: first far apart, then nearer. */
const [LOWEST, HIGHEST] = [-8 * 8, 8 * 28];
const STEPS = [32, 16, 8, 4, 2, 1];

/**
 * The best bound of a few λ: LB is concave in λ, so it is looked for about the best one so far.
 *
 * Ensures  proved by its evidence; near the least possible S² for exact fits of
 *          generic data. Undefined if every system is singular, or no bound is above 0.
 * Cost     one solution for exact fits, else at most 20.
 */
export function dualBound(
  form: QuadraticForm,
  problem: Problem,
  allowed: Rational,
): DualBound | undefined {
  const middle = 8 * balance(form, problem);
  let best: DualBound | undefined;
  let place = 0;
  const look = (eighths: number): void => {
    const found = dualBoundAt(form, problem, allowed, nearPower(middle + eighths));
    if (found === undefined || compare(found.value, best?.value ?? ZERO) <= 0) return;
    [best, place] = [found, eighths];
  };
  if (allowed.num === 0n) {
    look(INTERPOLATING);
    return best;
  }
  for (let k = LOWEST; k <= HIGHEST; k += at(STEPS, 0)) look(k);
  if (best === undefined || place === HIGHEST) return best;
  for (const step of STEPS.slice(1)) {
    const centre = place;
    look(centre - step);
    look(centre + step);
  }
  return best;
}
