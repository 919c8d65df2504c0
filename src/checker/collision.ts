// TRUSTED. The kind `collision`: a linear map sends points of two balls with different labels to one image.
// Imports only kernel and format. Order of judgement: header, map, pinned claim, points, witness, end.
import { openCollision, type Refusal } from "../kernel/index.js";
import { type Line, type Lines, HEADERS } from "../format/index.js";
import type { Companions } from "./companions.js";
import { finish, unpinned } from "./found.js";
import { networkOf } from "./sources.js";
import type { Found } from "./verdict.js";

/**
 * Judges a collision from its header line on.
 *
 * Statement  `accepted` ⇒ no network that reads its input through the map with the named digest alone
 *            memorizes the dataset at this radius: docs/theory.md#collision.
 * Cost       two images; memory: the map, one line, two points.
 */
export function judgeCollision(first: Line, lines: Lines, companions: Companions): Found | Refusal {
  const header = HEADERS.collision.decode(first);
  if ("verdict" in header) return header;
  const read = networkOf(lines, header.network, companions.network);
  if (read.verdict !== "network") return read;
  const pin = HEADERS.collision.claimLine(header.claim);
  const other = unpinned(pin, companions);
  if (other !== undefined) return other;
  const inquiry = openCollision(header.claim.setting, read.network, header.witness);
  if ("verdict" in inquiry) return inquiry;
  const network = { source: header.network.source, read };
  const stated = { named: header.claim, pin, points: header.points, network };
  return finish(lines, stated, companions, inquiry);
}
