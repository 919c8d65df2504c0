// TRUSTED. The kind `obstruction`: no network has one activation region a ball.
// Imports only kernel and format. Order of judgement: header, pinned claim, links, points, family, end.
import { openObstruction, type Refusal } from "../kernel/index.js";
import { type Line, type Lines, HEADERS, RECORDS } from "../format/index.js";
import type { Companions } from "./companions.js";
import { finish, unpinned } from "./found.js";
import { readEach } from "./sources.js";
import type { Found } from "./verdict.js";

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
  const header = HEADERS.obstruction.decode(first);
  if ("verdict" in header) return header;
  const pin = HEADERS.obstruction.claimLine(header.claim);
  const other = unpinned(pin, companions);
  if (other !== undefined) return other;
  const links = readEach(lines, header.links, "a link", RECORDS.link.decode);
  if ("verdict" in links) return links;
  const { family, distance, points } = header;
  const inquiry = openObstruction(header.claim.setting, { family, distance, links });
  if ("verdict" in inquiry) return inquiry;
  return finish(lines, { named: header.claim, pin, points }, companions, inquiry);
}
