// TRUSTED. Units that are sums of functions of one coordinate each, followed through several layers.
// Imports only the kernel. docs/theory.md#separable. Proved: curves_of_sound, relu_curves_sound.
import {
  add,
  at,
  compare,
  entry,
  multiply,
  ONE,
  type Rational,
  rational,
  ZERO,
} from "../../numbers/index.js";
import type { Form } from "../ball/form.js";
import type { Ground } from "../ball/ground.js";
import { type Level, preActivation } from "../ball/level.js";
import { KEPT } from "../budget.js";
import {
  type Curve,
  type CurveSum,
  identityCurve,
  type KnownSums,
  movedCurve,
  rectifiedCurve,
  stepsOf,
  sumOfCurves,
} from "./curve.js";
import { rangeOf } from "./slabs.js";

function knownSums(level: Level, { sums }: Ground): KnownSums {
  const known = sums.get(level) ?? new Map<number, CurveSum | undefined>();
  sums.set(level, known);
  return known;
}

/** t ↦ t on the range of t = x_k − c_k, with a knot at 0. */
function identity(k: number, { domain, parts, budget }: Ground): Curve {
  const { low, high } = rangeOf(domain, k, parts.radius);
  const inner = low.num < 0n && high.num > 0n ? [ZERO] : [];
  const last = compare(low, high) < 0 ? [high] : [];
  return identityCurve([low, ...inner, ...last], budget);
}

/** The symbols that a form depends on that are not known yet, level by level down to exact units, the top first. */
function levelsOf(form: Form, top: Level, ground: Ground): [Level, ReadonlySet<number>][] {
  const levels: [Level, ReadonlySet<number>][] = [];
  let [level, units]: [Level, ReadonlySet<number>] = [top, new Set(form.terms.keys())];
  for (;;) {
    const known = knownSums(level, ground);
    const unknown = new Set([...units].filter((unit) => !known.has(unit)));
    if (unknown.size === 0 || level.rows === undefined) return levels;
    levels.push([level, unknown]);
    const { layer, under } = level.rows;
    const read = new Set<number>();
    for (const unit of unknown) {
      const { columns } = at(layer.rows, unit);
      ground.budget.spend(1 + columns.length);
      for (const column of columns) if (under.symbols.has(column)) read.add(column);
    }
    [level, units] = [under, read];
  }
}

/**
 * A form over the units of a level as a sum of curves on the domain; or its first unit that is none.
 *
 * Statement  an exact unit is affine in x: a sum of straight lines. Sums of curves add coordinate by
 *            coordinate. max(0, Σ ψ_k + v) is the sum itself if Σ min ψ_k + v ≥ 0, or the unit is active;
 *            it is 0 if Σ max ψ_k + v ≤ 0; and if one ψ_k is left, it is a curve. x_k ranges over all of
 *            [c_k − μ, c_k + μ] that the slabs leave.
 * Cost       the knots of all curves on the way, each unit once a level; metered.
 */
export function curveSumOf(form: Form, level: Level, ground: Ground): CurveSum | number {
  // From the bottom up, so that what a unit reads is known: a network may be deeper than the stack.
  for (const [below, units] of levelsOf(form, level, ground).reverse()) {
    const known = knownSums(below, ground);
    for (const unit of units) known.set(unit, unitSum(unit, below, ground));
  }
  return sumOfForm(form, level, ground);
}

/** The same, when every unit of the level that the form reads is known. */
function sumOfForm(form: Form, level: Level, ground: Ground): CurveSum | number {
  const { budget } = ground;
  const known = knownSums(level, ground);
  let constant = rational(form.value, form.den);
  const curves = new Map<number, Curve>();
  const addCurve = (k: number, factor: Rational, curve: Curve): void => {
    const found = curves.get(k);
    if (found !== undefined) curves.set(k, sumOfCurves(found, factor, curve, budget));
    else
      curves.set(k, compare(factor, ONE) === 0 ? curve : movedCurve(curve, factor, ZERO, budget));
  };
  const addConstant = (factor: Rational, value: Rational): void => {
    constant = add(constant, multiply(factor, value));
    budget.spend(stepsOf(constant));
  };
  for (const [unit, weight] of form.terms) {
    const sum = known.get(unit);
    if (sum === undefined) return unit;
    const own = rational(weight, form.den);
    addConstant(own, sum.constant);
    budget.spend(sum.curves.size);
    for (const [k, curve] of sum.curves) addCurve(k, own, curve);
  }
  for (const [part, factor] of form.parts) {
    budget.spend(part.support.length);
    const own = rational(factor, form.den);
    for (const k of part.support) addCurve(k, multiply(own, entry(part.w, k)), identity(k, ground));
  }
  for (const [k, { least, largest }] of curves) {
    if (compare(least, largest) < 0) continue;
    addConstant(ONE, least);
    curves.delete(k);
  }
  return { constant, curves };
}

/** A symbol as a sum of curves; undefined if it is not known to be one. */
function unitSum(unit: number, level: Level, ground: Ground): CurveSum | undefined {
  if (level.rows === undefined) return undefined;
  const sum = sumOfForm(preActivation(level.rows, unit, ground), level.rows.under, ground);
  if (typeof sum === "number") return undefined;
  ground.budget.spend(KEPT * (1 + sum.curves.size));
  return level.symbols.get(unit) === "active" ? sum : rectifiedSum(sum, ground);
}

/** max(0, sum), if its sign is the same on the domain or it depends on one coordinate. */
function rectifiedSum(sum: CurveSum, { budget }: Ground): CurveSum | undefined {
  let [least, largest] = [sum.constant, sum.constant];
  for (const curve of sum.curves.values()) {
    least = add(least, curve.least);
    largest = add(largest, curve.largest);
    budget.spend(stepsOf(least) + stepsOf(largest));
  }
  if (least.num >= 0n) return sum;
  if (largest.num <= 0n) return { constant: ZERO, curves: new Map() };
  const [only, ...more] = sum.curves;
  if (only === undefined || more.length > 0) return undefined;
  const [k, curve] = only;
  const whole = movedCurve(curve, ONE, sum.constant, budget);
  return { constant: ZERO, curves: new Map([[k, rectifiedCurve(whole, budget)]]) };
}
