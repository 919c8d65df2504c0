// UNTRUSTED. A point that decides, for a reader: of a counterexample, of a property that is sat. The point, the
// exact outputs, and what float32 gives there.
import type { Companions } from "../checker/index.js";
import { openCounterexample, openProperty } from "../cli/open-certificate.js";
import { near } from "../constructions/point-matrix.js";
import type { SvgElement } from "../figures/index.js";
import { encodeRational } from "../format/index.js";
import type { Network, Rule } from "../kernel/index.js";
import { evaluate } from "../networks/evaluate.js";
import { entry, type Scaled } from "../numbers/index.js";
import { className } from "../report/explain-unproved.js";
import { labelOf } from "../report/label-of.js";
import { floatLabel, floatOutputs, ORDERS } from "./float-run.js";
import { pointDrawing } from "./point-drawing.js";

type Facts = readonly (readonly [string, string])[];

/** What the network gives at a point. */
export interface WitnessView {
  readonly title: string;
  readonly facts: Facts;
  /** Order of summation, outputs in float32, the label they mean, if labels are read. */
  readonly floats: readonly (readonly string[])[];
  readonly drawings: readonly SvgElement[];
}

/** A vector, exactly. */
export function vectorText(of: Scaled): string {
  return `(${of.ints.map((_, k) => encodeRational(entry(of, k))).join(", ")})`;
}

/** Outputs at a point, exactly and in float32, and what they mean under a rule. */
export function outputsAt(
  network: Network,
  point: Scaled,
  meaning?: { readonly rule: Rule; readonly classes: readonly string[] },
): Pick<WitnessView, "facts" | "floats"> {
  const output = evaluate(network, point);
  const named = (label: number | undefined): string =>
    label === undefined || meaning === undefined ? "no label" : className(label, meaning);
  const coordinates = point.ints.map((_, k) => near(entry(point, k)));
  return {
    facts: [
      ["point x'", vectorText(point)],
      ["outputs f(x'), exactly", vectorText(output)],
      ...(meaning === undefined
        ? []
        : [["they mean", named(labelOf(meaning.rule, output))] as const]),
    ],
    floats: ORDERS.map(([order, sum]) => {
      const outputs = floatOutputs(network, coordinates, sum);
      const label = meaning === undefined ? [] : [named(floatLabel(meaning.rule, outputs))];
      return [order, `(${outputs.join(", ")})`, ...label];
    }),
  };
}

function drawn(point: Scaled): SvgElement {
  return pointDrawing(point.ints.map((_, k) => near(entry(point, k))));
}

/** Reads the point of a counterexample; undefined if the text is none. */
export function openRefutation(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): WitnessView | undefined {
  const opened = openCounterexample(chunks, companions);
  if ("verdict" in opened) return undefined;
  const { header, network } = opened;
  const { claim, classes } = header.claim;
  const { point, ball } = header.witness;
  const { facts, floats } = outputsAt(network, point, { rule: claim.rule, classes });
  return {
    title: "The counterexample",
    facts: [
      ["ball", `${ball} (balls count from 0)`],
      ...facts,
      ["violated", "the label of the centre of the ball, which the claim promises at x'"],
    ],
    floats,
    drawings: [drawn(point)],
  };
}

/** Reads the point that answers a question; undefined if the certificate has none. */
export function openAnswer(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): WitnessView | undefined {
  const opened = openProperty(chunks, companions);
  if ("verdict" in opened || !("witness" in opened.header)) return undefined;
  const { point, case: number } = opened.header.witness;
  const { facts, floats } = outputsAt(opened.network, point);
  return {
    title: "The input that fulfils a case",
    facts: [["case", `${number} (cases count from 0)`], ...facts],
    floats,
    drawings: [drawn(point)],
  };
}
