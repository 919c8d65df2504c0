// Facts piece by piece: those that no rule shows on the whole ball.
import { describe, expect, test } from "vitest";
import type { Cut, FactFamily } from "../../src/elaborate/index.js";
import type { Network, Rule } from "../../src/kernel/index.js";
import { dense, network, q } from "../exact.js";
import { type Case, EXACT, family, found, rejects, term } from "./sought.js";

// u = x + 5; a = max(0, x), b = max(0, −x); d = max(0, a − b) = a; f = a − d = 0.
const SAME: Network = network(
  1,
  [dense("5", "1"), dense("0", "1")],
  [dense("-5", "1", "0"), dense("5", "-1", "0")],
  [dense("0", "1", "0"), dense("0", "1", "-1")],
  [dense("0", "1", "-1")],
);

const below = family({ from: 2, to: 2, terms: [term(1, "1"), term(0, "-1")] });
/** a − d ≤ 0: true on either side of 0 by STEP, but not on both at once. */
const above = (cuts: readonly Cut[], from = 1): FactFamily => ({
  ...below,
  terms: [term(0, "1"), term(1, "-1")],
  split: { from, cuts },
});
const at = (...values: string[]): Cut => ({ unit: 0, at: values.map(q) });

const shown = (families: readonly FactFamily[], more: Partial<Case> = {}): unknown =>
  found({ network: SAME, families, radius: "2", ...more });
const holds = expect.objectContaining({ statement: "one-linear-region" }) as unknown;

