// TRUSTED. Units that are sums of functions of one coordinate each, followed through several layers.
// Imports only the kernel. docs/theory.md#separable.
import { type Curve, identityCurve, movedCurve, rectifiedCurve, sumOfCurves } from "./curve.js";
import { rangeOf } from "./domain.js";
import { at, fault } from "./fault.js";
import type { Form } from "./form.js";
import type { Ground } from "./ground.js";
import type { LayerPlace } from "./layer-place.js";
import { formOfRow } from "./layer-view.js";
import { add, compare, multiply, ONE, type Rational, ZERO } from "./rational.js";
import type { Refusal } from "./rejection.js";
import { entry } from "./scaled.js";
import { stepsOf, type Work } from "./work.js";

/** Σ_k ψ_k(x_k − c_k) + constant on the domain, c the centre; no ψ_k is constant. */
export interface CurveSum {
  readonly constant: Rational;
  readonly curves: ReadonlyMap<number, Curve>;
}

/** What units of a layer are; undefined for one that is not known to be a sum of curves. */
type Sums = ReadonlyMap<number, CurveSum | undefined>;

/** t ↦ t on the range of t = x_k − c_k, with a point at 0, made once a coordinate. */
function identities({ domain, parts, work }: Ground): (k: number) => Curve {
  const known = new Map<number, Curve>();
  return (k) => {
    const found = known.get(k);
    if (found !== undefined) return found;
    const { low, high } = rangeOf(domain, k, parts.radius);
    const inner = low.num < 0n && high.num > 0n ? [ZERO] : [];
    const last = compare(low, high) < 0 ? [high] : [];
    const made = identityCurve([low, ...inner, ...last], work);
    known.set(k, made);
    return made;
  };
}

/** A form as a sum of curves, or its first unit that is none. */
function sumOfForm(
  form: Form,
  sums: Sums,
  identity: (k: number) => Curve,
  work: Work,
): CurveSum | number | Refusal {
  let constant = form.value;
  const curves = new Map<number, Curve>();
  const addCurve = (k: number, factor: Rational, curve: Curve): void => {
    const found = curves.get(k);
    if (found !== undefined) curves.set(k, sumOfCurves(found, factor, curve, work));
    else curves.set(k, compare(factor, ONE) === 0 ? curve : movedCurve(curve, factor, ZERO, work));
  };
  const addConstant = (factor: Rational, value: Rational): void => {
    constant = add(constant, multiply(factor, value));
    work.spend(stepsOf(constant));
  };
  for (const [unit, weight] of form.terms) {
    const over = work.refusal();
    if (over !== undefined) return over;
    const sum = sums.get(unit);
    if (sum === undefined) return unit;
    addConstant(weight, sum.constant);
    work.spend(sum.curves.size);
    for (const [k, curve] of sum.curves) addCurve(k, weight, curve);
  }
  for (const [part, factor] of form.parts) {
    // Of such a part only the size is there.
    if (part.beyond !== undefined) return part.beyond;
    work.spend(part.support.length);
    for (const k of part.support) addCurve(k, multiply(factor, entry(part.w, k)), identity(k));
  }
  for (const [k, { least, largest }] of curves) {
    if (compare(least, largest) < 0) continue;
    addConstant(ONE, least);
    curves.delete(k);
  }
  return work.refusal() ?? { constant, curves };
}

/** max(0, sum), if its sign is the same on the domain or it depends on one coordinate. */
function rectifiedSum(sum: CurveSum, work: Work): CurveSum | undefined {
  let [least, largest] = [sum.constant, sum.constant];
  for (const curve of sum.curves.values()) {
    least = add(least, curve.least);
    largest = add(largest, curve.largest);
    work.spend(stepsOf(least) + stepsOf(largest));
  }
  if (least.num >= 0n) return sum;
  if (largest.num <= 0n) return { constant: ZERO, curves: new Map() };
  const [only, ...more] = sum.curves;
  if (only === undefined || more.length > 0) return undefined;
  const [k, curve] = only;
  const whole = movedCurve(curve, ONE, sum.constant, work);
  return { constant: ZERO, curves: new Map([[k, rectifiedCurve(whole, work)]]) };
}

/** A layer with the symbols among its units that are asked for. */
interface Level {
  readonly place: LayerPlace;
  readonly units: ReadonlySet<number>;
}

/** The symbols that these units depend on, layer by layer down to exact units; the top layer first. */
function levelsOf(units: ReadonlySet<number>, top: LayerPlace, work: Work): Level[] {
  const levels: Level[] = [];
  let level: Level = { place: top, units };
  while (level.units.size > 0 && work.refusal() === undefined) {
    levels.push(level);
    const { rows, previous } = level.place;
    const read = new Set<number>();
    for (const unit of level.units) {
      const { columns } = at(rows.layer.rows, unit);
      work.spend(columns.length);
      for (const column of columns) if (rows.below.symbols.has(column)) read.add(column);
    }
    if (read.size === 0) break;
    level = { place: previous ?? fault("symbols below the first layer"), units: read };
  }
  return levels;
}

/**
 * A form over the units of a layer as a sum of curves on the domain.
 *
 * Statement  an exact unit is affine in x: a sum of straight lines. Sums of curves add coordinate by
 *            coordinate. max(0, Σ ψ_k + v) is the sum itself if Σ min ψ_k + v ≥ 0, or the unit is active;
 *            it is 0 if Σ max ψ_k + v ≤ 0; and if one ψ_k is left, it is a curve. x_k ranges over all of
 *            [c_k − μ, c_k + μ] that the slabs leave.
 * Ensures    the sum; or the first unit of the form that is not known to be one.
 * Cost       the points of all curves on the way, metered.
 */
export function curveSumOf(
  form: Form,
  top: LayerPlace,
  ground: Ground,
): CurveSum | number | Refusal {
  const { work } = ground;
  const identity = identities(ground);
  let sums: Sums = new Map();
  for (const { place, units } of levelsOf(new Set(form.terms.keys()), top, work).reverse()) {
    const next = new Map<number, CurveSum | undefined>();
    for (const unit of units) {
      const sum = sumOfForm(formOfRow(place.rows, unit, work), sums, identity, work);
      if (typeof sum === "number") next.set(unit, undefined);
      else if ("verdict" in sum) return sum;
      else {
        const isActive = place.view.symbols.get(unit) === "active";
        next.set(unit, isActive ? sum : rectifiedSum(sum, work));
      }
    }
    sums = next;
  }
  return work.refusal() ?? sumOfForm(form, sums, identity, work);
}
