// The multipliers of CUT: found by elimination, from the last symbol of the form, each fact once.
import { describe, expect, test } from "vitest";
import { factIndex, findCut } from "../../src/elaborate/cut.js";
import {
  addAffine,
  addTerm,
  constantForm,
  type Form,
  type Ground,
  openBudget,
} from "../../src/kernel/index.js";
import { ONE, rational } from "../../src/numbers/index.js";
import { dense, q } from "../exact.js";
import { groundIn } from "../kernel/ball/evidence.js";

type FactText = readonly [value: string, ...terms: (readonly [number, string])[]];

function formOf([value, ...terms]: FactText, ground: Ground): Form {
  const form = constantForm(q(value));
  for (const [unit, weight] of terms) addTerm(form, unit, q(weight), ground.budget);
  return form;
}

interface Cut {
  readonly name: string;
  readonly form: FactText;
  readonly facts: readonly FactText[];
  /** Facts with multipliers; or the unit that stays in the way, "affine" if the remainder does. */
  readonly is: readonly string[] | number | "affine";
}

const CUTS: readonly Cut[] = [
  {
    name: "h_0 ≤ 3 gives h_0 − 3 ≤ 0",
    form: ["-3", [0, "1"]],
    facts: [["-3", [0, "1"]]],
    is: ["0*1"],
  },
  {
    name: "h_0 ≤ 3 does not give h_0 − 2 ≤ 0",
    form: ["-2", [0, "1"]],
    facts: [["-3", [0, "1"]]],
    is: "affine",
  },
  {
    name: "a fact is used as often as the weights ask: 2h_0 ≤ 6, for 5h_0 − 15",
    form: ["-15", [0, "5"]],
    facts: [["-6", [0, "2"]]],
    is: ["0*5/2"],
  },
  {
    name: "a lower bound serves a negative weight: 3 ≤ h_0, for 6 − 2h_0",
    form: ["6", [0, "-2"]],
    facts: [["3", [0, "-1"]]],
    is: ["0*2"],
  },
  {
    name: "a lower bound does not serve a positive weight: 3 ≤ h_0, for h_0 − 3",
    form: ["-3", [0, "1"]],
    facts: [["3", [0, "-1"]]],
    is: 0,
  },
  {
    name: "an upper bound does not serve a negative weight: h_0 ≤ 3, for 3 − h_0",
    form: ["3", [0, "-1"]],
    facts: [["-3", [0, "1"]]],
    is: "affine",
  },
  {
    name: "a symbol that a fact brings in is reduced next: h_0 ≤ h_1 ≤ 4",
    form: ["-4", [0, "1"]],
    facts: [
      ["0", [0, "1"], [1, "-1"]],
      ["-4", [1, "1"]],
    ],
    is: ["0*1", "1*1"],
  },
  {
    name: "the same in the other order of facts",
    form: ["-4", [0, "1"]],
    facts: [
      ["-4", [1, "1"]],
      ["0", [0, "1"], [1, "-1"]],
    ],
    is: ["1*1", "0*1"],
  },
  {
    name: "a fact is found by its leading symbol alone: h_1 + h_0 ≤ 4 does not bound h_0",
    form: ["-4", [0, "1"]],
    facts: [["-4", [1, "1"], [0, "1"]]],
    is: 0,
  },
  {
    name: "the first fact that leads counts, though a later one is tighter",
    form: ["-2", [0, "1"]],
    facts: [
      ["-3", [0, "1"]],
      ["-2", [0, "1"]],
    ],
    is: "affine",
  },
  {
    // h_0 ≤ h_1, h_1 ≤ h_0/2 + 1, h_0 ≤ 2: 2h_0 ≤ 2h_1 ≤ h_0 + 2 ≤ 4.
    name: "a fact serves once; when its symbol comes back, the next one does",
    form: ["-4", [0, "2"]],
    facts: [
      ["0", [0, "1"], [1, "-1"]],
      ["-1", [1, "1"], [0, "-1/2"]],
      ["-2", [0, "1"]],
    ],
    is: ["0*2", "1*2", "2*1"],
  },
  {
    name: "facts that go in a circle end: h_0 ≤ h_1 ≤ h_0",
    form: ["0", [0, "1"]],
    facts: [
      ["0", [0, "1"], [1, "-1"]],
      ["0", [1, "1"], [0, "-1"]],
    ],
    is: 0,
  },
  {
    name: "what is left of negative weight is dropped: h_0 ≤ 3 − h_1",
    form: ["-3", [0, "1"]],
    facts: [["-3", [0, "1"], [1, "1"]]],
    is: ["0*1"],
  },
  {
    name: "what is left of positive weight is in the way: h_0 ≤ h_1",
    form: ["-3", [0, "1"]],
    facts: [["0", [0, "1"], [1, "-1"]]],
    is: 1,
  },
];

describe("a cut", () => {
  test.each(CUTS)("$name", ({ form, facts, is }) => {
    const ground = groundIn(2);
    const index = factIndex(facts.map((fact) => formOf(fact, ground)));
    const said = findCut(formOf(form, ground), index, ground);
    if ("missing" in said) {
      expect(said.missing).toMatchObject({ active: [], pieces: [] });
      expect(said.missing.unit ?? "affine").toBe(is);
    } else {
      const uses = said.proof.less.map(({ fact, times: { num, den } }) => {
        return den === 1n ? `${fact}*${num}` : `${fact}*${num}/${den}`;
      });
      expect(uses).toEqual(is);
    }
  });

  test("is strict where it is asked to be: something is left, or nothing at equality", () => {
    const ground = groundIn(2);
    const index = factIndex([formOf(["-3", [0, "1"]], ground)]);
    const strictly = (value: string) =>
      findCut(formOf([value, [0, "1"]], ground), index, ground, true);
    expect(strictly("-4")).toHaveProperty("proof");
    expect(strictly("-3")).toMatchObject({ missing: { value: q("0") } });
  });

  test("bounds what is left of the linear parts on the ball", () => {
    // h_0 ≤ x + y + 1, for h_0 − x − 2 in the square: y − 1 ≤ 0 on the ball.
    const ground = groundIn(2);
    const part = (row: number, ...weights: string[]) =>
      ground.parts.ofInputs(row, dense("0", ...weights), ground.budget);
    const fact = formOf(["-1", [0, "1"]], ground);
    addAffine(fact, q("-1"), 0n, 1n, part(0, "1", "1"), ground.budget);
    const phi = formOf(["-2", [0, "1"]], ground);
    addAffine(phi, q("-1"), 0n, 1n, part(1, "1", "0"), ground.budget);
    expect(findCut(phi, factIndex([fact]), ground)).toEqual({
      proof: { less: [{ fact: 0, times: ONE }] },
    });
    expect(findCut(phi, factIndex([fact]), ground, true)).toMatchObject({
      missing: { value: q("-1") },
    });
    // The form that was asked about stays as it was.
    expect([...phi.terms]).toEqual([[0, 1n]]);
    expect(rational(phi.value, phi.den)).toEqual(q("-2"));
  });

  test("has no fact in a form without symbols", () => {
    const ground = groundIn(2);
    expect(factIndex([formOf(["-5"], ground)]).size).toBe(0);
  });

  test("is paid for", () => {
    const ground = { ...groundIn(2), budget: openBudget(5) };
    const rich = groundIn(2);
    const index = factIndex([formOf(["-3", [0, "1"]], rich)]);
    expect(() => findCut(formOf(["-3", [0, "1"]], rich), index, ground)).toThrow();
  });
});
