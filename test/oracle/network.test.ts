import { describe, expect, it } from "vitest";
import { labelOf } from "../../src/oracle/label.js";
import {
  countsOf,
  evaluateAt,
  forcedTracesAt,
  phasesAt,
  signsAt,
  tracesAt,
} from "../../src/oracle/network.js";

/** |x − y| as max(0, x − y) + max(0, y − x), shifted by 1/2. */
const DISTANCE = [
  {
    weights: [
      ["1", "-1"],
      ["-1", "1"],
    ],
    biases: ["0", "0"],
  },
  { weights: [["1", "1"]], biases: ["1/2"] },
];

describe("oracle networks", () => {
  it("evaluates |x − y| + 1/2", () => {
    expect(evaluateAt(DISTANCE, ["3", "1/3"])).toEqual(["19/6"]);
    expect(evaluateAt(DISTANCE, ["1/3", "3"])).toEqual(["19/6"]);
    expect(evaluateAt(DISTANCE, ["7", "7"])).toEqual(["1/2"]);
  });

  it("keeps negative outputs, as there is no ReLU after the last layer", () => {
    expect(evaluateAt([{ weights: [["2"]], biases: ["-1"] }], ["-3/2"])).toEqual(["-4"]);
  });

  it("shows pre-activations, signs and phases", () => {
    expect(tracesAt(DISTANCE, ["1", "4"])).toEqual([["-3", "3"], ["7/2"]]);
    expect(signsAt(DISTANCE, ["1", "4"])).toEqual(["-+"]);
    expect(signsAt(DISTANCE, ["4", "4"])).toEqual(["00"]);
    expect(phasesAt(DISTANCE, ["4", "4"])).toEqual(["++"]);
  });

  it("imposes phases against the signs", () => {
    expect(forcedTracesAt(DISTANCE, ["+-"], ["1", "4"])).toEqual([["-3", "3"], ["-5/2"]]);
  });

  it("counts entries, zeros included and excluded, and bits", () => {
    // Bits: 8 = 1000₂ over 1: 4 + 1 − 1; 1/2: 1 + 2 − 1; 5/3: 3 + 2 − 1 = 4.
    const network = [
      { weights: [["8", "0"]], biases: ["0"] },
      { weights: [["1/2"], ["5/3"], ["0"]], biases: ["0", "-1", "0"] },
    ];
    expect(countsOf(network)).toEqual({ width: 1, depth: 2, parameters: 9, nonzero: 4, bits: 4 });
  });

  it("refuses a point of the wrong dimension", () => {
    expect(() => evaluateAt(DISTANCE, ["1"])).toThrow("lengths 2 and 1");
  });
});

describe("oracle labels", () => {
  it.each([
    { rule: { kind: "exact", values: ["1", "5/2"] } as const, outputs: ["10/4"], label: 1 },
    { rule: { kind: "exact", values: ["1", "2"] } as const, outputs: ["3/2"], label: undefined },
    { rule: { kind: "threshold", level: "1/2" } as const, outputs: ["1/3"], label: 0 },
    { rule: { kind: "threshold", level: "1/2" } as const, outputs: ["2/3"], label: 1 },
    { rule: { kind: "threshold", level: "1/2" } as const, outputs: ["2/4"], label: undefined },
    { rule: { kind: "argmax" } as const, outputs: ["-3", "-1", "-2"], label: 1 },
    { rule: { kind: "argmax" } as const, outputs: ["1", "3", "3"], label: undefined },
  ])("$rule.kind reads $label from $outputs", ({ rule, outputs, label }) => {
    expect(labelOf(rule, outputs)).toBe(label);
  });
});
