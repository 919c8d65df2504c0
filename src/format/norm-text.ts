// TRUSTED. The one spelling of a norm: `inf`, or its exponent. Imports only kernel and format.
import { declined, LIMITS, type Norm, NORM_INFINITY, normOf, refuse } from "../kernel/index.js";
import { type Codec, mapped } from "./codec.js";
import { decodeRational } from "./rational-text.js";
import { text } from "./scalars.js";

/** The norm of a canonical text, or undefined: `inf` or a canonical rational p ≥ 1 within limits. */
export function decodeNorm(spelling: string): Norm | undefined {
  if (spelling === "inf") return NORM_INFINITY;
  if (spelling.length > 16) return undefined;
  const p = decodeRational(spelling);
  // p ≥ 1 has no larger denominator.
  return p === undefined || p.num > LIMITS["norm-terms"] ? undefined : normOf(p);
}

/** A norm; one that is not judged is declined. */
export const norm: Codec<Norm> = {
  ...mapped(
    text,
    (got) => decodeNorm(got) ?? refuse(declined({ code: "norm-exponent", got: got.slice(0, 80) })),
  ),
  shape: { kind: "text", name: "NORM", spelling: /^(inf|[1-9][0-9]?(\/[1-9][0-9]?)?)$/u },
};