describe("a fact proved piece by piece", () => {
  test("holds when it holds on each side of the hyperplane", () => {
    expect(shown([below, above([at("5")])])).toEqual(holds);
  });

  test("is not shown without pieces", () => {
    expect(shown([below, { ...below, terms: above([]).terms }])).toEqual(
      rejects({ code: "unproved/fact", layer: 2, family: 1, member: 0, pieces: [] }),
    );
  });

  test.each([
    { name: "beside the kink", cuts: [at("51/10")], pieces: [0] },
    {
      name: "beside it by 10⁻³⁰",
      cuts: [at(`5${"0".repeat(29)}1/1${"0".repeat(30)}`)],
      pieces: [0],
    },
    { name: "far from the ball", cuts: [at("100")], pieces: [0] },
    { name: "twice beside it", cuts: [at("6"), at("51/10")], pieces: [0, 0] },
  ])("is not shown by a hyperplane $name", ({ cuts, pieces }) => {
    expect(shown([below, above(cuts)])).toEqual(
      rejects({ code: "unproved/fact", family: 1, pieces }),
    );
  });

  test("may need a second cut where the first is not enough", () => {
    expect(shown([below, above([at("6"), at("5")])])).toEqual(holds);
  });

  test("more values than needed do no harm", () => {
    expect(shown([below, above([at("4", "5", "6")])])).toEqual(holds);
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
    const one = above([cut]);
    return { ...one, terms: [...one.terms, term(2, "-1")], constant: q(constant) };
  };
  const rest = [below, above([at("5")])];

  test.each([
    { name: "below it", row: ["-2", "1"], cut: at("2", "5"), pieces: "+" },
    { name: "above it", row: ["8", "-1"], cut: at("5", "8"), pieces: "-" },
    { name: "twice below it", row: ["-2", "1"], cut: at("1", "2", "5"), pieces: "+" },
  ] as const)("needs no proof on a piece that misses the ball, $name", ({ row, cut, pieces }) => {
    const said = shown([...rest, withConstant("1", cut)], { network: withThird(row) });
    expect(said).toEqual(holds);
    expect(JSON.stringify(said)).toContain(`"${pieces}"`);
  });

  test("needs one on a piece that is in the ball, however small", () => {
    const of = (cut: Cut, row: readonly [string, string]): unknown =>
      shown([...rest, withConstant("1001/1000", cut)], { network: withThird(row) });
    const no = (piece: number): unknown =>
      rejects({ code: "unproved/fact", family: 2, pieces: [piece] });
    expect(of(at("3001/1000", "5"), ["-2", "1"])).toEqual(no(0));
    expect(of(at("5", "6999/1000"), ["8", "-1"])).toEqual(no(2));
  });

  describe("that is false in one piece", () => {
    // d reads a − b − 1/100: then a − d is 0 for x ≤ 0, and 1/100 for x ≥ 1/100.
    const off: Network = network(
      1,
      [dense("5", "1"), dense("0", "1")],
      [dense("-5", "1", "0"), dense("5", "-1", "0")],
      [dense("0", "1", "0"), dense("-1/100", "1", "-1")],
      [dense("0", "1", "-1")],
    );

    test("is not shown", () => {
      expect(shown([below, above([at("5", "501/100")])], { network: off })).toEqual(
        rejects({ code: "unproved/fact", family: 1, pieces: [1] }),
      );
    });

    test("is shown if that piece is left out", () => {
      const rule: Rule = { kind: "threshold", level: q("1") };
      const of = (high: string): unknown => {
        const except = [{ unit: 0, low: q("5"), high: q(high), share: q("1") }];
        const more = { network: off, rule, except, error: q("1") };
        return shown([above([at("5", "8")])], more);
      };
      expect(of("8")).toMatchObject({ statement: "label-only" });
      expect(JSON.stringify(of("8"))).toContain('"x"');
      // A little less is left out than the piece is.
      expect(of("7999/1000")).toEqual(rejects({ code: "unproved/fact", family: 0, pieces: [1] }));
    });
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
  const largest = (layer: number): FactFamily =>
    family({ from: layer, to: layer, terms: [term(0, "1")], constant: q("-2") });
  const sum = (constant: string, unit = 1): FactFamily => ({
    ...largest(3),
    terms: ["1", "1", "-1"].map((weight, n) => term(n, weight)),
    constant: q(constant),
    split: { from: 1, cuts: [{ unit, at: [q("5")] }] },
  });
  const rule: Rule = { kind: "threshold", level: q("201/100") };
  const followed = (...families: FactFamily[]): unknown =>
    found({ network: plane, centre: ["0", "0"], radius: "2", families, rule });
  const no = (family: number): unknown => rejects({ code: "unproved/fact", layer: 3, family });

  test("have the facts of the layers below", () => {
    expect(followed(largest(1), largest(2), sum("-2"))).toMatchObject({ statement: "label-only" });
  });

  test("have no others", () => {
    expect(followed(largest(1), sum("-2"))).toEqual(no(1));
    expect(followed(largest(1), largest(2), sum("-199/100"))).toEqual(no(2));
    // Cut at x = 0 instead, b and c switch in every piece.
    expect(followed(largest(1), largest(2), sum("-2", 0))).toEqual(no(2));
  });

  test("do not take facts for shown that are so in pieces of their own", () => {
    const own: FactFamily = { ...largest(2), split: { from: 1, cuts: [at("5")] } };
    expect(followed(largest(1), own, largest(2), sum("-2"))).toMatchObject({
      statement: "label-only",
    });
    expect(followed(largest(1), own, sum("-2"))).toEqual(no(2));
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
    expect(shown([below, facts])).toEqual(rejects({ code: "ill-formed/proof", expected, got }));
  });
});

test("a piece pays for what the layers cost that it follows anew", () => {
  // Beside copies of a and b 128 constants of 64,000 bits.
  const long = dense(`${2n ** 63_999n}`, "0", "0");
  const constants = Array.from({ length: 128 }, () => long);
  const heavy: Network = network(
    1,
    [dense("5", "1"), dense("0", "1")],
    [dense("-5", "1", "0"), dense("5", "-1", "0")],
    [dense("0", "1", "0"), dense("0", "0", "1"), ...constants],
    [dense("0", "1", ...new Array<string>(129).fill("0"))],
  );
  const values = (count: number): string[] =>
    Array.from({ length: count }, (_, k) => `${4 * count + 2 * k}/${count}`);
  const inPieces = (count: number): FactFamily => ({
    ...family({ from: 2, to: 2, terms: [term(0, "1"), term(1, "1")], constant: q("-2") }),
    split: { from: 1, cuts: [at(...values(count))] },
  });
  const by = (count: number): unknown =>
    found({ network: heavy, families: [inPieces(count)], radius: "1", rule: EXACT });
  expect(by(4)).not.toMatchObject({ verdict: "declined" });
  expect(by(500)).toMatchObject({ verdict: "declined", decline: { limit: "ball-steps" } });
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
  const about = (layer: number, constant: string): FactFamily =>
    family({ from: layer, to: layer, terms: [term(0, "1")], constant: q(constant) });
  const families = [about(1, "-1"), { ...about(3, "0"), split: { from: 2, cuts: [at("5")] } }];
  expect(found({ network: doubled, families, radius: "1" })).toEqual(
    rejects({ code: "unproved/fact", layer: 3, family: 1 }),
  );
});
