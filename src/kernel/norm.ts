// TRUSTED. The norm exponents a claim may name, and comparisons of p-th powers without roots.
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
