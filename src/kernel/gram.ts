// TRUSTED. The reach of a sum of linear parts in the norm 2, from products of its parts: no vector is made for it.
// Imports only the kernel. ‖Σ f_j·w_j‖² = Σ_j Σ_k f_j·f_k·(w_j·w_k); docs/theory.md#l1.
import { lcm, type Rational, type Scaled } from "../numbers/index.js";
import { type Budget, KEPT, wordsOf } from "./budget.js";
import type { Reach } from "./reach.js";

/** One linear part w. Parts with the same id have the same w; id 0 is w = 0. */
export interface LinearPart {
  readonly id: number;
  readonly w: Scaled;
  readonly reach: Reach;
  /** The columns where w is not 0. */
  readonly support: readonly number[];
  /** The length of the longest number of w, in words. */
  readonly words: number;
}

/** Products kept before all are forgotten: some 100 MB. */
const PRODUCTS = 1_000_000;

/** The common denominator of some parts. */
export function commonDen(parts: Iterable<LinearPart>, budget: Budget): bigint {
  let common = 1n;
  for (const { w } of parts) {
    budget.spend((wordsOf(common) + wordsOf(w.den)) ** 2);
    if (common % w.den !== 0n) common = lcm(common, w.den);
  }
  return common;
}

/** The reach of Σ weight·part / den, den > 0. */
export type SumReach = (
  weights: ReadonlyMap<LinearPart, bigint>,
  den: bigint,
  budget: Budget,
) => Reach;

/** Reaches of sums for p = 2. Forgetting changes cost, never an answer. Cost: a product for each new pair; metered. */
export function sumReach(radius: Rational): SumReach {
  const known = new Map<LinearPart, Map<LinearPart, bigint>>();
  let kept = 0;

  /** Σ a_k·b_k of the integers of two parts. */
  function product(a: LinearPart, b: LinearPart, budget: Budget): bigint {
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    const found = known.get(first)?.get(second);
    if (found !== undefined) return found;
    const words = KEPT * (first.words + second.words);
    budget.spend(first.words * second.words * first.support.length + words);
    let sum = 0n;
    const [u, v] = [first.w.ints, second.w.ints];
    for (const k of first.support) sum += (u[k] ?? 0n) * (v[k] ?? 0n);
    if (kept >= PRODUCTS) known.clear();
    kept = known.size === 0 ? 1 : kept + 1;
    known.set(first, (known.get(first) ?? new Map<LinearPart, bigint>()).set(second, sum));
    return sum;
  }

  return (weights, den, budget) => {
    const common = commonDen(weights.keys(), budget);
    const before: (readonly [LinearPart, bigint])[] = [];
    let square = 0n;
    for (const [part, weight] of weights) {
      const factor = weight * (common / part.w.den);
      let half = 0n;
      for (const [other, own] of before) {
        const one = product(part, other, budget);
        budget.spend(wordsOf(own) * wordsOf(one));
        half += own * one;
      }
      const whole = 2n * half + factor * product(part, part, budget);
      square += factor * whole;
      budget.spend(2 * wordsOf(factor) * wordsOf(whole));
      before.push([part, factor]);
    }
    const all = radius.den * common * den;
    return { bound: { num: radius.num ** 2n * square, den: all * all }, squared: true };
  };
}
