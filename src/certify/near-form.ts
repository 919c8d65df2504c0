// UNTRUSTED. Affine forms on a ball, in doubles: for proposing facts, never for deciding about them.
// May import kernel, constructions.
import { dualNormNear } from "../constructions/points/dual-norm.js";
import { near } from "../doubles/near.js";
import { NORM_INFINITY, type Norm, NORM_TWO } from "../kernel/index.js";
import type { Rational } from "../numbers/index.js";
import { type NearNetwork, nearTrace } from "./near-network.js";

/** Σ weight·ℓ + constant over the rows ℓ of the first affine layer. */
export interface NearForm {
  readonly rows: Float64Array;
  constant: number;
  /** Bound on what was added up, for its rounding errors: at most about 2^−50 of it. */
  size: number;
}

/** The values of a form on the ball, about. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export function constantForm(count: number, constant: number): NearForm {
  return { rows: new Float64Array(count), constant, size: Math.abs(constant) };
}

/** The form with another constant. */
export function withConstant({ rows, size }: NearForm, constant: number): NearForm {
  return { rows, constant, size: size + Math.abs(constant) };
}

/** form += factor·other. */
export function addTo(form: NearForm, factor: number, other: NearForm): void {
  for (let k = 0; k < form.rows.length; k += 1) {
    form.rows[k] = (form.rows[k] ?? 0) + factor * (other.rows[k] ?? 0);
  }
  form.constant += factor * other.constant;
  form.size += Math.abs(factor) * other.size;
}

/** a − b. */
export function lessForm(a: NearForm, b: NearForm): NearForm {
  const form = { rows: a.rows.slice(), constant: a.constant, size: a.size };
  addTo(form, -1, b);
  return form;
}

/** The norm that the kernel bounds reaches by, without a witness: that of a ball that contains it. */
function outerNorm(norm: Norm): Norm {
  if (norm.kind !== "power") return norm;
  return norm.a < 2n * norm.b ? NORM_TWO : NORM_INFINITY;
}

/** A ball, and what the rows of the first layer do on it. */
export class NearBall {
  readonly #network: NearNetwork;
  readonly #norm: Norm;
  readonly #radius: number;
  /** Rows at the centre. */
  readonly #values: Float64Array;
  /** How far each row can move on the ball. */
  readonly reaches: Float64Array;

  constructor(network: NearNetwork, norm: Norm, radius: Rational, centre: Float64Array) {
    this.#network = network;
    this.#norm = outerNorm(norm);
    this.#radius = near(radius);
    this.#values =
      nearTrace({ ...network, layers: network.layers.slice(0, 1) }, centre)[0] ??
      new Float64Array();
    const none = new Float64Array(this.#values.length);
    this.reaches = none.map((_, n) => this.#reach(none.map((__, k) => (k === n ? 1 : 0))));
  }

  /** Number of rows of the first layer. */
  get rows(): number {
    return this.#values.length;
  }

  #reach(weights: Float64Array): number {
    const gradient = new Float64Array(this.#network.inputs);
    this.#network.layers[0]?.forEach((row, n) => {
      const factor = weights[n] ?? 0;
      if (factor === 0) return;
      row.columns.forEach((column, k) => {
        gradient[column] = (gradient[column] ?? 0) + factor * (row.weights[k] ?? 0);
      });
    });
    return this.#radius * dualNormNear(this.#norm, gradient);
  }

  /** Σ weight·ℓ. */
  form(weights: Float64Array): NearForm {
    const size = weights.reduce((sum, weight, n) => {
      return sum + Math.abs(weight) * (Math.abs(this.#values[n] ?? 0) + (this.reaches[n] ?? 0));
    }, 0);
    return { rows: weights, constant: 0, size };
  }

  /** Row n of the first layer as a form. */
  row(n: number): NearForm {
    return this.form(this.#values.map((_, k) => (k === n ? 1 : 0)));
  }

  /** Lemma L1 in doubles. */
  range({ rows, constant }: NearForm): Range {
    const value = rows.reduce((sum, weight, n) => sum + weight * (this.#values[n] ?? 0), constant);
    const reach = this.#reach(rows);
    return { low: value - reach, high: value + reach };
  }
}
