// Rules STEP and CASE: an inequality over a layer from its pre-activations and the facts below.
import { describe, expect, test } from "vitest";
import type { Facts } from "../../src/kernel/cut.js";
import type { Form } from "../../src/kernel/form.js";
import { CASES, DENOMINATOR_BITS } from "../../src/kernel/index.js";
import type { Symbol } from "../../src/kernel/layer-view.js";
import { stepDefect } from "../../src/kernel/step.js";
import { q } from "../exact.js";
import { factsFrom, formOf, groundOf, viewOf } from "./forms.js";

interface Step {
  readonly name: string;
  readonly units: readonly Symbol[];
  /** z of each unit, a form over two symbols below, of which h_0 ≤ 3 and h_1 ≤ h_0 are known. */
  readonly z: readonly (readonly [string, Readonly<Record<number, string>>])[];
  readonly phi: readonly [string, Readonly<Record<number, string>>];
  /** The units that are active in the first case that is not shown. */
  readonly fails?: readonly number[];
}

const STEPS: readonly Step[] = [
  {
    name: "an active unit is its pre-activation: h = h_0 − 1 ≤ 2",
    units: ["active"],
    z: [["-1", { 0: "1" }]],
    phi: ["-2", { 0: "1" }],
  },
  {
    name: "an active unit of negative weight too: 1 − h ≤ 0 fails for h = h_0",
    units: ["active"],
    z: [["0", { 0: "1" }]],
    phi: ["1", { 0: "-1" }],
    fails: [],
  },
  {
    name: "an active unit is not 0: h ≤ 1 fails for h = h_0",
    units: ["active"],
    z: [["0", { 0: "1" }]],
    phi: ["-1", { 0: "1" }],
    fails: [],
  },
  {
    name: "an open unit is 0 or its pre-activation: [h_0 − 5]_+ ≤ 0",
    units: ["open"],
    z: [["-5", { 0: "1" }]],
    phi: ["0", { 0: "1" }],
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
  },
  {
    name: "or its pre-activation: (h_0 − 3) − [h_0 − 3]_+ ≤ 0",
    units: ["open", "active"],
    z: [
      ["-3", { 0: "1" }],
      ["-3", { 0: "1" }],
    ],
    phi: ["0", { 0: "-1", 1: "1" }],
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
  },
  {
    name: "p − q − 1 ≤ 0 of a clip",
    units: ["open", "open"],
    z: [
      ["0", { 0: "1" }],
      ["-1", { 0: "1" }],
    ],
    phi: ["-1", { 0: "1", 1: "-1" }],
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

/** The ground of a step, with h_0 ≤ 3 and h_1 ≤ h_0 below. */
function stepOf(units: readonly Symbol[], z: Step["z"], below?: Facts) {
  const ground = groundOf();
  const facts = below ?? factsFrom(ground, ["-3", [0, "1"]], ["0", [1, "1"], [0, "-1"]]);
  const zOf = (unit: number): Form => {
    const [value, terms] = z[unit] ?? ["0", {}];
    return formOf(ground, value, terms);
  };
  return { ground, step: { view: viewOf(ground, ...units), zOf, below: facts, ground } };
}

describe("rules STEP and CASE", () => {
  test.each(STEPS)("$name", ({ units, z, phi, fails }) => {
    const { ground, step } = stepOf(units, z);
    const defect = stepDefect(formOf(ground, ...phi), step);
    if (fails === undefined) expect(defect).toBe(undefined);
    else expect(defect).toMatchObject({ active: fails });
  });

  test("say what is missing in the case that fails", () => {
    const { ground, step } = stepOf(["open"], [["0", { 0: "1" }]]);
    expect(stepDefect(formOf(ground, "-2", { 0: "1" }), step)).toEqual({
      active: [0],
      unit: undefined,
      value: q("1"),
      reach: q("0"),
      squared: false,
    });
  });

  test("name a symbol below that nothing bounds", () => {
    const { ground, step } = stepOf(["active"], [["0", { 1: "1" }]], new Map());
    expect(stepDefect(formOf(ground, "-2", { 0: "1" }), step)).toMatchObject({
      active: [],
      unit: 1,
    });
  });

  test("judge as many open units of positive weight as CASES, and decline one more", () => {
    const many = (count: number): unknown => {
      const units = new Array<Symbol>(count).fill("open");
      const { ground, step } = stepOf(
        units,
        units.map(() => ["-4", { 0: "1" }]),
      );
      const terms = Object.fromEntries(units.map((_, n) => [n, "1"]));
      return stepDefect(formOf(ground, "0", terms), step);
    };
    expect(many(CASES)).toBe(undefined);
    expect(many(CASES + 1)).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "cases", allowed: `${CASES}` },
    });
  });

  test("do not count open units of negative weight", () => {
    const units = new Array<Symbol>(CASES + 1).fill("open");
    const { ground, step } = stepOf(
      units,
      units.map(() => ["0", { 0: "1" }]),
    );
    const terms = Object.fromEntries(units.map((_, n) => [n, "-1"]));
    expect(stepDefect(formOf(ground, "0", terms), step)).toBe(undefined);
  });

  test("decline where only the size of a linear part is known", () => {
    const { ground, step } = stepOf(["active"], []);
    const zOf = (): Form => formOf(ground, "0", {}, { [`1/${2n ** 6_000n}`]: "1" });
    expect(stepDefect(formOf(ground, "-1", { 0: "1" }), { ...step, zOf })).toEqual({
      verdict: "declined",
      decline: {
        code: "limit-exceeded",
        limit: "denominator-bits",
        allowed: `${DENOMINATOR_BITS}`,
      },
    });
  });

  test("fault at a term that is no symbol", () => {
    const { ground, step } = stepOf(["open"], [["0", {}]]);
    expect(() => stepDefect(formOf(ground, "0", { 1: "1" }), step)).toThrow("no symbol");
  });
});
