// UNTRUSTED. What a search for a proof gives: the proof, or what the last try misses.
// May import kernel.
import type { Shortfall } from "../kernel/index.js";

/** What is not shown, in which case, on which piece. */
export interface Missing extends Shortfall {
  /** The open units of positive weight that are z in the case that fails. */
  readonly active: readonly number[];
  /** The piece of each split on the way; empty on the whole ball. */
  readonly pieces: readonly number[];
}

export type Finding<T> = { readonly proof: T } | { readonly missing: Missing };

export function missing(shortfall: Shortfall): { readonly missing: Missing } {
  return { missing: { active: [], pieces: [], ...shortfall } };
}
