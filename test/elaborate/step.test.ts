// The cases of a step: every set of open units of positive weight, those of negative weight as 0 or as z.
import { describe, expect, test } from "vitest";
import { factIndex } from "../../src/elaborate/cut.js";
import { CASES } from "../../src/elaborate/index.js";
import { findStep } from "../../src/elaborate/step.js";
import {
  addTerm,
  answered,
  type Bend,
  constantForm,
  type Form,
  type Ground,
  layer,
  type Level,
} from "../../src/kernel/index.js";
import { dense, q, vector } from "../exact.js";
import { groundIn, input } from "../kernel/ball/evidence.js";

type FormText = readonly [value: string, terms: Readonly<Record<number, string>>];

interface Step {
  readonly name: string;
  readonly units: readonly Bend[];
  /** z of each unit, a form over two symbols below, of which h_0 ≤ 3 and h_1 ≤ h_0 are known. */
  readonly z: readonly FormText[];
  readonly phi: FormText;
  /** The cases with the units that are z; or the case that fails. */
  readonly cases?: readonly (readonly number[])[];
  readonly fails?: readonly number[];
}

const STEPS: readonly Step[] = [
  {
    name: "an active unit is its pre-activation: h = h_0 − 1 ≤ 2",
    units: ["active"],
    z: [["-1", { 0: "1" }]],
    phi: ["-2", { 0: "1" }],
    cases: [[]],
  },
  {
    name: "an active unit of negative weight too: 1 − h ≤ 0 fails for h = h_0",
    units: ["active"],
    z: [["0", { 0: "1" }]],
    phi: ["1", { 0: "-1" }],
    fails: [],
  },
  {
    name: "an open unit is 0 or its pre-activation: [h_0 − 5]_+ ≤ 0",
    units: ["open"],
    z: [["-5", { 0: "1" }]],
    phi: ["0", { 0: "1" }],
    cases: [[], [0]],
  },
  {
    name: "the case in which it is 0 counts: [h_0 − 5]_+ ≤ −1 fails there",
    units: ["open"],
    z: [["-5", { 0: "1" }]],
    phi: ["1", { 0: "1" }],
    fails: [],
  },
  {
    name: "the case in which it is active counts: [h_0]_+ ≤ 2 fails there",
    units: ["open"],
    z: [["0", { 0: "1" }]],
    phi: ["-2", { 0: "1" }],
    fails: [0],
  },
  {
    name: "two open units have four cases: [h_0 − 2]_+ + [h_0 − 1]_+ ≤ 3",
    units: ["open", "open"],
    z: [
      ["-2", { 0: "1" }],
      ["-1", { 0: "1" }],
    ],
    phi: ["-3", { 0: "1", 1: "1" }],
    cases: [[], [1], [0], [0, 1]],
  },
  {
    name: "both active together is one of them",
    units: ["open", "open"],
    z: [
      ["-2", { 0: "1" }],
      ["-1", { 0: "1" }],
    ],
    phi: ["-5/2", { 0: "1", 1: "1" }],
    fails: [0, 1],
  },
  {
    name: "one active without the other is one too: [z]_+ + [−z]_+ ≤ 1 fails for z = h_0 − 1",
    units: ["open", "open"],
    z: [
      ["-1", { 0: "1" }],
      ["1", { 0: "-1" }],
    ],
    phi: ["-1", { 0: "1", 1: "1" }],
    fails: [0],
  },
  {
    name: "an open unit of negative weight may be 0: −[z]_+ ≤ 0",
    units: ["open"],
    z: [["100", { 0: "-1" }]],
    phi: ["0", { 0: "-1" }],
    cases: [[]],
  },
  {
    name: "or its pre-activation, where 0 does not do: h_1 − [h_1]_+ ≤ 0",
    units: ["open", "active"],
    z: [
      ["0", { 1: "1" }],
      ["-1", { 1: "1" }],
    ],
    phi: ["1", { 0: "-1", 1: "1" }],
    cases: [[0]],
  },
  {
    name: "but not less: 1 − [z]_+ ≤ 0 fails for z = h_0 − 3",
    units: ["open"],
    z: [["-3", { 0: "1" }]],
    phi: ["1", { 0: "-1" }],
    fails: [],
  },
  {
    name: "those of negative weight are replaced in each case anew: q − p ≤ 0 of a clip",
    units: ["open", "open"],
    z: [
      ["0", { 0: "1" }],
      ["-1", { 0: "1" }],
    ],
    phi: ["0", { 1: "1", 0: "-1" }],
    cases: [[], [1, 0]],
  },
  {
    name: "p − q − 1 ≤ 0 of a clip",
    units: ["open", "open"],
    z: [
      ["0", { 0: "1" }],
      ["-1", { 0: "1" }],
    ],
    phi: ["-1", { 0: "1", 1: "-1" }],
    cases: [[], [0, 1]],
  },
  {
    name: "p − q − 9/10 ≤ 0 of a clip fails where p is active",
    units: ["open", "open"],
    z: [
      ["0", { 0: "1" }],
      ["-1", { 0: "1" }],
    ],
    phi: ["-9/10", { 0: "1", 1: "-1" }],
    fails: [0],
  },
];

