// UNTRUSTED. A point that decides, for a reader: of a counterexample, of a property that is sat. The point, the
// exact outputs, and what float32 gives there.
import type { Companions } from "../checker/index.js";
import { openCounterexample, openProperty } from "../cli/files/open-certificate.js";
import { near } from "../doubles/near.js";
import type { SvgElement } from "../figures/index.js";
import { encodeRational } from "../format/index.js";
import { type Network, type Rule, runAt, type Semantics } from "../kernel/index.js";
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

/** How outputs are read, if labels are read, and in which format the network is claimed to be computed, if in one. */
export interface Meaning {
  readonly rule?: Rule;
  readonly classes?: readonly string[];
  readonly semantics?: Semantics;
}

/** Outputs at a point, which is called `name`: exactly, in the run that a semantics states, and in float32. */
export function outputsAt(
  network: Network,
  point: Scaled,
  { rule, classes = [], semantics }: Meaning,
  name = "x'",
): Pick<WitnessView, "facts" | "floats"> {
  const named = (label: number | undefined): string =>
    label === undefined ? "no label" : className(label, { classes });
  const meant = (output: Scaled): Facts =>
    rule === undefined ? [] : [["they mean", named(labelOf(rule, output))]];
  const output = evaluate(network, point);
  const run = semantics && runAt(network, point, semantics);
  const coordinates = point.ints.map((_, k) => near(entry(point, k)));
  return {
    facts: [
      [`point ${name}`, vectorText(point)],
      [`outputs f(${name}), exactly`, vectorText(output)],
      ...meant(output),
      ...(run === undefined
        ? []
        : [[`outputs of the run in ${semantics}`, vectorText(run)] as const, ...meant(run)]),
    ],
    floats: ORDERS.map(([order, sum]) => {
      const outputs = floatOutputs(network, coordinates, sum);
      const label = rule === undefined ? [] : [named(floatLabel(rule, outputs))];
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
  const { facts, floats } = outputsAt(opened.network, point, opened.header.claim);
  return {
    title: "The input that fulfils a case",
    facts: [["case", `${number} (cases count from 0)`], ...facts],
    floats,
    drawings: [drawn(point)],
  };
}
