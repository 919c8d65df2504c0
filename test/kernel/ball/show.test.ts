// CUT, STEP and CASE by explicit proofs: what holds with equality is shown, a little more is not.
import { describe, expect, test } from "vitest";
import { NORM_INFINITY } from "../../../src/kernel/index.js";
import { dense, network, vector } from "../../exact.js";
import { below, type BallCase, judged, rejectionOf } from "./evidence.js";
import { modulus } from "./open-units.js";

describe("cases", () => {
  test("show the label when each does", () => {
    const by = {
      cases: [
        [[], []],
        [[0], []],
      ],
    };
    expect(judged(modulus("o2+1", [by]))).toEqual({ statement: "label-only", rules: "ball case" });
    expect(rejectionOf(modulus("o2+1", [by], "1"))).toMatchObject({
      code: "unproved/label-not-certain",
      reason: "not-beaten",
    });
  });

  test.each([
    { name: "one missing", cases: [[[0], []]], expected: /every set of the units 0/u },
    { name: "none", cases: [], expected: /every set of the units 0/u },
    {
      name: "one twice",
      cases: [
        [[0], []],
        [[0], []],
      ],
      expected: /every set/u,
    },
    {
      name: "a unit that is exact",
      cases: [
        [[], []],
        [[2], []],
      ],
      expected: /open units/u,
    },
    {
      name: "a unit that is not there",
      cases: [
        [[], []],
        [[9], []],
      ],
      expected: /open units/u,
    },
    {
      name: "a unit that is not read",
      cases: [
        [[], []],
        [[1], []],
      ],
      expected: /open units/u,
    },
    {
      name: "a unit twice",
      cases: [
        [[], []],
        [[0, 0], []],
      ],
      expected: /different/u,
    },
  ])("are no proof with $name", ({ cases, expected }) => {
    const said = rejectionOf(modulus("o2+1", [{ cases }]));
    expect(said).toMatchObject({ code: "ill-formed/proof", ball: 3 });
    expect("expected" in said && said.expected).toMatch(expected);
  });

  test("of two units need all four sets, and units of negative weight may be either", () => {
    const both = network(1, [dense("0", "1"), dense("0", "-1")], [dense("0", "1", "1")]);
    const of = (cases: unknown[]): BallCase => ({
      ...modulus("o2", [{ cases }]),
      network: both,
    });
    const all = [[], [0], [1]].map((set) => [set, []]);
    expect(rejectionOf(of(all))).toMatchObject({ got: "3 of them" });
    expect(judged(of([...all, [[0, 1], []]]))).toMatchObject({ statement: "label-only" });
    const falling = network(1, [dense("0", "1")], [dense("0", "-1")]);
    const least = (cases: unknown[], level: string): BallCase => ({
      ...modulus("o1", [{ cases }], level),
      network: falling,
    });
    expect(judged(least([[[], []]], "1/100"))).toMatchObject({ rules: "ball step" });
    expect(judged(least([[[0], []]], "101/100"))).toMatchObject({ rules: "ball step" });
    expect(rejectionOf(least([[[0], []]], "1"))).toMatchObject({ reason: "not-beaten" });
  });

  test("cannot step below the input", () => {
    const by = { units: "a1", proofs: [{ cases: [[[], []]] }] };
    const one = network(1, [dense("5", "1")], [dense("0", "-1")]);
    expect(rejectionOf({ ...modulus(by, [[]]), network: one })).toMatchObject({
      code: "ill-formed/proof",
      got: "the input",
    });
  });
});

describe("CUT", () => {
  // S = max(0, x), T = max(0, S − 1/2) on [−1, 1] as rows that read S; the fact S ≤ 1 is number 0.
  const deep = network(
    1,
    [dense("0", "1")],
    [dense("-1/2", "1"), dense("0", "1")],
    [dense("0", "1", "1")],
  );
  const fact = { facts: [{ terms: [[0, "1"]], constant: "-1" }] };
  const of = (proof: unknown, output: unknown[], level = "0"): BallCase => ({
    network: deep,
    centre: vector("0"),
    norm: NORM_INFINITY,
    rule: below(level),
    evidence: {
      layers: [
        {
          units: "o1",
          facts: [
            [
              0,
              0,
              {
                cases: [
                  [[], []],
                  [[0], []],
                ],
              },
            ],
          ],
        },
        {
          units: "o1+1",
          facts: [
            [1, 0, proof],
            [2, 0, { cases: [[[], [0]]] }],
          ],
        },
      ],
      facts: [
        ...fact.facts,
        { terms: [[0, "1"]], constant: "-1/2" },
        { terms: [[1, "1"]], constant: "-1" },
      ],
      output,
    },
  });
  const step = {
    cases: [
      [[], []],
      [[0], [0]],
    ],
  };

  test("subtracts facts, and facts of the same layer that stand before", () => {
    const said = judged(of(step, [[0, 1]], "151/100"));
    const rules = "ball case cut step";
    expect(said).toEqual({ statement: "label-only", rules });
    expect(rejectionOf(of(step, [[0, 1]], "3/2"))).toMatchObject({ reason: "not-beaten" });
    expect(judged(of(step, [[[0, "2"], 1]], "101/50"))).toMatchObject({ statement: "label-only" });
    // A multiplier of 0 takes nothing, and is none below 0.
    expect(judged(of(step, [[0, 1, [0, "0"]]], "151/100"))).toMatchObject({ rules });
  });

  test.each([
    { name: "a fact of no number", output: [[0, 2]], got: "2" },
    { name: "a multiplier below 0", output: [[[0, "-1"], 1]], got: "-1/1" },
  ])("is no proof with $name", ({ output, got }) => {
    expect(rejectionOf(of(step, output, "5"))).toMatchObject({ code: "ill-formed/proof", got });
  });

  test("leaves what it is not told to take", () => {
    expect(rejectionOf(of(step, [[0]], "5"))).toMatchObject({ reason: "not-bounded" });
    expect(rejectionOf(of([0], [[0, 1]], "5"))).toMatchObject({
      code: "ill-formed/proof",
      got: "0",
    });
    expect(rejectionOf(of([], [[0, 1]], "5"))).toMatchObject({
      code: "unproved/fact",
      unit: 0,
      layer: 1,
    });
  });

  test("ends with the budget", () => {
    expect(judged({ ...of(step, [[0, 1]], "151/100"), steps: 100 })).toMatchObject({
      decline: { limit: "ball-steps" },
    });
  });
});
