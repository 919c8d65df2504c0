// Facts: what the invariant macro shows of balls whose units switch, and what it does not.
import { describe, expect, test } from "vitest";
import {
  type FactFamily,
  forwardOf,
  labelByFacts,
  linearParts,
  type Network,
  NORM_TWO,
  type Refusal,
  type Rule,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";

// Points 0 (class 0), 2 and −2 (class 1), radius 9/10. With u = x + 3: a_0 = 20, a_1 = 4u + 4,
// a_2 = −4u + 28; a_1 − a_0 ≥ 2/5 on the ball of 2, and so on: A = max(a_1, a_2), w = 1/2 + (A − 20)·5/4.
const VORONOI: Network = network(
  1,
  [dense("3", "1")],
  [dense("0", "1"), dense("4", "4"), dense("24", "-8")],
  [dense("0", "1", "0", "0"), dense("0", "0", "1", "1"), dense("-1000", "1", "0", "0")],
  [dense("-49/2", "0", "5/4", "0"), dense("-51/2", "0", "5/4", "0")],
  [dense("0", "1", "-1")],
);
const EXACT: Rule = { kind: "exact", values: [q("0"), q("1")] };

const family = (changes: Partial<FactFamily>): FactFamily => ({
  from: 1,
  to: 1,
  step: 1,
  times: 1,
  shift: 0,
  terms: [],
  rows: [],
  constant: q("0"),
  ...changes,
});
const term = (unit: number, weight: string): FactFamily["terms"][number] => ({
  unit,
  weight: q(weight),
});

/** M + S ≤ 20 − 2/5 on the layer of the maximum, and M ≤ 20 − 2/5 on the next. */
const OTHER_CLASS = [
  family({ terms: [term(1, "1"), term(2, "1")], constant: q("-98/5") }),
  family({ from: 2, to: 2, terms: [term(1, "1")], constant: q("-98/5") }),
];

function shown(
  centre: string,
  label: number,
  facts: readonly FactFamily[],
  rule: Rule = EXACT,
  net: Network = VORONOI,
  radius = "9/10",
): unknown {
  const parts = linearParts(1, NORM_TWO, q(radius), new Map());
  const output = forwardOf(net, parts, 7, vector(centre), facts);
  return output.verdict === "forward" ? labelByFacts(parts, rule, 7, label, output) : output;
}

const rejects = (rejection: object): unknown => ({
  verdict: "rejected",
  rejection: expect.objectContaining({ ball: 7, ...rejection }) as unknown,
});

describe("a ball on which a unit switches", () => {
  test("is constant by facts that hold with equality", () => {
    expect(shown("0", 0, OTHER_CLASS)).toBe("one-linear-region");
  });

  test("is one activation region when no unit switches, and then needs no fact", () => {
    expect(shown("2", 1, [])).toBe("one-activation-region");
    expect(shown("-2", 1, [])).toBe("one-activation-region");
  });

  test("has no label without facts", () => {
    expect(shown("0", 0, [])).toEqual(
      rejects({ code: "unproved/label-not-certain", reason: "not-bounded", label: 0 }),
    );
  });

  test("does not get another label", () => {
    expect(shown("0", 1, OTHER_CLASS)).toEqual(
      rejects({ code: "unproved/label-not-certain", label: 1, reason: "other-value" }),
    );
  });

  test("one unit in the last place more is not shown", () => {
    expect(shown("0", 0, OTHER_CLASS, EXACT, VORONOI, "900000000001/1000000000000")).toEqual(
      rejects({ code: "unproved/fact", layer: 1, family: 0, member: 0, active: [] }),
    );
  });

  test("a fact that is too strong fails in its case", () => {
    const [, second] = OTHER_CLASS;
    const strong = family({ terms: [term(2, "1")], constant: q("-71/10") });
    expect(shown("0", 0, [strong, ...(second ? [second] : [])])).toEqual(
      rejects({
        code: "unproved/fact",
        layer: 1,
        family: 0,
        active: [2],
        valueAtCentre: q("-71/10"),
        reach: q("1296/25"),
        squared: true,
      }),
    );
  });

  test("a fact that nothing below bounds names the unit", () => {
    const [, second] = OTHER_CLASS;
    expect(shown("0", 0, second ? [second] : [])).toEqual(
      rejects({ code: "unproved/fact", layer: 2, family: 0, active: [], unit: 2 }),
    );
  });
});

describe("rows read over the first hidden layer", () => {
  // Row 1 of layer 1 is a_1 = 4u + 4, 16 at the centre of the first ball.
  const aboveOne = family({
    terms: [term(1, "-1"), term(2, "-1")],
    rows: [{ layer: 1, row: 1, weight: q("1") }],
  });

  test("stand for affine forms: the maximum is at least a_1", () => {
    expect(shown("0", 0, [...OTHER_CLASS, aboveOne])).toBe("one-linear-region");
  });

  test("the maximum is not at least a_1 + 1", () => {
    expect(shown("0", 0, [...OTHER_CLASS, { ...aboveOne, constant: q("1") }])).toEqual(
      rejects({ code: "unproved/fact", layer: 1, family: 2, active: [], valueAtCentre: q("1") }),
    );
  });

  test("columns that the first layer does not have are left out", () => {
    // Row 0 of layer 3 reads unit 1 of layer 2: nothing is left of it but its bias, −49/2.
    const bias = family({
      terms: [term(2, "-1")],
      rows: [{ layer: 3, row: 0, weight: q("1") }],
      constant: q("49/2"),
    });
    expect(shown("0", 0, [...OTHER_CLASS, bias])).toBe("one-linear-region");
    expect(shown("0", 0, [...OTHER_CLASS, { ...bias, constant: q("25") }])).toEqual(
      rejects({ code: "unproved/fact", family: 2, valueAtCentre: q("1/2") }),
    );
  });
});

describe("labels", () => {
  // f = w, not clipped: on the ball of 0 it bends, and stays below 0.
  const bending: Network = {
    ...VORONOI,
    layers: [
      ...VORONOI.layers.slice(0, 3),
      ...network(3, [dense("-49/2", "0", "5/4", "0")]).layers,
    ],
  };
  const threshold = (level: string): Rule => ({ kind: "threshold", level: q(level) });

  test("a threshold holds although f bends", () => {
    expect(shown("0", 0, OTHER_CLASS, threshold("1/1000"), bending)).toBe("label-only");
  });

  test("a threshold that is met is not passed", () => {
    expect(shown("0", 0, OTHER_CLASS, threshold("0"), bending)).toEqual(
      rejects({
        code: "unproved/label-not-certain",
        reason: "not-bounded",
        rival: 1,
        value: q("0"),
        required: q("0"),
      }),
    );
  });

  test("argmax needs a lead over every rival", () => {
    const rows = [dense("0", "0", "0", "0"), dense("-49/2", "0", "5/4", "0")];
    const two: Network = {
      ...bending,
      layers: [...bending.layers.slice(0, 3), ...network(3, rows).layers],
    };
    expect(shown("0", 0, OTHER_CLASS, { kind: "argmax" }, two)).toEqual(
      rejects({ code: "unproved/label-not-certain", reason: "not-bounded", rival: 1 }),
    );
    expect(shown("0", 0, OTHER_CLASS, { kind: "argmax" }, two, "8/10")).toEqual(
      rejects({ code: "unproved/label-not-certain", reason: "not-bounded", rival: 1 }),
    );
    const tighter = OTHER_CLASS.map((one) => ({ ...one, constant: q("-96/5") }));
    expect(shown("0", 0, tighter, { kind: "argmax" }, two, "8/10")).toBe("label-only");
  });
});

describe("facts that do not fit the network", () => {
  const fine = family({ terms: [term(1, "1")] });
  test.each<{ name: string; changes: Partial<FactFamily>; expected: string; got: string }>([
    { name: "no term", changes: { terms: [] }, expected: "family 0: a term", got: "none" },
    {
      name: "layers backwards",
      changes: { from: 2, to: 1 },
      expected: "family 0: layers among 4",
      got: "2 to 1",
    },
    {
      name: "the output layer",
      changes: { from: 4, to: 4 },
      expected: "family 0: layers among 4",
      got: "4 to 4",
    },
    {
      name: "no step",
      changes: { step: 0 },
      expected: "family 0: a step and a count of at least 1",
      got: "0",
    },
    {
      name: "no member",
      changes: { times: 0 },
      expected: "family 0: a step and a count of at least 1",
      got: "0",
    },
    {
      name: "a unit too far",
      changes: { terms: [term(3, "1")] },
      expected: "family 0: units below 3 in layer 1",
      got: "3",
    },
    {
      name: "a member too far",
      changes: { times: 3, shift: 1 },
      expected: "family 0: units below 3 in layer 1",
      got: "3",
    },
    {
      name: "a layer too narrow",
      changes: { from: 1, to: 3, terms: [term(2, "1")] },
      expected: "family 0: units below 2 in layer 3",
      got: "2",
    },
    {
      name: "a row of no layer",
      changes: { rows: [{ layer: 5, row: 0, weight: q("1") }] },
      expected: "family 0: a row of the network",
      got: "row 0 of layer 5",
    },
    {
      name: "a row too far",
      changes: { rows: [{ layer: 4, row: 1, weight: q("1") }] },
      expected: "family 0: a row of the network",
      got: "row 1 of layer 4",
    },
  ])("$name", ({ changes, expected, got }) => {
    expect(shown("0", 0, [{ ...fine, ...changes }])).toEqual(
      rejects({ code: "ill-formed/fact", expected, got }),
    );
  });

  const declines = (limit: string, allowed: string): Refusal => ({
    verdict: "declined",
    decline: { code: "limit-exceeded", limit, allowed },
  });

  test("more terms of all members than the limit are declined", () => {
    const many = { ...fine, times: 2_500_001, terms: [...fine.terms, ...fine.terms] };
    expect(shown("0", 0, [many])).toEqual(declines("proof-terms", "5000000"));
    expect(shown("0", 0, [{ ...many, times: 2_500_000, shift: 1 }])).toMatchObject({
      rejection: { code: "ill-formed/fact", got: "2500000" },
    });
  });

  test("more open units than cases are allowed for are declined", () => {
    const switching = Array.from({ length: 11 }, () => dense("0", "1"));
    const sum = switching.map(() => "1");
    const wide = network(1, switching, [dense("0", ...sum)], [dense("0", "1")]);
    const facts = family({
      from: 0,
      to: 0,
      terms: switching.map((_, n) => term(n, "1")),
      constant: q("-100"),
    });
    expect(shown("0", 0, [facts], EXACT, wide)).toEqual(declines("cases", "10"));
  });
});
