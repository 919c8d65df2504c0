// Forms: sums that are metered, and rule BALL.
import { describe, expect, test } from "vitest";
import { addAffine, addForm, addTerm, ballDefect, copyOf } from "../../src/kernel/form.js";
import type { Ground } from "../../src/kernel/ground.js";
import { PROOF_STEPS } from "../../src/kernel/index.js";
import { workMeter } from "../../src/kernel/work.js";
import { q } from "../exact.js";
import { formOf, groundOf, partOf } from "./forms.js";

describe("a form", () => {
  test("adds up entries, and drops those that become 0", () => {
    const ground = groundOf();
    const form = formOf(ground, "1/2", { 3: "2", 5: "1/3" }, { "1,0": "4" });
    addForm(form, q("-2"), formOf(ground, "1", { 3: "1", 6: "1/4" }, { "1,0": "2", "0,1": "1" }));
    expect([...form.terms]).toEqual([
      [5, q("1/3")],
      [6, q("-1/2")],
    ]);
    expect([...form.parts]).toEqual([[partOf(ground, "0,1"), q("-2")]]);
    expect(form.value).toEqual(q("-3/2"));
  });

  test("takes an affine form times a factor; the part 0 leaves no entry", () => {
    const ground = groundOf();
    const form = formOf(ground, "1");
    addAffine(form, q("3"), q("2"), partOf(ground, "1,1"));
    addAffine(form, q("5"), q("-1"), ground.parts.zero);
    expect(form.value).toEqual(q("2"));
    expect([...form.parts.values()]).toEqual([q("3")]);
  });

  test("is not changed through its copy", () => {
    const ground = groundOf();
    const form = formOf(ground, "1", { 0: "1" }, { "1,0": "1" });
    const copy = copyOf(form);
    addForm(copy, q("1"), form);
    expect(form).toEqual(formOf(ground, "1", { 0: "1" }, { "1,0": "1" }));
    expect(copy.terms.get(0)).toEqual(q("2"));
  });

  test("stops at the end of the allowance, and shows nothing from there on", () => {
    const ground = groundOf();
    const form = formOf(ground, "-1", { 0: "-1" });
    ground.work.spend(PROOF_STEPS + 1);
    addTerm(form, 0, q("1"));
    addTerm(form, 1, q("-1"));
    addAffine(form, q("1"), q("5"), ground.parts.zero);
    expect([...form.terms]).toEqual([[0, q("-1")]]);
    expect(form.value).toEqual(q("-1"));
    expect(ballDefect(form, ground, false)).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "proof-steps", allowed: `${PROOF_STEPS}` },
    });
  });
});

describe("the meter of a form", () => {
  /** What is left of the allowance after these steps and one more sum, if anything. */
  function allows(steps: number, act: (ground: ReturnType<typeof groundOf>) => void): boolean {
    const ground = groundOf();
    ground.work.spend(PROOF_STEPS - steps);
    act(ground);
    return ground.work.refusal() === undefined;
  }

  test.each<{ name: string; steps: number; act: (g: ReturnType<typeof groundOf>) => void }>([
    { name: "one a sum", steps: 3, act: (g) => formOf(g, "0", { 0: "1", 1: "1", 2: "1" }) },
    {
      name: "one an entry of a copy",
      steps: 3 + 3,
      act: (g) => copyOf(formOf(g, "0", { 0: "1", 1: "1", 2: "1" })),
    },
    {
      name: "the support and the dimension a combination",
      // Two sums for the affine form; support 1, dimension 2.
      steps: 2 + 1 + 2,
      act: (g) => ballDefect(formOf(g, "-1", {}, { "0,1": "1" }), g, false),
    },
    {
      name: "none without a combination",
      steps: 1,
      act: (g) => ballDefect(formOf(g, "-1", { 0: "-1" }), g, false),
    },
    {
      name: "the square of the length of long numbers",
      // 2^3999 + 1/3 has 4,001 and 2 bits: 31 words of 128 bits, for each of two sums.
      steps: 1 + 31 * 31 + 31 * 31,
      act: (g) => {
        const form = formOf(g, "0", { 0: "1/3" });
        addTerm(form, 0, q(`${2n ** 3_999n}`));
        addTerm(form, 0, q("0"));
      },
    },
    {
      name: "the length of a long number that falls away",
      // 2^3999 and its denominator have 4,000 bits and one: 31 words of 128 bits.
      steps: 31 * 31,
      act: (g) => {
        addAffine(formOf(g, "0"), q("0"), q(`${2n ** 3_999n}`), g.parts.zero);
      },
    },
  ])("counts $name", ({ steps, act }) => {
    expect(allows(steps, act)).toBe(true);
    expect(allows(steps - 1, act)).toBe(false);
  });
});

