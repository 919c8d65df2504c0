// Facts are shown in order, each before anything may use it, also where layers are followed anew.
import { describe, expect, test } from "vitest";
import { dense, network, q, vector } from "../../exact.js";
import { below, type BallCase, judged, rejectionOf } from "./evidence.js";

// S = max(0, x) ≤ 1 on [−1, 1], T = S again.
const NET = network(1, [dense("0", "1")], [dense("0", "1")], [dense("0", "1")]);
const CASES = {
  cases: [
    [[], []],
    [[0], []],
  ],
};
const CARRY = { cases: [[[], [0]]] };
const of = (first: unknown[], second: unknown[], output: unknown[] = [[0]]): BallCase => ({
  network: NET,
  centre: vector("0"),
  rule: below("11/10"),
  evidence: {
    layers: [
      { units: "o1", facts: first },
      { units: "+1", facts: second },
    ],
    facts: [{ terms: [[0, "1"]], constant: "-1" }],
    output,
  },
});

describe("facts", () => {
  test("carry an inequality from layer to layer", () => {
    expect(judged(of([[0, 0, CASES]], [[0, 0, CARRY]]))).toMatchObject({ statement: "label-only" });
  });

  test("may use those before them at their own layer, and no others", () => {
    expect(
      judged(
        of(
          [
            [0, 0, CASES],
            [0, 0, [0]],
          ],
          [[0, 0, CARRY]],
        ),
      ),
    ).toMatchObject({
      statement: "label-only",
    });
    expect(rejectionOf(of([[0, 0, [0]]], [[0, 0, CARRY]]))).toMatchObject({
      code: "ill-formed/proof",
      expected: "a fact among 0 of the layer",
    });
    expect(rejectionOf(of([[0, 0, CASES]], [[0, 0, { cases: [[[], [1]]] }]]))).toMatchObject({
      expected: "a fact among 1 of the layer",
    });
  });

  test("that are not shown are named, with the case", () => {
    const tight = of([[0, 0, CASES]], [[0, 0, CARRY]]);
    expect(rejectionOf({ ...tight, radius: "2" })).toEqual({
      code: "unproved/fact",
      ...{ ball: 3, layer: 0, family: 0, member: 0, pieces: [], active: [0] },
      ...{ valueAtCentre: q("-1"), reach: q("4"), squared: true },
    });
    expect(rejectionOf(of([[0, 0, []]], [[0, 0, CARRY]]))).toMatchObject({
      code: "unproved/fact",
      unit: 0,
    });
  });

  test("are shown again on layers that are followed anew, and only there", () => {
    const again = { follow: [[{ units: "d1", facts: [[0, 0, CARRY]] }], [0]] };
    expect(judged(of([[0, 0, CASES]], [[0, 0, again]]))).toMatchObject({ statement: "label-only" });
    const without = { follow: [["d1"], [0]] };
    expect(rejectionOf(of([[0, 0, CASES]], [[0, 0, without]]))).toMatchObject({
      expected: "a fact among 0 of the layer",
    });
  });
});
