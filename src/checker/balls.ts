// TRUSTED. Where the balls of a certificate come from: lines that carry their points, or patterns beside a
// dataset given with the certificate whose digest the claim names. Imports only kernel and format.
import { type Ball, declined, refuse } from "../kernel/index.js";
import { type Header, type Lines, linesOf, RECORDS } from "../format/index.js";
import { type Chunks, expectEnd, expectLine, expectSame, lineDigest } from "./sources.js";

/** The balls of a certificate in order; `finish` rejects what only the whole stream shows. */
export interface Balls {
  next(): Ball;
  finish(): void;
}

/** The header line of the dataset that the claim is about. */
function datasetLine({ claim: { claim, classes } }: Header): string {
  const { points, dimension } = claim;
  return RECORDS.datasetHeader.encode({ points, dimension, classes });
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
function inlineBalls(lines: Lines, header: Header): Balls {
  const digest = lineDigest();
  digest.add(datasetLine(header));
  return {
    next() {
      const line = expectLine(lines, "a ball");
      const ball = RECORDS.ball.read(line);
      digest.add(pointText(line.text));
      return ball;
    },
    finish() {
      expectEnd(lines);
      expectSame("mismatched/dataset", "/claim/dataset", header.claim.dataset, digest.name());
    },
  };
}

/** Balls whose points stand in a dataset given beside the certificate. */
function givenBalls(lines: Lines, header: Header, given: Chunks): Balls {
  const points = linesOf(given);
  const digest = lineDigest();
  const first = expectLine(points, "the header of a dataset");
  RECORDS.datasetHeader.read(first);
  expectSame("mismatched/dataset", "/claim", datasetLine(header), first.text);
  digest.add(first.text);
  return {
    next() {
      const evidence = RECORDS.givenBall.read(expectLine(lines, "a ball"));
      const line = expectLine(points, "a point of the dataset");
      const { point: centre, label } = RECORDS.point.read(line);
      digest.add(line.text);
      return { centre, label, ...evidence };
    },
    finish() {
      expectEnd(lines);
      expectEnd(points);
      expectSame("mismatched/dataset", "/claim/dataset", header.claim.dataset, digest.name());
    },
  };
}

/** The balls of a certificate. */
export function ballsOf(lines: Lines, header: Header, given: Chunks | undefined): Balls {
  if (header.points === "inline") return inlineBalls(lines, header);
  if (given === undefined) refuse(declined({ code: "companion-missing", companion: "dataset" }));
  return givenBalls(lines, header, given);
}
