// TRUSTED. Where the balls of a certificate come from: lines that carry their points, or patterns beside a
// dataset given with the certificate whose digest the claim names. Imports only kernel and format.
import { type Ball, declined, type Refusal } from "../kernel/index.js";
import { type Lines, linesOf, RECORDS, type HeaderOf } from "../format/index.js";
import { type Chunks, differs, expectEnd, expectLine, lineDigest } from "./sources.js";

/** The balls of a certificate in order; `finish` judges what only the whole stream shows. */
export interface Balls {
  next(): Ball | Refusal;
  finish(): Refusal | undefined;
}

function datasetHeader(header: HeaderOf<"memorization">) {
  const { claim, classes } = header.claim;
  return { points: claim.points, dimension: claim.dimension, classes };
}

function datasetDefect(header: HeaderOf<"memorization">, digest: string): Refusal | undefined {
  if (digest === header.claim.dataset) return undefined;
  return differs("mismatched/dataset", "/claim/dataset", header.claim.dataset, digest);
}

/**
 * The dataset line of a canonical ball line: point and label, closed. Keys come in order and coordinates
 * hold no letters, so the first `,"label":` is the key; the next `,"` starts the key of the evidence.
 */
function pointText(ball: string): string {
  const label = ball.indexOf(',"label":');
  return `${ball.slice(0, ball.indexOf(',"', label + 1))}}`;
}

/** Balls that carry their points. */
function inlineBalls(lines: Lines, header: HeaderOf<"memorization">): Balls {
  const digest = lineDigest();
  digest.add(RECORDS.datasetHeader.encode(datasetHeader(header)));
  return {
    next() {
      const line = expectLine(lines, "a ball");
      if (line.verdict !== "line") return line;
      const ball = RECORDS.ball.decode(line);
      if (!("verdict" in ball)) digest.add(pointText(line.text));
      return ball;
    },
    finish: () => expectEnd(lines) ?? datasetDefect(header, digest.name()),
  };
}

/** Balls whose points stand in a dataset given beside the certificate. */
function givenBalls(
  lines: Lines,
  header: HeaderOf<"memorization">,
  given: Chunks,
): Balls | Refusal {
  const points = linesOf(given);
  const digest = lineDigest();
  const first = expectLine(points, "the header of a dataset");
  if (first.verdict !== "line") return first;
  const found = RECORDS.datasetHeader.decode(first);
  if ("verdict" in found) return found;
  const expected = RECORDS.datasetHeader.encode(datasetHeader(header));
  if (first.text !== expected) return differs("mismatched/dataset", "/claim", expected, first.text);
  digest.add(first.text);
  return {
    next() {
      const line = expectLine(lines, "a ball");
      if (line.verdict !== "line") return line;
      const evidence = RECORDS.givenBall.decode(line);
      if ("verdict" in evidence) return evidence;
      const point = expectLine(points, "a point of the dataset");
      if (point.verdict !== "line") return point;
      const record = RECORDS.point.decode(point);
      if ("verdict" in record) return record;
      digest.add(point.text);
      return { centre: record.point, label: record.label, ...evidence };
    },
    finish: () => expectEnd(lines) ?? expectEnd(points) ?? datasetDefect(header, digest.name()),
  };
}

/** The balls of a certificate. */
export function ballsOf(
  lines: Lines,
  header: HeaderOf<"memorization">,
  given: Chunks | undefined,
): Balls | Refusal {
  if (header.points === "inline") return inlineBalls(lines, header);
  if (given === undefined) return declined({ code: "companion-missing", companion: "dataset" });
  return givenBalls(lines, header, given);
}
