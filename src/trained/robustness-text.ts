// UNTRUSTED. A certificate of robustness as text. May import kernel, format, dataset, certify.
import { datasetDigest, datasetLines, networkField, noteOf } from "../certify/index.js";
import type { Dataset } from "../dataset/dataset.js";
import { encodeNetwork, type NetworkOrigin } from "../format/index.js";
import { type PointEvidence, type ResultCounts } from "../kernel/index.js";
import { type Rational } from "../numbers/index.js";
import { BITS, type Question } from "./question.js";
import { encode, HEADERS, RECORDS } from "../writing/index.js";

/** How many points have which result. */
export function countsOf(evidence: readonly PointEvidence[]): ResultCounts {
  const counts = { robust: 0, refuted: 0, wrong: 0, open: 0 };
  for (const { result } of evidence) counts[result] += 1;
  return counts;
}

/** The lines of the certificate, without line feeds. Shapes: one evidence a point. */
export function* robustnessLines(
  { network, norm, rule, domain, semantics }: Question,
  dataset: Dataset,
  radius: Rational,
  evidence: readonly PointEvidence[],
  isInline: boolean,
  from?: NetworkOrigin,
): Generator<string> {
  const { classes, points, dimension } = dataset;
  const setting = { points: points.length, dimension, classes: classes.length, norm, radius };
  const claim = { ...setting, rule, ratio: undefined, domain, counts: countsOf(evidence) };
  const claimed = semantics ? { ...claim, semantics } : claim;
  yield encode(HEADERS.robustness, {
    claim: { dataset: datasetDigest(dataset), classes, claim: claimed },
    network: networkField(network, isInline, from),
    bits: BITS,
    points: isInline ? "inline" : "given",
    note: noteOf(dataset),
  });
  if (isInline) {
    const rows = encodeNetwork(network);
    rows.next();
    yield* rows;
  }
  const lines = datasetLines(dataset);
  lines.next();
  for (const own of evidence) {
    const line = lines.next();
    if (isInline && line.done !== true) yield line.value;
    yield encode(RECORDS.pointEvidence, own);
  }
}
