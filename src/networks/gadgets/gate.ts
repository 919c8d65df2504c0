// UNTRUSTED. A bounded value let through by a bit (docs/theory.md, gadget B7).
import { ONE, type Rational } from "../../kernel/index.js";
import { negate } from "../../kernel/index.js";
import { type Affine, combine } from "../affine.js";

/**
 * The pre-activation of λ·q = max(0, λ + top·q − top).
 *
 * Domain  q ∈ {0, 1} and 0 < λ < top; it is λ or λ − top there, so never 0.
 */
export function gateForm(lambda: Affine, q: Affine, top: Rational): Affine {
  return combine(
    lambda.level,
    [
      [ONE, lambda],
      [top, q],
    ],
    negate(top),
  );
}
