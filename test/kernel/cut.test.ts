// Rule CUT: φ ≤ 0 over a layer from facts about the same units, all on one ball.
import { describe, expect, test } from "vitest";
import { cutDefect, factsOf } from "../../src/kernel/cut.js";
import { PROOF_STEPS } from "../../src/kernel/index.js";
import { q } from "../exact.js";
import { factsFrom, formOf, groundOf } from "./forms.js";

type FactText = Parameters<typeof factsFrom>[1];

interface Cut {
  readonly name: string;
  readonly value: string;
  readonly terms: Readonly<Record<number, string>>;
  readonly facts: readonly FactText[];
  /** A unit that stays in the way; "affine" if the remainder does; nothing if φ ≤ 0 is shown. */
  readonly left?: number | "affine";
}

const CUTS: readonly Cut[] = [
  { name: "h_0 ≤ 3 gives h_0 − 3 ≤ 0", value: "-3", terms: { 0: "1" }, facts: [["-3", [0, "1"]]] },
  {
    name: "h_0 ≤ 3 does not give h_0 − 2 ≤ 0",
    value: "-2",
    terms: { 0: "1" },
    facts: [["-3", [0, "1"]]],
    left: "affine",
  },
  {
    name: "a fact is used as often as the weights ask: 2h_0 ≤ 6, for 5h_0 − 15",
    value: "-15",
    terms: { 0: "5" },
    facts: [["-6", [0, "2"]]],
  },
  {
    name: "a lower bound serves a negative weight: 3 ≤ h_0, for 6 − 2h_0",
    value: "6",
    terms: { 0: "-2" },
    facts: [["3", [0, "-1"]]],
  },
  {
    name: "a lower bound does not serve a positive weight: 3 ≤ h_0, for h_0 − 3",
    value: "-3",
    terms: { 0: "1" },
    facts: [["3", [0, "-1"]]],
    left: 0,
  },
  {
    name: "an upper bound does not serve a negative weight: h_0 ≤ 3, for 3 − h_0",
    value: "3",
    terms: { 0: "-1" },
    facts: [["-3", [0, "1"]]],
    left: "affine",
  },
  {
    name: "a symbol that a fact brings in is reduced next: h_0 ≤ h_1 ≤ 4",
    value: "-4",
    terms: { 0: "1" },
    facts: [
      ["0", [0, "1"], [1, "-1"]],
      ["-4", [1, "1"]],
    ],
  },
  {
    name: "the same in the other order of facts",
    value: "-4",
    terms: { 0: "1" },
    facts: [
      ["-4", [1, "1"]],
      ["0", [0, "1"], [1, "-1"]],
    ],
  },
  {
    name: "a fact is found by its leading symbol alone: h_1 + h_0 ≤ 4 does not bound h_0",
    value: "-4",
    terms: { 0: "1" },
    facts: [["-4", [1, "1"], [0, "1"]]],
    left: 0,
  },
  {
    name: "the first fact that leads counts, though a later one is tighter",
    value: "-2",
    terms: { 0: "1" },
    facts: [
      ["-3", [0, "1"]],
      ["-2", [0, "1"]],
    ],
    left: "affine",
  },
  {
    name: "a fact serves once; when its symbol comes back, the next one does",
    value: "-4",
    terms: { 0: "2" },
    facts: [
      // h_0 ≤ h_1, h_1 ≤ h_0/2 + 1, h_0 ≤ 2: 2h_0 ≤ 2h_1 ≤ h_0 + 2 ≤ 4.
      ["0", [0, "1"], [1, "-1"]],
      ["-1", [1, "1"], [0, "-1/2"]],
      ["-2", [0, "1"]],
    ],
  },
  {
    name: "facts that go in a circle end: h_0 ≤ h_1 ≤ h_0",
    value: "0",
    terms: { 0: "1" },
    facts: [
      ["0", [0, "1"], [1, "-1"]],
      ["0", [1, "1"], [0, "-1"]],
    ],
    left: 0,
  },
  {
    name: "what is left of negative weight is dropped: h_0 ≤ 3 − h_1",
    value: "-3",
    terms: { 0: "1" },
    facts: [["-3", [0, "1"], [1, "1"]]],
  },
  {
    name: "what is left of positive weight is in the way: h_0 ≤ h_1",
    value: "-3",
    terms: { 0: "1" },
    facts: [["0", [0, "1"], [1, "-1"]]],
    left: 1,
  },
];

describe("rule CUT", () => {
  test.each(CUTS)("$name", ({ value, terms, facts, left }) => {
    const ground = groundOf();
    const defect = cutDefect(
      formOf(ground, value, terms),
      factsFrom(ground, ...facts),
      ground,
      false,
    );
    if (left === undefined) expect(defect).toBe(undefined);
    else expect(defect).toMatchObject({ unit: left === "affine" ? undefined : left });
  });

  test("shows the strict inequality where something is left, and not at equality", () => {
    const ground = groundOf();
    const facts = factsFrom(ground, ["-3", [0, "1"]]);
    expect(cutDefect(formOf(ground, "-4", { 0: "1" }), facts, ground, true)).toBe(undefined);
    expect(cutDefect(formOf(ground, "-3", { 0: "1" }), facts, ground, true)).toMatchObject({
      value: q("0"),
    });
  });

  test("bounds what is left of the linear parts on the ball", () => {
    // h_0 ≤ x + y + 1, for h_0 − x − 2: y − 1 ≤ 0 on the ball.
    const ground = groundOf();
    const facts = factsOf([formOf(ground, "-1", { 0: "1" }, { "1,1": "-1" })]);
    const phi = formOf(ground, "-2", { 0: "1" }, { "1,0": "-1" });
    expect(cutDefect(phi, facts, ground, false)).toBe(undefined);
    expect(cutDefect(phi, facts, ground, true)).toMatchObject({ value: q("-1") });
  });

  test("leaves the form that it is given as it was", () => {
    const ground = groundOf();
    const phi = formOf(ground, "-3", { 0: "1" }, { "1,0": "1" });
    cutDefect(phi, factsFrom(ground, ["-3", [0, "1"]]), ground, false);
    expect(phi).toEqual(formOf(ground, "-3", { 0: "1" }, { "1,0": "1" }));
  });

  test("has no fact in a form without symbols", () => {
    const ground = groundOf();
    expect(factsOf([formOf(ground, "-5"), formOf(ground, "0", {}, { "1,0": "1" })]).size).toBe(0);
  });

  test("stops when the allowance is spent, and declines", () => {
    const ground = groundOf();
    const facts = factsFrom(ground, ["-3", [0, "1"]]);
    const phi = formOf(ground, "-3", { 0: "1" });
    ground.work.spend(PROOF_STEPS);
    expect(cutDefect(phi, facts, ground, false)).toMatchObject({
      verdict: "declined",
      decline: { limit: "proof-steps" },
    });
  });
});
