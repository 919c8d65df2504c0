// TRUSTED. The kinds of certificates about balls that are no memorization: their headers, and their lines of evidence.
// Imports only kernel and format. docs/kinds.md says what the fields mean.
import type { CoveringNode, Link, Setting } from "../kernel/index.js";
import { type Named, named, plain, setting, SETTING } from "./claim-fields.js";
import { type Codec, mapped } from "./codec.js";
import { byKey, list, pair, point, vector } from "./compounds.js";
import { fieldsOf, header, headerOf, points } from "./headers.js";
import { lineRecord } from "./line-record.js";
import { network } from "./network-fields.js";
import { record } from "./record.js";
import { pointPair } from "./records.js";
import { count, note, rational } from "./scalars.js";

/** A setting, and the rank that is too small for it. */
const rankClaim: Codec<Named<Setting & { readonly rank: number }>> = named(
  record({ ...SETTING, rank: count("dimension") }),
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
const coveringNode: Codec<CoveringNode> = byKey("at", cellCut, coveredCell);

const ballPoint = record({ point, powers: vector("dimension") });

const widthBound = byKey(
  "nodes",
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
