// TRUSTED. Rule SPLIT: what the slabs of a piece say of a form, and of a coordinate.
// Imports only the kernel. docs/theory.md#split. Proved: by_slab_sound.
import {
  at,
  compare,
  divide,
  entry,
  negate,
  type Rational,
  rational,
  subtract,
} from "../../numbers/index.js";
import type { LinearPart } from "../linear-parts.js";

/** The points where `low` ≤ value + w·(x − c) ≤ `high`, c the centre; undefined is no bound. */
export interface Slab {
  readonly value: Rational;
  readonly part: LinearPart;
  readonly low: Rational | undefined;
  readonly high: Rational | undefined;
}

/** The points of the ball in every slab; the whole ball if there is none. */
export type Domain = readonly Slab[];

/** α with w = α·u, u ≠ 0, or undefined if there is none. */
function ratioOf(w: LinearPart, u: LinearPart): Rational | undefined {
  const first = u.support[0];
  if (first === undefined || w.support.length !== u.support.length) return undefined;
  const [a, b] = [at(w.w.ints, first), at(u.w.ints, first)];
  for (const j of u.support) {
    if (at(w.w.ints, j) * b !== at(u.w.ints, j) * a) return undefined;
  }
  return a === 0n ? undefined : rational(a * u.w.den, b * w.w.den);
}

/** True if sign·(num/den + w·(x − c)) ≤ 0 follows from the bounds of one slab; sign is 1 or −1. */
export function followsFrom(
  slab: Slab,
  sign: bigint,
  num: bigint,
  den: bigint,
  part: LinearPart,
): boolean {
  const ratio = ratioOf(part, slab.part);
  if (ratio === undefined) return false;
  const factor = sign * ratio.num;
  const bound = factor > 0n ? slab.high : slab.low;
  if (bound === undefined) return false;
  // w·(x − c) = α(u·(x − c)), and sign·α(u·(x − c)) ≤ sign·α(bound − value) in the slab.
  const rise = factor * (bound.num * slab.value.den - slab.value.num * bound.den);
  return sign * num * ratio.den * bound.den * slab.value.den + rise * den <= 0n;
}

/** `t`, or the end of the interval that it is beyond. */
function clamped(t: Rational, low: Rational, high: Rational): Rational {
  if (compare(t, low) < 0) return low;
  return compare(t, high) > 0 ? high : t;
}

/**
 * An interval with x_k − c_k for every x of the domain.
 *
 * Statement  |x_k − c_k| ≤ μ in every norm; a slab whose w reads coordinate k only bounds it by
 *            (bound − value)/w_k. If no such x is in the domain, any interval may be given.
 * Ensures    −μ ≤ low ≤ high ≤ μ.
 */
export function rangeOf(
  domain: Domain,
  k: number,
  radius: Rational,
): { readonly low: Rational; readonly high: Rational } {
  let [low, high] = [negate(radius), radius];
  for (const { value, part, ...bounds } of domain) {
    if (part.support.length !== 1 || part.support[0] !== k) continue;
    const weight = entry(part.w, k);
    const endOf = (bound: Rational | undefined, none: Rational): Rational =>
      bound === undefined ? none : clamped(divide(subtract(bound, value), weight), low, high);
    const rises = weight.num > 0n;
    const first = endOf(rises ? bounds.low : bounds.high, low);
    const last = endOf(rises ? bounds.high : bounds.low, high);
    [low, high] = [first, compare(last, first) < 0 ? first : last];
  }
  return { low, high };
}
