// UNTRUSTED. A bounded value let through by a bit (docs/theory.md, gadget B7).
import { negate, ONE, type Rational } from "../../numbers/index.js";
import { type Affine, combine, shifted, type Term } from "../affine.js";

/** λ + top·q as one form: what has to be carried to the gate. */
export function raised(lambda: Affine, q: readonly Term[], top: Rational): Affine {
  const scaled = q.map(([factor, form]): Term => [{ ...factor, num: factor.num * top.num }, form]);
  return combine(lambda.level, [[ONE, lambda], ...scaled]);
}

/**
 * The pre-activation of λ·q = max(0, (λ + top·q) − top), given λ + top·q.
 *
 * Domain  q ∈ {0, 1} and 0 < λ < top; it is λ or λ − top there, so never 0.
 */
export function gateForm(sum: Affine, top: Rational): Affine {
  return shifted(sum, negate(top));
}
