// UNTRUSTED. What a certificate of robustness says of each point, for people. No verdict. May import kernel, format.
import { encodeRational } from "../format/index.js";
import type { JudgedPoint, Network, PointEvidence, Refusal } from "../kernel/index.js";
import { className } from "./explain-unproved.js";
import { table } from "./network-lines.js";
import { shown } from "./number.js";
import type { Plain } from "./plain-data.js";
import type { HeaderOf } from "../writing/index.js";

/** A point with its evidence, and its number. */
export interface PointResult extends JudgedPoint {
  readonly ball: number;
}

/** A certificate of robustness: its header, and what follows, which is read once, when it is asked for. */
export interface OpenRobustness {
  readonly kind: "robustness";
  readonly header: HeaderOf<"robustness">;
  /** The network, if it is in the certificate or was given; all points, sorted. */
  readonly read: () => Results | Refusal;
}

export interface Results {
  readonly network?: Network;
  readonly results: readonly PointResult[];
}

/** Parts into which the set of a robust point is divided. */
export function leavesOf({ evidence }: JudgedPoint): number {
  if (evidence.result !== "robust") return 0;
  return evidence.nodes.filter((node) => typeof node !== "number" || node === 0).length;
}

const ORDER: readonly PointEvidence["result"][] = ["wrong", "refuted", "open", "robust"];

/** All points: those that fail first, then those whose proof has the most parts. */
export function sortedResults(points: Iterable<JudgedPoint>): readonly PointResult[] {
  return Array.from(points, (point, ball) => ({ ...point, ball })).sort(
    (a, b) =>
      ORDER.indexOf(a.evidence.result) - ORDER.indexOf(b.evidence.result) ||
      leavesOf(b) - leavesOf(a) ||
      a.ball - b.ball,
  );
}

/** Names of the cells of `resultRow`. */
export const RESULT_HEAD = ["Point", "Label", "Result", "Own radius", "Parts of its set"] as const;

/** A point as the row of a table. */
export function resultRow(
  one: PointResult,
  { claim: { classes } }: OpenRobustness["header"],
): readonly string[] {
  const { ball, label, evidence } = one;
  const radius = "radius" in evidence ? shown(evidence.radius) : "";
  const parts = evidence.result === "robust" ? `${leavesOf(one)}` : "";
  return [`${ball}`, className(label, { classes }), evidence.result, radius, parts];
}

/** The first `count` points as a table. */
export function resultsLines(
  results: readonly PointResult[],
  count: number,
  header: OpenRobustness["header"],
): readonly string[] {
  const listed = results.slice(0, count);
  return [
    `Points, those that fail first, then those in most parts (${listed.length} of ${results.length}, from 0):`,
    ...table([RESULT_HEAD, ...listed.map((one) => resultRow(one, header))]),
  ];
}

/** The same as data. */
export function resultsData(results: readonly PointResult[], count: number): Plain {
  return results.slice(0, count).map((one) => ({
    point: one.ball,
    label: one.label,
    result: one.evidence.result,
    ...("radius" in one.evidence ? { radius: encodeRational(one.evidence.radius) } : {}),
    parts: leavesOf(one),
  }));
}
