// SPLIT: pieces that miss the ball, strictly; pieces that are left out; and proofs on the others.
import { describe, expect, test } from "vitest";
import { dense, network, q, vector } from "../../exact.js";
import { type BallCase, exactly, judged, rejectionOf } from "../ball/evidence.js";

/** u = x + 5; a = max(0, x), b = max(0, −x), d = max(0, a − b) = a; f = 1 + a − d = 1. */
const SAME = network(
  1,
  [dense("5", "1")],
  [dense("-5", "1"), dense("5", "-1")],
  [dense("0", "1", "0"), dense("0", "1", "-1")],
  [dense("1", "1", "-1")],
);
const piece = (proof: object): object => ({ follow: [["d2", "d2"], proof] });
const STEP = { cases: [[[], []]] };
const OPEN = piece({
  cases: [
    [[], []],
    [[0], []],
    [[1], []],
    [[0, 1], []],
  ],
});
const PIECES = [piece(STEP), OPEN];
const DOWN = {
  cases: [
    [[], []],
    [[1], []],
  ],
};

const of = (split: unknown, more: Partial<BallCase> = {}): BallCase => ({
  network: SAME,
  centre: vector("0"),
  radius: "2",
  rule: exactly("1"),
  evidence: {
    layers: [
      "+1",
      "o2",
      {
        units: "+1o1",
        facts: [
          [0, 0, DOWN],
          [1, 0, { split }],
        ],
      },
    ],
    facts: [
      {
        terms: [
          [1, "1"],
          [0, "-1"],
        ],
        constant: "0",
      },
      {
        terms: [
          [0, "1"],
          [1, "-1"],
        ],
        constant: "0",
      },
    ],
    output: [[1], [0]],
  },
  ...more,
});
const split = (unit: number, values: string[], pieces: unknown[]): unknown => [
  unit,
  values,
  pieces,
];

describe("SPLIT", () => {
  test("shows on two pieces what holds on neither side alone", () => {
    const said = judged(of(split(0, ["5"], [piece(STEP), piece(STEP)])));
    expect(said).toMatchObject({ statement: "one-linear-region" });
    expect("rules" in said && said.rules).toContain("split");
  });

  test.each([
    { name: "a hyperplane beside the kink", values: ["5001/1000"] },
    { name: "a hyperplane on the other side of it", values: ["4999/1000"] },
  ])("does not with $name", ({ values }) => {
    expect(rejectionOf(of(split(0, values, [piece(STEP), piece(STEP)])))).toMatchObject({
      code: "unproved/fact",
      ...{ layer: 2, family: 1, member: 0, pieces: [values[0] === "5001/1000" ? 0 : 1] },
    });
  });

  test("leaves out pieces that miss the ball, strictly", () => {
    const values = (first: string, last: string): string[] => [first, "5", last];
    const around = ["+", piece(STEP), piece(STEP), "-"];
    expect(judged(of(split(0, values("2999/1000", "7001/1000"), around)))).toMatchObject({
      statement: "one-linear-region",
    });
    expect(rejectionOf(of(split(0, values("3", "8"), around)))).toMatchObject({
      code: "unproved/fact",
      ...{ pieces: [0], valueAtCentre: q("2"), reach: q("4"), squared: true },
    });
    expect(rejectionOf(of(split(0, values("2", "7"), around)))).toMatchObject({ pieces: [3] });
  });

  test.each([
    { name: "above a piece without upper end", of: split(0, ["5"], [piece(STEP), "+"]) },
    { name: "below a piece without lower end", of: split(0, ["5"], ["-", piece(STEP)]) },
    {
      name: "left out where nothing is",
      of: split(0, ["4", "5"], [piece(STEP), "x", piece(STEP)]),
    },
    { name: "a piece less", of: split(0, ["5"], [piece(STEP)]) },
    { name: "a piece more", of: split(0, ["5"], [...PIECES, piece(STEP)]) },
    { name: "at no unit", of: split(1, ["5"], PIECES) },
    { name: "without layers followed", of: split(0, ["5"], [{ follow: [[], STEP] }, OPEN]) },
    {
      name: "followed from its own layer",
      of: split(0, ["5"], [{ follow: [["+1", "d2", "d2"], STEP] }, OPEN]),
    },
    {
      name: "followed from the input",
      of: split(0, ["5"], [{ follow: [["+1", "+1", "d2", "d2"], STEP] }, OPEN]),
    },
  ])("is no proof: $name", ({ of: stated }) => {
    expect(rejectionOf(of(stated))).toMatchObject({ code: "ill-formed/proof", ball: 3 });
  });

  test("is at an exact unit of the first layer", () => {
    const bent = network(1, [dense("0", "1")], [dense("0", "1")]);
    const at = { split: split(0, ["0"], [STEP, STEP]) };
    const evidence = {
      layers: [{ units: "o1", facts: [[0, 0, at]] }],
      facts: [{ terms: [[0, "1"]], constant: "-9" }],
    };
    expect(rejectionOf({ ...of([]), network: bent, evidence })).toMatchObject({
      code: "ill-formed/proof",
      got: "unit 0",
    });
  });

  test("leaves out a piece inside of what the evidence leaves out", () => {
    // Between 4999/1000 and 5001/1000 nothing is asked; the sides are affine.
    const stated = split(0, ["4999/1000", "5001/1000"], [piece(STEP), "x", piece(STEP)]);
    const one = of(stated, { error: q("1/1000") });
    const except = [[0, "4999/1000", "5001/1000", "1/2000"]];
    const { facts, ...rest } = one.evidence as Record<string, unknown>;
    const given = { layers: rest["layers"], facts, except, output: rest["output"] };
    expect(judged({ ...one, evidence: given })).toMatchObject({ statement: "label-only" });
    const narrow = [[0, "4999/1000", "50009/10000", "1/2000"]];
    expect(rejectionOf({ ...one, evidence: { ...given, except: narrow } })).toMatchObject({
      code: "ill-formed/proof",
      expected: "a piece inside of what is left out",
    });
  });
});
