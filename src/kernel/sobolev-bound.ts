// TRUSTED. The rule of Sobolev bounds: how steep every feature model is on average that fits points so well.
// Imports only the kernel. docs/theory.md#sobolev-bound.
//
// Sound: q(v) = mean ‖∇f_v(z_t)‖² + λ(Σ(f_v(x_i) − y_i)² − nη) is convex in v, and at most the mean for every v
// that fits. Let r_i = y_i − f_v(x_i). The derivative of q at v towards u, with slopes c_j, is 2·Σ_j c_j·D_j for
// D_j = mean of ∇f_v(z_t) where j is active − λΣ r_i·x_i where j is active. If it is 0 for all u, q is least at v;
// and u = v gives mean ‖∇f_v(z_t)‖² = λΣ r_i·f_v(x_i), so that q(v) = λ(Σ r_i·y_i − nη).
import { at, fault } from "./fault.js";
import {
  activeUnits,
  type FeatureKind,
  featureModel,
  type FeatureModel,
  isAcross,
  type Parameters,
  slopeOf,
} from "./feature-model.js";
import type { SobolevBound } from "./finding.js";
import type { NoSobolevBound } from "./finding-rejection.js";
import { dot } from "./matrix.js";
import { bitLength, compare, lcm, multiply, type Rational, rational } from "./rational.js";
import { subtract, ZERO } from "./rational.js";
import { refuse, sound } from "./refusal.js";
import { exceeded, rejected } from "./rejection.js";
import { beyondIn, DENOMINATOR_BITS, type Scaled } from "./scaled.js";
import { seal } from "./theorem.js";
import { type Work, workBudget } from "./work.js";

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

/** One vector a unit, at first 0. */
type Sums = bigint[][];

/** Adds factor·x to the sums of these units. */
function gather(sums: Sums, active: readonly number[], x: readonly bigint[], factor: bigint): void {
  const scaled = factor === 1n ? x : x.map((n) => n * factor);
  for (const j of active) {
    const sum = at(sums, j);
    for (const [c, n] of scaled.entries()) sum[c] = at(sum, c) + n;
  }
}

function testClaim({ points, atoms, units, dimension, error }: SobolevClaim): void {
  if (points < 1 || atoms < 1 || units < 1 || dimension < 1) {
    const expected = "a point, an atom, a unit and a coordinate";
    const got = `${points}, ${atoms}, ${units} and ${dimension}`;
    refuse(rejected({ code: "ill-formed/empty-dataset", expected, got }));
  }
  if (compare(error, ZERO) < 0) no("error-below-0");
}

function no(reason: NoSobolevBound["reason"], more: Partial<NoSobolevBound> = {}): never {
  return refuse(rejected({ code: "unproved/sobolev-bound", reason, ...more }));
}

/** Refuses unless there were as many as claimed. */
function testCount(claimed: number, got: number, what: string): void {
  const code = "ill-formed/empty-dataset";
  if (got !== claimed) refuse(rejected({ code, expected: `${claimed} ${what}`, got: `${got}` }));
}

/** Refuses a point unless it has d coordinates that are short enough. */
function testPoint(x: Scaled, dimension: number, name: string): void {
  const expected = `${dimension} coordinates of ${name}`;
  const got = `${x.ints.length}`;
  const code = "ill-formed/dimension-mismatch";
  if (x.ints.length !== dimension) refuse(rejected({ code, expected, got }));
  sound(beyondIn(x, "part-bits"));
}

/** Σ r_i·x_i for every unit over the points where it is active and Σ r_i·y_i, over the model's denominator and common². */
interface Pulls {
  readonly sums: Sums;
  readonly worth: bigint;
  readonly common: bigint;
}

const noSums = ({ units }: FeatureModel): Sums => units.map((w) => w.map(() => 0n));

/** Steps of one point or atom: longer numbers of the model, and of the points so far, take more. */
function stepsOf({ units, bits }: FeatureModel, dimension: number, common: bigint): number {
  return units.length * dimension * (1 + (bits >> 10)) * (1 + (bitLength(common) >> 9));
}

function pullsOf(
  claim: SobolevClaim,
  model: FeatureModel,
  points: Iterable<TargetPoint>,
  work: Pick<Work, "spend">,
): Pulls {
  const sums = noSums(model);
  let [worth, common, count] = [0n, 1n, 0];
  for (const { point, target } of points) {
    testPoint(point, claim.dimension, `point ${count}`);
    work.spend(stepsOf(model, claim.dimension, common));
    const den = lcm(point.den, target.den);
    const wider = lcm(common, den);
    if (wider > 1n << DENOMINATOR_BITS) refuse(exceeded("denominator-bits", DENOMINATOR_BITS));
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
    count += 1;
  }
  testCount(claim.points, count, "points");
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
  let count = 0;
  for (const atom of atoms) {
    testPoint(atom, claim.dimension, `atom ${count}`);
    spend();
    const active = activeUnits(model, atom.ints);
    gather(sums, active, slopeOf(model, active), 1n);
    count += 1;
  }
  testCount(claim.atoms, count, "atoms");
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
  // Copies: whoever gives the points cannot change what is shown of them.
  const copy = ({ num, den }: Rational): Rational => rational(num, den);
  const claim = { ...about, error: copy(about.error), bound: copy(about.bound) };
  const lambda = copy(multiplier);
  testClaim(claim);
  if (units.length !== claim.units) fault("units of another claim");
  if (compare(lambda, ZERO) <= 0) no("lambda-not-positive");
  const model = featureModel(claim.model, claim.dimension, units, minimizer);
  const work = workBudget();
  const { sums: pulls, worth, common } = pullsOf(claim, model, points, work);
  const step = stepsOf(model, claim.dimension, common);
  const slopes = slopesOf(claim, model, atoms, () => work.spend(step));
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
