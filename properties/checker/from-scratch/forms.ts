// Affine forms over the units of a layer, with dense linear parts: naive, and independent of src/kernel.
import type Fraction from "fraction.js";
import { dot, fraction, order, pick, sign, total } from "../../../src/oracle/fraction.js";

export const ZERO = fraction("0");
export const ONE = fraction("1");

/** Σ terms[n]·h[n] + v + w·(x − c), c the centre. */
export interface Form {
  readonly terms: ReadonlyMap<number, Fraction>;
  readonly w: readonly Fraction[];
  readonly v: Fraction;
}

export function affine(v: Fraction, w: readonly Fraction[]): Form {
  return { terms: new Map(), w, v };
}

/** form + factor·other. */
export function plus(form: Form, factor: Fraction, other: Form): Form {
  const terms = new Map(form.terms);
  for (const [n, weight] of other.terms) {
    const sum = (terms.get(n) ?? ZERO).add(factor.mul(weight));
    if (sign(sum) === 0) terms.delete(n);
    else terms.set(n, sum);
  }
  const w = form.w.map((a, k) => a.add(factor.mul(pick(other.w, k))));
  return { terms, w, v: form.v.add(factor.mul(other.v)) };
}

/** The form with another constant. */
export function raised(form: Form, by: Fraction): Form {
  return { ...form, v: form.v.add(by) };
}

export function larger(a: Fraction, b: Fraction): Fraction {
  return order(a, b) < 0 ? b : a;
}

/** A number at least √x, by less than 2^−60. */
function rootAbove(x: Fraction): Fraction {
  const unit = 1n << 60n;
  const square = x.n * x.d * unit * unit;
  let low = 0n;
  let high = 1n;
  while (high * high < square) high *= 2n;
  while (low < high) {
    const middle = (low + high) / 2n;
    if (middle * middle < square) low = middle + 1n;
    else high = middle;
  }
  return fraction(`${low}/${x.d * unit}`);
}

/** max w·t over the ball for p = 1, 2 (a little more), inf; for other p without a witness what a checker takes. */
export function reach(p: string, radius: Fraction, w: readonly Fraction[]): Fraction {
  const sizes = w.map((a) => a.abs());
  const isPower = p.includes("/") || !["1", "2", "inf"].includes(p);
  const entries = sizes.filter((a) => sign(a) !== 0).length;
  if (p === "1") return radius.mul(sizes.reduce(larger, ZERO));
  if (p === "2" || (isPower && entries > 1 && order(fraction(p), fraction("2")) < 0)) {
    return radius.mul(rootAbove(dot(w, w)));
  }
  return radius.mul(total(sizes));
}

/** α with w = α·u, or undefined. */
export function ratioOf(w: readonly Fraction[], u: readonly Fraction[]): Fraction | undefined {
  const k = u.findIndex((a) => sign(a) !== 0);
  if (k < 0) return undefined;
  const ratio = pick(w, k).div(pick(u, k));
  const isMultiple = w.every((a, j) => a.equals(ratio.mul(pick(u, j))));
  return isMultiple && sign(ratio) !== 0 ? ratio : undefined;
}

/** A piece of a ball: low ≤ form ≤ high, undefined is no end. */
export interface Slab {
  readonly form: Form;
  readonly unit: number;
  readonly low: Fraction | undefined;
  readonly high: Fraction | undefined;
}

/** The least bound that BALL gives of a form without terms, on the piece of the ball in the slabs. */
export function mostOnBall(
  { v, w }: Form,
  p: string,
  radius: Fraction,
  slabs: readonly Slab[],
): Fraction {
  let most = v.add(reach(p, radius, w));
  for (const { form, low, high } of slabs) {
    const ratio = ratioOf(w, form.w);
    const end = ratio === undefined || sign(ratio) > 0 ? high : low;
    if (ratio === undefined || end === undefined) continue;
    const bound = v.add(ratio.mul(end.sub(form.v)));
    if (order(bound, most) < 0) most = bound;
  }
  return most;
}
