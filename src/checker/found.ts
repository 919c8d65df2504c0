// TRUSTED. The end of every judgement but that of a memorization: points, conclusion, digests.
// Imports only kernel and format.
import type { Inquiry, Refusal } from "../kernel/index.js";
import { digestOf, type Lines, type NamedSetting, type PointSource } from "../format/index.js";
import { companionDefect, type Companions, pinOfKindDefect } from "./companions.js";
import { conclude } from "./points.js";
import type { NamedNetwork } from "./sources.js";
import type { Found } from "./verdict.js";

/** What a certificate says it is about. */
export interface Stated {
  readonly named: NamedSetting;
  /** The line that pins the claim. */
  readonly pin: string;
  readonly points: PointSource;
  /** Where the network or map comes from, if the statement is about one, and what was read. */
  readonly network?: { readonly source: string; readonly read: NamedNetwork };
}

/** A refusal unless the claim is the pinned one, if one is pinned. */
export function unpinned(pin: string, companions: Companions): Refusal | undefined {
  return pinOfKindDefect(pin, companions.claim);
}

/**
 * Gives the points to the inquiry and makes the verdict.
 *
 * Ensures  accepted only with a finding of the kernel about the very texts that the digests name.
 */
export function finish(
  lines: Lines,
  { named, pin, points, network }: Stated,
  companions: Companions,
  inquiry: Inquiry,
): Found | Refusal {
  const theorem = conclude(lines, named, points, companions.dataset, inquiry);
  if ("verdict" in theorem) return theorem;
  const { dataset, classes } = named;
  const digest = network?.read.digest;
  const other = companionDefect({ points, dataset, network: network?.source, digest }, companions);
  if (other !== undefined) return other;
  const { kind } = theorem;
  const claim = digestOf(`${pin}\n`);
  const digests = Object.freeze(digest === undefined ? { claim } : { claim, network: digest });
  const names = Object.freeze({ dataset, classes });
  return Object.freeze({ verdict: "accepted", kind, theorem, names, digests });
}
