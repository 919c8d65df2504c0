// TRUSTED. The kind `preserving-map`: a linear map keeps all balls with different labels apart.
// Imports only kernel and format. Order of judgement: header, map, pinned claim, matrix, multipliers,
// points, pairs, end.
import { at, openPreservation, type Refusal } from "../kernel/index.js";
import { type Line, type Lines, HEADERS, RECORDS } from "../format/index.js";
import type { Companions } from "./companions.js";
import { finish, unpinned } from "./found.js";
import { networkOf, readEach, readRows } from "./sources.js";
import type { Found } from "./verdict.js";

/**
 * Judges a preserving map from its header line on.
 *
 * Statement  `accepted` ⇒ the images of any two closed balls with different labels under the map with the
 *            named digest are disjoint: docs/theory.md#preserving-map.
 * Cost       2d multiplications a pair of points with different labels; memory: all points.
 */
export function judgePreservingMap(
  first: Line,
  lines: Lines,
  companions: Companions,
): Found | Refusal {
  const header = HEADERS["preserving-map"].decode(first);
  if ("verdict" in header) return header;
  const read = networkOf(lines, header.network, companions.network);
  if (read.verdict !== "network") return read;
  const pin = HEADERS["preserving-map"].claimLine(header.claim);
  const other = unpinned(pin, companions);
  if (other !== undefined) return other;
  const rank = at(header.network.widths, 0);
  const matrix = readRows(lines, { inputs: rank, widths: [rank] });
  if (matrix.verdict !== "network") return matrix;
  const multipliers = readEach(
    lines,
    header.multipliers,
    "a multiplier",
    RECORDS.multiplier.decode,
  );
  if ("verdict" in multipliers) return multipliers;
  const witness = { matrix: matrix.network, multipliers };
  const inquiry = openPreservation(header.claim.setting, read.network, witness);
  if ("verdict" in inquiry) return inquiry;
  const network = { source: header.network.source, read };
  const stated = { named: header.claim, pin, points: header.points, network };
  return finish(lines, stated, companions, inquiry);
}
