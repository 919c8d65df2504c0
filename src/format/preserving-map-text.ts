// TRUSTED. The text of a preserving map: header, rows of the map, rows of the matrix, multipliers, points.
// Imports only kernel and format.
import { type Multiplier, type Refusal } from "../kernel/index.js";
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
import { decodeSettingValue, type NamedSetting, settingValue } from "./setting-text.js";
import { walk } from "./walk.js";

/** Everything of a preserving map but its rows, the matrix, the multipliers and the points. */
export interface PreservingMapHeader extends NetworkField {
  readonly claim: NamedSetting;
  /** Multipliers that follow the matrix. */
  readonly multipliers: number;
  readonly points: PointSource;
  /** For people; never read. */
  readonly note: string;
}

export function encodePreservingMapHeader(header: PreservingMapHeader): string {
  return JSON.stringify({
    format: CERTIFICATE_FORMAT,
    kind: "preserving-map",
    claim: settingValue(header.claim),
    network: networkValue(header),
    multipliers: header.multipliers,
    points: header.points,
    note: header.note,
  });
}

export function decodePreservingMapHeader(line: Line): PreservingMapHeader | Refusal {
  const w = walk(line);
  const keys = ["claim", "network", "multipliers", "points", "note"];
  const fields = headerFields(w, "preserving-map", keys);
  if ("verdict" in fields) return fields;
  const [claim, network, multipliers, points, note] = fields;
  const header: PreservingMapHeader = {
    claim: decodeSettingValue(w, claim, "/claim"),
    ...decodeNetworkField(w, network, "/network"),
    multipliers: w.count(multipliers, "/multipliers", "multipliers"),
    points: decodePointSource(w, points),
    note: decodeNote(w, note),
  };
  return w.finish() ?? header;
}

export function encodeMultiplier({ pair, lambda }: Multiplier): string {
  return JSON.stringify({ pair, lambda: coordinates(lambda) });
}

export function decodeMultiplier(line: Line): Multiplier | Refusal {
  const w = walk(line);
  const [pair, lambda] = w.fields(w.root, "", ["pair", "lambda"]);
  const multiplier: Multiplier = {
    pair: decodePair(w, pair, "/pair"),
    lambda: decodeCoordinates(w, lambda, "/lambda"),
  };
  return w.finish() ?? multiplier;
}
