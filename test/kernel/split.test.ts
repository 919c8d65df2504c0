// Facts that hold on every piece of a ball, though no rule shows them on the whole of it.
import { describe, expect, test } from "vitest";
import {
  type Cut,
  type FactFamily,
  forwardOf,
  labelByFacts,
  linearParts,
  type Network,
  NORM_TWO,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";

// u = x + 5; a = max(0, x), b = max(0, −x); d = max(0, a − b) = a; f = a − d = 0.
const SAME: Network = network(
  1,
  [dense("5", "1"), dense("0", "1")],
  [dense("-5", "1", "0"), dense("5", "-1", "0")],
  [dense("0", "1", "0"), dense("0", "1", "-1")],
  [dense("0", "1", "-1")],
);

const below: FactFamily = {
  from: 2,
  to: 2,
  step: 1,
  times: 1,
  shift: 0,
  terms: [
    { unit: 1, weight: q("1") },
    { unit: 0, weight: q("-1") },
  ],
  rows: [],
  constant: q("0"),
};
/** a − d ≤ 0: true on either side of 0 by STEP, but not on both at once. */
const above = (cuts: readonly Cut[], from = 1): FactFamily => ({
  ...below,
  terms: [
    { unit: 0, weight: q("1") },
    { unit: 1, weight: q("-1") },
  ],
  split: { from, cuts },
});
const at = (...values: string[]): Cut => ({ unit: 0, at: values.map(q) });

function shown(facts: readonly FactFamily[], net: Network = SAME): unknown {
  const parts = linearParts(1, NORM_TWO, q("2"), new Map());
  const output = forwardOf(net, parts, 3, vector("0"), facts);
  const rule = { kind: "exact", values: [q("0")] } as const;
  return output.verdict === "forward" ? labelByFacts(parts, rule, 3, 0, output) : output;
}

const rejects = (rejection: object): unknown => ({
  verdict: "rejected",
  rejection: expect.objectContaining({ ball: 3, ...rejection }) as unknown,
});

describe("a fact proved piece by piece", () => {
  test("holds when it holds on each side of the hyperplane", () => {
    expect(shown([below, above([at("5")])])).toBe("one-linear-region");
  });

  test("is not shown without pieces", () => {
    expect(shown([below, { ...below, terms: above([]).terms }])).toEqual(
      rejects({ code: "unproved/fact", layer: 2, family: 1, member: 0 }),
    );
  });

  test.each([
    { name: "beside the kink", cuts: [at("51/10")] },
    { name: "beside the kink by 10⁻³⁰", cuts: [at(`5${"0".repeat(29)}1/1${"0".repeat(30)}`)] },
    { name: "far from the ball", cuts: [at("100")] },
  ])("is not shown by a hyperplane $name", ({ cuts }) => {
    expect(shown([below, above(cuts)])).toEqual(rejects({ code: "unproved/fact", family: 1 }));
  });

  test("may need a second cut where the first is not enough", () => {
    expect(shown([below, above([at("6"), at("5")])])).toBe("one-linear-region");
  });

  test("more values than needed do no harm", () => {
    expect(shown([below, above([at("4", "5", "6")])])).toBe("one-linear-region");
  });

  // u ranges over [3, 7]. Beside a and b a unit e that is active, and a − d + c − e ≤ 0 as e ≥ c. Where the
  // slab says that e is 0 there is no x.
  const withThird = (row: readonly [string, string]): Network =>
    network(
      1,
      [dense("5", "1"), dense("0", "1")],
      [dense("-5", "1", "0"), dense("5", "-1", "0"), dense(row[0], row[1], "0")],
      [dense("0", "1", "0", "0"), dense("0", "1", "-1", "0"), dense("0", "0", "0", "1")],
      [dense("0", "1", "-1", "0")],
    );
  const withConstant = (constant: string, cut: Cut): FactFamily => {
    const family = above([cut]);
    const terms = [...family.terms, { unit: 2, weight: q("-1") }];
    return { ...family, terms, constant: q(constant) };
  };
  const [low, high] = [withThird(["-2", "1"]), withThird(["8", "-1"])];

  test("needs no proof on a piece that misses the ball", () => {
    const rest = [below, above([at("5")])];
    expect(shown([...rest, withConstant("1", at("2", "5"))], low)).toBe("one-linear-region");
    expect(shown([...rest, withConstant("1", at("5", "8"))], high)).toBe("one-linear-region");
    expect(shown([...rest, withConstant("1", at("1", "2", "5"))], low)).toBe("one-linear-region");
  });

  test("needs one on a piece that is in the ball, however small", () => {
    const rest = [below, above([at("5")])];
    const no = rejects({ code: "unproved/fact", family: 2 });
    expect(shown([...rest, withConstant("1001/1000", at("3001/1000", "5"))], low)).toEqual(no);
    expect(shown([...rest, withConstant("1001/1000", at("5", "6999/1000"))], high)).toEqual(no);
  });

  test("is not shown if it is false in one piece only", () => {
    // d reads a − b − 1/100: then f = 1/100 for x ≥ 1/100.
    const off: Network = network(
      1,
      [dense("5", "1"), dense("0", "1")],
      [dense("-5", "1", "0"), dense("5", "-1", "0")],
      [dense("0", "1", "0"), dense("-1/100", "1", "-1")],
      [dense("0", "1", "-1")],
    );
    expect(shown([below, above([at("5", "501/100")])], off)).toEqual(
      rejects({ code: "unproved/fact", family: 1 }),
    );
  });
});

describe("layers that a piece follows anew", () => {
  // a = max(0, x) switches in every piece; b = max(0, y), c = max(0, −y) only where none is cut at y = 0.
  // A and B copy a and b, D = max(0, b − c) = B; then a + b − d ≤ 2 two layers up.
  const copies = [dense("0", "1", "0", "0"), dense("0", "0", "1", "0"), dense("0", "0", "0", "1")];
  const plane: Network = network(
    2,
    [dense("5", "1", "0"), dense("5", "0", "1")],
    [dense("-5", "1", "0"), dense("-5", "0", "1"), dense("5", "0", "-1")],
    [dense("0", "1", "0", "0"), dense("0", "0", "1", "0"), dense("0", "0", "1", "-1")],
    copies,
    [dense("0", "1", "1", "-1")],
  );
  const largest = (layer: number): FactFamily => {
    const terms = [{ unit: 0, weight: q("1") }];
    return { ...below, from: layer, to: layer, terms, constant: q("-2") };
  };
  const sum = (constant: string, unit = 1): FactFamily => ({
    ...largest(3),
    terms: ["1", "1", "-1"].map((weight, n) => ({ unit: n, weight: q(weight) })),
    constant: q(constant),
    split: { from: 1, cuts: [{ unit, at: [q("5")] }] },
  });
  const parts = linearParts(2, NORM_TWO, q("2"), new Map());
  const followed = (...facts: FactFamily[]): unknown =>
    forwardOf(plane, parts, 3, vector("0", "0"), facts);

  test("have the facts of the layers below", () => {
    expect(followed(largest(1), largest(2), sum("-2"))).toMatchObject({ verdict: "forward" });
  });

  test("have no others", () => {
    const no = (family: number): unknown => rejects({ code: "unproved/fact", layer: 3, family });
    expect(followed(largest(1), sum("-2"))).toEqual(no(1));
    expect(followed(largest(1), largest(2), sum("-199/100"))).toEqual(no(2));
    // Cut at x = 0 instead, b and c switch in every piece.
    expect(followed(largest(1), largest(2), sum("-2", 0))).toEqual(no(2));
  });

  test("do not take facts for shown that are so in pieces of their own", () => {
    // Of its own cuts and of α a piece knows nothing; here they are not needed.
    const own: FactFamily = { ...largest(2), split: { from: 1, cuts: [at("5")] } };
    expect(followed(largest(1), own, largest(2), sum("-2"))).toMatchObject({ verdict: "forward" });
    expect(followed(largest(1), own, sum("-2"))).toEqual(
      rejects({ code: "unproved/fact", layer: 3, family: 2 }),
    );
  });
});

describe("a split that does not fit", () => {
  test.each([
    { name: "without a cut", facts: above([]), expected: "a cut", got: "none" },
    {
      name: "from the layer of its cuts",
      facts: above([at("5")], 0),
      expected: "a split from a layer among 1 to 2",
      got: "0",
    },
    {
      name: "from a layer behind",
      facts: above([at("5")], 3),
      expected: "a split from a layer among 1 to 2",
      got: "3",
    },
    {
      name: "at a unit that switches",
      facts: above([{ unit: 1, at: [q("0")] }]),
      expected: "a cut at an exact unit of the first hidden layer",
      got: "unit 1",
    },
    {
      name: "at no unit",
      facts: above([{ unit: 2, at: [q("0")] }]),
      expected: "a cut at an exact unit of the first hidden layer",
      got: "unit 2",
    },
  ])("$name", ({ facts, expected, got }) => {
    expect(shown([below, facts])).toEqual(rejects({ code: "ill-formed/fact", expected, got }));
  });
});

test("a piece pays for what the layers cost that it follows anew", () => {
  // Beside a and b 128 constants of 64,000 bits: 128,000 steps a piece.
  const long = dense(`${2n ** 63_999n}`, "0", "0");
  const constants = Array.from({ length: 128 }, () => long);
  const heavy: Network = network(
    1,
    [dense("5", "1"), dense("0", "1")],
    [dense("-5", "1", "0"), dense("5", "-1", "0"), ...constants],
    [dense("0", "1", ...new Array<string>(129).fill("0"))],
  );
  const values = (count: number): string[] =>
    Array.from({ length: count }, (_, k) => `${4 * count + 2 * k}/${count}`);
  const terms = [0, 1].map((unit) => ({ unit, weight: q("1") }));
  const inPieces = (count: number): FactFamily => {
    const split = { from: 1, cuts: [at(...values(count))] };
    return { ...below, from: 1, to: 1, terms, constant: q("-2"), split };
  };
  const parts = linearParts(1, NORM_TWO, q("1"), new Map());
  const followed = (count: number): unknown =>
    forwardOf(heavy, parts, 3, vector("0"), [inPieces(count)]);
  expect(followed(100)).toMatchObject({ verdict: "forward" });
  expect(followed(500)).toMatchObject({
    verdict: "declined",
    decline: { limit: "proof-steps" },
  });
});

test("on a piece too a fact says nothing of the layers above the next", () => {
  // With h_0 = max(0, x) ≤ 1 on layer 1: 2h_0 on layer 2, and max(0, 2h_0 − 3/2) on layer 3 is 1/2 at x = 1.
  const doubled: Network = network(
    1,
    [dense("5", "1")],
    [dense("-5", "1")],
    [dense("0", "2")],
    [dense("-3/2", "1")],
    [dense("0", "1")],
  );
  const about = (layer: number, constant: string): FactFamily => {
    const terms = [{ unit: 0, weight: q("1") }];
    return { ...below, from: layer, to: layer, terms, constant: q(constant) };
  };
  const parts = linearParts(1, NORM_TWO, q("1"), new Map());
  const facts = [about(1, "-1"), { ...about(3, "0"), split: { from: 2, cuts: [at("5")] } }];
  expect(forwardOf(doubled, parts, 3, vector("0"), facts)).toEqual(
    rejects({ code: "unproved/fact", layer: 3, family: 1 }),
  );
});
