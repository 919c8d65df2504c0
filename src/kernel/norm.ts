// TRUSTED. The norm exponents a claim may name, and the sizes of vectors in them.
// Imports only the kernel.
import { equals, ONE, type Rational, rational } from "../numbers/index.js";

/** p = 1, 2, ∞, or p = a/b > 1 in lowest terms with p ≠ 2. */
export type Norm =
  | { readonly kind: "one" }
  | { readonly kind: "two" }
  | { readonly kind: "infinity" }
  | { readonly kind: "power"; readonly a: bigint; readonly b: bigint };

export const NORM_ONE: Norm = Object.freeze({ kind: "one" });
export const NORM_TWO: Norm = Object.freeze({ kind: "two" });
export const NORM_INFINITY: Norm = Object.freeze({ kind: "infinity" });

/** The norm with exponent p, or undefined if p < 1 (then ‖·‖_p is no norm). */
export function normOf(p: Rational): Norm | undefined {
  if (p.num < p.den) return undefined;
  if (equals(p, ONE)) return NORM_ONE;
  if (equals(p, rational(2n))) return NORM_TWO;
  return Object.freeze({ kind: "power", a: p.num, b: p.den });
}

/** The size of a vector of integers in the norm 1, 2 (its square) or ∞: Σ|n|, Σn² or max|n|. */
export function sizeIn(norm: "one" | "two" | "infinity", ints: readonly bigint[]): bigint {
  let size = 0n;
  for (const n of ints) {
    if (n === 0n) continue;
    const own = n < 0n ? -n : n;
    if (norm === "one") size += own;
    else if (norm === "two") size += n * n;
    else if (own > size) size = own;
  }
  return size;
}
