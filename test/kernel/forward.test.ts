// Facts: what the invariant macro shows of balls whose units switch, and what it does not.
import { describe, expect, test } from "vitest";
import {
  type FactFamily,
  forwardOf,
  labelByFacts,
  linearParts,
  type Network,
  NORM_TWO,
  type Rule,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";
import { EXACT, family, OTHER_CLASS, term, VORONOI } from "./switching.js";
import { processorTime } from "../processor-time.js";

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

  test("are read at a centre of fractions too", () => {
    const of = (constant: string): unknown => {
      const facts = [...OTHER_CLASS, { ...aboveOne, constant: q(constant) }];
      return shown("1/10", 0, facts, EXACT, VORONOI, "4/5");
    };
    expect(of("0")).toBe("one-linear-region");
    // Unit 2 is open, 24 − 8u there: −4/5, which stands in its place at last.
    expect(of("1/10")).toEqual(
      rejects({ code: "unproved/fact", family: 2, active: [], valueAtCentre: q("9/10") }),
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

test("a fact says nothing of the layers above the next", () => {
  // h_0 ≤ 1 on [−1, 1], but the unit in its place a layer later is up to 2: f = 1/2 at x = 1.
  const doubled = network(
    1,
    [dense("0", "1")],
    [dense("0", "2")],
    [dense("-3/2", "1")],
    [dense("0", "1")],
  );
  const fact = family({ from: 0, to: 0, terms: [term(0, "1")], constant: q("-1") });
  expect(shown("0", 0, [fact], EXACT, doubled, "1")).toEqual(
    rejects({ code: "unproved/label-not-certain", label: 0 }),
  );
  expect(shown("0", 0, [fact], EXACT, doubled, "3/4")).toEqual(
    rejects({ code: "unproved/label-not-certain", label: 0 }),
  );
  const next = family({ from: 1, to: 1, terms: [term(0, "1")], constant: q("-3/2") });
  const tight = { ...fact, constant: q("-3/4") };
  expect(shown("0", 0, [tight, next], EXACT, doubled, "3/4")).toBe("one-linear-region");
});

describe("a member that says nothing of a symbol", () => {
  // One unit that is constant, and long.
  const constant = network(1, [dense(`${3n ** 8_000n}`, "0")], [dense("1", "0")]);
  const about = (times: number, weight = "0"): FactFamily =>
    family({ from: 0, to: 0, times, terms: [term(0, weight)] });

  test("is passed over", () => {
    for (const weight of ["0", "1", "-1"]) {
      expect(shown("0", 1, [about(1, weight)], EXACT, constant)).toBe("one-activation-region");
    }
  });

  test("costs the length of what it names, and ends with the allowance", () => {
    // 12,680 bits are 99 words of 128: 9,801 steps a member.
    const start = processorTime();
    expect(shown("0", 1, [about(5_000_000)], EXACT, constant)).toMatchObject({
      verdict: "declined",
      decline: { limit: "proof-steps" },
    });
    expect(processorTime() - start).toBeLessThan(10_000);
  });
});

describe("what ends a ball before its facts", () => {
  test("a family that does not fit the network", () => {
    expect(shown("0", 0, [family({ terms: [] })])).toEqual(
      rejects({ code: "ill-formed/fact", expected: "family 0: a term", got: "none" }),
    );
  });

  test("rows with values beyond the bounds", () => {
    const square = network(1, [dense(`${2n ** 40_000n}`, "1")], [dense("0", `${2n ** 40_000n}`)]);
    expect(shown("0", 0, [], EXACT, square)).toMatchObject({
      verdict: "declined",
      decline: { limit: "value-bits" },
    });
  });

  test("units that cost more than a ball may", () => {
    // 1 − h/3^2500 for h = max(0, x): sums of 3,963 bits, 900 steps each, at least two a unit.
    const row = dense("1", `-1/${3n ** 2_500n}`);
    const wide = network(
      1,
      [dense("0", "1")],
      Array.from({ length: 30_000 }, () => row),
      [dense("0", ...new Array<string>(30_000).fill("0"))],
    );
    expect(shown("0", 0, [], EXACT, wide)).toMatchObject({
      verdict: "declined",
      decline: { limit: "proof-steps" },
    });
  });

  test("rows of which only the size of the linear part is known", () => {
    // Row 0 of layer 1 reads an open unit and 1 + x/2^3000 with the weight 1/2^3000.
    const small = `1/${2n ** 3_000n}`;
    const net = (bias: string): Network =>
      network(
        1,
        [dense("0", "1"), dense("1", small)],
        [dense(bias, "-1", small)],
        [dense("0", "1")],
      );
    for (const bias of ["-1", "1"]) {
      expect(shown("0", 0, [], EXACT, net(bias))).toMatchObject({
        verdict: "declined",
        decline: { limit: "denominator-bits" },
      });
    }
  });
});
