// The region macro: one obligation a hidden unit; the first that fails is named.
import { describe, expect, test } from "vitest";
import {
  linearParts,
  type Network,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  type Rational,
  type Refusal,
  regionOf,
} from "../../src/kernel/index.js";
import { dense, network, q, reach, runs, vector } from "../exact.js";

interface Ball {
  readonly network: Network;
  readonly norm?: Norm;
  readonly radius?: string;
  readonly centre: readonly string[];
  readonly pattern: readonly string[];
  readonly index?: number;
  readonly reaches?: ReadonlyMap<string, Rational>;
}

function region(ball: Ball): ReturnType<typeof regionOf> {
  const { norm = NORM_INFINITY, radius = "1", index = 0, reaches = new Map() } = ball;
  const parts = linearParts(ball.network.inputs, norm, q(radius), reaches);
  const pattern = ball.pattern.map(runs);
  return regionOf(ball.network, parts, index, vector(...ball.centre), pattern);
}

function notStable(detail: object): unknown {
  return {
    verdict: "rejected",
    rejection: { code: "unproved/neuron-not-stable", ball: 0, ...detail },
  };
}

/** h₀ = max(0, x), h₁ = max(0, y + 3); then max(0, h₀ − 2h₁ + 9), then 5 times it, less 1. */
const DEEP = network(
  2,
  [dense("0", "1", "0"), dense("3", "0", "1")],
  [dense("9", "1", "-2")],
  [dense("-1", "5")],
);

describe("a region", () => {
  test.each([
    {
      name: "all active",
      centre: ["1", "0"],
      pattern: ["++", "+"],
      values: ["19"],
      part: ["5", "-10"],
    },
    {
      name: "first inactive",
      centre: ["-1", "0"],
      pattern: ["-+", "+"],
      values: ["14"],
      part: ["0", "-10"],
    },
    {
      name: "both inactive",
      centre: ["-1", "-4"],
      pattern: ["--", "+"],
      values: ["44"],
      part: ["0", "0"],
    },
    {
      name: "last inactive",
      centre: ["1", "9"],
      pattern: ["++", "-"],
      values: ["-1"],
      part: ["0", "0"],
    },
  ])("is affine: $name", ({ centre, pattern, values, part }) => {
    const found = region({ network: DEEP, centre, pattern });
    expect(found).toMatchObject({ verdict: "affine", values: vector(...values) });
    expect("parts" in found && found.parts.map((p) => p.w)).toEqual([vector(...part)]);
  });

  test("of a network without hidden layer is everything", () => {
    const affine = network(2, [dense("1/2", "3", "-1")]);
    expect(region({ network: affine, centre: ["1", "1"], pattern: [] })).toMatchObject({
      values: vector("5/2"),
      parts: [{ w: vector("3", "-1") }],
    });
  });
});

describe("an obligation", () => {
  const one = network(2, [dense("0", "3", "4")], [dense("0", "1")]);
  const negated = network(2, [dense("0", "-3", "-4")], [dense("0", "1")]);
  const cases = [
    { norm: NORM_ONE, reach: reach("4"), inside: "5", equal: "4", outside: "3999/1000" },
    { norm: NORM_TWO, reach: reach("25", true), inside: "6", equal: "5", outside: "4999/1000" },
    { norm: NORM_INFINITY, reach: reach("7"), inside: "8", equal: "7", outside: "6999/1000" },
  ];
  /** A centre where 3x + 4y has this value. */
  const centre = (value: string): string[] => {
    const { num, den } = q(value);
    return [`${num}/${den * 3n}`, "0"];
  };

  test.each(cases)("$norm.kind: inside and equal hold, just outside does not", (c) => {
    for (const value of [c.inside, c.equal]) {
      const active = { network: one, norm: c.norm, centre: centre(value), pattern: ["+"] };
      expect(region(active)).toMatchObject({ verdict: "affine" });
      const inactive = { ...active, network: negated, pattern: ["-"] };
      expect(region(inactive)).toMatchObject({ verdict: "affine" });
    }
    const active = { network: one, norm: c.norm, centre: centre(c.outside), pattern: ["+"] };
    const detail = { layer: 0, neuron: 0, reach: c.reach.bound, squared: c.reach.squared };
    expect(region(active)).toEqual(
      notStable({ ...detail, phase: "active", valueAtCentre: q(c.outside) }),
    );
    expect(region({ ...active, network: negated, pattern: ["-"] })).toEqual(
      notStable({ ...detail, phase: "inactive", valueAtCentre: q(`-${c.outside}`) }),
    );
  });

  test.each(cases)("$norm.kind: the wrong phase does not hold", ({ norm }) => {
    const far = { norm, centre: ["100", "0"] };
    expect(region({ ...far, network: one, pattern: ["-"] })).toMatchObject({
      rejection: { code: "unproved/neuron-not-stable", phase: "inactive", valueAtCentre: q("300") },
    });
    expect(region({ ...far, network: negated, pattern: ["+"] })).toMatchObject({
      rejection: { code: "unproved/neuron-not-stable", phase: "active", valueAtCentre: q("-300") },
    });
  });

  test("of a unit that is constantly 0 holds either way", () => {
    const dead = network(1, [dense("0", "0")], [dense("1", "2")]);
    for (const pattern of [["+"], ["-"]]) {
      expect(region({ network: dead, centre: ["7"], pattern })).toMatchObject({
        values: vector("1"),
        parts: [{ id: 0 }],
      });
    }
  });

  test("is judged over the common denominator of its layer", () => {
    const mixed = network(1, [dense("1/7", "1"), dense("1/5", "1")], [dense("0", "1", "1")]);
    const ball = { network: mixed, radius: "1/35", centre: ["0"] };
    expect(region({ ...ball, pattern: ["++"] })).toMatchObject({ values: vector("12/35") });
    expect(region({ ...ball, radius: "1/6", pattern: ["++"] })).toEqual(
      notStable({
        layer: 0,
        neuron: 0,
        phase: "active",
        valueAtCentre: q("1/7"),
        reach: q("1/6"),
        squared: false,
      }),
    );
  });

  test("that fails first is named: layers in order, then units", () => {
    // At (0, 0) unit 0 of layer 0 is on its boundary; at (1, 4) the unit of layer 1 is at −4.
    expect(
      region({ network: DEEP, index: 7, centre: ["0", "0"], pattern: ["++", "-"] }),
    ).toMatchObject({
      rejection: { ball: 7, layer: 0, neuron: 0, phase: "active" },
    });
    expect(region({ network: DEEP, centre: ["1", "-3"], pattern: ["+-", "-"] })).toMatchObject({
      rejection: { layer: 0, neuron: 1, phase: "inactive", valueAtCentre: q("0") },
    });
    expect(region({ network: DEEP, centre: ["1", "3"], pattern: ["++", "-"] })).toEqual(
      notStable({
        layer: 1,
        neuron: 0,
        phase: "inactive",
        valueAtCentre: q("-2"),
        reach: q("3"),
        squared: false,
      }),
    );
  });

  test("is not asked of outputs", () => {
    const boundary = network(1, [dense("0", "1")]);
    expect(region({ network: boundary, centre: ["0"], pattern: [] })).toMatchObject({
      verdict: "affine",
    });
  });
});

