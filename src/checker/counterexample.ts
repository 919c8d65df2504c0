// TRUSTED. The kind `counterexample`: a point of a ball with another label refutes a claim.
// Imports only kernel and format. Order of judgement: header, network, pinned claim, points, witness, end.
import { openCounterexample, type Refusal } from "../kernel/index.js";
import { type Line, type Lines, HEADERS } from "../format/index.js";
import type { Companions } from "./companions.js";
import { finish, unpinned } from "./found.js";
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
  const header = HEADERS.counterexample.decode(first);
  if ("verdict" in header) return header;
  const read = networkOf(lines, header.network, companions.network);
  if (read.verdict !== "network") return read;
  const pin = HEADERS.counterexample.claimLine(header.claim);
  const other = unpinned(pin, companions);
  if (other !== undefined) return other;
  const { claim, dataset, classes } = header.claim;
  const inquiry = openCounterexample(claim, read.network, header.witness);
  if ("verdict" in inquiry) return inquiry;
  const named = { dataset, classes, setting: claim };
  const network = { source: header.network.source, read };
  return finish(lines, { named, pin, points: header.points, network }, companions, inquiry);
}
