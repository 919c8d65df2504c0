// The ratio that a claim may name: a pair of points shows it, or why not.
import { describe, expect, test } from "vitest";
import {
  isTheorem,
  NORM_ONE,
  NORM_TWO,
  normOf,
  type RatioWitness,
  type Refusal,
  type Memorization,
} from "../../../src/kernel/index.js";
import { q, vector } from "../../exact.js";
import { judgedStep, LEFT, RIGHT } from "../ball/step-example.js";

describe("the ratio", () => {
  // Distance 3 = 2μ/ρ for μ = 1 and ρ = 2/3.
  const pair = (first: number, second: number): RatioWitness => ({
    pair: [first, second],
    powers: [],
  });

  test.each([
    { name: "inside", ratio: "1/2", witness: pair(0, 1) },
    { name: "equal", ratio: "2/3", witness: pair(0, 1) },
    { name: "equal, the pair the other way round", ratio: "2/3", witness: pair(1, 0) },
  ])("is shown: $name", ({ ratio, witness }) => {
    for (const norm of [NORM_ONE, NORM_TWO]) {
      const theorem = judgedStep({ claim: { norm, ratio: q(ratio) }, ratio: witness });
      expect(theorem).toMatchObject({ claim: { ratio: q(ratio) } });
    }
  });

  test.each([
    { name: "just above", ratio: "2000001/3000000", witness: pair(0, 1), reason: "too-far" },
    { name: "no witness", ratio: "1/2", witness: undefined, reason: "no-witness" },
    { name: "a point beyond the last", ratio: "1/2", witness: pair(0, 2), reason: "no-such-pair" },
    {
      name: "a first point beyond the last",
      ratio: "1/2",
      witness: pair(2, 1),
      reason: "no-such-pair",
    },
    { name: "a point with itself", ratio: "1/2", witness: pair(1, 1), reason: "equal-labels" },
  ])("is not shown: $name", ({ ratio, witness, reason }) => {
    const evidence = { claim: { ratio: q(ratio) }, ...(witness && { ratio: witness }) };
    expect(judgedStep(evidence)).toEqual({
      verdict: "rejected",
      rejection: { code: "unproved/ratio", pair: witness?.pair ?? [0, 0], reason },
    });
  });

  test("needs two labels", () => {
    const same = { ...LEFT, centre: vector("-2") };
    const evidence = { claim: { points: 3, ratio: q("1/2") }, balls: [LEFT, same, RIGHT] };
    expect(judgedStep({ ...evidence, ratio: pair(0, 1) })).toMatchObject({
      rejection: { code: "unproved/ratio", reason: "equal-labels" },
    });
    expect(judgedStep({ ...evidence, ratio: pair(2, 0) })).toMatchObject({ claim: { points: 3 } });
  });

  test("is judged with the powers of the witness for p = 3", () => {
    const norm = normOf(q("3")) ?? NORM_ONE;
    const reaches = [{ direction: [1n], alpha: q("1/3"), taus: [q("1")], power: q("1") }];
    const shown = (power: string): Memorization | Refusal =>
      judgedStep({
        claim: { norm, ratio: q("2/3") },
        reaches,
        ratio: { pair: [0, 1], powers: [q(power)] },
      });
    expect(isTheorem(shown("27"))).toBe(true);
    expect(shown("26")).toMatchObject({ rejection: { reason: "bad-powers" } });
    expect(shown("28")).toMatchObject({ rejection: { reason: "too-far" } });
  });

  test("a witness for a ratio that is not claimed says nothing", () => {
    expect(isTheorem(judgedStep({ ratio: pair(5, 5) }))).toBe(true);
  });
});
