// TRUSTED. Rule SEPARABLE: a sum of functions of one coordinate each, bounded on the whole domain at once.
// Imports only the kernel. docs/theory.md#separable. Proved: separable_sound.
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
} from "../../numbers/index.js";
import type { Form } from "../ball/form.js";
import { type Ground, illFormed, type Shortfall } from "../ball/ground.js";
import type { Level } from "../ball/level.js";
import type { Separable } from "../ball/proof.js";
import type { Budget } from "../budget.js";
import type { Norm } from "../norm.js";
import { curveSumOf } from "./curve-sum.js";
import { type Curve, type CurveSum, stepsOf } from "./curve.js";

/** True if Σ|t_k|^e ≤ μ^e on the ball. In the ball of p < 2 the squares are bounded too, as it lies in that of 2. */
function isBounded(norm: Norm, exponent: number): boolean {
  if (exponent === 1) return norm.kind === "one";
  if (exponent !== 2) return false;
  const isSmallPower = norm.kind === "power" && norm.a < 2n * norm.b;
  return norm.kind === "one" || norm.kind === "two" || isSmallPower;
}

/** α|t|^e, and 0 for e = 0. */
function weighed({ alpha, exponent }: Separable, t: Rational): Rational {
  if (exponent === 0) return ZERO;
  return multiply(alpha, exponent === 1 ? absolute(t) : multiply(t, t));
}

/** max { ψ(t) − α|t|^e } over the interval of ψ. Requires a knot at 0 if 0 lies inside. */
function peakOf({ knots }: Curve, by: Separable, budget: Budget): Rational {
  let peak: Rational | undefined;
  const consider = (t: Rational, psi: Rational): void => {
    const value = subtract(psi, weighed(by, t));
    budget.spend(stepsOf(value));
    if (peak === undefined || compare(value, peak) > 0) peak = value;
  };
  for (const [n, [t, psi]] of knots.entries()) {
    consider(t, psi);
    const last = knots[n - 1];
    if (by.exponent !== 2 || by.alpha.num === 0n || last === undefined) continue;
    // On a piece of slope m the concave m·t − αt² is largest at m/(2α), if that lies inside.
    const [t0, psi0] = last;
    const slope = divide(subtract(psi, psi0), subtract(t, t0));
    const top = divide(slope, multiply(rational(2n), by.alpha));
    const isWithin = compare(t0, top) < 0 && compare(top, t) < 0;
    if (isWithin) consider(top, add(psi0, multiply(slope, subtract(top, t0))));
  }
  return peak ?? ZERO;
}

/** αμ^e + Σ_k max { ψ_k(t) − α|t|^e } + constant. */
export function separableBound(
  { constant, curves }: CurveSum,
  by: Separable,
  ground: Ground,
): Rational {
  const { parts, budget } = ground;
  let bound = add(constant, weighed(by, parts.radius));
  for (const curve of curves.values()) {
    bound = add(bound, peakOf(curve, by, budget));
    budget.spend(stepsOf(bound));
  }
  return bound;
}

/**
 * Shows φ = Σ_k ψ_k(x_k − c_k) + v ≤ 0 on the domain, every unit of φ a sum of curves.
 *
 * Statement  for every α ≥ 0 and ‖t‖_p ≤ μ: Σ ψ_k(t_k) ≤ αμ^e + Σ max (ψ_k(t) − α|t|^e) whenever
 *            Σ|t_k|^e ≤ μ^e: for e = 1 if p = 1, for e = 2 if p ≤ 2; and without α, e = 0. t runs over what
 *            the domain leaves of [−μ, μ]. ψ_k is piecewise linear, so for e = 1 the maximum is at a
 *            bend or at 0, for e = 2 at a bend or at the top of a parabola.
 * Requires   α ≥ 0, and an exponent of the norm: tested here.
 * Ensures    undefined if the bound is ≤ 0; else what it misses.
 * Cost       the knots of all curves; metered.
 */
export function separableDefect(
  form: Form,
  by: Separable,
  level: Level,
  ground: Ground,
): Shortfall | undefined {
  if (by.alpha.num < 0n) illFormed(ground, "alpha of at least 0", "alpha below 0");
  if (by.exponent !== 0 && !isBounded(ground.parts.norm, by.exponent)) {
    illFormed(ground, "an exponent for this norm", `${by.exponent}`);
  }
  const none = { reach: ZERO, squared: false };
  const sum = curveSumOf(form, level, ground);
  if (typeof sum === "number") return { unit: sum, value: rational(form.value, form.den), ...none };
  const bound = separableBound(sum, by, ground);
  return bound.num <= 0n ? undefined : { unit: undefined, value: bound, ...none };
}
