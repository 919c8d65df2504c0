// The judgement: balls in order, then the conclusion. One example, changed in one place a case.
import { describe, expect, test } from "vitest";
import {
  answered,
  type Ball,
  type Claim,
  isTheorem,
  memorized,
  NORM_ONE,
  normOf,
  type ReachWitness,
} from "../../../src/kernel/index.js";
import { q, vector } from "../../exact.js";
import { by, CLAIM, judgedStep, LEFT, RIGHT, STEP, type Changed } from "./step-example.js";

describe("a judgement", () => {
  test("ends in a theorem about the claim and the network", () => {
    const theorem = judgedStep({});
    expect(theorem).toEqual({
      kind: "memorization",
      claim: CLAIM,
      statement: "one-activation-region",
      balls: { "one-activation-region": 2, "one-linear-region": 0, "label-only": 0 },
      size: { width: 2, depth: 2, parameters: 7n, nonzero: 5n, bits: 1 },
      rules: ["ball"],
    });
    expect(isTheorem(theorem)).toBe(true);
  });

  const just = `${10n ** 30n + 1n}/${10n ** 30n}`;
  test.each<{ name: string; evidence: Changed; rejection: object }>([
    {
      name: "a radius just too large",
      evidence: { claim: { radius: q(just) } },
      rejection: { code: "unproved/neuron-not-stable", ball: 0, layer: 0, neuron: 0 },
    },
    {
      name: "a phase flipped in the second ball",
      evidence: { balls: [LEFT, { ...RIGHT, ...by("+1-1") }] },
      rejection: { code: "unproved/neuron-not-stable", ball: 1, layer: 0, neuron: 1 },
    },
    {
      name: "labels swapped",
      evidence: { balls: [LEFT, { ...RIGHT, label: 0 }] },
      rejection: { code: "unproved/label-not-certain", ball: 1, label: 0 },
    },
    {
      name: "a ball missing",
      evidence: { balls: [LEFT] },
      rejection: { code: "ill-formed/empty-dataset", expected: "2 balls", got: "1" },
    },
    {
      name: "no ball",
      evidence: { balls: [] },
      rejection: { code: "ill-formed/empty-dataset", expected: "2 balls", got: "0" },
    },
    {
      name: "a ball too many",
      evidence: { balls: [LEFT, RIGHT, RIGHT] },
      rejection: { code: "ill-formed/empty-dataset", ball: 2, expected: "2 balls", got: "more" },
    },
    {
      name: "a coordinate too many",
      evidence: { balls: [LEFT, { ...RIGHT, centre: vector("2", "0") }] },
      rejection: {
        code: "ill-formed/dimension-mismatch",
        ball: 1,
        expected: "1 coordinates",
        got: "2",
      },
    },
    {
      name: "no coordinate",
      evidence: { balls: [{ ...LEFT, centre: vector() }] },
      rejection: {
        code: "ill-formed/dimension-mismatch",
        ball: 0,
        expected: "1 coordinates",
        got: "0",
      },
    },
    {
      name: "a label out of range",
      evidence: { balls: [LEFT, { ...RIGHT, label: 2 }] },
      rejection: {
        code: "ill-formed/label-out-of-range",
        ball: 1,
        expected: "a label below 2",
        got: "2",
      },
    },
    {
      name: "a negative label",
      evidence: { balls: [LEFT, { ...RIGHT, label: -1 }] },
      rejection: {
        code: "ill-formed/label-out-of-range",
        ball: 1,
        expected: "a label below 2",
        got: "-1",
      },
    },
    {
      name: "a pattern without layers",
      evidence: { balls: [LEFT, { ...RIGHT, ...by() }] },
      rejection: { code: "ill-formed/proof", ball: 1 },
    },
    {
      name: "a claim that is not meaningful",
      evidence: { claim: { radius: q("0") } },
      rejection: { code: "ill-formed/radius" },
    },
  ])("rejects $name", ({ evidence, rejection }) => {
    expect(judgedStep(evidence)).toMatchObject({ verdict: "rejected", rejection });
  });
});

describe("reach witnesses", () => {
  const norm = normOf(q("3")) ?? NORM_ONE;
  const tight: ReachWitness = { direction: [1n], alpha: q("1/3"), taus: [q("1")], power: q("1") };

  test.each<{ name: string; witness: ReachWitness }>([
    { name: "as it stands", witness: tight },
    { name: "the opposite direction", witness: { ...tight, direction: [-1n] } },
    {
      name: "a multiple of the direction",
      witness: { ...tight, direction: [7n], alpha: q("7/3") },
    },
  ])("bound the units of their line: $name", ({ witness }) => {
    expect(isTheorem(judgedStep({ claim: { norm }, reaches: [witness] }))).toBe(true);
  });

  test("a bound that is too large proves no unit stable", () => {
    const loose = { ...tight, alpha: q("2/3") };
    expect(judgedStep({ claim: { norm }, reaches: [loose] })).toMatchObject({
      rejection: { code: "unproved/neuron-not-stable", ball: 0, reach: q("3"), squared: false },
    });
  });

  test("none is needed for a unit that reads one coordinate", () => {
    expect(isTheorem(judgedStep({ claim: { norm } }))).toBe(true);
  });

  test.each<{ name: string; claim: Partial<Claim>; witness: ReachWitness }>([
    { name: "for p = 2", claim: {}, witness: tight },
    { name: "without direction", claim: { norm }, witness: { ...tight, direction: [0n] } },
    {
      name: "of another dimension",
      claim: { norm },
      witness: { ...tight, direction: [1n, 1n], taus: [q("1"), q("1")] },
    },
    { name: "with a negative α", claim: { norm }, witness: { ...tight, alpha: q("-1") } },
    {
      name: "with a power below μ^p",
      claim: { norm },
      witness: { ...tight, power: q("999/1000") },
    },
  ])("are rejected $name", ({ claim, witness }) => {
    for (const reaches of [[witness], [tight, witness].slice(claim.norm === undefined ? 1 : 0)]) {
      expect(judgedStep({ claim, reaches })).toEqual({
        verdict: "rejected",
        rejection: {
          code: "ill-formed/reach-witness",
          expected: "conditions of Young's inequality",
          got: `witness ${reaches.length - 1}`,
        },
      });
    }
  });
});

describe("balls", () => {
  test("are taken one by one, and no more than one too many", () => {
    const taken: number[] = [];
    function* endless(): Generator<Ball> {
      for (let n = 0; ; n += 1) {
        taken.push(n);
        yield LEFT;
      }
    }
    const said = answered(() => memorized(CLAIM, STEP, [], undefined, endless()));
    expect(said).toMatchObject({ rejection: { code: "ill-formed/empty-dataset", ball: 2 } });
    expect(taken).toEqual([0, 1, 2]);
  });

  test("are not asked for where the claim is not meaningful", () => {
    const claim = { ...CLAIM, radius: q("0") };
    const balls = {
      [Symbol.iterator]: () => {
        throw new Error("asked for");
      },
    };
    const said = answered(() => memorized(claim, STEP, [], undefined, balls));
    expect(said).toMatchObject({ rejection: { code: "ill-formed/radius" } });
  });
});
