import { describe, expect, it } from "vitest";
import { failureByForms, failureOf, type OracleBall } from "../../src/oracle/judge.js";

/** min(1, max(0, x + y)): 0 for x + y ≤ 0 and 1 for x + y ≥ 1. */
const RAMP = [
  {
    weights: [
      ["1", "1"],
      ["1", "1"],
    ],
    biases: ["0", "-1"],
  },
  { weights: [["1", "-1"]], biases: ["0"] },
];

function ball(p: string, radius: string, changes: Partial<OracleBall> = {}): OracleBall {
  return {
    network: RAMP,
    rule: { kind: "exact", values: ["0", "1"] },
    p,
    centre: ["-1", "-1"],
    radius,
    label: 0,
    phases: ["--"],
    ...changes,
  };
}

const BOTH = [
  ["first opinion", failureOf],
  ["second opinion", failureByForms],
] as const;

describe.each(BOTH)("the oracle's judge, %s", (_, judge) => {
  // x + y reaches 0 from (−1, −1) at distance 2 (p = 1), 1 (p = ∞), √2, 2^(1/3), 2^(2/3).
  it.each([
    { p: "1", within: "2", beyond: "2001/1000" },
    { p: "inf", within: "1", beyond: "1001/1000" },
    { p: "2", within: "14142/10000", beyond: "14143/10000" },
    { p: "3", within: "12599/10000", beyond: "12600/10000" },
    { p: "3/2", within: "15874/10000", beyond: "15875/10000" },
  ])("accepts up to the last radius and no further, p = $p", ({ p, within, beyond }) => {
    expect(judge(ball(p, within))).toBeUndefined();
    expect(judge(ball(p, beyond))).toEqual({ what: "unit", layer: 0, neuron: 0 });
  });

  it("names a flipped phase", () => {
    const failure = { what: "unit", layer: 0, neuron: 1 };
    expect(judge(ball("inf", "1/2", { phases: ["-+"] }))).toEqual(failure);
  });

  it("names a wrong label", () => {
    expect(judge(ball("inf", "1/2", { label: 1 }))).toEqual({ what: "label" });
  });

  it("asks an exact label to be constant", () => {
    const there = { centre: ["1/4", "1/4"], phases: ["+-"] };
    const exact = { kind: "exact", values: ["1/2", "1"] } as const;
    expect(judge(ball("1", "1/8", { ...there, rule: exact }))).toEqual({ what: "label" });
  });

  it("asks threshold and argmax to be strict", () => {
    // From (1/4, 1/4), x + y = 1/2 moves by 1/8 for p = 1, radius 1/8.
    const there = { centre: ["1/4", "1/4"], phases: ["+-"], label: 1 };
    const strict = { kind: "threshold", level: "374/1000" } as const;
    const tie = { kind: "threshold", level: "3/8" } as const;
    expect(judge(ball("1", "1/8", { ...there, rule: strict }))).toBeUndefined();
    expect(judge(ball("1", "1/8", { ...there, rule: tie }))).toEqual({ what: "label" });
    const outputs = [RAMP[0] ?? { weights: [], biases: [] }];
    const two = {
      network: [
        ...outputs,
        {
          weights: [
            ["0", "0"],
            ["1", "-1"],
          ],
          biases: ["3/8", "0"],
        },
      ],
    };
    const argmax = { rule: { kind: "argmax" } as const, ...there, ...two };
    expect(judge(ball("1", "124/1000", argmax))).toBeUndefined();
    expect(judge(ball("1", "1/8", argmax))).toEqual({ what: "label" });
  });
});
