// TRUSTED. Where the points of a certificate's dataset come from: its last lines, or a dataset given beside
// it whose digest the claim names. Imports only kernel and format. All stop with a refusal.
import { declined, type LabelledPoint, refuse } from "../kernel/index.js";
import {
  type Lines,
  linesOf,
  type NamedSetting,
  type PointSource,
  TEXTS,
} from "../format/index.js";
import { type Chunks, expectEnd, expectLine, expectSame, lineDigest } from "./sources.js";

/** The points of a dataset in order, and what only the whole stream shows. */
export interface PointStream {
  /** To be taken once. Nothing is read, and nothing is missing, before the first is asked for. */
  readonly points: Iterable<LabelledPoint>;
  /** Rejects unless the text ends with the last point, and the digest of the points is the claimed one. */
  finish(): void;
}

/** The lines of the points, with the header of their dataset read if they stand beside the certificate. */
function openPoints(
  lines: Lines,
  header: string,
  given: Chunks | undefined,
  source: PointSource,
): Lines {
  if (source === "inline") return lines;
  if (given === undefined) refuse(declined({ code: "companion-missing", companion: "dataset" }));
  const points = linesOf(given);
  const first = expectLine(points, "the header of a dataset");
  TEXTS.datasetHeader.read(first);
  expectSame("mismatched/dataset", "/claim", header, first.text);
  return points;
}

/** The points of the dataset that a claim names. */
export function pointStream(
  lines: Lines,
  { dataset, classes, setting }: NamedSetting,
  source: PointSource,
  given: Chunks | undefined,
): PointStream {
  const { points: count, dimension } = setting;
  const header = TEXTS.datasetHeader.encode({ points: count, dimension, classes });
  const digest = lineDigest();
  digest.add(header);
  let from = lines;
  function* points(): Generator<LabelledPoint> {
    from = openPoints(lines, header, given, source);
    for (let index = 0; index < count; index += 1) {
      const line = expectLine(from, "a point of the dataset");
      yield TEXTS.point.read(line);
      digest.add(line.text);
    }
  }
  return {
    points: points(),
    finish() {
      expectEnd(lines);
      if (source === "given") expectEnd(from);
      expectSame("mismatched/dataset", "/claim/dataset", dataset, digest.name());
    },
  };
}
