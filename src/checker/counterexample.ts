// TRUSTED. The kind `counterexample`: a point of a ball with another label refutes a claim.
// Imports only kernel and format. Order of judgement: header, network, pinned claim, points, witness, end.
import { openCounterexample, type Refusal } from "../kernel/index.js";
import {
  claimValue,
  decodeCounterexampleHeader,
  digestOf,
  encodeClaimOfKind,
  type Line,
  type Lines,
} from "../format/index.js";
import { companionDefect, type Companions, pinOfKindDefect } from "./companions.js";
import { conclude } from "./points.js";
import { networkOf } from "./sources.js";
import type { Found } from "./verdict.js";

/**
 * Judges a counterexample from its header line on.
 *
 * Statement  `accepted` ⇒ the claim in the header is false of the dataset and the network with the named
 *            digests: docs/theory.md#counterexample.
 * Cost       one exact evaluation; memory: the network, one line, one point.
 */
export function judgeCounterexample(
  first: Line,
  lines: Lines,
  companions: Companions,
): Found | Refusal {
  const header = decodeCounterexampleHeader(first);
  if ("verdict" in header) return header;
  const read = networkOf(lines, header, companions.network);
  if (read.verdict !== "network") return read;
  const { claim, dataset, classes } = header.claim;
  const pinned = encodeClaimOfKind("counterexample", claimValue(header.claim));
  const other = pinOfKindDefect(pinned, companions.claim);
  if (other !== undefined) return other;
  const inquiry = openCounterexample(claim, read.network, header.witness);
  if ("verdict" in inquiry) return inquiry;
  const named = { dataset, classes, setting: claim };
  const theorem = conclude(lines, named, header.points, companions.dataset, inquiry);
  if ("verdict" in theorem) return theorem;
  const end = companionDefect({ ...header, dataset, digest: read.digest }, companions);
  if (end !== undefined) return end;
  const digests = { claim: digestOf(`${pinned}\n`), network: read.digest };
  const names = Object.freeze({ dataset, classes });
  return Object.freeze({ verdict: "accepted", kind: theorem.kind, theorem, names, digests });
}
