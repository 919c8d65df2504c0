// TRUSTED. The reach of a sum of linear parts in the norm 2, from products of its parts: no vector is made for it.
// Imports only the kernel. ‖Σ f_j·w_j‖² = Σ_j Σ_k f_j·f_k·(w_j·w_k); docs/theory.md#l1.
import { at, type Rational } from "../../numbers/index.js";
import { wholeOf } from "../bounds/dyadic.js";
import { type Budget, KEPT, wordsOf } from "../budget.js";
import { commonDen, type LinearPart, type SumReach } from "../linear-parts.js";
import type { Norm } from "../norm.js";

/** Products kept before all are forgotten: some 100 MB. */
const PRODUCTS = 1_000_000;

/** Binary digits of a limb, its sign among them. */
const LIMB = 22;
/** So many products of two limbs, each at most 2^42 in size, add up to 2^53 at most: exactly. */
const EXACT_PRODUCTS = 2048;
/** Words of two parts up to which limbs cost less than bigints. */
const SHORT = 4;

/** Σ u_k·v_k of limbs over the columns. */
function dot(u: Float64Array, v: Float64Array, columns: readonly number[]): bigint {
  let sum = 0n;
  for (let from = 0; from < columns.length; from += EXACT_PRODUCTS) {
    let one = 0;
    for (let n = from; n < columns.length && n < from + EXACT_PRODUCTS; n += 1)
      one += (u[columns[n] ?? 0] ?? NaN) * (v[columns[n] ?? 0] ?? NaN);
    sum += BigInt(one);
  }
  return sum;
}

/** Reaches of sums for p = 2; none for other norms. Forgetting changes cost, never an answer. Cost: a product for each new pair; metered. */
export function sumReach(norm: Norm, radius: Rational): SumReach | undefined {
  if (norm.kind !== "two") return undefined;
  const known = new Map<LinearPart, Map<LinearPart, bigint>>();
  let kept = 0;
  /** The sum asked for last, part by part, with the square of each beginning: the next one often begins alike. */
  const sums: { readonly part: LinearPart; readonly factor: bigint; readonly square: bigint }[] =
    [];
  const split = new WeakMap<LinearPart, readonly Float64Array[]>();

  /** The integers of a part in limbs, the lowest first. */
  function limbsOf(part: LinearPart): readonly Float64Array[] {
    const known = split.get(part);
    if (known !== undefined) return known;
    const limbs: Float64Array[] = [];
    for (let rest = part.w.ints; rest.some((n) => n !== 0n); ) {
      const low = rest.map((n) => BigInt.asIntN(LIMB, n));
      limbs.push(Float64Array.from(low, (n) => wholeOf(n) ?? NaN));
      rest = rest.map((n, k) => (n - at(low, k)) >> BigInt(LIMB));
    }
    split.set(part, limbs);
    return limbs;
  }

  /** Σ a_k·b_k of the integers of two parts. */
  function product(a: LinearPart, b: LinearPart, budget: Budget): bigint {
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    const found = known.get(first)?.get(second);
    if (found !== undefined) return found;
    const words = KEPT * (first.words + second.words);
    budget.spend(first.words * second.words * first.support.length + words);
    let sum = 0n;
    if (first.words + second.words > SHORT) {
      for (const k of first.support) sum += at(first.w.ints, k) * at(second.w.ints, k);
    } else
      for (const [i, u] of limbsOf(first).entries())
        for (const [j, v] of limbsOf(second).entries())
          sum += dot(u, v, first.support) << BigInt(LIMB * (i + j));
    if (kept >= PRODUCTS) known.clear();
    kept = known.size === 0 ? 1 : kept + 1;
    known.set(first, (known.get(first) ?? new Map<LinearPart, bigint>()).set(second, sum));
    return sum;
  }

  return (weights, den, budget) => {
    const [[only, one] = []] = weights;
    if (only !== undefined && one !== undefined && weights.size === 1) {
      const { num, den: own } = only.reach.bound;
      budget.spend(2 * wordsOf(one) * wordsOf(num) + wordsOf(den) * wordsOf(own));
      return { bound: { num: one * one * num, den: den * den * own }, squared: true };
    }
    const common = commonDen(weights.keys(), budget);
    let [n, square] = [0, 0n];
    for (const [part, weight] of weights) {
      const factor = weight * (common / part.w.den);
      if (sums[n]?.part !== part || sums[n]?.factor !== factor) {
        sums.length = n;
        let half = 0n;
        for (const other of sums) {
          half += other.factor * product(part, other.part, budget);
          budget.spend(wordsOf(other.factor) * (part.words + other.part.words));
        }
        const whole = 2n * half + factor * product(part, part, budget);
        budget.spend(2 * wordsOf(factor) * wordsOf(whole));
        sums.push({ part, factor, square: square + factor * whole });
      }
      square = at(sums, n).square;
      n += 1;
    }
    const all = radius.den * common * den;
    budget.spend((wordsOf(square) + wordsOf(all)) ** 2);
    return { bound: { num: radius.num ** 2n * square, den: all * all }, squared: true };
  };
}
