// UNTRUSTED. A certificate of robustness point by point, for a reader. No verdict.
import type { Companions } from "../checker/index.js";
import { openCertificate } from "../cli/open-certificate.js";
import type { Refusal } from "../kernel/index.js";
import { at, type Rational } from "../numbers/index.js";
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

const MEANS: Readonly<Record<string, string>> = {
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
  const meaning = { rule: claim.rule, classes };
  const own = network && outputsAt(network, point, meaning).facts;
  const facts = [
    ["label", className(label, meaning)],
    ["result", `${evidence.result}: ${MEANS[evidence.result] ?? ""}`],
    ["point x", vectorText(point)],
    ...(own ?? []).slice(1).map(([name, text]) => [name.replace("x'", "x"), text] as const),
    ["radius", shown(radiusOf(one, claim.radius))],
    ...(evidence.result === "robust"
      ? [["parts of its set", `${leavesOf(one)}, each shown by bounds on every unit`] as const]
      : []),
  ] as const;
  if (evidence.result !== "refuted") {
    return { facts, points: twoPoints(point, undefined, norm, claim.radius), floats: [] };
  }
  const there = network && outputsAt(network, evidence.point, meaning);
  return {
    facts: [...facts, ...(there?.facts ?? [["point x'", vectorText(evidence.point)] as const])],
    points: twoPoints(
      point,
      { point: evidence.point, name: "x'" },
      norm,
      radiusOf(one, claim.radius),
    ),
    floats: there?.floats ?? [],
  };
}
