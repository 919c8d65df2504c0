// TRUSTED. Where the points of a certificate's dataset come from: its last lines, or a dataset given beside
// it whose digest the claim names. Imports only kernel and format.
import { declined, type Finding, type Inquiry, type Refusal } from "../kernel/index.js";
import {
  type Lines,
  linesOf,
  type NamedSetting,
  type PointSource,
  RECORDS,
} from "../format/index.js";
import { type Chunks, differs, expectEnd, expectLine, lineDigest } from "./sources.js";

/** The lines of the points, with the header of their dataset read if they stand beside the certificate. */
function openPoints(
  lines: Lines,
  header: string,
  given: Chunks | undefined,
  source: PointSource,
): Lines | Refusal {
  if (source === "inline") return lines;
  if (given === undefined) return declined({ code: "companion-missing", companion: "dataset" });
  const points = linesOf(given);
  const first = expectLine(points, "the header of a dataset");
  if (first.verdict !== "line") return first;
  const found = RECORDS.datasetHeader.decode(first);
  if ("verdict" in found) return found;
  return first.text === header
    ? points
    : differs("mismatched/dataset", "/claim", header, first.text);
}

/**
 * Gives every point of the dataset to an inquiry, and concludes.
 *
 * Ensures  a finding only if the text ends with the last point, and the digest of the points that the
 *          inquiry was given is the one that the claim names.
 */
export function conclude(
  lines: Lines,
  { dataset, classes, setting }: NamedSetting,
  source: PointSource,
  given: Chunks | undefined,
  inquiry: Inquiry,
): Finding | Refusal {
  const { points: count, dimension } = setting;
  const header = RECORDS.datasetHeader.encode({ points: count, dimension, classes });
  const points = openPoints(lines, header, given, source);
  if ("verdict" in points) return points;
  const digest = lineDigest();
  digest.add(header);
  for (let index = 0; index < count; index += 1) {
    const line = expectLine(points, "a point of the dataset");
    if (line.verdict !== "line") return line;
    const point = RECORDS.point.decode(line);
    if ("verdict" in point) return point;
    const defect = inquiry.point(point);
    if (defect !== undefined) return defect;
    digest.add(line.text);
  }
  const finding = inquiry.conclude();
  if ("verdict" in finding) return finding;
  const end = source === "given" ? expectEnd(lines) : undefined;
  const got = digest.name();
  const other =
    got === dataset ? undefined : differs("mismatched/dataset", "/claim/dataset", dataset, got);
  return end ?? expectEnd(points) ?? other ?? finding;
}
