// TRUSTED. Rule SEPARABLE: a sum of functions of one coordinate each, bounded on the whole ball at once.
// Imports only the kernel. docs/theory.md#separable.
import { at } from "./fault.js";
import type { Form, Shortfall } from "./form.js";
import type { Ground } from "./ground.js";
import type { LayerPlace } from "./layer-place.js";
import { readsSymbol } from "./layer-view.js";
import type { Norm } from "./norm.js";
import {
  absolute,
  add,
  compare,
  divide,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "./rational.js";
import { type Refusal, rejected } from "./rejection.js";
import { entry } from "./scaled.js";
import { stepsOf, type Work } from "./work.js";

/** weight·max(0, value + slope·t), t = x_k − c_k for one coordinate k. */
interface Hinge {
  readonly weight: Rational;
  readonly value: Rational;
  readonly slope: Rational;
}

/** ψ(t) = slope·t + Σ hinges. */
interface Curve {
  slope: Rational;
  readonly hinges: Hinge[];
}

/** The norm whose ball is used: for other p one that contains it. */
function outerKind(norm: Norm): "one" | "two" | "infinity" {
  if (norm.kind !== "power") return norm.kind;
  return norm.a < 2n * norm.b ? "two" : "infinity";
}

/** ψ(t), metered; cut short once the meter is over. */
function valueOf(curve: Curve, t: Rational, work: Work): Rational {
  let sum = multiply(curve.slope, t);
  for (const { weight, value, slope } of curve.hinges) {
    if (work.refusal() !== undefined) break;
    const z = add(value, multiply(slope, t));
    if (z.num > 0n) sum = add(sum, multiply(weight, z));
    work.spend(stepsOf(z) + stepsOf(sum));
  }
  return sum;
}

/** Where ψ may bend in [−μ, μ], with both ends and 0, ascending. */
function bendsOf(curve: Curve, radius: Rational): readonly Rational[] {
  const bends = [negate(radius), ZERO, radius];
  for (const { value, slope } of curve.hinges) {
    const t = negate(divide(value, slope));
    if (compare(absolute(t), radius) < 0) bends.push(t);
  }
  return bends.sort(compare);
}

/** max { ψ(t) − α|t|^e : |t| ≤ μ } with e = 1, 2 for p = 1, 2; max ψ for p = ∞. */
function peakOf(
  curve: Curve,
  kind: "one" | "two" | "infinity",
  alpha: Rational,
  radius: Rational,
  work: Work,
): Rational {
  const less = (t: Rational): Rational => {
    if (kind === "infinity") return ZERO;
    return multiply(alpha, kind === "one" ? absolute(t) : multiply(t, t));
  };
  let peak: Rational | undefined;
  const consider = (t: Rational, psi: Rational): void => {
    const value = subtract(psi, less(t));
    if (peak === undefined || compare(value, peak) > 0) peak = value;
  };
  let before: readonly [Rational, Rational] | undefined;
  for (const t of bendsOf(curve, radius)) {
    const psi = valueOf(curve, t, work);
    consider(t, psi);
    if (kind === "two" && alpha.num > 0n && before !== undefined && compare(before[0], t) < 0) {
      // On a piece of slope m the concave m·t − αt² is largest at m/(2α), if that lies inside.
      const slope = divide(subtract(psi, before[1]), subtract(t, before[0]));
      const top = divide(slope, multiply(rational(2n), alpha));
      const isInside = compare(before[0], top) < 0 && compare(top, t) < 0;
      if (isInside) consider(top, add(before[1], multiply(slope, subtract(top, before[0]))));
    }
    before = [t, psi];
  }
  return peak ?? ZERO;
}

/** The curves of a form by coordinate; the first symbol that is no function of one coordinate. */
function curvesOf(
  form: Form,
  place: LayerPlace,
  work: Work,
): Map<number, Curve> | number | Refusal {
  const curves = new Map<number, Curve>();
  const curveAt = (k: number): Curve => {
    const found = curves.get(k) ?? { slope: ZERO, hinges: [] };
    curves.set(k, found);
    return found;
  };
  for (const [unit, weight] of form.terms) {
    const part = at(place.rows.parts, unit);
    const [k, ...more] = part.support;
    const row = at(place.rows.layer.rows, unit);
    if (k === undefined || more.length > 0 || readsSymbol(row, place.rows.below)) return unit;
    const value = entry(place.rows.values, unit);
    curveAt(k).hinges.push({ weight, value, slope: entry(part.w, k) });
  }
  for (const [part, factor] of form.parts) {
    // Of such a part only the size is there.
    if (part.beyond !== undefined) return part.beyond;
    work.spend(part.support.length);
    for (const k of part.support) {
      const curve = curveAt(k);
      curve.slope = add(curve.slope, multiply(factor, entry(part.w, k)));
    }
  }
  return curves;
}

/**
 * Shows φ = Σ_k ψ_k(x_k − c_k) + value ≤ 0 on the ball, every symbol of φ a unit that reads exact units
 * and depends on one coordinate.
 *
 * Statement  for every α ≥ 0 and ‖t‖_p ≤ μ: Σ ψ_k(t_k) ≤ αμ^p + Σ max_{|t| ≤ μ} (ψ_k(t) − α|t|^p), as
 *            Σ|t_k|^p ≤ μ^p; for p = ∞ without α. ψ_k is piecewise linear, so for p = 1 the maximum is at
 *            a bend, for p = 2 at a bend or at the top of a parabola. Other p: the ball lies in the one of
 *            p = 2 (p < 2) or p = ∞ (p > 2).
 * Requires   α ≥ 0: tested here.
 * Ensures    undefined if shown; else what is missing.
 * Cost       the square of the number of bends of each coordinate; metered.
 */
export function separableDefect(
  form: Form,
  place: LayerPlace,
  alpha: Rational,
  ground: Ground,
): Shortfall | Refusal | undefined {
  const { norm, radius } = ground.parts;
  if (alpha.num < 0n) {
    const [expected, got] = ["alpha ≥ 0", "alpha < 0"];
    return rejected({ code: "ill-formed/fact", ball: ground.ball, expected, got });
  }
  const { work } = ground;
  const curves = curvesOf(form, place, work);
  if (typeof curves === "number") {
    return { unit: curves, value: form.value, reach: ZERO, squared: false };
  }
  if ("verdict" in curves) return curves;
  const kind = outerKind(norm);
  const allowance =
    kind === "infinity"
      ? ZERO
      : multiply(alpha, kind === "one" ? radius : multiply(radius, radius));
  let bound = add(form.value, allowance);
  for (const curve of curves.values()) {
    if (work.refusal() !== undefined) break;
    bound = add(bound, peakOf(curve, kind, alpha, radius, work));
    work.spend(stepsOf(bound));
  }
  const over = work.refusal();
  if (over !== undefined) return over;
  if (bound.num <= 0n) return undefined;
  return { unit: undefined, value: bound, reach: ZERO, squared: false };
}
