// UNTRUSTED. Which hidden units are active, inactive or open on a ball: affine forms with intervals beside them.
// May import kernel. On a ball about c every activation is v + w·t + r, t = x − c, r in an interval.
import type { Layer, Network, Norm, Row } from "../kernel/index.js";
import {
  add,
  at,
  bitLength,
  compare,
  lcm,
  multiply,
  negate,
  type Rational,
  rational,
  type Scaled,
  subtract,
} from "../numbers/index.js";
import type { Phases, UnitPhase } from "./gradient-box.js";
import { dualLength } from "./vector-norm.js";

/** (value + w·t + r)/den with low ≤ r ≤ high, for all t in the ball. */
interface Form {
  readonly value: bigint;
  readonly w: readonly bigint[];
  readonly low: bigint;
  readonly high: bigint;
  readonly den: bigint;
}

/** What a form can be on the ball. */
interface Range {
  readonly low: Rational;
  readonly high: Rational;
}

const LONGEST_DENOMINATOR = 1n << 256n;
const KEPT_BITS = 128;

function lengthOf(n: bigint): number {
  return bitLength(n < 0n ? -n : n);
}

/** Bits after the point with which a form is off by about 2^−KEPT_BITS of its size on the ball, at most. */
function bitsKept({ value, w, low, high, den }: Form, radius: Rational): bigint {
  const reach = bitLength(radius.num) - bitLength(radius.den);
  const weights = w.reduce((most, n) => Math.max(most, lengthOf(n)), 0);
  const size = Math.max(lengthOf(value), lengthOf(low), lengthOf(high), weights + reach);
  const spread = Math.max(0, reach + bitLength(BigInt(w.length)));
  return BigInt(Math.max(0, KEPT_BITS + spread - (size - bitLength(den))));
}

/** A form that holds the same values and perhaps more, with a short denominator. |t_k| ≤ μ for every p. */
function shortened(form: Form, radius: Rational): Form {
  if (form.den <= LONGEST_DENOMINATOR) return form;
  const bits = bitsKept(form, radius);
  if (1n << bits >= form.den) return form;
  const down = (n: bigint): bigint => {
    const quotient = (n << bits) / form.den;
    return n < 0n ? quotient - 1n : quotient;
  };
  // Each of the d weights, and the value, is off by less than one unit.
  const off = (BigInt(form.w.length) * radius.num) / radius.den + 3n;
  return {
    value: down(form.value),
    w: form.w.map(down),
    low: down(form.low) - off,
    high: -down(-form.high) + off,
    den: 1n << bits,
  };
}

/** The pre-activation of a row: a combination of the forms it reads. */
function combined(row: Row, layer: readonly Form[], dimension: number): Form {
  let common = 1n;
  for (const column of row.columns) common = lcm(common, at(layer, column).den);
  const w = new Array<bigint>(dimension).fill(0n);
  let value = row.bias * common;
  let low = 0n;
  let high = 0n;
  row.columns.forEach((column, k) => {
    const form = at(layer, column);
    const factor = at(row.ints, k) * (common / form.den);
    value += factor * form.value;
    low += factor * (factor > 0n ? form.low : form.high);
    high += factor * (factor > 0n ? form.high : form.low);
    form.w.forEach((n, j) => {
      if (n !== 0n) w[j] = at(w, j) + factor * n;
    });
  });
  return { value, w, low, high, den: common * row.den };
}

/** The range of a form on the ball of this radius, its reach rounded up if it is irrational. */
function rangeOf(form: Form, norm: Norm, radius: Rational): Range {
  const { upper } = dualLength({ ints: form.w, den: form.den }, norm);
  const reach = multiply(upper, radius);
  return {
    low: subtract(rational(form.value + form.low, form.den), reach),
    high: add(rational(form.value + form.high, form.den), reach),
  };
}

function constantZero(dimension: number): Form {
  return { value: 0n, w: new Array<bigint>(dimension).fill(0n), low: 0n, high: 0n, den: 1n };
}

/** max(0, z) = z + r with 0 ≤ r ≤ −low. */
function liftedBy(z: Form, low: Rational): Form {
  const den = lcm(z.den, low.den);
  const factor = den / z.den;
  return {
    value: z.value * factor,
    w: z.w.map((n) => n * factor),
    low: z.low * factor,
    high: z.high * factor - low.num * (den / low.den),
    den,
  };
}

/** max(0, z): for an open unit z + [0, −low] or [0, high], whichever interval is shorter. */
function activated(z: Form, { low, high }: Range, phase: UnitPhase): Form {
  switch (phase) {
    case "active":
      return z;
    case "inactive":
      return constantZero(z.w.length);
    case "open":
      return compare(negate(low), high) < 0
        ? liftedBy(z, low)
        : { ...constantZero(z.w.length), high: high.num, den: high.den };
  }
}

function phaseOf({ low, high }: Range): UnitPhase {
  if (high.num <= 0n) return "inactive";
  return low.num >= 0n ? "active" : "open";
}

function layerOnBall(
  layer: Layer,
  incoming: readonly Form[],
  dimension: number,
  norm: Norm,
  radius: Rational,
): { phases: readonly UnitPhase[]; forms: readonly Form[] } {
  const phases: UnitPhase[] = [];
  const forms = layer.rows.map((row) => {
    const z = shortened(combined(row, incoming, dimension), radius);
    const range = rangeOf(z, norm, radius);
    const phase = phaseOf(range);
    phases.push(phase);
    return activated(z, range, phase);
  });
  return { phases, forms };
}

/**
 * The phases of the hidden units on B(centre, radius).
 *
 * Ensures  "active": z ≥ 0 at every point of the ball; "inactive": z ≤ 0; "open" says nothing.
 * Cost     a product a weight and input coordinate.
 */
export function phasesOnBall(
  network: Network,
  centre: Scaled,
  radius: Rational,
  norm: Norm,
): Phases {
  const dimension = network.inputs;
  let forms: readonly Form[] = centre.ints.map((value, k) => ({
    value,
    w: centre.ints.map((_, j) => (j === k ? centre.den : 0n)),
    low: 0n,
    high: 0n,
    den: centre.den,
  }));
  return network.layers.slice(0, -1).map((layer) => {
    const own = layerOnBall(layer, forms, dimension, norm, radius);
    forms = own.forms;
    return own.phases;
  });
}
