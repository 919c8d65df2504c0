// Powers of numbers in a claim or a witness that the kernel does not go on with.
import { describe, expect, test } from "vitest";
import {
  type Ball,
  type Claim,
  NORM_ONE,
  normOf,
  openJudgement,
  type RatioWitness,
  type ReachWitness,
  type Refusal,
  type Theorem,
} from "../../src/kernel/index.js";
import { dense, network, q, runs, vector } from "../exact.js";

/** f(x) = max(0, x) − max(0, x − 1), and its balls of radius 1 about −1 and 2. */
const STEP = network(1, [dense("0", "1"), dense("-1", "1")], [dense("0", "1", "-1")]);
const LEFT: Ball = { centre: vector("-1"), label: 0, pattern: [runs("--")] };
const RIGHT: Ball = { centre: vector("2"), label: 1, pattern: [runs("++")] };

interface Evidence {
  readonly claim: Partial<Claim>;
  readonly reaches: readonly ReachWitness[];
  readonly balls?: readonly Ball[];
  readonly ratio?: RatioWitness;
}

function judged({ claim, reaches, balls = [LEFT, RIGHT], ratio }: Evidence): Theorem | Refusal {
  const whole: Claim = {
    points: 2,
    dimension: 1,
    classes: 2,
    norm: NORM_ONE,
    radius: q("1"),
    rule: { kind: "exact", values: [q("0"), q("1")] },
    ratio: undefined,
    ...claim,
  };
  const judgement = openJudgement(whole, STEP, reaches, ratio);
  if ("verdict" in judgement) return judgement;
  for (const ball of balls) {
    const refusal = judgement.ball(ball);
    if (refusal !== undefined) return refusal;
  }
  return judgement.conclude();
}

describe("powers too large to go on with are declined", () => {
  const norm = normOf(q("64")) ?? NORM_ONE;
  const large = `${1n << 1_024n}`;
  const witness: ReachWitness = { direction: [1n], alpha: q("0"), taus: [q("1")], power: q("1") };
  const limit = {
    verdict: "declined",
    decline: { code: "limit-exceeded", limit: "value-bits", allowed: "65536" },
  };

  test.each<{ name: string; change: Partial<ReachWitness>; large: boolean }>([
    { name: "τ of 1,024 bits", change: { taus: [q(`${(1n << 1_024n) - 1n}`)] }, large: false },
    { name: "τ of 1,025 bits", change: { taus: [q(large)] }, large: true },
    {
      name: "τ with a denominator of 1,025 bits",
      change: { taus: [q(`1/${large}`)] },
      large: true,
    },
    { name: "a power of 1,025 bits", change: { power: q(large) }, large: true },
  ])("p = 64: $name", ({ change, large: tooLarge }) => {
    const refusal = judged({ claim: { norm }, reaches: [{ ...witness, ...change }] });
    expect("verdict" in refusal).toBe(tooLarge);
    expect("verdict" in refusal ? refusal : limit).toEqual(limit);
  });

  test("p = 64: the factor α, which no power is taken of", () => {
    const of = (alpha: string): Theorem | Refusal =>
      judged({ claim: { norm }, reaches: [{ ...witness, alpha: q(alpha) }] });
    expect(of(`${1n << 4_096n}`)).toMatchObject({
      rejection: { code: "unproved/neuron-not-stable" },
    });
    expect(of(`${(1n << 4_096n) + 1n}`)).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "part-bits", allowed: "4096" },
    });
  });

  test("p = 64: the radius", () => {
    const claim = { norm, radius: q(`1/${large}`) };
    expect(judged({ claim, reaches: [witness] })).toEqual(limit);
  });

  test("p = 64: a power of the ratio's witness, or the ratio", () => {
    const ratio = (power: string, r: string): Theorem | Refusal =>
      judged({
        claim: { norm, radius: q("1/2"), ratio: q(r) },
        reaches: [{ ...witness, power: q("1") }],
        ratio: { pair: [0, 1], powers: [q(power)] },
      });
    expect(ratio(large, "1/3")).toEqual(limit);
    expect(ratio("1", `1/${large}`)).toEqual(limit);
    expect(ratio("1", "1/3")).toMatchObject({ rejection: { reason: "bad-powers" } });
  });

  test("p = 64: the distance of the pair", () => {
    const far = (x: string): Ball[] => [LEFT, { ...RIGHT, centre: vector(x) }];
    const evidence = {
      claim: { norm, ratio: q("1/2") },
      reaches: [witness],
      ratio: { pair: [0, 1] as const, powers: [q("1")] },
    };
    expect(judged({ ...evidence, balls: far(large) })).toEqual(limit);
    expect(judged({ ...evidence, balls: far("2") })).toMatchObject({
      rejection: { reason: "bad-powers" },
    });
  });
});
