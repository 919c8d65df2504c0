// UNTRUSTED. The exponent of SEPARABLE. May import kernel.
import {
  type Form,
  type Ground,
  type Level,
  type Norm,
  type Separable,
  separableDefect,
  type Shortfall,
} from "../kernel/index.js";
import { type Rational, compare, ZERO } from "../numbers/index.js";
import { type Finding, missing } from "./finding.js";

/** The exponents that a norm allows. In the ball of p < 2 the squares are bounded too, as it lies in that of 2. */
function exponentsOf(norm: Norm): readonly number[] {
  switch (norm.kind) {
    case "one":
      return [1, 2, 0];
    case "two":
      return [2, 0];
    case "infinity":
      return [0];
    case "power":
      return norm.a < 2n * norm.b ? [2, 0] : [0];
  }
}

/** A proof by SEPARABLE with the first exponent that shows the form; else what the best of them misses. */
export function findSeparable(
  form: Form,
  alpha: Rational,
  level: Level,
  ground: Ground,
): Finding<Separable> {
  let best: Shortfall | undefined;
  for (const exponent of exponentsOf(ground.parts.norm)) {
    const defect = separableDefect(form, { alpha, exponent }, level, ground);
    if (defect === undefined) return { proof: { alpha, exponent } };
    if (best === undefined || compare(defect.value, best.value) < 0) best = defect;
  }
  return missing(best ?? { unit: undefined, value: ZERO, reach: ZERO, squared: false });
}
