// TRUSTED. The rule of Sobolev bounds: how steep every feature model is on average that fits points so well.
// Imports only the kernel. docs/theory.md#sobolev-bound.
//
// Sound: q(v) = mean ‖∇f_v(z_t)‖² + λ(Σ(f_v(x_i) − y_i)² − nη) is convex in v, and at most the mean for every v
// that fits. Let r_i = y_i − f_v(x_i). The derivative of q at v towards u, with slopes c_j, is 2·Σ_j c_j·D_j for
// D_j = mean of ∇f_v(z_t) where j is active − λΣ r_i·x_i where j is active. If it is 0 for all u, q is least at v;
// and u = v gives mean ‖∇f_v(z_t)‖² = λΣ r_i·f_v(x_i), so that q(v) = λ(Σ r_i·y_i − nη).
import {
  at,
  bitLength,
  compare,
  dot,
  fault,
  lcm,
  multiply,
  type Rational,
  rational,
  type Scaled,
  subtract,
} from "../../numbers/index.js";
import { type Budget, proofBudget } from "../budget.js";
import {
  activeUnits,
  type FeatureKind,
  featureModel,
  type FeatureModel,
  isAcross,
  type Parameters,
  gather,
  noSums,
  slopeOf,
  type Sums,
} from "./feature-model.js";
import type { NoSobolevBound } from "../kinds/rejections.js";
import { testDenominator, testVector } from "../limits.js";
import { illShaped, unproved } from "../refusal.js";
import { seal, sealed } from "../theorem.js";

/** Every model of the class with a mean squared error of at most `error` has a mean of at least `bound`. */
export interface SobolevClaim {
  readonly model: FeatureKind;
  readonly dimension: number;
  readonly units: number;
  /** n: points with a target that are fitted. */
  readonly points: number;
  /** m: points that the mean of ‖∇f‖² is over. */
  readonly atoms: number;
  readonly error: Rational;
  readonly bound: Rational;
}

/**
 * Every model of the class with a mean squared error of at most `error` at the points has a mean of
 * ‖∇f‖² over the atoms of at least `bound`.
 */
export interface SobolevBound extends SobolevClaim {
  readonly kind: "sobolev-bound";
}

/** λ, and the parameters at which q is least. */
export interface SobolevWitness {
  readonly multiplier: Rational;
  readonly minimizer: Parameters;
}

/** A point, and the value that is to be fitted there. */
export interface TargetPoint {
  readonly point: Scaled;
  readonly target: Rational;
}

function testClaim({ points, atoms, units, dimension, error }: SobolevClaim): void {
  if (points < 1 || atoms < 1 || units < 1 || dimension < 1) {
    const got = `${points}, ${atoms}, ${units} and ${dimension}`;
    illShaped("ill-formed/empty-dataset", "a point, an atom, a unit and a coordinate", got);
  }
  if (error.num < 0n) no("error-below-0");
}

function no(reason: NoSobolevBound["reason"], more: Partial<NoSobolevBound> = {}): never {
  return unproved({ code: "unproved/sobolev-bound", reason, ...more });
}

/** Points or atoms, as many as claimed, of d coordinates that are short enough; or refuses. */
function* counted<T>(
  given: Iterable<T>,
  vectorOf: (one: T) => Scaled,
  what: string,
  claimed: number,
  dimension: number,
): Generator<T> {
  let count = 0;
  for (const one of given) {
    const x = vectorOf(one);
    if (x.ints.length !== dimension) {
      const expected = `${dimension} coordinates of ${what} ${count}`;
      illShaped("ill-formed/dimension-mismatch", expected, `${x.ints.length}`);
    }
    testVector(x, "part-bits");
    yield one;
    count += 1;
  }
  if (count !== claimed) illShaped("ill-formed/empty-dataset", `${claimed} ${what}s`, `${count}`);
}

/** Σ r_i·x_i for every unit over the points where it is active and Σ r_i·y_i, over the model's denominator and common². */
interface Pulls {
  readonly sums: Sums;
  readonly worth: bigint;
  readonly common: bigint;
}

