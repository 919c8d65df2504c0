// What an output means, at ties too.
import { expect, test } from "vitest";
import { meansLabel, type Rule } from "../../../src/kernel/index.js";
import { q, vector } from "../../exact.js";

const exact: Rule = { kind: "exact", values: [q("1"), q("5/2")] };
const threshold: Rule = { kind: "threshold", level: q("1/2") };
const argmax: Rule = { kind: "argmax" };

const cases: readonly (readonly [Rule, string[], boolean[]])[] = [
  [exact, ["1"], [true, false]],
  [exact, ["5/2"], [false, true]],
  [exact, ["2"], [false, false]],
  [threshold, ["0"], [true, false]],
  [threshold, ["1"], [false, true]],
  [threshold, ["1/2"], [false, false]],
  [argmax, ["2", "1"], [true, false]],
  [argmax, ["1", "2"], [false, true]],
  [argmax, ["1", "1"], [false, false]],
  [argmax, ["-1", "-2", "-3"], [true, false, false]],
  [argmax, ["3", "1/3", "3"], [false, false, false]],
];

for (const [rule, output, means] of cases) {
  test(`${rule.kind} at (${output.join(", ")})`, () => {
    expect(means.map((_, label) => meansLabel(rule, label, vector(...output)))).toEqual(means);
  });
}
