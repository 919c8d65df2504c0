// Sums of functions of one coordinate each, on balls where all of their units switch.
import { describe, expect, test } from "vitest";
import { WHOLE_BALL } from "../../src/kernel/domain.js";
import { zeroForm } from "../../src/kernel/form.js";
import type { Ground } from "../../src/kernel/ground.js";
import { rowsOf } from "../../src/kernel/layer-place.js";
import { unitsOf } from "../../src/kernel/layer-units.js";
import { separableDefect } from "../../src/kernel/separable.js";
import { workMeter } from "../../src/kernel/work.js";
import {
  type FactFamily,
  forwardOf,
  linearParts,
  type Network,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  PROOF_STEPS,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";

// |x_0| + |x_1| by four units, all open on a ball about 0; one unit reads both coordinates.
const SIZES: Network = network(
  2,
  [
    dense("0", "1", "0"),
    dense("0", "-1", "0"),
    dense("0", "0", "1"),
    dense("0", "0", "-1"),
    dense("0", "1", "1"),
  ],
  [dense("0", "1", "1", "1", "1", "0")],
  [dense("0", "0")],
);

const family = (weights: readonly string[], constant: string, alpha: string): FactFamily => ({
  from: 0,
  to: 0,
  step: 1,
  times: 1,
  shift: 0,
  terms: weights.flatMap((weight, unit) => (weight === "0" ? [] : [{ unit, weight: q(weight) }])),
  rows: [],
  constant: q(constant),
  alpha: q(alpha),
});

function shown(norm: Norm, fact: FactFamily, net: Network = SIZES, radius = "1"): unknown {
  const parts = linearParts(2, norm, q(radius), new Map());
  return forwardOf(net, parts, 5, vector("0", "0"), [fact]);
}

const holds = { verdict: "forward" };
const fails = (rest: object): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/fact", ball: 5, layer: 0, family: 0, member: 0, ...rest },
});

const SUM = ["1", "1", "1", "1"];
const RIGHT = ["1", "0", "1", "0"];
const THREE = normOf(q("3")) ?? NORM_ONE;
const THREE_HALVES = normOf(q("3/2")) ?? NORM_ONE;

describe("a sum is at most its largest value", () => {
  test.each([
    { name: "p = 1: |x_0| + |x_1| ≤ 1", norm: NORM_ONE, weights: SUM, constant: "-1", alpha: "1" },
    {
      name: "p = ∞: |x_0| + |x_1| ≤ 2",
      norm: NORM_INFINITY,
      weights: SUM,
      constant: "-2",
      alpha: "0",
    },
    { name: "p = 3 as p = ∞", norm: THREE, weights: SUM, constant: "-2", alpha: "0" },
    // √2 = 1.41421356…; α + 2/(4α) at α = 5/7 is 1.4142857…
    {
      name: "p = 2: the sum of positive parts",
      norm: NORM_TWO,
      weights: RIGHT,
      constant: "-99/70",
      alpha: "5/7",
    },
    {
      name: "p = 3/2 as p = 2",
      norm: THREE_HALVES,
      weights: RIGHT,
      constant: "-99/70",
      alpha: "5/7",
    },
    // Below: −|x_0| − |x_1| ≤ 0.
    {
      name: "a negative sum",
      norm: NORM_TWO,
      weights: ["-1", "-1", "-1", "-1"],
      constant: "0",
      alpha: "0",
    },
  ])("$name", ({ norm, weights, constant, alpha }) => {
    expect(shown(norm, family(weights, constant, alpha))).toMatchObject(holds);
  });

  const just = (n: string): string => `-${n}${"9".repeat(29)}/1${"0".repeat(29)}`;
  test.each([
    { name: "p = 1 by 10⁻²⁹", norm: NORM_ONE, weights: SUM, constant: just("0"), alpha: "1" },
    { name: "p = 1 with another α", norm: NORM_ONE, weights: SUM, constant: "-1", alpha: "9/10" },
    { name: "p = 1 with a larger α", norm: NORM_ONE, weights: SUM, constant: "-1", alpha: "11/10" },
    { name: "p = ∞ by 10⁻²⁹", norm: NORM_INFINITY, weights: SUM, constant: just("1"), alpha: "0" },
    {
      name: "p = 2 by 10⁻²⁹",
      norm: NORM_TWO,
      weights: RIGHT,
      constant: `-141428571428571428571428571428/1${"0".repeat(29)}`,
      alpha: "5/7",
    },
    { name: "p = 2 without α", norm: NORM_TWO, weights: RIGHT, constant: "-99/70", alpha: "0" },
    {
      name: "p = 2 below √2",
      norm: NORM_TWO,
      weights: RIGHT,
      constant: "-141421/100000",
      alpha: "7071/10000",
    },
    {
      name: "p = ∞ by squares, as (1, 1) is in its ball",
      norm: NORM_INFINITY,
      weights: RIGHT,
      constant: "-99/70",
      alpha: "5/7",
    },
    {
      name: "p = 3 by squares, as (1, 1)/2^(1/3) is in its ball",
      norm: THREE,
      weights: RIGHT,
      constant: "-99/70",
      alpha: "5/7",
    },
  ])("and not less: $name", ({ norm, weights, constant, alpha }) => {
    expect(shown(norm, family(weights, constant, alpha))).toMatchObject(fails({ active: [] }));
  });
});

