// TRUSTED. The text of a width bound: header, weighted pairs or the nodes of a covering (covering-text.ts),
// points. Imports only kernel and format.
import type { Rational, Refusal, WeightedPair } from "../kernel/index.js";
import {
  CERTIFICATE_FORMAT,
  decodeNote,
  decodePair,
  decodePointSource,
  headerFields,
  peek,
  type PointSource,
} from "./kind-text.js";
import type { Line } from "./lines.js";
import { encodeRational } from "./rational-text.js";
import { decodeSetting, type NamedSetting, SETTING_KEYS, settingValue } from "./setting-text.js";
import { walk, type Walk } from "./walk.js";

/** A setting, and the rank that is too small for it. */
export interface NamedRank extends NamedSetting {
  readonly rank: number;
}

/** s ≥ 0 and the number of pairs that follow, or the number of nodes that do. */
type EvidenceField =
  | { readonly shift: Rational; readonly pairs: number }
  | { readonly nodes: number };

/** Everything of a width bound but its evidence and the points of the dataset. */
export type WidthBoundHeader = EvidenceField & {
  readonly claim: NamedRank;
  readonly points: PointSource;
  /** For people; never read. */
  readonly note: string;
};

/** The claim as a JSON value with its keys in order. */
export function rankValue(named: NamedRank): Record<string, unknown> {
  return { ...settingValue(named), rank: named.rank };
}

export function encodeWidthBoundHeader(header: WidthBoundHeader): string {
  return JSON.stringify({
    format: CERTIFICATE_FORMAT,
    kind: "width-bound",
    claim: rankValue(header.claim),
    ...("nodes" in header
      ? { nodes: header.nodes }
      : { shift: encodeRational(header.shift), pairs: header.pairs }),
    points: header.points,
    note: header.note,
  });
}

function decodeRank(w: Walk, value: unknown, pointer: string): NamedRank {
  const fields = w.fields(value, pointer, [...SETTING_KEYS, "rank"]);
  const named = decodeSetting(w, fields, pointer);
  const rank = w.count(fields[SETTING_KEYS.length], `${pointer}/rank`, "dimension");
  return { ...named, rank };
}

export function decodeWidthBoundHeader(line: Line): WidthBoundHeader | Refusal {
  const w = walk(line);
  const isCovering = peek(w.root, "nodes") !== undefined;
  const keys = isCovering ? ["nodes"] : ["shift", "pairs"];
  const fields = headerFields(w, "width-bound", ["claim", ...keys, "points", "note"]);
  if ("verdict" in fields) return fields;
  const [claim, first, second] = fields;
  const header: WidthBoundHeader = {
    claim: decodeRank(w, claim, "/claim"),
    ...(isCovering
      ? { nodes: w.count(first, "/nodes", "nodes") }
      : { shift: w.rational(first, "/shift"), pairs: w.count(second, "/pairs", "pairs") }),
    points: decodePointSource(w, fields[keys.length + 1]),
    note: decodeNote(w, fields[keys.length + 2]),
  };
  return w.finish() ?? header;
}

export function encodeWeightedPair({ pair, root, factor }: WeightedPair): string {
  return JSON.stringify({
    pair,
    root: encodeRational(root),
    factor: factor.map(encodeRational),
  });
}

export function decodeWeightedPair(line: Line): WeightedPair | Refusal {
  const w = walk(line);
  const [pair, root, factor] = w.fields(w.root, "", ["pair", "root", "factor"]);
  const weighted: WeightedPair = {
    pair: decodePair(w, pair, "/pair"),
    root: w.rational(root, "/root"),
    factor: w.vector(factor, "/factor", "pairs"),
  };
  return w.finish() ?? weighted;
}
