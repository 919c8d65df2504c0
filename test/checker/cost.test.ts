// Small texts that once kept the checker busy for minutes or exhausted its memory (found by audit).
import { describe, expect, test } from "vitest";
import { checkText, type Verdict } from "../../src/checker/index.js";
import {
  NORM_INFINITY,
  NORM_TWO,
  normOf,
  row,
  type Row,
  type Rule,
} from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { processorTime } from "../processor-time.js";
import { certificate, same } from "./attack.js";

const SECONDS = 20;

function soon(text: string): Verdict {
  const start = processorTime();
  const verdict = checkText(text);
  expect(processorTime() - start).toBeLessThan(SECONDS * 1_000);
  return verdict;
}

const one: Rule = { kind: "exact", values: [rational(1n)] };
const beyondParts = {
  verdict: "declined",
  decline: { code: "limit-exceeded", limit: "part-bits", allowed: "4096" },
};

describe("a small text does not keep the checker busy", () => {
  test("linear parts of 40,000 bits in every coordinate", () => {
    const huge = 10n ** 4_000n;
    const narrow = [same(1, huge, huge)];
    const wide = Array.from({ length: 400 }, (_, k) => same(1, 0n, BigInt(k + 1)));
    const layers = [[same(1_000, 10_000n, 1n)], narrow, narrow, narrow, wide, [same(400, 1n, 0n)]];
    const text = certificate({ norm: NORM_INFINITY, rule: one, classes: 1, layers, inputs: 1_000 });
    expect(text.length).toBeLessThan(60_000);
    expect(soon(text)).toEqual(beyondParts);
  });

  test("long coprime weights, one layer after another", () => {
    const num = 3n ** 2_500n;
    const narrow = [same(1, 1n << 100n, num, 2n ** 3_900n)];
    const layers = [narrow, narrow, narrow, narrow, narrow, [same(1, 1n, 0n)]];
    const text = certificate({ norm: NORM_TWO, rule: one, classes: 1, layers, inputs: 1 });
    expect(soon(text)).toMatchObject({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "denominator-bits" },
    });
  });

  test("reach witnesses of long numbers at p = 64", () => {
    const norm = normOf(rational(64n)) ?? NORM_TWO;
    const reaches = Array.from({ length: 20 }, (_, k) => ({
      direction: [1n],
      alpha: rational(3n ** 2_500n, 2n ** 4_000n),
      taus: [rational(3n ** 600n + BigInt(k), 2n ** 960n)],
      power: rational(2n),
    }));
    const layers = [[same(1, 3n ** 2_600n, 1n)], [same(1, 1n, 0n)]];
    const text = certificate({ norm, rule: one, classes: 1, layers, inputs: 1, reaches });
    expect(soon(text)).toMatchObject({ verdict: "accepted" });
  });

  test("a thousand outputs over a thousand coordinates", () => {
    const outputs = Array.from({ length: 1_000 }, (_, k) =>
      same(1_000, k === 0 ? 10_000_000n : 0n, BigInt(k + 1)),
    );
    const rule: Rule = { kind: "argmax" };
    const layers = [outputs];
    const text = certificate({ norm: NORM_INFINITY, rule, classes: 1_000, layers, inputs: 1_000 });
    expect(soon(text)).toMatchObject({ verdict: "accepted" });
  });

  test("facts that name rows over a thousand long numbers", () => {
    const unit = same(1, 0n, 1n);
    const wide = Array.from({ length: 8 }, (_, k) => same(1_000, BigInt(k), 1n));
    const layers = [Array.from({ length: 1_000 }, () => unit), wide, [same(8, 1n, 0n)]];
    const rows = [0, 1, 2, 3, 4, 5, 6, 7].map((k) => [1, k, "1"]);
    const at = rational(3n ** 4_000n, 2n ** 4_090n);
    const fact = { units: "+1000", facts: [[0, 0, []]] };
    const evidence = { layers: [fact, "+8"], facts: [{ terms: [[0, "0"]], constant: "-1", rows }] };
    const attack = { norm: NORM_TWO, rule: one, classes: 1, layers, inputs: 1, at, evidence };
    // The inequality is false: what counts is that it is read, and soon.
    expect(soon(certificate(attack))).toMatchObject({ rejection: { code: "unproved/fact" } });
  });

  test("one row of 30,000 weights, and 1,500 layers that each stretch it a little", () => {
    const step = (l: number): Row => {
      const made = row(1, [0], [rational(BigInt(l + 1), BigInt(l))], rational(0n));
      if (typeof made === "string") throw new Error(made);
      return made;
    };
    const chain = Array.from({ length: 1_500 }, (_, l) => [step(l + 1)]);
    const layers = [[same(30_000, 1n << 40n, 1n)], ...chain];
    const text = certificate({
      norm: NORM_INFINITY,
      rule: one,
      classes: 1,
      layers,
      inputs: 30_000,
    });
    expect(text.length).toBeLessThan(600_000);
    expect(soon(text)).toMatchObject({ decline: { limit: "ball-steps" } });
  });
});