describe("a pattern", () => {
  const pattern = (expected: string, got: string): Refusal => ({
    verdict: "rejected",
    rejection: { code: "ill-formed/pattern", ball: 3, expected, got },
  });

  test.each([
    { name: "a layer missing", pattern: ["++"], expected: "2 layers", got: "1" },
    { name: "no layer", pattern: [], expected: "2 layers", got: "0" },
    { name: "a layer for the outputs", pattern: ["++", "+", "+"], expected: "2 layers", got: "3" },
    {
      name: "a unit missing",
      pattern: ["+", "+"],
      expected: "2 units in layer 0",
      got: "another count",
    },
    {
      name: "a unit too many",
      pattern: ["++", "++"],
      expected: "1 units in layer 1",
      got: "another count",
    },
  ])("does not fit: $name", ({ pattern: signs, expected, got }) => {
    const ball = { network: DEEP, index: 3, centre: ["1", "0"], pattern: signs };
    expect(region(ball)).toEqual(pattern(expected, got));
  });

  test("is judged before anything is computed", () => {
    const ball = { network: DEEP, index: 3, centre: ["0", "0"], pattern: ["++", ""] };
    expect(region(ball)).toMatchObject({ rejection: { code: "ill-formed/pattern" } });
  });
});

describe("p = 3", () => {
  const norm = normOf(q("3")) ?? NORM_ONE;
  const one = network(2, [dense("0", "1", "0"), dense("0", "0", "2")], [dense("0", "1", "1")]);
  const reaches = new Map([
    ["1,0", q("1")],
    ["0,1", q("3/2")],
  ]);

  test("bounds come from witnesses", () => {
    const ball = { network: one, norm, reaches, pattern: ["++"] };
    expect(region({ ...ball, centre: ["1", "3/2"] })).toMatchObject({ verdict: "affine" });
    expect(region({ ...ball, centre: ["1", "29/20"] })).toEqual(
      notStable({
        layer: 0,
        neuron: 1,
        phase: "active",
        valueAtCentre: q("29/10"),
        reach: q("3"),
        squared: false,
      }),
    );
  });

  test("a unit whose direction has no witness needs the bound of p = ∞", () => {
    const known = new Map([["1,0", q("1")]]);
    const ball = { network: one, norm, reaches: known, index: 4, pattern: ["++"] };
    expect(region({ ...ball, centre: ["9", "9"] })).toMatchObject({ verdict: "affine" });
    expect(region({ ...ball, centre: ["1", "-1/2"] })).toMatchObject({
      rejection: { code: "unproved/neuron-not-stable", ball: 4, layer: 0, neuron: 1 },
    });
  });
});

test("a network without layers is a fault", () => {
  expect(() => region({ network: { inputs: 1, layers: [] }, centre: ["0"], pattern: [] })).toThrow(
    expect.objectContaining({ name: "KernelFault" }),
  );
});
