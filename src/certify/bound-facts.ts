// UNTRUSTED. Facts for any network: affine bounds of every unit that switches on a ball, over the input.
// May import kernel, constructions. The relaxation of one unit is that of G. Singh, T. Gehr, M. Püschel,
// M. Vechev, "An Abstract Domain for Certifying Neural Networks", POPL 2019: a chord above, 0 or z below;
// each bound is carried to the input at once, as the kernel uses facts one layer up only.
import type { FactFamily } from "../elaborate/index.js";
import { negate, ONE } from "../numbers/index.js";
import { dyadicAbove, dyadicBelow, dyadicNear, exactly } from "./dyadic.js";
import {
  addTo,
  constantForm,
  lessForm,
  type NearBall,
  type NearForm,
  withConstant,
} from "./near-form.js";
import type { NearNetwork, NearRow } from "./near-network.js";

/** Binary digits of a weight, relative to the largest of its fact, and of a constant to its range. */
const BITS = 14;
/** Room for rounding errors, relative to what was added up. */
const SLACK = 2 ** -40;

/** Products of numbers beyond which no facts are made: the kernel would decline to prove them. */
const EFFORT = 1e7;

/** lower ≤ h ≤ upper on the ball. */
interface UnitBounds {
  readonly lower: NearForm;
  readonly upper: NearForm;
  /** True if the kernel surely finds h affine on the ball; then the bounds are h. */
  readonly isExact: boolean;
}

/** Bounds of Σ weight·h + bias. */
function boundsOfRow(row: NearRow, below: readonly UnitBounds[], rows: number): UnitBounds {
  const upper = constantForm(rows, row.bias);
  const lower = constantForm(rows, row.bias);
  let isExact = true;
  row.columns.forEach((column, k) => {
    const weight = row.weights[k] ?? 0;
    const unit = below[column];
    if (unit === undefined) return;
    addTo(upper, weight, weight > 0 ? unit.upper : unit.lower);
    addTo(lower, weight, weight > 0 ? unit.lower : unit.upper);
    isExact &&= unit.isExact;
  });
  return { lower, upper, isExact };
}

/** Σ weight·ℓ with short weights near those of the form, each as exact as its row makes worth while. */
function shortened(ball: NearBall, { rows }: NearForm): NearForm {
  const { reaches } = ball;
  const shares = rows.map((weight, n) => Math.abs(weight) * (reaches[n] ?? 0));
  const largest = shares.reduce((max, share) => Math.max(max, share), 0);
  const short = rows.map((weight, n) => {
    const reach = reaches[n] ?? 0;
    return reach > 0 ? dyadicNear(weight, largest / reach, BITS) : 0;
  });
  return ball.form(short);
}

/** A short form that is at least max(0, z) on the ball, if `upper` is at least z. */
function formAbove(ball: NearBall, upper: NearForm): NearForm {
  const { low, high } = ball.range(upper);
  // The chord of max(0, ·) over the values of `upper`, not over those of z: they are fewer.
  const slope = low >= 0 ? 1 : high <= 0 ? 0 : high / (high - low);
  const chord = constantForm(upper.rows.length, 0);
  addTo(chord, slope, upper);
  const form = shortened(ball, chord);
  const overZ = ball.range(lessForm(upper, form)).high;
  const overZero = -ball.range(form).low;
  const enough = Math.max(overZ, overZero) + SLACK * (upper.size + form.size);
  return withConstant(form, dyadicAbove(enough, high - low, BITS));
}

/** A short form that is at most max(0, z) on the ball, if `lower` is at most z: 0, or below z. */
function formBelow(ball: NearBall, { lower, upper }: UnitBounds): NearForm {
  const zero = constantForm(lower.rows.length, 0);
  const { low, high } = ball.range(lower);
  // Of the two triangles between z's bounds the smaller one.
  if (high <= 0 || ball.range(upper).high < -low) return zero;
  const form = shortened(ball, lower);
  const enough = ball.range(lessForm(lower, form)).low - SLACK * (lower.size + form.size);
  return withConstant(form, dyadicBelow(enough, high - low, BITS));
}

/** sign·(h − form) ≤ 0 for a unit of a hidden layer. */
function factOf(layer: number, unit: number, sign: 1 | -1, form: NearForm): FactFamily {
  const rows = [...form.rows].flatMap((weight, row) =>
    weight === 0 ? [] : [{ layer: 0, row, weight: exactly(-sign * weight) }],
  );
  return {
    from: layer,
    to: layer,
    step: 1,
    times: 1,
    shift: 0,
    terms: [{ unit, weight: sign === 1 ? ONE : negate(ONE) }],
    rows,
    constant: exactly(-sign * form.constant),
  };
}

/** The bounds of a unit after ReLU from those of its pre-activation. */
function activated(ball: NearBall, z: UnitBounds): UnitBounds {
  const { lower, upper } = z;
  const zero = constantForm(upper.rows.length, 0);
  const nothing = SLACK * upper.size;
  if (ball.range(upper).high < -nothing) return { lower: zero, upper: zero, isExact: true };
  if (z.isExact && ball.range(lower).low > nothing) return z;
  return { lower: formBelow(ball, z), upper: formAbove(ball, upper), isExact: false };
}

/** True if no number of the bounds got too large for doubles. */
function isFiniteBounds({ lower, upper }: UnitBounds): boolean {
  return Number.isFinite(lower.size) && Number.isFinite(upper.size);
}

/** Weights of hidden units times the rows that a bound may have. */
function effortOf({ layers }: NearNetwork, rows: number): number {
  const weights = layers
    .slice(1, -1)
    .flatMap((layer) => layer.map(({ columns }) => columns.length))
    .reduce((sum, count) => sum + count, rows);
  return weights * rows;
}

/**
 * Facts h ≤ chord and h ≥ z's lower bound for the units of every hidden layer that may switch on a ball
 * or read one that may.
 *
 * Ensures  facts that rules STEP and CASE prove from those one layer below, up to rounding errors
 *          beyond the room that is left for them; undefined if the numbers are too large for doubles,
 *          or the network for this.
 * Cost     a few norms a unit, of forms with as many weights as the first layer has units.
 */
export function boundFacts(
  network: NearNetwork,
  ball: NearBall,
): readonly FactFamily[] | undefined {
  if (effortOf(network, ball.rows) > EFFORT) return undefined;
  const facts: FactFamily[] = [];
  let below: readonly UnitBounds[] = [];
  for (const [l, rows] of network.layers.slice(0, -1).entries()) {
    const own = rows.map((row, n) => {
      const first = { lower: ball.row(n), upper: ball.row(n), isExact: true };
      return activated(ball, l === 0 ? first : boundsOfRow(row, below, ball.rows));
    });
    if (!own.every(isFiniteBounds)) return undefined;
    for (const [n, { lower, upper, isExact }] of own.entries()) {
      if (isExact) continue;
      facts.push(factOf(l, n, 1, upper));
      const isZero = lower.constant === 0 && lower.rows.every((weight) => weight === 0);
      if (!isZero) facts.push(factOf(l, n, -1, lower));
    }
    below = own;
  }
  return facts;
}