function formOf([value, terms]: FormText, ground: Ground): Form {
  const form = constantForm(q(value));
  for (const [unit, weight] of Object.entries(terms)) {
    addTerm(form, Number(unit), q(weight), ground.budget);
  }
  return form;
}

/** The units over two symbols below, each with its pre-activation. */
function levelOf(units: readonly Bend[], z: readonly FormText[], ground: Ground): Level {
  const values = vector(...units.map(() => "0"));
  const parts = units.map(() => ground.parts.zero);
  const forms = new Map(z.map((form, unit) => [unit, formOf(form, ground)]));
  const rows = { index: 1, layer: layer(units.map(() => dense("0", "0"))), values, parts, forms };
  const under = input(vector("0", "0"));
  const symbols = new Map(units.map((unit, n) => [n, unit]));
  const nothing = { bounds: new Map(), facts: [] };
  return { index: 1, values, parts, symbols, rows: { ...rows, under }, ...nothing };
}

function found(units: readonly Bend[], z: readonly FormText[], phi: FormText) {
  const ground = groundIn(2);
  const below = factIndex([
    formOf(["-3", { 0: "1" }], ground),
    formOf(["0", { 1: "1", 0: "-1" }], ground),
  ]);
  return answered(() => findStep(formOf(phi, ground), levelOf(units, z, ground), below, ground));
}

describe("a step", () => {
  test.each(STEPS)("$name", ({ units, z, phi, cases, fails }) => {
    const said = found(units, z, phi);
    if (cases === undefined) expect(said).toMatchObject({ missing: { active: fails } });
    else if ("proof" in said) expect(said.proof.cases?.map((one) => one.units)).toEqual(cases);
    else expect(said).toHaveProperty("proof");
  });

  test("says what is missing in the case that fails", () => {
    expect(found(["open"], [["0", { 0: "1" }]], ["-2", { 0: "1" }])).toEqual({
      missing: {
        active: [0],
        pieces: [],
        unit: undefined,
        value: q("1"),
        reach: q("0"),
        squared: false,
      },
    });
  });

  test("names a symbol below that nothing bounds", () => {
    const said = found(["active"], [["0", { 7: "1" }]], ["-2", { 0: "1" }]);
    expect(said).toMatchObject({ missing: { active: [], unit: 7 } });
  });

  const many = (count: number, weight: string, z: FormText): unknown => {
    const units = new Array<Bend>(count).fill("open");
    const terms = Object.fromEntries(units.map((_, n) => [n, weight]));
    return found(
      units,
      units.map(() => z),
      ["0", terms],
    );
  };

  test("takes as many open units of positive weight as CASES, and declines one more", () => {
    expect(many(CASES, "1", ["-4", { 0: "1" }])).toHaveProperty("proof");
    expect(many(CASES + 1, "1", ["-4", { 0: "1" }])).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "cases", allowed: `${CASES}` },
    });
  });

  test("does not count open units of negative weight", () => {
    expect(many(CASES + 1, "-1", ["0", { 0: "1" }])).toHaveProperty("proof");
  });
});
