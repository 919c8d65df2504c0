// TRUSTED. Every line of every text except the headers of certificates (headers.ts), one record per name.
// Imports only kernel and format. docs/format.md and docs/kinds.md say what the fields mean.
import type { CoveringNode, Link } from "../kernel/index.js";
import { mapped } from "./codec.js";
import { claimAfter, classes } from "./claim-fields.js";
import { either, list, pair, point, vector } from "./compounds.js";
import { evidenceRecords } from "./evidence-fields.js";
import { lineRecord } from "./line-record.js";
import { row, SHAPE } from "./network-fields.js";
import { hasKey, record } from "./record.js";
import { count, integer, rational } from "./scalars.js";

export const DATASET_FORMAT = "muball-dataset/1";
export const NETWORK_FORMAT = "muball-network/1";
export const CLAIM_FORMAT = "muball-claim/1";

/** Two numbers of points. */
export const pointPair = pair(count("points"), "two points");

const labelledPoint = record({ point, label: count("classes") });

const hull = record({ members: list(count("points"), "points"), weights: vector("points") });
const link = mapped(
  record({ first: hull, second: hull, powers: vector("dimension") }),
  ({ first, second, powers }): Link => ({ ends: [first, second], powers }),
  ({ ends: [first, second], powers }) => ({ first, second, powers }),
);

const cellCut = record({ row: count("dimension"), column: count("dimension"), at: rational });
const coveredCell = record({
  pair: pointPair,
  free: vector("dimension"),
  powers: vector("dimension"),
});
const coveringNode = either(
  (value) => hasKey(value, "at"),
  cellCut,
  coveredCell,
  (value: CoveringNode) => "at" in value,
);

const datasetHeader = record(
  { points: count("points"), dimension: count("dimension"), classes },
  { format: DATASET_FORMAT },
);
export type DatasetHeader = ReturnType<typeof datasetHeader.read>;

/** The lines, by the names of their schemas. */
export const RECORDS = Object.freeze({
  claim: lineRecord(claimAfter({ format: CLAIM_FORMAT })),
  datasetHeader: lineRecord(datasetHeader),
  point: lineRecord(labelledPoint),
  networkHeader: lineRecord(record(SHAPE, { format: NETWORK_FORMAT })),
  row: lineRecord(row),
  reachWitness: lineRecord(
    record({
      direction: list(integer, "dimension"),
      alpha: rational,
      taus: vector("dimension"),
      power: rational,
    }),
  ),
  /** Of these numbers for shared parts are not read here: `evidenceRecords` does. */
  ...evidenceRecords({ layers: [], facts: [] }),
  multiplier: lineRecord(record({ pair: pointPair, lambda: point })),
  link: lineRecord(link),
  weightedPair: lineRecord(record({ pair: pointPair, root: rational, factor: vector("pairs") })),
  coveringNode: lineRecord(coveringNode),
  unit: lineRecord(record({ unit: point })),
  parameters: lineRecord(record({ parameters: list(integer, "dimension") })),
  targetPoint: lineRecord(record({ point, target: rational })),
  atom: lineRecord(record({ atom: point })),
});
