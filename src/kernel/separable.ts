// TRUSTED. Rule SEPARABLE: a sum of functions of one coordinate each, bounded on the whole ball at once.
// Imports only the kernel. docs/theory.md#separable.
import type { Curve } from "./curve.js";
import { type CurveSum, curveSumOf } from "./curve-sum.js";
import { at } from "./fault.js";
import type { Form, Shortfall } from "./form.js";
import type { Ground } from "./ground.js";
import type { LayerPlace } from "./layer-place.js";
import type { Norm } from "./norm.js";
import {
  absolute,
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "./rational.js";
import { type Refusal, rejected } from "./rejection.js";
import { stepsOf, type Work } from "./work.js";

/** e for which Σ|t_k|^e ≤ μ^e on the ball; 0 stands for no such bound. */
type Exponent = 0 | 1 | 2;

/** The exponents of a norm. In the ball of p < 2 the squares are bounded too, as it lies in that of 2. */
function exponentsOf(norm: Norm): readonly Exponent[] {
  switch (norm.kind) {
    case "one":
      return [1, 2, 0];
    case "two":
      return [2, 0];
    case "infinity":
      return [0];
    case "power":
      return norm.a < 2n * norm.b ? [2, 0] : [0];
  }
}

/** α|t|^e, and 0 for e = 0. */
function weighed(alpha: Rational, exponent: Exponent, t: Rational): Rational {
  if (exponent === 0) return ZERO;
  return multiply(alpha, exponent === 1 ? absolute(t) : multiply(t, t));
}

/** max { ψ(t) − α|t|^e } over the interval of ψ. Requires a point at 0 if 0 lies inside. */
function peakOf(
  { points, values }: Curve,
  alpha: Rational,
  exponent: Exponent,
  work: Work,
): Rational {
  let peak: Rational | undefined;
  const consider = (t: Rational, psi: Rational): void => {
    const value = subtract(psi, weighed(alpha, exponent, t));
    work.spend(stepsOf(value));
    if (peak === undefined || compare(value, peak) > 0) peak = value;
  };
  for (const [n, t] of points.entries()) {
    if (work.refusal() !== undefined) break;
    const psi = at(values, n);
    consider(t, psi);
    if (exponent !== 2 || alpha.num === 0n || n === 0) continue;
    // On a piece of slope m the concave m·t − αt² is largest at m/(2α), if that lies inside.
    const [t0, psi0] = [at(points, n - 1), at(values, n - 1)];
    const slope = divide(subtract(psi, psi0), subtract(t, t0));
    const top = divide(slope, multiply(rational(2n), alpha));
    const isInside = compare(t0, top) < 0 && compare(top, t) < 0;
    if (isInside) consider(top, add(psi0, multiply(slope, subtract(top, t0))));
  }
  return peak ?? ZERO;
}

/** αμ^e + Σ_k max { ψ_k(t) − α|t|^e } + constant. */
function boundOf(
  { constant, curves }: CurveSum,
  alpha: Rational,
  exponent: Exponent,
  { parts, work }: Ground,
): Rational {
  let bound = add(constant, weighed(alpha, exponent, parts.radius));
  for (const curve of curves.values()) {
    if (work.refusal() !== undefined) break;
    bound = add(bound, peakOf(curve, alpha, exponent, work));
    work.spend(stepsOf(bound));
  }
  return bound;
}

/**
 * Shows φ = Σ_k ψ_k(x_k − c_k) + v ≤ 0 on the domain, every unit of φ a sum of curves.
 *
 * Statement  for every α ≥ 0 and ‖t‖_p ≤ μ: Σ ψ_k(t_k) ≤ αμ^e + Σ max (ψ_k(t) − α|t|^e) whenever
 *            Σ|t_k|^e ≤ μ^e: for e = 1 if p = 1, for e = 2 if p ≤ 2; and always without α. t runs over what
 *            the domain leaves of [−μ, μ]. ψ_k is piecewise linear, so for e = 1 the maximum is at a
 *            bend or at 0, for e = 2 at a bend or at the top of a parabola.
 * Requires   α ≥ 0: tested here.
 * Ensures    undefined if one of these bounds is ≤ 0; else what the least of them misses.
 * Cost       the points of all curves; metered.
 */
export function separableDefect(
  form: Form,
  place: LayerPlace,
  alpha: Rational,
  ground: Ground,
): Shortfall | Refusal | undefined {
  if (alpha.num < 0n) {
    const [expected, got] = ["alpha ≥ 0", "alpha < 0"];
    return rejected({ code: "ill-formed/fact", ball: ground.ball, expected, got });
  }
  const sum = curveSumOf(form, place, ground);
  if (typeof sum === "number") return { unit: sum, value: form.value, reach: ZERO, squared: false };
  if ("verdict" in sum) return sum;
  let least: Rational | undefined;
  for (const exponent of exponentsOf(ground.parts.norm)) {
    const bound = boundOf(sum, alpha, exponent, ground);
    const over = ground.work.refusal();
    if (over !== undefined) return over;
    if (bound.num <= 0n) return undefined;
    if (least === undefined || compare(bound, least) < 0) least = bound;
  }
  return { unit: undefined, value: least ?? form.value, reach: ZERO, squared: false };
}
