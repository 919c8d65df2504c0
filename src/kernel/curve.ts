// TRUSTED. Curves: piecewise linear functions of one real variable on an interval, exactly.
// Imports only the kernel. docs/theory.md#separable.
import { at } from "./fault.js";
import { add, compare, divide, multiply, type Rational, subtract, ZERO } from "./rational.js";
import { stepsOf, type Work } from "./work.js";

/** Linear between neighbouring points. Curves that are added have the same first and last point. */
export interface Curve {
  /** At least one, strictly ascending. */
  readonly points: readonly Rational[];
  /** One a point. */
  readonly values: readonly Rational[];
  readonly least: Rational;
  readonly largest: Rational;
}

/** Steps of proof that a point costs: a few divisions, and room for a while. */
const POINT = 30;

/** Writes a curve. */
interface Pen {
  /** Shapes: points ascend strictly. The value is found only while the meter lasts. */
  add(t: Rational, valueOf: () => Rational): void;
  /** After at least one point. */
  curve(): Curve;
}

/** Draws point by point, metered. Once the meter is over the values mean nothing. */
function penOf(work: Work): Pen {
  const points: Rational[] = [];
  const values: Rational[] = [];
  return {
    add(t, valueOf) {
      const value = work.refusal() === undefined ? valueOf() : ZERO;
      work.spend(POINT + stepsOf(t) + stepsOf(value));
      points.push(t);
      values.push(value);
    },
    curve() {
      let least = at(values, 0);
      let largest = least;
      for (const value of values) {
        if (compare(value, least) < 0) least = value;
        if (compare(value, largest) > 0) largest = value;
      }
      return { points, values, least, largest };
    },
  };
}

/** t ↦ t, with bends allowed at these points. Requires at least one, strictly ascending. */
export function identityCurve(points: readonly Rational[], work: Work): Curve {
  const pen = penOf(work);
  for (const t of points) pen.add(t, () => t);
  return pen.curve();
}

/** t ↦ factor·ψ(t) + constant. */
export function movedCurve(psi: Curve, factor: Rational, constant: Rational, work: Work): Curve {
  const pen = penOf(work);
  for (const [n, t] of psi.points.entries()) {
    pen.add(t, () => add(multiply(factor, at(psi.values, n)), constant));
  }
  return pen.curve();
}

/** The value at t between the points n − 1 and n. */
function between({ points, values }: Curve, n: number, t: Rational): Rational {
  const [t0, v0] = [at(points, n - 1), at(values, n - 1)];
  const share = divide(subtract(t, t0), subtract(at(points, n), t0));
  return add(v0, multiply(share, subtract(at(values, n), v0)));
}

/** t ↦ ψ(t) + factor·χ(t). Requires the same first and the same last point. */
export function sumOfCurves(psi: Curve, factor: Rational, chi: Curve, work: Work): Curve {
  const pen = penOf(work);
  // As both end at one point, neither runs out before the other.
  for (let i = 0, j = 0; i < psi.points.length; ) {
    const [m, n] = [i, j];
    const [s, t] = [at(psi.points, m), at(chi.points, n)];
    const order = compare(s, t);
    pen.add(order <= 0 ? s : t, () => {
      const first = order <= 0 ? at(psi.values, m) : between(psi, m, t);
      const second = order >= 0 ? at(chi.values, n) : between(chi, n, s);
      return add(first, multiply(factor, second));
    });
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  return pen.curve();
}

/** t ↦ max(0, ψ(t)): one more point wherever ψ changes its sign between two of them. */
export function rectifiedCurve(psi: Curve, work: Work): Curve {
  if (psi.least.num >= 0n) return psi;
  const pen = penOf(work);
  for (const [n, t] of psi.points.entries()) {
    const value = at(psi.values, n);
    const before = n === 0 ? value : at(psi.values, n - 1);
    const changes = (before.num < 0n && value.num > 0n) || (before.num > 0n && value.num < 0n);
    if (changes && work.refusal() === undefined) {
      const t0 = at(psi.points, n - 1);
      const share = divide(before, subtract(before, value));
      pen.add(add(t0, multiply(share, subtract(t, t0))), () => ZERO);
    }
    pen.add(t, () => (value.num > 0n ? value : ZERO));
  }
  return pen.curve();
}
