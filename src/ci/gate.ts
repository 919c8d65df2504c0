// UNTRUSTED. Gates: what an accepted certificate must prove to be let through. Exact data of the verdict is
// compared, and nothing else: a gate can only refuse what the checker has accepted. May import format, report.
import type { NamedClaim } from "../format/index.js";
import type { Kind } from "../writing/index.js";
import { kindOfAccepted } from "../report/accepted-data.js";
import type { AcceptedOut } from "../report/accepted-line.js";
import { type Shortfall, shortfall } from "./at-least.js";

/** Why a gate does not let a certificate through. */
export type GateFailure =
  | { readonly gate: "kind" | "pin"; readonly wanted: string; readonly got: string }
  | ({ readonly gate: "at-least" } & (
      | Shortfall
      | { readonly part: "kind"; readonly wanted: string; readonly got: string }
    ));

/** What is asked of every accepted certificate. */
export interface Gates {
  /** Kinds that are let through; undefined: every kind. */
  readonly kinds: readonly Kind[] | undefined;
  /** The digest that the claim of a file must have; undefined: files need no pin. */
  readonly pinOf: ((file: string) => string | undefined) | undefined;
  /** The claim that must be covered. */
  readonly atLeast: NamedClaim | undefined;
}

function atLeastFailure(
  pinned: NamedClaim | undefined,
  accepted: AcceptedOut,
): GateFailure | undefined {
  if (pinned === undefined) return undefined;
  if (!("claim" in accepted)) {
    const wanted = "memorization or eta-robust";
    return { gate: "at-least", part: "kind", wanted, got: kindOfAccepted(accepted) };
  }
  const short = shortfall(pinned, accepted.claim);
  return short && { gate: "at-least", ...short };
}

/** The first gate that does not let it through, or undefined. */
export function gateFailure(
  { kinds, pinOf, atLeast }: Gates,
  file: string,
  accepted: AcceptedOut,
): GateFailure | undefined {
  const kind = kindOfAccepted(accepted);
  if (kinds !== undefined && !kinds.includes(kind)) {
    return { gate: "kind", wanted: kinds.join(","), got: kind };
  }
  if (pinOf !== undefined) {
    const wanted = pinOf(file);
    const got = accepted.digests.claim;
    if (wanted === undefined) return { gate: "pin", wanted: "a pin", got: "none" };
    if (wanted !== got) return { gate: "pin", wanted, got };
  }
  return atLeastFailure(atLeast, accepted);
}
