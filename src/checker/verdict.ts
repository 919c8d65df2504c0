// TRUSTED. The three things a checker may say. A thrown fault is a bug and none of the three.
// Imports only kernel and format.
import type { Refusal, Theorem } from "../kernel/index.js";
import type { NamedClaim } from "../format/index.js";

/** The claim is proved: `theorem` says what, the digests say of which dataset, claim and network. */
export interface Accepted {
  readonly verdict: "accepted";
  readonly theorem: Theorem;
  readonly claim: NamedClaim;
  readonly digests: { readonly claim: string; readonly network: string };
}

export type Verdict = Accepted | Refusal;
