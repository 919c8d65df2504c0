// The example of the tests, written by hand: two points on the line, one step between them.
// f(x) = max(0, x) − max(0, x − 1) is 0 at −1 and 1 at 2, and constant up to distance 1 from both,
// so radius 1 meets every obligation with equality in every norm; the distance 3 makes ρ = 2/3.
import { createHash } from "node:crypto";
import { edited, type Json, type JsonObject } from "./records.js";

export function digest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** The text of records: one a line, each ended by a line feed. */
export function textOf(records: readonly Json[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}

export const DATASET_HEADER = {
  format: "muball-dataset/1",
  points: 2,
  dimension: 1,
  classes: ["low", "high"],
} satisfies JsonObject;

export const POINTS = [
  { point: ["-1"], label: 0 },
  { point: ["2"], label: 1 },
] satisfies JsonObject[];

export const DATASET = textOf([DATASET_HEADER, ...POINTS]);

export const NETWORK_HEADER = {
  format: "muball-network/1",
  inputs: 1,
  widths: [2, 1],
} satisfies JsonObject;

export const ROWS = [
  { bias: "0", columns: [0], weights: ["1"] },
  { bias: "-1", columns: [0], weights: ["1"] },
  { bias: "0", columns: [0, 1], weights: ["1", "-1"] },
] satisfies JsonObject[];

export const NETWORK = textOf([NETWORK_HEADER, ...ROWS]);

export const CLAIM = {
  dataset: digest(DATASET),
  points: 2,
  dimension: 1,
  classes: ["low", "high"],
  norm: "2",
  radius: "1",
  rule: { kind: "exact", values: ["0", "1"] },
  ratio: "2/3",
} satisfies JsonObject;

/** The text that pins this claim. */
export const CLAIM_TEXT = textOf([{ format: "muball-claim/1", ...CLAIM }]);

export const HEADER = {
  format: "muball/1",
  kind: "memorization",
  claim: CLAIM,
  network: { source: "inline", inputs: 1, widths: [2, 1] },
  size: { width: 2, depth: 2, parameters: "7", nonzero: "5", bits: 1 },
  points: "inline",
  reaches: 0,
  ratio: { pair: [0, 1], powers: [] },
  note: "by hand",
} satisfies JsonObject;

export const PATTERNS = ["-2", "+2"];

/** Lines of the certificate: 1 is the header, 2 to 4 are rows, 5 and 6 are balls. */
export const LINES: readonly Json[] = [
  HEADER,
  ...ROWS,
  ...POINTS.map((point, k) => ({ ...point, layers: [PATTERNS[k] ?? ""] })),
];

/** The lines with another value at a JSON pointer of one of them. */
export function changed(
  line: number,
  pointer: string,
  value: Json | undefined,
  lines: readonly Json[] = LINES,
): readonly Json[] {
  return lines.map((record, k) => (k + 1 === line ? edited(record, pointer, value) : record));
}

/** The reach witness of the line for p = 3 and radius 1: 1/3 + 2/3 + 0 = 1, the exact reach. */
export const WITNESS = {
  direction: ["1"],
  alpha: "1/3",
  taus: ["1"],
  power: "1",
} satisfies JsonObject;

/** The same for p = 3, where 27 = 3³ shows the distance: line 5 is the witness, balls follow. */
export function cubic(): readonly Json[] {
  let lines = changed(1, "/claim/norm", "3");
  lines = changed(1, "/reaches", 1, lines);
  lines = changed(1, "/ratio/powers", ["27"], lines);
  return [...lines.slice(0, 4), WITNESS, ...lines.slice(4)];
}
