// TRUSTED. The kind `width-bound`: no first layer of a rank is wide enough for a dataset.
// Imports only kernel and format. Order of judgement: header, pinned claim, pairs or nodes, points,
// bound, end.
import { openWidthBound, type Refusal, type WidthWitness } from "../kernel/index.js";
import { type Line, type Lines, HEADERS, RECORDS, type HeaderOf } from "../format/index.js";
import type { Companions } from "./companions.js";
import { finish, unpinned } from "./found.js";
import { readEach } from "./sources.js";
import type { Found } from "./verdict.js";

function readWitness(lines: Lines, header: HeaderOf<"width-bound">): WidthWitness | Refusal {
  const { rank } = header.claim;
  if ("nodes" in header) {
    const nodes = readEach(
      lines,
      header.nodes,
      "a node of the covering",
      RECORDS.coveringNode.decode,
    );
    return "verdict" in nodes ? nodes : { rank, nodes };
  }
  const { shift } = header;
  const pairs = readEach(lines, header.pairs, "a weighted pair", RECORDS.weightedPair.decode);
  return "verdict" in pairs ? pairs : { rank, shift, pairs };
}

/**
 * Judges a width bound from its header line on.
 *
 * Statement  `accepted` ⇒ no network whose first layer has the rank of the claim or less memorizes the
 *            dataset with the named digest at this radius: docs/theory.md#width-bound.
 * Cost       elimination in a matrix of one row a pair, or a look at each node; memory: the evidence and the
 *            points of its pairs.
 */
export function judgeWidthBound(
  first: Line,
  lines: Lines,
  companions: Companions,
): Found | Refusal {
  const header = HEADERS["width-bound"].decode(first);
  if ("verdict" in header) return header;
  const { claim, points } = header;
  const pin = HEADERS["width-bound"].claimLine(claim);
  const other = unpinned(pin, companions);
  if (other !== undefined) return other;
  const witness = readWitness(lines, header);
  if ("verdict" in witness) return witness;
  const inquiry = openWidthBound(claim.setting, witness);
  if ("verdict" in inquiry) return inquiry;
  return finish(lines, { named: claim, pin, points }, companions, inquiry);
}
