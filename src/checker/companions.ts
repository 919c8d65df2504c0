// TRUSTED. Texts given beside a certificate: who gives a text asks about that very text.
// Imports only kernel and format.
import type { Refusal } from "../kernel/index.js";
import {
  encodeClaim,
  kindOfClaim,
  linesOf,
  type NamedClaim,
  type PointSource,
  sha256,
  RECORDS,
} from "../format/index.js";
import { type Chunks, differs, expectEnd, expectLine } from "./sources.js";

/** Texts given beside a certificate. */
export interface Companions {
  /** The dataset, `muball-dataset/1`: read if the certificate names it by digest, else compared. */
  readonly dataset?: Chunks;
  /** The network, `muball-network/1`: read if the certificate names it by digest, else compared. */
  readonly network?: Chunks;
  /** A claim, `muball-claim/1`: the certificate must be about this very claim. */
  readonly claim?: Chunks;
}

/** A refusal unless the claim of a memorization is the pinned one. */
export function pinDefect(claim: NamedClaim, pin: Chunks | undefined): Refusal | undefined {
  if (kindOfClaim(claim.claim) !== "memorization") return pinOfKindDefect(encodeClaim(claim), pin);
  if (pin === undefined) return undefined;
  const lines = linesOf(pin);
  const line = expectLine(lines, "a claim");
  if (line.verdict !== "line") return line;
  const pinned = RECORDS.claim.decode(line);
  if ("verdict" in pinned) return pinned;
  const end = expectEnd(lines);
  if (end !== undefined) return end;
  const got = encodeClaim(claim);
  return line.text === got ? undefined : differs("mismatched/claim", "/claim", line.text, got);
}

/** As `pinDefect` for another kind, whose pin names the kind and is compared as a text. */
export function pinOfKindDefect(own: string, pin: Chunks | undefined): Refusal | undefined {
  if (pin === undefined) return undefined;
  const lines = linesOf(pin);
  const line = expectLine(lines, "a claim");
  if (line.verdict !== "line") return line;
  const end = expectEnd(lines);
  if (end !== undefined) return end;
  return line.text === own ? undefined : differs("mismatched/claim", "/claim", line.text, own);
}

/** A digest of bytes as they are. */
function byteDigest(chunks: Chunks): string {
  const digest = sha256();
  for (const chunk of chunks) digest.update(chunk);
  return `sha256:${digest.hex()}`;
}

/**
 * What a certificate names: `network` is its source, `digest` that of the network that was read; both are
 * undefined if it is about none.
 */
export interface Named {
  readonly points: PointSource;
  readonly dataset: string;
  readonly network: string | undefined;
  readonly digest: string | undefined;
}

/**
 * A rejection unless texts given beside a certificate that holds its own network or points are the
 * very same: who gives a text asks about that text. Judged last, as nothing else reads them.
 */
export function companionDefect(named: Named, given: Companions): Refusal | undefined {
  const { network, digest = "no network" } = named;
  if ((network === "inline" || network === undefined) && given.network !== undefined) {
    const got = byteDigest(given.network);
    if (got !== digest) return differs("mismatched/network", "/network/source", digest, got);
  }
  if (named.points === "given" || given.dataset === undefined) return undefined;
  const { dataset } = named;
  const got = byteDigest(given.dataset);
  return got === dataset
    ? undefined
    : differs("mismatched/dataset", "/claim/dataset", dataset, got);
}
