// UNTRUSTED. A dataset as its canonical text, and the digest that names it in a claim.
// May import kernel, format, dataset.
import type { Dataset } from "../dataset/dataset.js";
import { type DatasetHeader, sha256 } from "../format/index.js";
import { encode, RECORDS } from "../writing/index.js";

/** The first record of the canonical text of a dataset. */
export function datasetHeader(dataset: Dataset): DatasetHeader {
  return {
    points: dataset.points.length,
    dimension: dataset.dimension,
    classes: dataset.classes,
  };
}

/** The lines of `muball-dataset/1`, without line feeds. */
export function* datasetLines(dataset: Dataset): Generator<string> {
  yield encode(RECORDS.datasetHeader, datasetHeader(dataset));
  for (const { point, label } of dataset.points) yield encode(RECORDS.point, { point, label });
}

/** `sha256:` and the digest of the canonical text. Cost: one pass over the text. */
export function datasetDigest(dataset: Dataset): string {
  const digest = sha256();
  const encoder = new TextEncoder();
  for (const line of datasetLines(dataset)) digest.update(encoder.encode(`${line}\n`));
  return `sha256:${digest.hex()}`;
}