describe("rule BALL on the ball max(|x|, |y|) ≤ 1", () => {
  const nothing = { unit: undefined, reach: q("0"), squared: false };

  test.each([
    { name: "a constant 0", value: "0", parts: {}, weak: true, strict: false },
    { name: "a constant below 0", value: "-1/1000", parts: {}, weak: true, strict: true },
    { name: "a constant above 0", value: "1/1000", parts: {}, weak: false, strict: false },
    {
      name: "x + y − 2, 0 at a corner",
      value: "-2",
      parts: { "1,1": "1" },
      weak: true,
      strict: false,
    },
    {
      name: "x + y − 2 − 1/1000",
      value: "-2001/1000",
      parts: { "1,1": "1" },
      weak: true,
      strict: true,
    },
    {
      name: "x + y − 1999/1000",
      value: "-1999/1000",
      parts: { "1,1": "1" },
      weak: false,
      strict: false,
    },
    {
      name: "parts that cancel: 2(x + y) − (2x + 2y)",
      value: "0",
      parts: { "1,1": "2", "2,2": "-1" },
      weak: true,
      strict: false,
    },
    {
      name: "a symbol of negative weight besides, as h ≥ 0",
      value: "0",
      terms: { 4: "-1" },
      parts: {},
      weak: true,
      strict: false,
    },
  ])("$name: weak $weak, strict $strict", ({ value, terms, parts, weak, strict }) => {
    for (const [isStrict, holds] of [
      [false, weak],
      [true, strict],
    ] as const) {
      const ground = groundOf();
      const defect = ballDefect(formOf(ground, value, terms, parts), ground, isStrict);
      expect(defect === undefined).toBe(holds);
      if (defect !== undefined) expect(defect).not.toHaveProperty("verdict");
    }
  });

  test("names what is missing: the value at the centre and the reach", () => {
    const ground = groundOf();
    const form = formOf(ground, "-1", {}, { "1,1": "1/2", "1,0": "1/2" });
    expect(ballDefect(form, ground, false)).toEqual({
      unit: undefined,
      value: q("-1"),
      reach: { num: 3n, den: 2n },
      squared: false,
    });
  });

  test("asks for no reach where the centre decides", () => {
    const ground = groundOf();
    const form = formOf(ground, "1", {}, { "1,1": "1" });
    expect(ballDefect(form, ground, false)).toEqual({ ...nothing, value: q("1") });
    const touching = formOf(ground, "0", {}, { "1,1": "1" });
    expect(ballDefect(touching, ground, true)).toEqual({ ...nothing, value: q("0") });
  });

  test("names a symbol of positive weight, whatever the constant", () => {
    const ground = groundOf();
    const form = formOf(ground, "-1000", { 2: "-3", 5: "1/9" });
    expect(ballDefect(form, ground, false)).toEqual({ ...nothing, unit: 5, value: q("-1000") });
  });

  test("declines linear parts too large to go on with", () => {
    const ground = groundOf();
    const form = formOf(ground, "-1", {}, { "1,0": `1/${2n ** 4_097n}` });
    expect(ballDefect(form, ground, false)).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "denominator-bits", allowed: "4096" },
    });
  });
});

test("where a slab leaves the centre out, it may bound a form that is too large there", () => {
  const ground = groundOf();
  const part = partOf(ground, "1,1");
  const form = formOf(ground, "1", {}, { "1,1": "1" });
  const beside = (high: string): Ground => {
    const slab = { value: q("0"), part, low: undefined, high: q(high) };
    return { ...ground, domain: [slab] };
  };
  expect(ballDefect(form, beside("-1"), false)).toBe(undefined);
  expect(ballDefect(form, beside("-99/100"), false)).toMatchObject({ value: q("1") });
  expect(ballDefect(form, ground, false)).toMatchObject({ value: q("1"), reach: q("0") });
});

test("a copy costs its terms and its linear parts", () => {
  const ground = groundOf();
  const form = formOf(ground, "1", { 0: "1", 1: "1" }, { "1,0": "1", "0,1": "1", "1,1": "1" });
  const meter = workMeter();
  meter.spend(PROOF_STEPS - 5);
  copyOf({ ...form, work: meter });
  expect(meter.refusal()).toBe(undefined);
  copyOf({ ...form, work: meter });
  expect(meter.refusal()).toMatchObject({ verdict: "declined" });
  const other = workMeter();
  other.spend(PROOF_STEPS - 4);
  copyOf({ ...form, work: other });
  expect(other.refusal()).toMatchObject({ verdict: "declined" });
});
