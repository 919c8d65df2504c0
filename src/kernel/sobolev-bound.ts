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
import { sealSobolevBound, type SobolevBound } from "./finding.js";
import { dot } from "./matrix.js";
import { bitLength, compare, lcm, multiply, type Rational, rational } from "./rational.js";
import { subtract, ZERO } from "./rational.js";
import { exceeded, rejected, type Refusal } from "./rejection.js";
import { beyondIn, DENOMINATOR_BITS, type Scaled } from "./scaled.js";
import { workMeter } from "./work.js";

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

/** An inquiry under way: first all points, then all atoms. After a refusal it is over. */
export interface SobolevInquiry {
  point(point: Scaled, target: Rational): Refusal | undefined;
  atom(point: Scaled): Refusal | undefined;
  conclude(): SobolevBound | Refusal;
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

function claimDefect({
  points,
  atoms,
  units,
  dimension,
  error,
}: SobolevClaim): Refusal | undefined {
  if (points < 1 || atoms < 1 || units < 1 || dimension < 1) {
    const expected = "a point, an atom, a unit and a coordinate";
    const got = `${points}, ${atoms}, ${units} and ${dimension}`;
    return rejected({ code: "ill-formed/empty-dataset", expected, got });
  }
  const code = "unproved/sobolev-bound";
  return compare(error, ZERO) < 0 ? rejected({ code, reason: "error-below-0" }) : undefined;
}

/**
 * Opens the inquiry whether a bound holds for the models over these units.
 *
 * Shapes   `units` vectors of `dimension` coordinates.
 * Ensures  a refusal at once if the claim is not meaningful, λ ≤ 0, or the minimizer is of another shape.
 * Cost     2·units·dimension sums a point and an atom, of numbers as long as the minimizer's; memory for two
 *          such numbers a weight, none for points. Beyond the steps of a proof it declines.
 */
export function openSobolevBound(
  claim: SobolevClaim,
  units: readonly Scaled[],
  { multiplier, minimizer }: SobolevWitness,
): SobolevInquiry | Refusal {
  const code = "unproved/sobolev-bound";
  const defect = claimDefect(claim);
  if (defect !== undefined) return defect;
  if (units.length !== claim.units) fault("units of another claim");
  if (compare(multiplier, ZERO) <= 0) return rejected({ code, reason: "lambda-not-positive" });
  const model = featureModel(claim.model, claim.dimension, units, minimizer);
  if ("verdict" in model) return model;
  // Copies: whoever opened the inquiry cannot change what it is about.
  const error = rational(claim.error.num, claim.error.den);
  const bound = rational(claim.bound.num, claim.bound.den);
  const lambda = rational(multiplier.num, multiplier.den);
  return inquiryOf({ ...claim, error, bound }, model, lambda);
}

function inquiryOf(claim: SobolevClaim, model: FeatureModel, lambda: Rational): SobolevInquiry {
  const { dimension, error, bound } = claim;
  const none = (): Sums => model.units.map((w) => w.map(() => 0n));
  // Σ ∇f(z_t), over the model's denominator; Σ r_i·x_i and Σ r_i·y_i, over that and common².
  const [slopes, pulls] = [none(), none()];
  let worth = 0n;
  let common = 1n;
  let [points, atoms] = [0, 0];
  let over = false;
  const meter = workMeter();

  /** The same refusal; after one the inquiry is over. */
  function ended(refusal: Refusal | undefined): Refusal | undefined {
    over = refusal !== undefined;
    return refusal;
  }

  /** A refusal unless the point has d coordinates, no longer than others may be, and work is left. */
  function shapeDefect(x: Scaled, name: string): Refusal | undefined {
    const expected = `${dimension} coordinates of ${name}`;
    const got = `${x.ints.length}`;
    const shape = "ill-formed/dimension-mismatch";
    if (x.ints.length !== dimension) return rejected({ code: shape, expected, got });
    const length = (1 + (model.bits >> 10)) * (1 + (bitLength(common) >> 9));
    meter.spend(model.units.length * dimension * length);
    return beyondIn(x, "part-bits") ?? meter.refusal();
  }

  /** Makes `common` a multiple of a denominator. */
  function widen(den: bigint): Refusal | undefined {
    const wider = lcm(common, den);
    if (wider > 1n << DENOMINATOR_BITS) return exceeded("denominator-bits", DENOMINATOR_BITS);
    const factor = (wider / common) ** 2n;
    common = wider;
    if (factor === 1n) return undefined;
    worth *= factor;
    for (const sum of pulls) for (const [c, n] of sum.entries()) sum[c] = n * factor;
    return undefined;
  }

  return {
    point(point, target) {
      if (over || points === claim.points) fault("more points than claimed");
      const den = lcm(point.den, target.den);
      const defect = ended(shapeDefect(point, `point ${points}`) ?? widen(den));
      if (defect !== undefined) return defect;
      points += 1;
      const x = point.ints.map((n) => n * (den / point.den));
      const y = target.num * (den / target.den);
      const active = activeUnits(model, x);
      const rest = y * model.den - dot(slopeOf(model, active), x);
      const factor = rest * (common / den) ** 2n;
      gather(pulls, active, x, factor);
      worth += factor * y;
      return undefined;
    },
    atom(point) {
      const isDue = points === claim.points && atoms < claim.atoms;
      if (over || !isDue) fault("atoms come after all points, as many as claimed");
      const defect = ended(shapeDefect(point, `atom ${atoms}`));
      if (defect !== undefined) return defect;
      atoms += 1;
      const active = activeUnits(model, point.ints);
      gather(slopes, active, slopeOf(model, active), 1n);
      return undefined;
    },
    conclude() {
      if (over || atoms < claim.atoms) fault("fewer atoms than claimed");
      over = true;
      const code = "unproved/sobolev-bound";
      // D_j = slopes_j/(m·den) − λ·pulls_j/(den·common²), times m·den·common²·(denominator of λ).
      const [left, right] = [lambda.den * common ** 2n, lambda.num * BigInt(atoms)];
      for (const [unit, slope] of slopes.entries()) {
        const t = slope.map((n, c) => n * left - at(at(pulls, unit), c) * right);
        if (!isAcross(model, unit, t)) return rejected({ code, reason: "not-stationary", unit });
      }
      const allowed = multiply(rational(BigInt(points)), error);
      const proved = multiply(lambda, subtract(rational(worth, model.den * common ** 2n), allowed));
      if (compare(proved, bound) >= 0) return sealSobolevBound(claim);
      return rejected({ code, reason: "too-small", proved });
    },
  };
}