test("in the ball of radius 2 too |x_0| + |x_1| ≤ 2 for p = 1, by |t| and not by its square", () => {
  expect(shown(NORM_ONE, family(SUM, "-2", "1"), SIZES, "2")).toMatchObject(holds);
});

describe("what the least bound misses", () => {
  // With α = 1/4 in the ball of radius 2: 7/2 by sizes, 1 + 2·1 by squares, 4 without.
  test.each([
    { name: "the second of three", alpha: "1/4", value: "3" },
    // 2 + 2·0, 4 + 2·(1/4), 4.
    { name: "the first of three", alpha: "1", value: "2" },
    // 20, 40, 4.
    { name: "the last of three", alpha: "10", value: "4" },
  ])("is said: $name", ({ alpha, value }) => {
    const shortfall = { valueAtCentre: q(value), reach: q("0"), squared: false };
    const found = shown(NORM_ONE, family(SUM, "0", alpha), SIZES, "2");
    expect(found).toMatchObject(fails({ active: [], ...shortfall }));
  });
});

test("|t| bends at 0 although no unit does: [x_0 + 1/2]_+ + [x_1 + 1/2]_+ ≤ 2 for p = 1", () => {
  const beside: Network = network(
    2,
    [dense("1/2", "1", "0"), dense("1/2", "0", "1")],
    [dense("0", "1", "1")],
    [dense("0", "0")],
  );
  expect(shown(NORM_ONE, family(["1", "1"], "-2", "1"), beside)).toMatchObject(holds);
  // At the ends of the intervals alone α = 2 would give 2 − 1/2 − 1/2.
  expect(shown(NORM_ONE, family(["1", "1"], "-3/2", "2"), beside)).toMatchObject(fails({}));
});

