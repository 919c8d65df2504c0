// The table of all samples in certificates/README.md: what each claims, as far as it can be read.
import { KINDS } from "../../src/writing/index.js";
import type { Sample } from "./sample.js";

export const BEGIN = "<!-- samples: begin -->";
export const END = "<!-- samples: end -->";

const COLUMNS = [
  "name",
  "kind",
  "N",
  "d",
  "p",
  "radius",
  "rule",
  "W",
  "L",
  "P",
  "verdict",
  "code",
  "made by",
];
const UNREAD = "–";
const LONGEST = 24;

/** A cell: short, on one line, without what a table reads as its own. */
function cell(value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number") return UNREAD;
  const text = `${value}`.replaceAll(/[^\w./ -]/gu, "?").replaceAll("__", "\\_\\_");
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text === "" ? UNREAD : text;
}

function field(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = new Map<string, unknown>(Object.entries(found)).get(key);
  }
  return found;
}

/** The header as JSON, or undefined: many samples have none. */
function headerOf(sample: Sample): unknown {
  const { certificate } = sample;
  const text =
    typeof certificate === "string" ? certificate : new TextDecoder().decode(certificate);
  try {
    return JSON.parse(text.split("\n")[0] ?? "");
  } catch {
    return undefined;
  }
}

/** Folders of accepted samples that no construction made. */
const BY_HAND = new Set<string>(["handmade", ...KINDS]);

/** Where a sample comes from: a construction, or the accepted certificate that was changed. */
function origin(sample: Sample): string {
  if (sample.verdict !== "accepted") {
    return sample.name.includes(".") ? `change of ${sample.name.split(".")[0] ?? ""}` : "hand";
  }
  if (sample.folder === "trained") return "training";
  return BY_HAND.has(sample.folder) ? "hand" : `${sample.folder}, seed 1`;
}

function rowOf(sample: Sample): string {
  const header = headerOf(sample);
  const of = (...path: readonly string[]): string => cell(field(header, ...path));
  const cells = [
    `\`${sample.name}\``,
    of("kind"),
    of("claim", "points"),
    of("claim", "dimension"),
    of("claim", "norm"),
    of("claim", "radius"),
    of("claim", "rule", "kind"),
    of("size", "width"),
    of("size", "depth"),
    of("size", "parameters"),
    sample.verdict,
    sample.verdict === "accepted" ? UNREAD : `\`${sample.folder}\``,
    origin(sample),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The text with the table between its marks. Fails: an Error if there are no marks. */
export function withTable(text: string, samples: readonly Sample[]): string {
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start < 0 || end < start) throw new Error("no place for the table of samples");
  const head = [`| ${COLUMNS.join(" | ")} |`, `|${" --- |".repeat(COLUMNS.length)}`];
  const lines = [...head, ...samples.map(rowOf)];
  return `${text.slice(0, start)}${BEGIN}\n${lines.join("\n")}\n${text.slice(end)}`;
}
