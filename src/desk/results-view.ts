// UNTRUSTED. A certificate of robustness point by point, for a reader. No verdict.
import type { Companions } from "../checker/index.js";
import { openCertificate } from "../cli/files/open-certificate.js";
import type { PointEvidence, Refusal } from "../kernel/index.js";
import { at, type Rational, type Scaled } from "../numbers/index.js";
import { className } from "../report/explain-unproved.js";
import { shown } from "../report/number.js";
import {
  leavesOf,
  type OpenRobustness,
  resultRow,
  RESULT_HEAD,
  type Results,
} from "../report/point-results.js";
import { twoPoints, type TwoPoints } from "./two-points.js";
import { outputsAt, vectorText, type WitnessView } from "./witness-view.js";

/** The table of points, those that fail first. */
export interface ResultsView {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is shown of one point. */
export interface ResultView {
  readonly facts: WitnessView["facts"];
  readonly points: TwoPoints;
  /** In float32 at the point that refutes. */
  readonly floats: WitnessView["floats"];
}

interface Kept extends Results {
  readonly header: OpenRobustness["header"];
}

const MEANS: Readonly<Record<PointEvidence["result"], string>> = {
  robust: "every real x' of its set gets its label",
  refuted: "the point x' of its set gets another label, or none",
  wrong: "the point itself does not get its label",
  open: "nothing is shown",
};

let kept: Kept | undefined;

/** Reads the certificate; undefined for another kind. */
export function openResults(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): ResultsView | Refusal | undefined {
  kept = undefined;
  const opened = openCertificate(chunks, companions);
  if (!("read" in opened)) return undefined;
  const read = opened.read();
  if ("verdict" in read) return read;
  const { header } = opened;
  kept = { header, ...read };
  return { head: RESULT_HEAD, rows: read.results.map((one) => resultRow(one, header)) };
}

function radiusOf(one: Kept["results"][number], common: Rational): Rational {
  return "radius" in one.evidence ? one.evidence.radius : common;
}

/** One point. Requires: a certificate that was opened, and a row of its table. */
export function openResult(row: number): ResultView {
  if (kept === undefined) throw new Error("no certificate is open");
  const { header, network, results } = kept;
  const one = at(results, row);
  const { claim, classes } = header.claim;
  const { point, label, evidence } = one;
  const { norm } = claim;
  const meaning = { ...claim, classes };
  const outputs = (where: Scaled, name: string): Pick<ResultView, "facts" | "floats"> =>
    network === undefined
      ? { facts: [[`point ${name}`, vectorText(where)]], floats: [] }
      : outputsAt(network, where, meaning, name);
  const radius = radiusOf(one, claim.radius);
  const facts: ResultView["facts"] = [
    ["label", className(label, meaning)],
    ["result", `${evidence.result}: ${MEANS[evidence.result]}`],
    ...outputs(point, "x").facts,
    ["radius", shown(radius)],
    ...(evidence.result === "robust"
      ? [["parts of its set", `${leavesOf(one)}, each shown by bounds on every unit`] as const]
      : []),
  ];
  if (evidence.result !== "refuted") {
    return { facts, points: twoPoints(point, undefined, norm, radius), floats: [] };
  }
  const there = outputs(evidence.point, "x'");
  const other = { point: evidence.point, name: "x'" };
  return {
    facts: [...facts, ...there.facts],
    points: twoPoints(point, other, norm, radius),
    floats: there.floats,
  };
}
