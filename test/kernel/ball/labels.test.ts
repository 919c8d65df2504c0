// The inequalities of a labelling rule, strict where a tie gives no label.
import { describe, expect, test } from "vitest";
import { NORM_INFINITY } from "../../../src/kernel/index.js";
import { dense, network, q, vector } from "../../exact.js";
import { type BallCase, exactly, judged, rejectionOf } from "./evidence.js";

const one = (more: Partial<BallCase>): BallCase => ({
  network: network(1, [dense("0", "1")]),
  centre: vector("0"),
  norm: NORM_INFINITY,
  evidence: { layers: [] },
  ...more,
});

describe("a threshold", () => {
  const at = (level: string, label: number): BallCase =>
    one({ rule: { kind: "threshold", level: q(level) }, label });

  test("is passed on the whole closed ball", () => {
    expect(judged(at("10001/10000", 0))).toMatchObject({ statement: "one-activation-region" });
    expect(judged(at("-10001/10000", 1))).toMatchObject({ statement: "one-activation-region" });
  });

  test.each([
    { level: "1", label: 0, value: "1" },
    { level: "-1", label: 1, value: "1" },
    { level: "-2", label: 0, value: "-2" },
  ])("$level is not, for class $label", ({ level, label, value }) => {
    expect(rejectionOf(at(level, label))).toMatchObject({
      code: "unproved/label-not-certain",
      ...{ ball: 3, label, rival: 1 - label, reason: "not-beaten", value: q(value) },
    });
  });
});

describe("argmax", () => {
  const net = network(1, [dense("3", "1"), dense("1", "-1"), dense("0", "0")]);
  const of = (label: number, centre = "0", output?: unknown[]): BallCase =>
    one({
      network: net,
      centre: vector(centre),
      label,
      rule: { kind: "argmax" },
      evidence: { layers: [], ...(output && { output }) },
    });

  test("needs every rival beaten, in order", () => {
    expect(judged(of(0, "1/100"))).toMatchObject({ statement: "one-activation-region" });
    // f_0 − f_1 = 2 + 2x is 0 at −1.
    expect(rejectionOf(of(0))).toMatchObject({ rival: 1, value: q("2"), required: q("2") });
    expect(rejectionOf(of(1))).toMatchObject({ rival: 0 });
    expect(rejectionOf(of(2))).toMatchObject({ rival: 0 });
  });

  test.each([[[[]]], [[[], [], []]]])("%j is not a proof for each rival", (output) => {
    expect(rejectionOf(of(0, "1/100", output))).toMatchObject({ code: "ill-formed/proof" });
  });
});

describe("an exact value", () => {
  const of = (bias: string, weight: string, value: string): BallCase =>
    one({ network: network(1, [dense(bias, weight)]), rule: exactly(value) });

  test("is that of a constant", () => {
    expect(judged(of("2", "0", "2"))).toMatchObject({ statement: "one-activation-region" });
  });

  test.each([
    { bias: "2", weight: "0", reason: "other-value", value: "3" },
    { bias: "2", weight: "0", reason: "other-value", value: "1" },
    { bias: "2", weight: "1/1000", reason: "not-constant", value: "2" },
  ])("is not shown: $reason", ({ bias, weight, reason, value }) => {
    expect(rejectionOf(of(bias, weight, value))).toMatchObject({ reason, rival: 0 });
  });
});
