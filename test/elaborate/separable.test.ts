// The exponent of SEPARABLE: the first of those of the norm that shows the form.
import { describe, expect, test } from "vitest";
import type { FactFamily } from "../../src/elaborate/index.js";
import {
  type Network,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  type Rule,
} from "../../src/kernel/index.js";
import { dense, network, q } from "../exact.js";
import { family, found, rejects, term } from "./sought.js";

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
  [dense("0", "0", "0", "0", "0", "0")],
);

const RULE: Rule = { kind: "threshold", level: q("1") };
const fact = (weights: readonly string[], constant: string, alpha: string): FactFamily =>
  family({
    from: 0,
    to: 0,
    terms: weights.flatMap((weight, unit) => (weight === "0" ? [] : [term(unit, weight)])),
    constant: q(constant),
    alpha: q(alpha),
  });
const shown = (norm: Norm, one: FactFamily, radius = "1"): unknown =>
  found({ network: SIZES, families: [one], norm, radius, rule: RULE, centre: ["0", "0"] });

const by = (alpha: string, exponent: number): unknown =>
  expect.objectContaining({
    evidence: expect.objectContaining({
      layers: [expect.objectContaining({ facts: [[0, 0, { separable: [alpha, exponent] }]] })],
    }) as unknown,
  });
const fails = (rest: object): unknown =>
  rejects({ code: "unproved/fact", layer: 0, family: 0, member: 0, active: [], ...rest });

const SUM = ["1", "1", "1", "1"];
const RIGHT = ["1", "0", "1", "0"];
const THREE = normOf(q("3")) ?? NORM_ONE;
const THREE_HALVES = normOf(q("3/2")) ?? NORM_ONE;

describe("a sum is at most its largest value", () => {
  test.each([
    { name: "p = 1: 1", norm: NORM_ONE, weights: SUM, constant: "-1", alpha: "1", e: 1 },
    { name: "p = 1: more", norm: NORM_ONE, weights: SUM, constant: "-3", alpha: "1", e: 1 },
    { name: "p = ∞: 2", norm: NORM_INFINITY, weights: SUM, constant: "-2", alpha: "0", e: 0 },
    { name: "p = 3 as p = ∞", norm: THREE, weights: SUM, constant: "-2", alpha: "0", e: 0 },
    // √2 = 1.41421356…; α + 2/(4α) at α = 5/7 is 1.4142857…
    { name: "p = 2", norm: NORM_TWO, weights: RIGHT, constant: "-99/70", alpha: "5/7", e: 2 },
    {
      name: "p = 3/2 as 2",
      norm: THREE_HALVES,
      weights: RIGHT,
      constant: "-99/70",
      alpha: "5/7",
      e: 2,
    },
    { name: "p = 2 without α", norm: NORM_TWO, weights: SUM, constant: "-2", alpha: "0", e: 2 },
  ])("$name", ({ norm, weights, constant, alpha, e }) => {
    expect(shown(norm, fact(weights, constant, alpha))).toEqual(by(alpha, e));
  });

  const just = (n: string): string => `-${n}${"9".repeat(29)}/1${"0".repeat(29)}`;
  const by29 = `-141428571428571428571428571428/1${"0".repeat(29)}`;
  test.each([
    { name: "p = 1 by 10⁻²⁹", norm: NORM_ONE, weights: SUM, constant: just("0"), alpha: "1" },
    { name: "p = 1 with another α", norm: NORM_ONE, weights: SUM, constant: "-1", alpha: "9/10" },
    { name: "p = 1 with a larger α", norm: NORM_ONE, weights: SUM, constant: "-1", alpha: "11/10" },
    { name: "p = ∞ by 10⁻²⁹", norm: NORM_INFINITY, weights: SUM, constant: just("1"), alpha: "0" },
    { name: "p = 2 by 10⁻²⁹", norm: NORM_TWO, weights: RIGHT, constant: by29, alpha: "5/7" },
    { name: "p = 2 without α", norm: NORM_TWO, weights: RIGHT, constant: "-99/70", alpha: "0" },
    {
      name: "p = ∞ by squares",
      norm: NORM_INFINITY,
      weights: RIGHT,
      constant: "-99/70",
      alpha: "5/7",
    },
    { name: "p = 3 by squares", norm: THREE, weights: RIGHT, constant: "-99/70", alpha: "5/7" },
  ])("and not less: $name", ({ norm, weights, constant, alpha }) => {
    expect(shown(norm, fact(weights, constant, alpha))).toEqual(fails({}));
  });
});

test("in the ball of radius 2 too |x_0| + |x_1| ≤ 2 for p = 1, by |t| and not by its square", () => {
  expect(shown(NORM_ONE, fact(SUM, "-2", "1"), "2")).toEqual(by("1", 1));
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
    const missing = { valueAtCentre: q(value), reach: q("0"), squared: false };
    expect(shown(NORM_ONE, fact(SUM, "0", alpha), "2")).toEqual(fails(missing));
  });
});

test("a unit that reads two coordinates is named", () => {
  expect(shown(NORM_ONE, fact(["0", "0", "0", "0", "1"], "-100", "1"))).toEqual(fails({ unit: 4 }));
});

test("α below 0 is no witness", () => {
  expect(shown(NORM_ONE, fact(SUM, "-100", "-1"))).toEqual(
    rejects({ code: "ill-formed/proof", expected: "alpha of at least 0" }),
  );
});

test("with pieces the sums are those of each piece", () => {
  // |x| ≤ 1 by squares on each side of 0, with a unit x + 5 to cut at.
  const net = network(
    1,
    [dense("5", "1"), dense("0", "1"), dense("0", "-1")],
    [dense("0", "0", "1", "0"), dense("0", "0", "0", "1")],
    [dense("0", "0", "0")],
  );
  const split = { from: 1, cuts: [{ unit: 0, at: [q("5")] }] };
  const terms = [term(0, "1"), term(1, "1")];
  const of = (constant: string, alpha: string): unknown => {
    const one = family({ terms, constant: q(constant), alpha: q(alpha), split });
    return found({ network: net, families: [one], radius: "1", rule: RULE });
  };
  expect(of("-1", "0")).toMatchObject({ statement: "one-linear-region" });
  expect(of("-999/1000", "0")).toEqual(rejects({ code: "unproved/fact", pieces: [0] }));
});
