// The rule of properties: both answers, every condition alone. More cases are samples.
import { describe, expect, test } from "vitest";
import {
  answered,
  answeredProperty,
  type Condition,
  conditionOf,
  isTheorem,
  type PropertyClaim,
  type PropertyEvidence,
} from "../../../src/kernel/index.js";
import { dense, network, q, vector } from "../../exact.js";

/** f(x) = max(0, x). */
const NET = network(1, [dense("0", "1")], [dense("0", "1")]);

function condition(bias: string, x: string, y: string, isStrict = false): Condition {
  const terms = [x, y].flatMap((w, column) => (w === "0" ? [] : [{ column, weight: q(w) }]));
  const parts = {
    bias: q(bias),
    columns: terms.map(({ column }) => column),
    weights: terms.map(({ weight }) => weight),
  };
  const made = conditionOf(2, parts, isStrict);
  if (typeof made === "string") throw new Error(made);
  return made;
}

const box = (lower: string, upper: string, ...conditions: Condition[]) => ({
  lower: [q(lower)],
  upper: [q(upper)],
  conditions,
});
const claim = (answer: "sat" | "unsat", ...cases: PropertyClaim["cases"]): PropertyClaim => ({
  inputs: 1,
  outputs: 1,
  cases,
  answer,
});
const judged = (own: PropertyClaim, evidence: PropertyEvidence): unknown =>
  answered(() => answeredProperty(own, NET, 26, evidence));
const no = (index: number, reason: string, more: object = {}) => ({
  verdict: "rejected",
  rejection: { code: "unproved/property", case: index, reason, ...more },
});
/** f ≥ 1, or > 1. */
const high = (isStrict = false): Condition => condition("-1", "0", "1", isStrict);

describe("sat", () => {
  test.each<[string, PropertyClaim, PropertyEvidence, object | undefined]>([
    [
      "at equality",
      claim("sat", box("-1", "1", high())),
      { case: 0, point: vector("1") },
      undefined,
    ],
    [
      "at equality of a strict condition",
      claim("sat", box("-1", "1", high(true))),
      { case: 0, point: vector("1") },
      no(0, "condition", { condition: 0 }),
    ],
    [
      "at the second condition",
      claim("sat", box("-1", "2", high(), condition("-1", "-1", "0"))),
      { case: 0, point: vector("1") },
      no(0, "condition", { condition: 1 }),
    ],
    [
      "outside of the box",
      claim("sat", box("-1", "1", high())),
      { case: 0, point: vector("2") },
      no(0, "outside"),
    ],
    [
      "in another dimension",
      claim("sat", box("-1", "1", high())),
      { case: 0, point: vector("1", "1") },
      no(0, "outside"),
    ],
    ["of no case", claim("sat"), { case: 0, point: vector("1") }, no(0, "no-such-case")],
    ["without a point", claim("sat", box("-1", "1", high())), { trees: [[0]] }, no(0, "answer")],
  ])("%s", (_, own, evidence, refusal) => {
    const found = judged(own, evidence);
    if (refusal === undefined) expect(isTheorem(found as object)).toBe(true);
    else expect(found).toMatchObject(refusal);
  });
});

describe("unsat", () => {
  test.each<[string, PropertyClaim, PropertyEvidence, object | undefined]>([
    ["below the condition", claim("unsat", box("-1", "7/8", high())), { trees: [[0]] }, undefined],
    [
      "up to it",
      claim("unsat", box("-1", "1", high())),
      { trees: [[0]] },
      no(0, "open-goal", { goal: 0, node: 0 }),
    ],
    [
      "in the second case",
      claim("unsat", box("-1", "0", high()), box("0", "1", high())),
      { trees: [[0], [0]] },
      no(1, "open-goal"),
    ],
    [
      "with a tree too few",
      claim("unsat", box("-1", "0", high()), box("-1", "0", high())),
      { trees: [[0]] },
      no(1, "open-part"),
    ],
    ["of a box without inputs", claim("unsat", box("1", "-1")), { trees: [[]] }, undefined],
    [
      "of a box with one input",
      claim("unsat", box("1", "1")),
      { trees: [[0]] },
      no(0, "open-goal"),
    ],
    ["of no case at all", claim("unsat"), { trees: [] }, undefined],
    [
      "with a point",
      claim("unsat", box("-1", "1", high())),
      { case: 0, point: vector("0") },
      no(0, "answer"),
    ],
    [
      "of two bounds for one input",
      claim("unsat", { ...box("-1", "0", high()), upper: [q("0"), q("0")] }),
      { trees: [[0]] },
      no(0, "bounds"),
    ],
  ])("%s", (_, own, evidence, refusal) => {
    const found = judged(own, evidence);
    if (refusal === undefined) expect(isTheorem(found as object)).toBe(true);
    else expect(found).toMatchObject(refusal);
  });
});

test("a question of other sizes is refused", () => {
  const shape = { verdict: "rejected", rejection: { code: "ill-formed/dimension-mismatch" } };
  expect(judged({ ...claim("unsat"), outputs: 2 }, { trees: [] })).toMatchObject(shape);
  expect(judged({ ...claim("unsat"), inputs: 2 }, { trees: [] })).toMatchObject(shape);
  expect(conditionOf(2, { bias: q("0"), columns: [2], weights: [q("1")] }, false)).toBe(
    "column-range",
  );
});
