// TRUSTED. The kinds of certificates about balls that are no memorization: their headers, and their lines of evidence.
// Imports only kernel and format. docs/kinds.md says what the fields mean.
import type { CoveringNode, Link } from "../kernel/index.js";
import { type NamedSetting, setting, SETTING, settingOf } from "./claim-fields.js";
import { type Codec, mapped } from "./codec.js";
import { either, list, pair, point, vector } from "./compounds.js";
import { fieldsOf, header, headerOf, plain, points } from "./headers.js";
import { lineRecord } from "./line-record.js";
import { network } from "./network-fields.js";
import { hasKey, record } from "./record.js";
import { pointPair } from "./records.js";
import { count, note, rational } from "./scalars.js";

/** A setting, and the rank that is too small for it. */
export interface NamedRank extends NamedSetting {
  readonly rank: number;
}

const rankClaim: Codec<NamedRank> = mapped(
  record({ ...SETTING, rank: count("dimension") }),
  ({ rank, ...rest }) => ({ ...settingOf(rest), rank }),
);

const hull = record({ members: list(count("points"), "points"), weights: vector("points") });
const link = mapped(
  record({ first: hull, second: hull, powers: vector("dimension") }),
  ({ first, second, powers }): Link => ({ ends: [first, second], powers }),
);

const cellCut = record({ row: count("dimension"), column: count("dimension"), at: rational });
const coveredCell = record({
  pair: pointPair,
  free: vector("dimension"),
  powers: vector("dimension"),
});
const coveringNode: Codec<CoveringNode> = either(
  (value) => hasKey(value, "at"),
  cellCut,
  coveredCell,
);

const ballPoint = record({ point, powers: vector("dimension") });

const widthBound = either(
  (value) => hasKey(value, "nodes"),
  fieldsOf("width-bound", { claim: rankClaim, nodes: count("nodes"), points, note }),
  fieldsOf("width-bound", {
    claim: rankClaim,
    shift: rational,
    pairs: count("pairs"),
    points,
    note,
  }),
);

/** The headers, by the names of the kinds. */
export const FINDINGS = Object.freeze({
  counterexample: header("counterexample", {
    claim: plain,
    network,
    points,
    witness: record({ ball: count("points"), point, powers: vector("dimension") }),
    note,
  }),
  collision: header("collision", {
    claim: setting,
    network,
    points,
    witness: record({ pair: pointPair, points: pair(ballPoint, "two points") }),
    note,
  }),
  "preserving-map": header("preserving-map", {
    claim: setting,
    network,
    multipliers: count("multipliers"),
    points,
    note,
  }),
  obstruction: header("obstruction", {
    claim: setting,
    family: list(count("points"), "points"),
    distance: rational,
    links: count("links"),
    points,
    note,
  }),
  "width-bound": headerOf("width-bound", widthBound),
});

/** The lines of evidence, by the names of their schemas. */
export const WITNESSES = Object.freeze({
  multiplier: lineRecord(record({ pair: pointPair, lambda: point })),
  link: lineRecord(link),
  weightedPair: lineRecord(record({ pair: pointPair, root: rational, factor: vector("pairs") })),
  coveringNode: lineRecord(coveringNode),
});
