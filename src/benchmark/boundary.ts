// UNTRUSTED. How large a ball about a point may be until its label is lost: exactly, inside one activation region.
// May import kernel, dataset, interchange.
import { encloseRoot } from "../dataset/roots.js";
import type { DenseLayer } from "../interchange/index.js";
import type { Norm } from "../kernel/index.js";
import {
  absolute,
  add,
  at,
  compare,
  divide,
  multiply,
  negate,
  ONE,
  power,
  type Rational,
  subtract,
  ZERO,
} from "../numbers/index.js";
import { formsAt, type LocalForm } from "./affine-forms.js";

/** Significant digits of an irrational radius. */
const DIGITS = 60;

/** lower ≤ r ≤ upper; equal if r is rational and known. */
export interface RadiusBounds {
  readonly lower: Rational;
  readonly upper: Rational;
}

/** Where the label of a ball is lost first, and up to where its activation region reaches. */
export interface LabelBoundary {
  readonly label: number;
  /** The class that comes level with the label at the boundary. */
  readonly against: number;
  /** output[label] − output[against]. */
  readonly lead: LocalForm;
  /** The radius at which the lead is 0 somewhere on the closed ball: the label is lost there, and not before. */
  readonly radius: RadiusBounds;
  /** Below this radius no hidden unit switches on the ball. */
  readonly region: Rational;
}

function sum(values: readonly Rational[]): Rational {
  return values.reduce(add, ZERO);
}

function largest(values: readonly Rational[]): Rational {
  return values.reduce((max, value) => (compare(value, max) > 0 ? value : max), ZERO);
}

/** The radius at which a form with value ≠ 0 is 0 on the ball; undefined if it is constant. */
function rootRadius(norm: Norm, { value, slope }: LocalForm): RadiusBounds | undefined {
  const sizes = slope.map(absolute);
  if (sizes.every(({ num }) => num === 0n)) return undefined;
  const size = absolute(value);
  if (norm.kind === "infinity" || norm.kind === "one") {
    const exact = divide(size, norm.kind === "one" ? largest(sizes) : sum(sizes));
    return { lower: exact, upper: exact };
  }
  const square = divide(power(size, 2n), sum(sizes.map((s) => power(s, 2n))));
  return encloseRoot(square, 2n, DIGITS);
}

/** The largest lower bound of the radii of forms; undefined if all are constant. */
function smallest(norm: Norm, forms: readonly LocalForm[]): Rational | undefined {
  let least: Rational | undefined;
  for (const form of forms) {
    const radius = rootRadius(norm, form)?.lower;
    if (radius !== undefined && (least === undefined || compare(radius, least) < 0)) least = radius;
  }
  return least;
}

/** Index of the largest output, alone; undefined on a tie. */
export function argmaxOf(outputs: readonly Rational[]): number | undefined {
  const winners = outputs.flatMap((own, k) =>
    outputs.every((rival, j) => j === k || compare(own, rival) > 0) ? [k] : [],
  );
  return winners[0];
}

function minus(a: LocalForm, b: LocalForm): LocalForm {
  return {
    value: subtract(a.value, b.value),
    slope: a.slope.map((s, k) => subtract(s, at(b.slope, k))),
  };
}

/** A radius beyond all others, where no unit can switch. */
const FAR: Rational = multiply(ONE, power({ num: 2n, den: 1n }, 64n));

/**
 * The boundary of the label that `argmax` reads at a point.
 *
 * Requires  p = 1, 2 or ∞.
 * Ensures   if `radius.upper` < `region`: every closed ball below `radius.lower` has the label, and none from
 *           `radius.upper` on. Otherwise units switch before, and nothing is known. Undefined on a tie, and
 *           if no other class ever comes level.
 */
export function labelBoundary(
  layers: readonly DenseLayer<Rational>[],
  centre: readonly Rational[],
  norm: Norm,
): LabelBoundary | undefined {
  const forms = formsAt(layers, centre);
  const outputs = at(forms, forms.length - 1);
  const label = argmaxOf(outputs.map(({ value }) => value));
  if (label === undefined) return undefined;
  const region = smallest(norm, forms.slice(0, -1).flat()) ?? FAR;
  let best: LabelBoundary | undefined;
  for (const against of outputs.keys()) {
    if (against === label) continue;
    const lead = minus(at(outputs, label), at(outputs, against));
    const radius = rootRadius(norm, lead);
    if (radius === undefined) continue;
    if (best === undefined || compare(radius.lower, best.radius.lower) < 0) {
      best = { label, against, lead, radius, region };
    }
  }
  return best;
}

/** The step t with ‖t‖_p ≤ 1 along which a form falls fastest; for p = 2 to so many digits. */
export function steepestFall(norm: Norm, slope: readonly Rational[]): readonly Rational[] {
  const sign = ({ num }: Rational): Rational => (num === 0n ? ZERO : num > 0n ? negate(ONE) : ONE);
  if (norm.kind === "infinity") return slope.map(sign);
  if (norm.kind === "one") {
    const most = largest(slope.map(absolute));
    const place = slope.findIndex((s) => compare(absolute(s), most) === 0);
    return slope.map((s, k) => (k === place ? sign(s) : ZERO));
  }
  const square = sum(slope.map((s) => power(s, 2n)));
  const inverse = encloseRoot(divide(ONE, square), 2n, DIGITS + DIGITS).lower;
  return slope.map((s) => negate(multiply(s, inverse)));
}
