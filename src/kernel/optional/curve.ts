// TRUSTED. Curves: piecewise linear functions of one real variable on an interval, exactly.
// Imports only the kernel. docs/theory.md#separable. Proved: interp_bent, peak_sound.
import {
  add,
  at,
  compare,
  divide,
  multiply,
  type Rational,
  subtract,
  ZERO,
} from "../../numbers/index.js";
import { type Budget, wordsOf } from "../budget.js";

/** A point (t, ψ(t)). */
export type Knot = readonly [t: Rational, value: Rational];

/** Linear between neighbouring knots. Curves that are added have the same first and last t. */
export interface Curve {
  /** At least one, t strictly ascending. */
  readonly knots: readonly Knot[];
  readonly least: Rational;
  readonly largest: Rational;
}

/** Σ_k ψ_k(x_k − c_k) + constant on the domain, c the centre; no ψ_k is constant. */
export interface CurveSum {
  readonly constant: Rational;
  readonly curves: ReadonlyMap<number, Curve>;
}

/** Symbols of one level as sums of curves on one domain; undefined for one that is not known to be one. */
export type KnownSums = Map<number, CurveSum | undefined>;

/** Steps that a knot costs beside its numbers: a few divisions, and room for a while. */
const KNOT = 40;

/** Steps of a division, a sum and a common divisor that give this number. */
export function stepsOf({ num, den }: Rational): number {
  const words = wordsOf(num) + wordsOf(den);
  return words * words;
}

/** The curve through these knots, paid for one by one. */
function curveOf(drawn: Iterable<Knot>, budget: Budget): Curve {
  const knots: Knot[] = [];
  let ends: readonly [Rational, Rational] | undefined;
  for (const knot of drawn) {
    const [t, value] = knot;
    budget.spend(KNOT + stepsOf(t) + stepsOf(value));
    knots.push(knot);
    const [least, largest] = ends ?? [value, value];
    ends = [
      compare(value, least) < 0 ? value : least,
      compare(value, largest) > 0 ? value : largest,
    ];
  }
  const [least, largest] = ends ?? [ZERO, ZERO];
  return { knots, least, largest };
}

/** t ↦ t, with bends allowed at these points. Requires at least one, strictly ascending. */
export function identityCurve(points: readonly Rational[], budget: Budget): Curve {
  return curveOf(
    points.map((t) => [t, t]),
    budget,
  );
}

/** t ↦ factor·ψ(t) + constant. */
export function movedCurve(
  { knots }: Curve,
  factor: Rational,
  constant: Rational,
  budget: Budget,
): Curve {
  return curveOf(moved(knots, factor, constant), budget);
}

function* moved(knots: readonly Knot[], factor: Rational, constant: Rational): Generator<Knot> {
  for (const [t, value] of knots) yield [t, add(multiply(factor, value), constant)];
}

/** The value at t between the knots n − 1 and n. */
function between(knots: readonly Knot[], n: number, t: Rational): Rational {
  const [[t0, v0], [t1, v1]] = [at(knots, n - 1), at(knots, n)];
  const share = divide(subtract(t, t0), subtract(t1, t0));
  return add(v0, multiply(share, subtract(v1, v0)));
}

/** t ↦ ψ(t) + factor·χ(t). Requires the same first and the same last point. */
export function sumOfCurves(psi: Curve, factor: Rational, chi: Curve, budget: Budget): Curve {
  return curveOf(added(psi.knots, factor, chi.knots), budget);
}

function* added(psi: readonly Knot[], factor: Rational, chi: readonly Knot[]): Generator<Knot> {
  // As both end at one point, neither runs out before the other.
  for (let i = 0, j = 0; i < psi.length; ) {
    const [[s, first], [t, second]] = [at(psi, i), at(chi, j)];
    const order = compare(s, t);
    const own = order <= 0 ? first : between(psi, i, t);
    const other = order >= 0 ? second : between(chi, j, s);
    yield [order <= 0 ? s : t, add(own, multiply(factor, other))];
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
}

/** t ↦ max(0, ψ(t)): one more knot wherever ψ changes its sign between two of them. */
export function rectifiedCurve(psi: Curve, budget: Budget): Curve {
  return psi.least.num >= 0n ? psi : curveOf(rectified(psi.knots), budget);
}

function* rectified(knots: readonly Knot[]): Generator<Knot> {
  let last: Knot | undefined;
  for (const [t, value] of knots) {
    const [t0, before] = last ?? [t, value];
    if (before.num * value.num < 0n) {
      const share = divide(before, subtract(before, value));
      yield [add(t0, multiply(share, subtract(t, t0))), ZERO];
    }
    yield [t, value.num > 0n ? value : ZERO];
    last = [t, value];
  }
}
