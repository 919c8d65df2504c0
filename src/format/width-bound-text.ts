// TRUSTED. The text of a width bound: header, weighted pairs, points. Imports only kernel and format.
import type { Rational, Refusal, WeightedPair } from "../kernel/index.js";
import {
  CERTIFICATE_FORMAT,
  decodeNote,
  decodePair,
  decodePointSource,
  headerFields,
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

/** Everything of a width bound but its pairs and the points of the dataset. */
export interface WidthBoundHeader {
  readonly claim: NamedRank;
  /** s ≥ 0. */
  readonly shift: Rational;
  /** Pairs that follow. */
  readonly pairs: number;
  readonly points: PointSource;
  /** For people; never read. */
  readonly note: string;
}

/** The claim as a JSON value with its keys in order. */
export function rankValue(named: NamedRank): Record<string, unknown> {
  return { ...settingValue(named), rank: named.rank };
}

export function encodeWidthBoundHeader(header: WidthBoundHeader): string {
  return JSON.stringify({
    format: CERTIFICATE_FORMAT,
    kind: "width-bound",
    claim: rankValue(header.claim),
    shift: encodeRational(header.shift),
    pairs: header.pairs,
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
  const fields = headerFields(w, "width-bound", ["claim", "shift", "pairs", "points", "note"]);
  if ("verdict" in fields) return fields;
  const [claim, shift, pairs, points, note] = fields;
  const header: WidthBoundHeader = {
    claim: decodeRank(w, claim, "/claim"),
    shift: w.rational(shift, "/shift"),
    pairs: w.count(pairs, "/pairs", "pairs"),
    points: decodePointSource(w, points),
    note: decodeNote(w, note),
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
