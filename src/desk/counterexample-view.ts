// UNTRUSTED. A counterexample for a reader: the point, the exact outputs, and what float32 gives there.
import type { Companions } from "../checker/index.js";
import { openCounterexample } from "../cli/open-certificate.js";
import { near } from "../constructions/point-matrix.js";
import type { SvgElement } from "../figures/index.js";
import { encodeRational } from "../format/index.js";
import { type Network, type Rule } from "../kernel/index.js";
import { evaluate } from "../networks/evaluate.js";
import { at, entry, rational } from "../numbers/index.js";
import { className } from "../report/explain-unproved.js";
import { labelOf } from "../report/label-of.js";
import { pointDrawing } from "./point-drawing.js";

export interface CounterexampleView {
  readonly facts: readonly (readonly [string, string])[];
  /** Order of summation, outputs in float32, the label they mean. */
  readonly floats: readonly (readonly [string, string, string])[];
  readonly drawing: SvgElement;
}

/** Orders in which a float32 program may add the terms of a row. */
const ORDERS: readonly (readonly [string, (terms: readonly number[]) => number])[] = [
  ["first to last", (terms) => terms.reduce((sum, term) => Math.fround(sum + term), 0)],
  ["last to first", (terms) => terms.reduceRight((sum, term) => Math.fround(sum + term), 0)],
  ["in pairs", pairwise],
];

function pairwise(terms: readonly number[]): number {
  if (terms.length <= 1) return terms[0] ?? 0;
  const half = terms.length >> 1;
  return Math.fround(pairwise(terms.slice(0, half)) + pairwise(terms.slice(half)));
}

/** The outputs in float32: every weight, product and sum is rounded. */
function floatOutputs(
  network: Network,
  point: readonly number[],
  sum: (terms: readonly number[]) => number,
): readonly number[] {
  let values = point.map(Math.fround);
  for (const [l, { rows }] of network.layers.entries()) {
    const next = rows.map(({ columns, ints, bias, den }) => {
      const weight = (n: bigint): number => Math.fround(near(rational(n, den)));
      const terms = columns.map((c, k) => Math.fround(weight(at(ints, k)) * at(values, c)));
      return sum([...terms, weight(bias)]);
    });
    values = l + 1 < network.layers.length ? next.map((z) => Math.max(0, z)) : next;
  }
  return values;
}

/** The class that outputs in float32 mean, read as a program would: an exact value by the nearest one. */
function floatLabel(rule: Rule, outputs: readonly number[]): number | undefined {
  const first = at(outputs, 0);
  switch (rule.kind) {
    case "argmax": {
      const most = Math.max(...outputs);
      const best = outputs.flatMap((value, k) => (value === most ? [k] : []));
      return best.length === 1 ? best[0] : undefined;
    }
    case "threshold": {
      const level = near(rule.level);
      return first === level ? undefined : first < level ? 0 : 1;
    }
    case "exact": {
      const gaps = rule.values.map((value) => Math.abs(near(value) - first));
      return gaps.indexOf(Math.min(...gaps));
    }
  }
}

/** Reads the counterexample; undefined if the text is none. */
export function openRefutation(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): CounterexampleView | undefined {
  const opened = openCounterexample(chunks, companions);
  if ("verdict" in opened) return undefined;
  const { header, network } = opened;
  const { claim, classes } = header.claim;
  const { point, ball } = header.witness;
  const output = evaluate(network, point);
  const name = (label: number | undefined): string =>
    label === undefined ? "no label" : className(label, { classes });
  const texts = (of: typeof point): string =>
    of.ints.map((_, k) => encodeRational(entry(of, k))).join(", ");
  const coordinates = point.ints.map((_, k) => near(entry(point, k)));
  return {
    facts: [
      ["ball", `${ball} (balls count from 0)`],
      ["point x'", `(${texts(point)})`],
      ["outputs f(x'), exactly", `(${texts(output)})`],
      ["they mean", name(labelOf(claim.rule, output))],
      ["violated", "the label of the centre of the ball, which the claim promises at x'"],
    ],
    floats: ORDERS.map(([order, sum]) => {
      const outputs = floatOutputs(network, coordinates, sum);
      return [order, `(${outputs.join(", ")})`, name(floatLabel(claim.rule, outputs))] as const;
    }),
    drawing: pointDrawing(coordinates),
  };
}
