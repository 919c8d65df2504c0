// UNTRUSTED. ‖t‖_p of a rational vector: exact where it is rational, else between decimals rounded outward.
// May import kernel, dataset, bounds. The dual exponent q has 1/p + 1/q = 1.
import { point } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import { encloseMeasure, exactMeasure, type Exponent } from "../dataset/measure.js";
import { encloseRoot, exactRoot } from "../dataset/roots.js";
import type { Norm } from "../kernel/index.js";
import { power, type Rational, type Scaled } from "../numbers/index.js";

/** Significant digits of what is rounded. */
const DIGITS = 30;

/** x^(1/k): itself if that is rational, else two decimals about it. Requires: x ≥ 0, k ≥ 1. */
export function rootOf(x: Rational, k: bigint): Enclosure {
  const exact = exactRoot(x, k);
  return exact === undefined ? encloseRoot(x, k, DIGITS) : point(exact);
}

/** q with 1/p + 1/q = 1. */
export function dualExponent(norm: Norm): Exponent {
  switch (norm.kind) {
    case "one":
      return { kind: "infinity" };
    case "two":
      return { kind: "integer", n: 2n };
    case "infinity":
      return { kind: "integer", n: 1n };
    case "power": {
      const { a, b } = norm;
      return a - b === 1n ? { kind: "integer", n: a } : { kind: "fraction", a, b: a - b };
    }
  }
}

/**
 * ‖t‖_p.
 *
 * Ensures  equal ends if p = 1 or p = ∞, or if the norm is rational and p an integer.
 */
export function lengthOf(t: Scaled, exponent: Exponent): Enclosure {
  switch (exponent.kind) {
    case "infinity":
      return point(exactMeasure(t, exponent));
    case "integer":
      return rootOf(exactMeasure(t, exponent), exponent.n);
    case "fraction": {
      const { a, b } = exponent;
      const sum = encloseMeasure(t, exponent, DIGITS + 10);
      return {
        lower: encloseRoot(power(sum.lower, b), a, DIGITS).lower,
        upper: encloseRoot(power(sum.upper, b), a, DIGITS).upper,
      };
    }
  }
}

/** ‖w‖_q, the Lipschitz constant of x ↦ w·x in ℓ_p. */
export function dualLength(w: Scaled, norm: Norm): Enclosure {
  return lengthOf(w, dualExponent(norm));
}
