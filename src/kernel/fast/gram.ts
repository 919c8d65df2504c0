// TRUSTED. The reach of a sum of linear parts in the norm 2, from products of its parts: no vector is made for it.
// Imports only the kernel. ‖Σ f_j·w_j‖² = Σ_j Σ_k f_j·f_k·(w_j·w_k); docs/theory.md#l1.
import type { Rational } from "../../numbers/index.js";
import { EXACT } from "../bounds/dyadic.js";
import { type Budget, KEPT, wordsOf } from "../budget.js";
import { commonDen, type LinearPart, type SumReach } from "../linear-part.js";
import type { Norm } from "../norm.js";
import { shortOf } from "./short.js";

/** Products kept before all are forgotten: some 100 MB. */
const PRODUCTS = 1_000_000;

/** Reaches of sums for p = 2; none for other norms. Forgetting changes cost, never an answer. Cost: a product for each new pair; metered. */
export function sumReach(norm: Norm, radius: Rational): SumReach | undefined {
  if (norm.kind !== "two") return undefined;
  const known = new Map<LinearPart, Map<LinearPart, bigint>>();
  let kept = 0;

  const shorts = new WeakMap<LinearPart, Float64Array>();
  const NONE = new Float64Array(0);

  /** The integers of a part in doubles, none if one is long. */
  function shortPart(part: LinearPart): Float64Array {
    const known = shorts.get(part);
    if (known !== undefined) return known;
    const own = shortOf({ ints: part.w.ints, den: 1n })?.ints ?? NONE;
    shorts.set(part, own);
    return own;
  }

  /** Σ a_k·b_k in doubles, if no sum of sizes reaches 2^53. */
  function shortProduct(a: LinearPart, b: LinearPart): number | undefined {
    const [u, v] = [shortPart(a), shortPart(b)];
    let [sum, size] = [0, 0];
    for (const k of a.support) {
      const one = (u[k] ?? NaN) * (v[k] ?? NaN);
      sum += one;
      size += one < 0 ? -one : one;
    }
    return size < EXACT ? sum : undefined;
  }

  /** Σ a_k·b_k of the integers of two parts. */
  function product(a: LinearPart, b: LinearPart, budget: Budget): bigint {
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    const found = known.get(first)?.get(second);
    if (found !== undefined) return found;
    const words = KEPT * (first.words + second.words);
    budget.spend(first.words * second.words * first.support.length + words);
    const short = shortProduct(first, second);
    let sum = short === undefined ? 0n : BigInt(short);
    const [u, v] = [first.w.ints, second.w.ints];
    if (short === undefined) for (const k of first.support) sum += (u[k] ?? 0n) * (v[k] ?? 0n);
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
