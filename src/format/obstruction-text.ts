// TRUSTED. The text of an obstruction: header, links, points. Imports only kernel and format.
import type { HullPoint, Link, Rational, Refusal } from "../kernel/index.js";
import {
  CERTIFICATE_FORMAT,
  decodeNote,
  decodePointSource,
  headerFields,
  type PointSource,
} from "./kind-text.js";
import type { Line } from "./lines.js";
import { encodeRational } from "./rational-text.js";
import { decodeSettingValue, type NamedSetting, settingValue } from "./setting-text.js";
import { walk, type Walk } from "./walk.js";

/** Everything of an obstruction but its links and the points of the dataset. */
export interface ObstructionHeader {
  readonly claim: NamedSetting;
  /** Numbers of the points of the family. */
  readonly family: readonly number[];
  /** s < 2μ: the ends of every link are at most this far apart. */
  readonly distance: Rational;
  /** Links that follow. */
  readonly links: number;
  readonly points: PointSource;
  /** For people; never read. */
  readonly note: string;
}

export function encodeObstructionHeader(header: ObstructionHeader): string {
  return JSON.stringify({
    format: CERTIFICATE_FORMAT,
    kind: "obstruction",
    claim: settingValue(header.claim),
    family: header.family,
    distance: encodeRational(header.distance),
    links: header.links,
    points: header.points,
    note: header.note,
  });
}

/** Numbers of points. */
function decodeMembers(w: Walk, value: unknown, pointer: string): readonly number[] {
  return w.list(value, pointer, "points", (item, p) => w.count(item, p, "points"));
}

export function decodeObstructionHeader(line: Line): ObstructionHeader | Refusal {
  const w = walk(line);
  const keys = ["claim", "family", "distance", "links", "points", "note"];
  const fields = headerFields(w, "obstruction", keys);
  if ("verdict" in fields) return fields;
  const [claim, family, distance, links, points, note] = fields;
  const header: ObstructionHeader = {
    claim: decodeSettingValue(w, claim, "/claim"),
    family: decodeMembers(w, family, "/family"),
    distance: w.rational(distance, "/distance"),
    links: w.count(links, "/links", "links"),
    points: decodePointSource(w, points),
    note: decodeNote(w, note),
  };
  return w.finish() ?? header;
}

function endValue({ members, weights }: HullPoint): Record<string, unknown> {
  return { members, weights: weights.map(encodeRational) };
}

export function encodeLink({ ends, powers }: Link): string {
  const [first, second] = ends;
  return JSON.stringify({
    first: endValue(first),
    second: endValue(second),
    powers: powers.map(encodeRational),
  });
}

function decodeEnd(w: Walk, value: unknown, pointer: string): HullPoint {
  const [members, weights] = w.fields(value, pointer, ["members", "weights"]);
  return {
    members: decodeMembers(w, members, `${pointer}/members`),
    weights: w.vector(weights, `${pointer}/weights`, "points"),
  };
}

export function decodeLink(line: Line): Link | Refusal {
  const w = walk(line);
  const [first, second, powers] = w.fields(w.root, "", ["first", "second", "powers"]);
  const link: Link = {
    ends: [decodeEnd(w, first, "/first"), decodeEnd(w, second, "/second")],
    powers: w.vector(powers, "/powers", "dimension"),
  };
  return w.finish() ?? link;
}
