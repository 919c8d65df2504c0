// TRUSTED. What a checker says that accepts another kind than memorization.
// Imports only kernel and format.
import type { NetworkOrigin } from "../format/index.js";
import type { Finding } from "../kernel/index.js";

/** Something is proved: `theorem` says what, of the dataset that `names` names. */
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
  /** The file given, which holds the network. */
  readonly from?: NetworkOrigin;
}

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
