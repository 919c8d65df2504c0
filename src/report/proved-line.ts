// UNTRUSTED. One line that says exactly what was proved. May import kernel, format.
import { encodeRational, type NamedClaim, type NetworkOrigin } from "../format/index.js";
import { encodeNorm } from "../writing/index.js";
import type { Memorization } from "../kernel/index.js";
import { shown } from "./number.js";

/** What an accepted certificate proves. */
export interface Proved {
  readonly theorem: Memorization;
  readonly claim: NamedClaim;
  readonly digests: { readonly claim: string; readonly network: string };
  /** The file that the checker read the network in. */
  readonly from?: NetworkOrigin;
}

const REGIONS: Readonly<Record<Memorization["statement"], string>> = {
  "one-activation-region": "one-activation-region-per-ball",
  "one-linear-region": "one-linear-region-per-ball",
  "label-only": "none",
};

/** Name and text of everything that was proved, in the order of the line. */
function fieldsOf({ theorem, digests }: Proved): readonly (readonly [string, string])[] {
  const { points, dimension, classes, norm, radius, rule, ratio, error } = theorem.claim;
  const { width, depth, parameters, nonzero, bits } = theorem.size;
  return [
    ...(error === undefined ? [] : [["kind", "eta-robust"] as const]),
    ["N", `${points}`],
    ["d", `${dimension}`],
    ["C", `${classes}`],
    ["p", encodeNorm(norm)],
    ["radius", encodeRational(radius)],
    ...(ratio === undefined ? [] : [["ρ≥", encodeRational(ratio)] as const]),
    ...(error === undefined ? [] : [["error≤", encodeRational(error)] as const]),
    ["rule", rule.kind],
    ["region", REGIONS[theorem.statement]],
    ["rules", theorem.rules.join(",")],
    ["width", `${width}`],
    ["depth", `${depth}`],
    ["parameters", `${parameters}`],
    ["nonzero", `${nonzero}`],
    ["bits", `${bits}`],
    ["claim", digests.claim],
    ["network", digests.network],
  ];
}

/**
 * `accepted N=150 d=4 C=3 p=2 radius=1/800 ρ≥1/50 rule=exact region=… rules=ball,cut width=… … network=sha256:…`.
 *
 * Without `construction`, which the checker does not judge, unless one is given.
 */
export function provedLine(proved: Proved, construction?: string): string {
  const fields = fieldsOf(proved).map(([name, text]) =>
    /[≥≤]$/u.test(name) ? `${name}${text}` : `${name}=${text}`,
  );
  const place = fields.findIndex((field) => field.startsWith("claim="));
  if (construction !== undefined) fields.splice(place, 0, `construction=${construction}`);
  return ["accepted", ...fields].join(" ");
}

/** What a claim with an error does not say, in words; no line for a claim without one. */
export function leftOutLines({ theorem }: Proved): readonly string[] {
  const { error } = theorem.claim;
  if (error === undefined) return [];
  return [
    `In each ball, a part with at most ${shown(error)} of its volume may have another label.`,
    "So this is not robustness on whole balls: an adversary may search for such points.",
  ];
}
