// Sums of functions of one coordinate each: the squares of certificates/making/curves.ts, at equality and beyond.
import { describe, expect, test } from "vitest";
import {
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  type Norm,
  normOf,
  type Rule,
} from "../../../src/kernel/index.js";
import { dense, network, q, vector } from "../../exact.js";
import { type BallCase, judged, rejectionOf } from "../ball/evidence.js";

const SIDES = [
  dense("0", "1", "0"),
  dense("0", "-1", "0"),
  dense("0", "0", "1"),
  dense("0", "0", "-1"),
];
const above = (level: string): Rule => ({ kind: "threshold", level: q(level) });

/** h = [2 − |x| − |y|]_+ ≥ 1 where |x| + |y| ≤ 1. */
const ABSOLUTES = network(2, SIDES, [dense("2", "-1", "-1", "-1", "-1")], [dense("0", "1")]);
const absolutes = (separable: unknown, more: Partial<BallCase> = {}): BallCase => ({
  network: ABSOLUTES,
  centre: vector("0", "0"),
  norm: NORM_ONE,
  label: 1,
  rule: above("99/100"),
  evidence: {
    layers: ["o4", { units: "o1", facts: [[0, 0, { separable }]] }],
    facts: [{ terms: [[0, "-1"]], constant: "1" }],
    output: [[0]],
  },
  ...more,
});

describe("SEPARABLE", () => {
  test("for p = 1 takes α|t| away, with equality", () => {
    expect(judged(absolutes(["1", 1]))).toEqual({
      statement: "label-only",
      rules: "ball cut separable",
    });
    expect(rejectionOf(absolutes(["11/10", 1]))).toMatchObject({ code: "unproved/fact", layer: 1 });
    expect(rejectionOf(absolutes(["9/10", 1]))).toMatchObject({ valueAtCentre: q("1/10") });
    const radius = "1000001/1000000";
    expect(rejectionOf(absolutes(["1", 1], { radius }))).toMatchObject({ code: "unproved/fact" });
  });

  test("for p = 2 takes αt² away: |x| + |y| ≤ α + 1/(2α) on the disk", () => {
    const disk = (alpha: string, constant: string): BallCase => ({
      ...absolutes([alpha, 2], { norm: NORM_TWO, rule: above("0") }),
      evidence: {
        layers: ["o4", { units: "o1", facts: [[0, 0, { separable: [alpha, 2] }]] }],
        facts: [{ terms: [[0, "-1"]], constant }],
        output: [[0]],
      },
    });
    // α = 3/4: 2 − 3/4 − 2/3 = 7/12; α = 1/4: the tops lie beyond the ends, 2 − 1/4 − 2·3/4 = 1/4.
    expect(judged(disk("3/4", "7/12"))).toMatchObject({ statement: "label-only" });
    expect(rejectionOf(disk("3/4", "70001/120000"))).toMatchObject({ code: "unproved/fact" });
    expect(judged(disk("1/4", "1/4"))).toMatchObject({ statement: "label-only" });
    expect(rejectionOf(disk("1/4", "25001/100000"))).toMatchObject({ code: "unproved/fact" });
    expect(rejectionOf(disk("0", "1/100"))).toMatchObject({ code: "unproved/fact" });
  });

  const power = (p: string): Norm => normOf(q(p)) ?? NORM_ONE;
  test.each([
    { name: "1 for p = 2", exponent: 1, norm: NORM_TWO },
    { name: "1 for p = 3/2", exponent: 1, norm: power("3/2") },
    { name: "2 for p = 3", exponent: 2, norm: power("3") },
    { name: "2 for p = inf", exponent: 2, norm: NORM_INFINITY },
    { name: "3 for p = 1", exponent: 3, norm: NORM_ONE },
  ])("has no exponent $name", ({ exponent, norm }) => {
    expect(rejectionOf(absolutes(["1", exponent], { norm }))).toMatchObject({
      code: "ill-formed/proof",
      got: `${exponent}`,
    });
  });

  test.each([NORM_ONE, NORM_TWO, power("3/2")])("has the exponent 2 for p = $kind", (norm) => {
    const said = rejectionOf(absolutes(["1/100", 2], { norm }));
    expect(said).toMatchObject({ code: "unproved/fact" });
  });

  test("has no α below 0", () => {
    expect(rejectionOf(absolutes(["-1", 1]))).toMatchObject({ got: "alpha below 0" });
  });

  test("is refused for a unit of both signs that reads two coordinates", () => {
    const both = network(2, SIDES, [dense("1/2", "-1", "-1", "-1", "-1")], [dense("0", "1")]);
    expect(rejectionOf(absolutes(["1", 1], { network: both }))).toMatchObject({
      code: "unproved/fact",
      unit: 0,
    });
  });
});
