// TRUSTED. Where the balls of a certificate come from: lines that carry their points, or evidence beside a
// dataset given with the certificate whose digest the claim names. Imports only kernel and format.
import {
  ballScanner,
  evidenceRecords,
  type Header,
  type Line,
  type Lines,
} from "../format/index.js";
import {
  atMost,
  type FactProof,
  type GivenBall,
  type LayerProof,
  type Way,
} from "../kernel/index.js";
import { datasetStream, nextPoint, type Stream } from "./points.js";
import { type Chunks, expectLine } from "./text.js";

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
  const shared = { layers, facts };
  const records = evidenceRecords(shared);
  let bytes = 0;
  return {
    shared,
    records,
    /** The next line that is no shared part. */
    next(): Line {
      for (;;) {
        const line = expectLine(lines, "a ball");
        // Its key comes first in a canonical line, and no ball begins with one of these.
        if (!/^\{"(?:layer|fact)":/u.test(line.text)) return line;
        const part = records.shared.read(line);
        bytes += line.bytes.length + 1;
        atMost("shared-bytes", bytes);
        if ("layer" in part) layers.push(part.layer);
        else facts.push(part.fact);
      }
    },
  };
}

/** The balls of a certificate. Nothing is read before the first is asked for. */
export function ballsOf(
  lines: Lines,
  { claim, points: source }: Header,
  given: Chunks | undefined,
  way: Way,
): Stream<GivenBall> {
  const parts = ballLines(lines);
  const { records, shared } = parts;
  const scan = way === "fast" ? ballScanner(claim.claim.dimension, shared) : undefined;
  return datasetStream<GivenBall>(lines, claim, source, given, (from) => {
    const line = parts.next();
    if (source === "inline")
      return { value: scan?.(line) ?? records.ball.read(line), point: pointText(line.text) };
    const evidence = records.givenBall.read(line);
    const { value, point } = nextPoint(from);
    return { value: { centre: value.point, label: value.label, evidence }, point };
  });
}
