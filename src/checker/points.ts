// TRUSTED. The points of a certificate's dataset, and what goes with each: they stand in its last lines, or in a
// dataset given beside it whose digest the claim names. Imports only kernel and format. All stop with a refusal.
import {
  datasetLine,
  type Lines,
  linesOf,
  type Named,
  type PointSource,
  TEXTS,
} from "../format/index.js";
import { declined, type LabelledPoint, refuse, type Setting } from "../kernel/index.js";
import { type Chunks, expectEnd, expectLine, expectSame, lineDigest } from "./text.js";

/** What a dataset gives point by point, and what only the whole stream shows. */
export interface Stream<T> {
  /** To be taken once. Nothing is read, and nothing is missing, before the first is asked for. */
  readonly values: Iterable<T>;
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

/** What `next` reads for each point of the dataset that a claim names, with the line of the point. */
export function datasetStream<T>(
  lines: Lines,
  { dataset, classes, claim }: Named<Setting>,
  source: PointSource,
  given: Chunks | undefined,
  next: (from: Lines) => { readonly value: T; readonly point: string },
): Stream<T> {
  const { points: count, dimension } = claim;
  const header = datasetLine({ points: count, dimension, classes });
  const digest = lineDigest();
  digest.add(header);
  let from = lines;
  function* values(): Generator<T> {
    from = openPoints(lines, header, given, source);
    for (let index = 0; index < count; index += 1) {
      const { value, point } = next(from);
      digest.add(point);
      yield value;
    }
  }
  return {
    values: values(),
    finish() {
      expectEnd(lines);
      if (source === "given") expectEnd(from);
      expectSame("mismatched/dataset", "/claim/dataset", dataset, digest.name());
    },
  };
}

/** The next point alone. */
export function nextPoint(from: Lines): { readonly value: LabelledPoint; readonly point: string } {
  const line = expectLine(from, "a point of the dataset");
  return { value: TEXTS.point.read(line), point: line.text };
}