describe("affine parts of the sum", () => {
  test("count with the coordinate they belong to: |x_0| − x_0 ≤ 2 although x_0 + |x_0| ≤ 2 too", () => {
    // Row 4 of the first layer, x_0 + x_1 + 9, is exact: with it the sum is |x_0| + |x_1| − x_0 − x_1 − 9.
    const shifted: Network = {
      ...SIZES,
      layers: network(
        2,
        [
          dense("0", "1", "0"),
          dense("0", "-1", "0"),
          dense("0", "0", "1"),
          dense("0", "0", "-1"),
          dense("9", "1", "1"),
        ],
        [dense("0", "1", "1", "1", "1", "0")],
        [dense("0", "0")],
      ).layers,
    };
    const weights = [...SUM, "-1"];
    expect(shown(NORM_ONE, family(weights, "7", "2"), shifted)).toMatchObject(holds);
    expect(shown(NORM_ONE, family(weights, "701/100", "2"), shifted)).toMatchObject(fails({}));
  });
  test("cancel with units: max(0, z) − max(0, −z) = z, z = x_0 + 1/2", () => {
    const halves: Network = network(
      2,
      [dense("1/2", "1", "0"), dense("-1/2", "-1", "0")],
      [dense("0", "1", "1")],
      [dense("0", "0")],
    );
    const same = (constant: string): FactFamily => ({
      ...family(["1", "-1"], constant, "0"),
      rows: [{ layer: 0, row: 0, weight: q("-1") }],
    });
    expect(shown(NORM_TWO, same("0"), halves)).toMatchObject(holds);
    expect(shown(NORM_TWO, same(`1/1${"0".repeat(29)}`), halves)).toMatchObject(fails({}));
  });
});

describe("what is no sum of functions of one coordinate", () => {
  test("a unit that reads two coordinates is named", () => {
    expect(shown(NORM_ONE, family(["0", "0", "0", "0", "1"], "-100", "1"))).toMatchObject(
      fails({ unit: 4, squared: false }),
    );
  });

  test("α below 0 is no witness", () => {
    expect(shown(NORM_ONE, family(SUM, "-100", "-1"))).toEqual({
      verdict: "rejected",
      rejection: { code: "ill-formed/fact", ball: 5, expected: "alpha ≥ 0", got: "alpha < 0" },
    });
  });

  test("a linear part of which only the size is kept is declined, not taken for 0", () => {
    // 1 + x_0/2^3000 is exact. Row 0 of layer 2 reads it with the weight 1/2^3000 over the first layer,
    // while its own inputs are max(0, x_0) and a constant.
    const small = `1/${2n ** 3_000n}`;
    const net = network(
      2,
      [dense("0", "1", "0"), dense("1", small, "0")],
      [dense("0", "1", "0"), dense("1", "0", "0")],
      [dense("0", "0", small)],
      [dense("0", "0")],
    );
    const fact = family(["1"], "-2", "1");
    expect(shown(NORM_ONE, fact, net)).toMatchObject(holds);
    const rows = [{ layer: 2, row: 0, weight: q("1") }];
    expect(shown(NORM_ONE, { ...fact, rows }, net)).toMatchObject({
      verdict: "declined",
      decline: { limit: "denominator-bits" },
    });
  });
});

test("a bound that is cut short shows nothing, wherever the allowance ends", () => {
  const parts = linearParts(2, NORM_TWO, q("1"), new Map());
  const groundWith = (steps: number): Ground => {
    const work = workMeter();
    work.spend(PROOF_STEPS - steps);
    return { ball: 5, domain: WHOLE_BALL, parts, work };
  };
  const input = { values: vector("0", "0"), parts: [], symbols: new Map(), isInput: true } as const;
  const rows = rowsOf(SIZES, 0, input, parts);
  if ("verdict" in rows) throw new Error("rows refused");
  const view = unitsOf(rows, new Map(), groundWith(1_000));
  if ("verdict" in view) throw new Error("units refused");
  const place = { index: 0, rows, view, below: new Map(), previous: undefined };
  // |x_0| + |x_1| ≤ 1 is false for p = 2, and true with √2 < 3/2.
  const defect = (constant: string, steps: number): unknown => {
    const form = zeroForm(groundWith(steps).work);
    for (const unit of [0, 1, 2, 3]) form.terms.set(unit, q("1"));
    form.value = q(constant);
    return separableDefect(form, place, q("7/10"), groundWith(steps));
  };
  const budgets = Array.from({ length: 3_000 }, (_, steps) => steps);
  expect(budgets.filter((steps) => defect("-1", steps) === undefined)).toEqual([]);
  expect(budgets.filter((steps) => defect("-3/2", steps) === undefined).length).toBeGreaterThan(9);
});
