// TRUSTED. Where the balls of a certificate come from: lines that carry their points, or evidence beside a
// dataset given with the certificate whose digest the claim names. Imports only kernel and format.
import { type Ball, declined, type FactProof, type LayerProof, refuse } from "../kernel/index.js";
import {
  evidenceRecords,
  type Header,
  type Line,
  type Lines,
  linesOf,
  TEXTS,
} from "../format/index.js";
import { beyond, LIMITS } from "../kernel/index.js";
import { type Chunks, expectEnd, expectLine, expectSame, lineDigest } from "./sources.js";

/** The balls of a certificate in order; `finish` refuses what only the whole stream shows. */
export interface Balls {
  readonly balls: Iterable<Ball>;
  finish(): void;
}

/**
 * The dataset line of a canonical ball line: point and label, closed. Keys come in order and coordinates
 * hold no letters, so the first `,"label":` is the key; the next `,"` starts the key of the evidence.
 */
function pointText(ball: string): string {
  const label = ball.indexOf(',"label":');
  return `${ball.slice(0, ball.indexOf(',"', label + 1))}}`;
}

/** The lines of balls, and the codecs that know the shared parts that stand before them. */
function ballLines(lines: Lines) {
  const layers: LayerProof[] = [];
  const facts: FactProof[] = [];
  const records = evidenceRecords({ layers, facts });
  let bytes = 0;
  return {
    records,
    /** The next line that is no shared part. */
    next(): Line {
      for (;;) {
        const line = expectLine(lines, "a ball");
        // Its key comes first in a canonical line, and no ball begins with one of these.
        if (!/^\{"(?:layer|fact)":/u.test(line.text)) return line;
        const part = records.shared.read(line);
        bytes += line.bytes.length + 1;
        if (bytes > LIMITS["shared-bytes"]) refuse(beyond("shared-bytes"));
        if ("layer" in part) layers.push(part.layer);
        else facts.push(part.fact);
      }
    },
  };
}

/** The points of a dataset given beside the certificate, its header read. */
function openPoints(header: string, given: Chunks | undefined): Lines {
  if (given === undefined) {
    return refuse(declined({ code: "companion-missing", companion: "dataset" }));
  }
  const points = linesOf(given);
  const first = expectLine(points, "the header of a dataset");
  TEXTS.datasetHeader.read(first);
  expectSame("mismatched/dataset", "/claim", header, first.text);
  return points;
}

/** The balls of a certificate. Nothing is read before the first is asked for. */
export function ballsOf(
  lines: Lines,
  { claim: { dataset, classes, claim }, points: where }: Header,
  given: Chunks | undefined,
): Balls {
  const digest = lineDigest();
  const source = ballLines(lines);
  const { records } = source;
  let points: Lines | undefined;
  function* balls(): Generator<Ball> {
    const { points: count, dimension } = claim;
    const header = TEXTS.datasetHeader.encode({ points: count, dimension, classes });
    points = where === "inline" ? undefined : openPoints(header, given);
    digest.add(header);
    for (let index = 0; index < count; index += 1) {
      const line = source.next();
      if (points === undefined) {
        const ball = records.ball.read(line);
        digest.add(pointText(line.text));
        yield ball;
      } else {
        const evidence = records.givenBall.read(line);
        const beside = expectLine(points, "a point of the dataset");
        const { point: centre, label } = TEXTS.point.read(beside);
        digest.add(beside.text);
        yield { centre, label, evidence };
      }
    }
  }
  return {
    balls: balls(),
    finish() {
      expectEnd(lines);
      if (points !== undefined) expectEnd(points);
      expectSame("mismatched/dataset", "/claim/dataset", dataset, digest.name());
    },
  };
}
