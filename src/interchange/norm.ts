// UNTRUSTED. Norm exponents as programs give them. May import kernel, format.
import { encodeNorm } from "../writing/index.js";
import { LIMITS } from "../kernel/index.js";
import { type Norm, NORM_INFINITY, normOf } from "../kernel/index.js";
import { type Exact, rationalFrom } from "./exact.js";
import { InterchangeError, shownValue } from "./interchange-error.js";

const NEXT = 'give 1, 2, "inf", or a rational that is at least 1, such as 3 or "3/2"';

/**
 * The norm with the exponent p: `1`, `2`, `"inf"`, `"3/2"`.
 *
 * Fails  InterchangeError: p below 1, or with a numerator or denominator above 64.
 */
export function normFrom(p: Exact): Norm {
  if (p === "inf" || p === Infinity) return NORM_INFINITY;
  const exponent = rationalFrom(p, "norm");
  const norm = normOf(exponent);
  const largest = BigInt(LIMITS["norm-terms"]);
  if (norm !== undefined && exponent.num <= largest && exponent.den <= largest) return norm;
  const expected =
    norm === undefined ? "p ≥ 1" : `numerator and denominator of p at most ${largest}`;
  throw new InterchangeError({ place: "norm", expected, got: shownValue(p), next: NEXT });
}

/** `"1"`, `"2"`, `"inf"`, `"3/2"`. */
export function normName(norm: Norm): string {
  return encodeNorm(norm);
}
