// TRUSTED. The three things a checker may say. A thrown fault is a bug and none of the three.
// Imports only kernel and format.
import type { MemorizationKind, NamedClaim, NetworkOrigin } from "../format/index.js";
import type { Finding, Memorization, Refusal } from "../kernel/index.js";

/** The claim is proved: `theorem` says what, the digests say of which dataset, claim and network. */
export interface Memorized {
  readonly verdict: "accepted";
  readonly kind: MemorizationKind;
  readonly theorem: Memorization;
  readonly claim: NamedClaim;
  readonly digests: { readonly claim: string; readonly network: string };
  /** The file given, which holds the network. */
  readonly from?: NetworkOrigin;
}

/** Something else is proved: `theorem` says what, of the dataset that `names` names. */
export interface Found {
  readonly verdict: "accepted";
  readonly kind: Finding["kind"];
  readonly theorem: Finding;
  readonly names: { readonly dataset: string; readonly classes: readonly string[] };
  /** `network` is that of the network, or of the map, if the statement is about one. */
  readonly digests: {
    readonly claim: string;
    readonly network?: string;
    readonly features?: string;
    readonly law?: string;
  };
  readonly from?: NetworkOrigin;
}

export type Accepted = Memorized | Found;

export type Verdict = Accepted | Refusal;

/** The answer about what a rule has shown. */
export function found(
  theorem: Finding,
  names: Found["names"],
  digests: Found["digests"],
  from?: NetworkOrigin,
): Found {
  const { kind } = theorem;
  const about = { names: Object.freeze(names), digests: Object.freeze(digests) };
  return Object.freeze({ verdict: "accepted", kind, theorem, ...about, ...(from && { from }) });
}
