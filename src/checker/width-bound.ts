// TRUSTED. The kind `width-bound`: no first layer of a rank is wide enough for a dataset.
// Imports only kernel and format. Order of judgement: header, pinned claim, pairs, points, bound, end.
import { openWidthBound, type Refusal, type WeightedPair } from "../kernel/index.js";
import {
  decodeWeightedPair,
  decodeWidthBoundHeader,
  type Line,
  type Lines,
  rankValue,
} from "../format/index.js";
import type { Companions } from "./companions.js";
import { finish, unpinned } from "./found.js";
import { expectLine } from "./sources.js";
import type { Found } from "./verdict.js";

function readPairs(lines: Lines, count: number): readonly WeightedPair[] | Refusal {
  const pairs: WeightedPair[] = [];
  while (pairs.length < count) {
    const line = expectLine(lines, "a weighted pair");
    if (line.verdict !== "line") return line;
    const pair = decodeWeightedPair(line);
    if ("verdict" in pair) return pair;
    pairs.push(pair);
  }
  return pairs;
}

/**
 * Judges a width bound from its header line on.
 *
 * Statement  `accepted` ⇒ no network whose first layer has the rank of the claim or less memorizes the
 *            dataset with the named digest at this radius: docs/theory.md#width-bound.
 * Cost       elimination in a matrix of one row a pair; memory: the points of the pairs.
 */
export function judgeWidthBound(
  first: Line,
  lines: Lines,
  companions: Companions,
): Found | Refusal {
  const header = decodeWidthBoundHeader(first);
  if ("verdict" in header) return header;
  const { claim, shift, points } = header;
  const value = rankValue(claim);
  const other = unpinned("width-bound", value, companions);
  if (other !== undefined) return other;
  const pairs = readPairs(lines, header.pairs);
  if ("verdict" in pairs) return pairs;
  const inquiry = openWidthBound(claim.setting, { rank: claim.rank, shift, pairs });
  if ("verdict" in inquiry) return inquiry;
  return finish(lines, { named: claim, value, points }, companions, inquiry);
}
