import { describe, expect, test } from "vitest";
import { certify, ratioEvidence } from "../../src/certify/index.js";
import { checkText } from "../../src/checker/index.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { decodeNorm } from "../../src/format/index.js";
import {
  layer,
  type Network,
  type Norm,
  type Row,
  row,
  type Rule,
} from "../../src/kernel/index.js";
import { type Rational, rational, scaled } from "../../src/numbers/index.js";

function r(text: string): Rational {
  const [num = "", den = "1"] = text.split("/");
  return rational(BigInt(num), BigInt(den));
}

function norm(text: string): Norm {
  const value = decodeNorm(text);
  if (value === undefined) throw new Error(`no norm: ${text}`);
  return value;
}

function rowOf(inputs: number, weights: readonly string[], bias: string): Row {
  const columns = [...weights.keys()].filter((k) => weights[k] !== "0");
  const made = row(
    inputs,
    columns,
    columns.map((k) => r(weights[k] ?? "0")),
    r(bias),
  );
  if (typeof made === "string") throw new Error(made);
  return made;
}

/** clip((3x + 4y)/5, 0, 1) + 1 with kinks at 0 and 1: points far out on either side are constant. */
const clip: Network = {
  inputs: 2,
  layers: [
    layer([rowOf(2, ["3/5", "4/5"], "0"), rowOf(2, ["3/5", "4/5"], "-1")]),
    layer([rowOf(2, ["1", "-1"], "1")]),
  ],
};

const dataset: Dataset = {
  dimension: 2,
  classes: ["low", "high"],
  source: "by hand",
  points: [
    { point: scaled([r("-3/5"), r("-4/5")]), label: 0, line: 1 },
    { point: scaled([r("6/5"), r("8/5")]), label: 1, line: 2 },
  ],
};

const exact: Rule = { kind: "exact", values: [r("1"), r("2")] };

/** The centres are at value −1 and 2 of the form with kinks at 0 and 1: both have room 1. */
const room: readonly (readonly [string, string, string])[] = [
  // norm, radius whose reach is just below 1, radius whose reach is just above 1
  ["1", "5/4", "1250001/1000000"],
  ["2", "1", "1000001/1000000"],
  ["inf", "5/7", "714286/1000000"],
  // ‖w‖_{3/2} = ((3/5)^(3/2) + (4/5)^(3/2))^(2/3); its inverse is 0.895375…
  ["3", "89537/100000", "89538/100000"],
  // ‖w‖_3 = ((27 + 64)/125)^(1/3); its inverse is 1.111619…
  ["3/2", "11116/10000", "11117/10000"],
  // ‖w‖_{7/2}; its inverse is 1.143585…
  ["7/5", "11435/10000", "11437/10000"],
];

describe("certify", () => {
  test.each(room)("p = %s: certifies up to the kink and no further", async (p, inside, outside) => {
    const request = { network: clip, dataset, norm: norm(p), rule: exact };
    const ratio = ratioEvidence(dataset, norm(p), r(inside), [0, 1]);
    const made = await certify({ ...request, radius: r(inside), ratio });
    expect(made.verdict).toBe("certified");
    if (made.verdict !== "certified") return;
    const text = [...made.lines()].map((line) => `${line}\n`).join("");
    expect(checkText(text)).toMatchObject({ verdict: "accepted" });
    const beyond = await certify({ ...request, radius: r(outside) });
    expect(beyond).toMatchObject({
      verdict: "rejected",
      rejection: { code: "unproved/neuron-not-stable", ball: 0, layer: 0, neuron: 0 },
    });
  });

  test("names the ball whose label is wrong", async () => {
    const swapped: Rule = { kind: "exact", values: [r("2"), r("1")] };
    const made = await certify({
      network: clip,
      dataset,
      norm: norm("2"),
      radius: r("1/2"),
      rule: swapped,
    });
    expect(made).toMatchObject({
      verdict: "rejected",
      rejection: { code: "unproved/label-not-certain", ball: 0, reason: "other-value" },
    });
  });

  test("certifies by threshold and by argmax for every norm", async () => {
    const twoOutputs: Network = {
      inputs: 2,
      layers: [layer([rowOf(2, ["-3/5", "-4/5"], "1/2"), rowOf(2, ["3/5", "4/5"], "-1/2")])],
    };
    const single: Network = { inputs: 2, layers: [layer([rowOf(2, ["3/5", "4/5"], "0")])] };
    for (const p of ["1", "2", "inf", "3", "3/2"]) {
      const shared = { dataset, norm: norm(p), radius: r("1/2") };
      const byLevel: Rule = { kind: "threshold", level: r("1/2") };
      const first = await certify({ ...shared, network: single, rule: byLevel });
      const second = await certify({ ...shared, network: twoOutputs, rule: { kind: "argmax" } });
      expect([first.verdict, second.verdict]).toEqual(["certified", "certified"]);
    }
  });

  test("refuses a network with another number of inputs", async () => {
    const line: Dataset = { ...dataset, dimension: 1 };
    const made = await certify({
      network: clip,
      dataset: line,
      norm: norm("2"),
      radius: r("1/2"),
      rule: exact,
    });
    expect(made).toMatchObject({
      verdict: "rejected",
      rejection: { code: "ill-formed/dimension-mismatch" },
    });
  });
});
