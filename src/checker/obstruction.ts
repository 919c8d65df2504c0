// TRUSTED. The kind `obstruction`: no network has one activation region a ball.
// Imports only kernel and format. Order of judgement: header, pinned claim, links, points, family, end.
import { type Link, openObstruction, type Refusal } from "../kernel/index.js";
import {
  decodeLink,
  decodeObstructionHeader,
  type Line,
  type Lines,
  settingValue,
} from "../format/index.js";
import type { Companions } from "./companions.js";
import { finish, unpinned } from "./found.js";
import { expectLine } from "./sources.js";
import type { Found } from "./verdict.js";

function readLinks(lines: Lines, count: number): readonly Link[] | Refusal {
  const links: Link[] = [];
  while (links.length < count) {
    const line = expectLine(lines, "a link");
    if (line.verdict !== "line") return line;
    const link = decodeLink(line);
    if ("verdict" in link) return link;
    links.push(link);
  }
  return links;
}

/**
 * Judges an obstruction from its header line on.
 *
 * Statement  `accepted` ⇒ no network memorizes the dataset with the named digest at this radius with one
 *            activation region a ball: docs/theory.md#obstruction.
 * Cost       d multiplications a member of a link; memory: the family and its links.
 */
export function judgeObstruction(
  first: Line,
  lines: Lines,
  companions: Companions,
): Found | Refusal {
  const header = decodeObstructionHeader(first);
  if ("verdict" in header) return header;
  const value = settingValue(header.claim);
  const other = unpinned("obstruction", value, companions);
  if (other !== undefined) return other;
  const links = readLinks(lines, header.links);
  if ("verdict" in links) return links;
  const { family, distance, points } = header;
  const inquiry = openObstruction(header.claim.setting, { family, distance, links });
  if ("verdict" in inquiry) return inquiry;
  return finish(lines, { named: header.claim, value, points }, companions, inquiry);
}
