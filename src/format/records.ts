// TRUSTED. The lines of datasets, networks and claims, one record per name.
// Imports only kernel and format. docs/format.md says what the fields mean.
import { claimAfter, classes } from "./claim-fields.js";
import { pair, point } from "./compounds.js";
import { CLAIM_FORMAT } from "./headers.js";
import { lineRecord } from "./line-record.js";
import { row, SHAPE } from "./network-fields.js";
import { record } from "./record.js";
import { count } from "./scalars.js";

export const DATASET_FORMAT = "muball-dataset/1";
export const NETWORK_FORMAT = "muball-network/1";

/** Two numbers of points. */
export const pointPair = pair(count("points"), "two points");

const datasetHeader = record(
  { points: count("points"), dimension: count("dimension"), classes },
  { format: DATASET_FORMAT },
);
export type DatasetHeader = ReturnType<typeof datasetHeader.read>;

/** The first line of the text of a dataset. */
export function datasetLine({ points, dimension, classes: names }: DatasetHeader): string {
  return JSON.stringify({ format: DATASET_FORMAT, points, dimension, classes: names });
}

/** The lines of datasets, networks and claims, by the names of their schemas. */
export const TEXTS = Object.freeze({
  claim: lineRecord(claimAfter({ format: CLAIM_FORMAT })),
  datasetHeader: lineRecord(datasetHeader),
  point: lineRecord(record({ point, label: count("classes") })),
  networkHeader: lineRecord(record(SHAPE, { format: NETWORK_FORMAT })),
  row: lineRecord(row),
});
