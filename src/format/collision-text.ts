// TRUSTED. The text of a collision: its header holds all evidence; rows of the map and points follow.
// Imports only kernel and format.
import { type BallPoint, type CollisionWitness, type Refusal } from "../kernel/index.js";
import { coordinates, decodeCoordinates } from "./dataset-text.js";
import {
  CERTIFICATE_FORMAT,
  decodeNetworkField,
  decodeNote,
  decodePair,
  decodePointSource,
  headerFields,
  type NetworkField,
  networkValue,
  type PointSource,
} from "./kind-text.js";
import type { Line } from "./lines.js";
import { encodeRational } from "./rational-text.js";
import { decodeSettingValue, type NamedSetting, settingValue } from "./setting-text.js";
import { walk, type Walk } from "./walk.js";

/** Everything of a collision but the rows of the map and the points of the dataset. */
export interface CollisionHeader extends NetworkField {
  readonly claim: NamedSetting;
  readonly points: PointSource;
  readonly witness: CollisionWitness;
  /** For people; never read. */
  readonly note: string;
}

function endValue({ point, powers }: BallPoint): Record<string, unknown> {
  return { point: coordinates(point), powers: powers.map(encodeRational) };
}

export function encodeCollisionHeader(header: CollisionHeader): string {
  const { pair, points } = header.witness;
  return JSON.stringify({
    format: CERTIFICATE_FORMAT,
    kind: "collision",
    claim: settingValue(header.claim),
    network: networkValue(header),
    points: header.points,
    witness: { pair, points: points.map(endValue) },
    note: header.note,
  });
}

function decodeEnd(w: Walk, value: unknown, pointer: string): BallPoint {
  const [point, powers] = w.fields(value, pointer, ["point", "powers"]);
  return {
    point: decodeCoordinates(w, point, `${pointer}/point`),
    powers: w.vector(powers, `${pointer}/powers`, "dimension"),
  };
}

const NOWHERE: BallPoint = { point: { ints: [], den: 1n }, powers: [] };

function decodeWitness(w: Walk, value: unknown): CollisionWitness {
  const [pair, points] = w.fields(value, "/witness", ["pair", "points"]);
  const ends = w.list(points, "/witness/points", "points", (item, p) => decodeEnd(w, item, p));
  const [first = NOWHERE, second = NOWHERE] = ends;
  if (ends.length !== 2) {
    w.refuse("ill-formed/shape", "/witness/points", "two points", `${ends.length}`);
  }
  return { pair: decodePair(w, pair, "/witness/pair"), points: [first, second] };
}

export function decodeCollisionHeader(line: Line): CollisionHeader | Refusal {
  const w = walk(line);
  const keys = ["claim", "network", "points", "witness", "note"];
  const fields = headerFields(w, "collision", keys);
  if ("verdict" in fields) return fields;
  const [claim, network, points, witness, note] = fields;
  const header: CollisionHeader = {
    claim: decodeSettingValue(w, claim, "/claim"),
    ...decodeNetworkField(w, network, "/network"),
    points: decodePointSource(w, points),
    witness: decodeWitness(w, witness),
    note: decodeNote(w, note),
  };
  return w.finish() ?? header;
}