/** Steps of one point or atom: longer numbers of the model, and of the points so far, take more. */
function stepsOf({ units, bits }: FeatureModel, dimension: number, common: bigint): number {
  return units.length * dimension * (1 + (bits >> 10)) * (1 + (bitLength(common) >> 9));
}

function pullsOf(
  claim: SobolevClaim,
  model: FeatureModel,
  points: Iterable<TargetPoint>,
  budget: Budget,
): Pulls {
  const sums = noSums(model);
  let [worth, common] = [0n, 1n];
  const all = counted(points, ({ point }) => point, "point", claim.points, claim.dimension);
  for (const { point, target } of all) {
    budget.spend(stepsOf(model, claim.dimension, common));
    const den = lcm(point.den, target.den);
    const wider = lcm(common, den);
    testDenominator(wider);
    const grown = (wider / common) ** 2n;
    common = wider;
    worth *= grown;
    if (grown !== 1n)
      for (const sum of sums) for (const [c, n] of sum.entries()) sum[c] = n * grown;
    const x = point.ints.map((n) => n * (den / point.den));
    const y = target.num * (den / target.den);
    const active = activeUnits(model, x);
    const rest = y * model.den - dot(slopeOf(model, active), x);
    const factor = rest * (common / den) ** 2n;
    gather(sums, active, x, factor);
    worth += factor * y;
  }
  return { sums, worth, common };
}

/** Σ ∇f(z_t) for every unit over the atoms where it is active, over the model's denominator. */
function slopesOf(
  claim: SobolevClaim,
  model: FeatureModel,
  atoms: Iterable<Scaled>,
  spend: () => void,
): Sums {
  const sums = noSums(model);
  for (const atom of counted(atoms, (one) => one, "atom", claim.atoms, claim.dimension)) {
    spend();
    const active = activeUnits(model, atom.ints);
    gather(sums, active, slopeOf(model, active), 1n);
  }
  return sums;
}

/**
 * Shows that a bound holds for the models over these units.
 *
 * Shapes    `units` vectors of `dimension` coordinates.
 * Ensures   a theorem, or a refusal: the claim is not meaningful, λ ≤ 0, the minimizer is of another shape, the
 *           points and then the atoms, a unit along which it is no minimizer, the bound.
 * Cost      2·units·dimension sums a point and an atom, of numbers as long as the minimizer's; memory for two
 *           such numbers a weight, none for points. Beyond the steps of a proof it declines.
 */
export function sobolevBounded(
  about: SobolevClaim,
  units: readonly Scaled[],
  { multiplier, minimizer }: SobolevWitness,
  points: Iterable<TargetPoint>,
  atoms: Iterable<Scaled>,
): SobolevBound {
  const [claim, lambda] = [sealed(about), sealed(multiplier)];
  testClaim(claim);
  if (units.length !== claim.units) fault("units of another claim");
  if (lambda.num <= 0n) no("lambda-not-positive");
  const model = featureModel(claim.model, claim.dimension, units, minimizer);
  const budget = proofBudget();
  const { sums: pulls, worth, common } = pullsOf(claim, model, points, budget);
  const step = stepsOf(model, claim.dimension, common);
  const slopes = slopesOf(claim, model, atoms, () => budget.spend(step));
  // D_j = slopes_j/(m·den) − λ·pulls_j/(den·common²), times m·den·common²·(denominator of λ).
  const [left, right] = [lambda.den * common ** 2n, lambda.num * BigInt(claim.atoms)];
  for (const [unit, slope] of slopes.entries()) {
    const t = slope.map((n, c) => n * left - at(at(pulls, unit), c) * right);
    if (!isAcross(model, unit, t)) no("not-stationary", { unit });
  }
  const allowed = multiply(rational(BigInt(claim.points)), claim.error);
  const proved = multiply(lambda, subtract(rational(worth, model.den * common ** 2n), allowed));
  if (compare(proved, claim.bound) < 0) no("too-small", { proved });
  return seal({ kind: "sobolev-bound", ...claim });
}
