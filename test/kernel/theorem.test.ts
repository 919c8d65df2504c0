// Attempts to forge a theorem.
import { describe, expect, test } from "vitest";
import * as kernel from "../../src/kernel/index.js";
import {
  type Claim,
  isTheorem,
  NORM_ONE,
  memorized,
  type Memorization,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";
import { evidenceOf } from "./ball/evidence.js";

/** f = max(0, x + 1): not constant on any ball about 1, but above 1/2 on radius 1/4. */
function evidence(): {
  claim: { -readonly [Key in keyof Claim]: Claim[Key] };
  net: { inputs: number; layers: kernel.Layer[] };
  balls: kernel.Ball[];
} {
  const made = network(1, [dense("1", "1")], [dense("0", "1")]);
  return {
    claim: {
      points: 2,
      dimension: 1,
      classes: 2,
      norm: NORM_ONE,
      radius: q("1/4"),
      rule: { kind: "threshold", level: q("1/2") },
      ratio: q("1/8"),
    },
    net: { inputs: 1, layers: [...made.layers] },
    balls: [
      { centre: vector("-2"), label: 0, evidence: evidenceOf({ layers: ["-1"] }) },
      { centre: vector("1"), label: 1, evidence: evidenceOf({ layers: ["+1"] }) },
    ],
  };
}

/** The balls, and a change of what was given once the last of them was judged. */
function* changing(
  given: ReturnType<typeof evidence>,
  change?: (given: ReturnType<typeof evidence>) => void,
): Generator<kernel.Ball> {
  yield* given.balls;
  change?.(given);
}

function proved(change?: (given: ReturnType<typeof evidence>) => void): Memorization {
  const given = evidence();
  const witness = { pair: [0, 1] as const, powers: [] };
  return memorized(given.claim, given.net, [], witness, changing(given, change));
}

describe("a theorem is not forged", () => {
  const theorem = proved();

  test.each<{ name: string; forged: object }>([
    { name: "by a copy", forged: { ...theorem } },
    { name: "by an object that inherits from one", forged: Object.create(theorem) as object },
    { name: "by a proxy of one", forged: new Proxy(theorem, {}) },
    { name: "by a copy through JSON", forged: structuredClone(theorem) },
    {
      name: "by the same fields",
      forged: { claim: theorem.claim, statement: theorem.statement, size: theorem.size },
    },
    { name: "by its parts", forged: theorem.claim },
    { name: "by nothing", forged: {} },
  ])("$name", ({ forged }) => {
    expect(isTheorem(forged)).toBe(false);
  });

  test("but known by itself", () => {
    expect(isTheorem(theorem)).toBe(true);
  });

  test("by a change of one", () => {
    expect(Reflect.set(theorem, "statement", "anything")).toBe(false);
    expect(Reflect.set(theorem.claim, "radius", q("100"))).toBe(false);
    expect(Reflect.set(theorem.claim.radius, "num", 100n)).toBe(false);
    expect(Reflect.set(theorem.claim.rule, "level", q("0"))).toBe(false);
    expect(Reflect.set(theorem.size, "width", 0)).toBe(false);
  });

  test("by what the kernel exports", () => {
    expect(Object.keys(kernel)).not.toContain("mint");
    expect(Object.keys(kernel).filter((name) => /theorem/iu.test(name))).toEqual(["isTheorem"]);
  });

  test("by a claim that changes after its balls were judged", () => {
    const late = proved(({ claim }) => {
      claim.radius = q("100");
      claim.ratio = q("1");
      claim.points = 2;
      claim.rule = { kind: "threshold", level: q("-100") };
    });
    expect(late.claim).toEqual(evidence().claim);
  });

  test("by a network that changes after its balls were judged", () => {
    const late = proved(({ net }) => {
      net.layers.pop();
      net.inputs = 9;
    });
    expect(late.size).toEqual(theorem.size);
  });

  test("by points that change after their balls were judged", () => {
    const given = evidence();
    given.claim.ratio = q("1");
    const said = kernel.answered(() =>
      memorized(
        given.claim,
        given.net,
        [],
        { pair: [0, 1], powers: [] },
        changing(given, ({ balls: [left] }) => {
          if (left === undefined) throw new Error("no ball");
          (left.centre.ints as bigint[])[0] = 1n;
          (left as { label: number }).label = 1;
        }),
      ),
    );
    expect(said).toEqual({
      verdict: "rejected",
      rejection: { code: "unproved/ratio", pair: [0, 1], reason: "too-far" },
    });
  });
});
