// When a claim about a network is meaningful; every condition has its code.
import { describe, expect, test } from "vitest";
import { answered, type Claim, NORM_ONE, type Rule, testClaim } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { sealed } from "../../src/kernel/theorem.js";
import { dense, network, q } from "../exact.js";

const claimDefect = (...about: Parameters<typeof testClaim>): unknown =>
  answered(() => testClaim(...about));

const CLAIM: Claim = {
  points: 2,
  dimension: 2,
  classes: 2,
  norm: NORM_ONE,
  radius: q("1/8"),
  rule: { kind: "exact", values: [q("0"), q("1")] },
  ratio: undefined,
};

/** Two inputs, two hidden units, one output. */
const ONE_OUTPUT = network(2, [dense("0", "1", "0"), dense("0", "0", "1")], [dense("0", "1", "1")]);

const exact = (...values: string[]): Rule => ({ kind: "exact", values: values.map(q) });

describe("a claim", () => {
  test.each<{ name: string; change: Partial<Claim> }>([
    { name: "exact", change: {} },
    { name: "of one point", change: { points: 1 } },
    { name: "of one class", change: { classes: 1, rule: exact("7") } },
    { name: "threshold of two classes", change: { rule: { kind: "threshold", level: q("1/2") } } },
    { name: "argmax of one class", change: { classes: 1, rule: { kind: "argmax" } } },
    { name: "ratio 1", change: { ratio: q("1") } },
    { name: "a tiny ratio", change: { ratio: rational(1n, 10n ** 40n) } },
    { name: "an error just below 1", change: { error: rational(10n ** 40n - 1n, 10n ** 40n) } },
    { name: "an error of 1/2 without a ratio", change: { error: q("1/2") } },
    {
      name: "an error just below 1/2 beside a ratio",
      change: { ratio: q("1"), error: rational(10n ** 40n - 1n, 2n * 10n ** 40n) },
    },
    { name: "a tiny error", change: { error: rational(1n, 10n ** 40n) } },
    { name: "a tiny radius", change: { radius: rational(1n, 10n ** 40n) } },
  ])("is meaningful: $name", ({ change }) => {
    expect(claimDefect({ ...CLAIM, ...change }, ONE_OUTPUT)).toBe(undefined);
  });

  const twoClasses = { kind: "argmax" } as const;
  test.each<{ name: string; change: Partial<Claim>; code: string; expected: string; got: string }>([
    {
      name: "no point",
      change: { points: 0 },
      code: "ill-formed/empty-dataset",
      expected: "a point",
      got: "none",
    },
    {
      name: "no class",
      change: { classes: 0 },
      code: "ill-formed/empty-dataset",
      expected: "a class",
      got: "none",
    },
    {
      name: "dimension 0",
      change: { dimension: 0 },
      code: "ill-formed/dimension-mismatch",
      expected: "at least 1",
      got: "0",
    },
    {
      name: "radius 0",
      change: { radius: q("0") },
      code: "ill-formed/radius",
      expected: "a radius above 0",
      got: "0/1",
    },
    {
      name: "a negative radius",
      change: { radius: q("-1/8") },
      code: "ill-formed/radius",
      expected: "a radius above 0",
      got: "-1/8",
    },
    {
      name: "ratio 0",
      change: { ratio: q("0") },
      code: "ill-formed/ratio",
      expected: "a ratio in (0, 1]",
      got: "0/1",
    },
    {
      name: "a negative ratio",
      change: { ratio: q("-1/2") },
      code: "ill-formed/ratio",
      expected: "a ratio in (0, 1]",
      got: "-1/2",
    },
    {
      name: "a ratio just above 1",
      change: { ratio: q("1001/1000") },
      code: "ill-formed/ratio",
      expected: "a ratio in (0, 1]",
      got: "1001/1000",
    },
    ...["0", "-1/2", "1", "3/2"].map((error) => ({
      name: `error ${error}`,
      change: { error: q(error) },
      code: "ill-formed/error",
      expected: "an error in (0, 1)",
      got: `${q(error).num}/${q(error).den}`,
    })),
    // Two labels at one point, each on half of its ball: ε = 0, and ρ is no number.
    ...["0", "1/2", "51/100"].map((error) => ({
      name: `error ${error} beside a ratio`,
      change: { ratio: q("1"), error: q(error) },
      code: "ill-formed/error",
      expected: "an error in (0, 1/2)",
      got: `${q(error).num}/${q(error).den}`,
    })),
    {
      name: "one class, threshold",
      change: { classes: 1, rule: { kind: "threshold", level: q("0") } },
      code: "ill-formed/rule",
      expected: "2 classes for a threshold",
      got: "1",
    },
    {
      name: "three classes, threshold",
      change: { classes: 3, rule: { kind: "threshold", level: q("0") } },
      code: "ill-formed/rule",
      expected: "2 classes for a threshold",
      got: "3",
    },
    {
      name: "a value missing",
      change: { rule: exact("0") },
      code: "ill-formed/rule",
      expected: "2 values, one a class",
      got: "1",
    },
    {
      name: "a value too many",
      change: { rule: exact("0", "1", "2") },
      code: "ill-formed/rule",
      expected: "2 values, one a class",
      got: "3",
    },
    {
      name: "a repeated value",
      change: { rule: exact("1/2", "2/4") },
      code: "ill-formed/rule",
      expected: "distinct values",
      got: "a repeated value",
    },
    {
      name: "dimension 3, 2 inputs",
      change: { dimension: 3 },
      code: "ill-formed/dimension-mismatch",
      expected: "3 network inputs",
      got: "2",
    },
    {
      name: "dimension 1, 2 inputs",
      change: { dimension: 1 },
      code: "ill-formed/dimension-mismatch",
      expected: "1 network inputs",
      got: "2",
    },
    {
      name: "argmax of 2 classes, 1 output",
      change: { rule: twoClasses },
      code: "ill-formed/dimension-mismatch",
      expected: "2 network outputs",
      got: "1",
    },
  ])("is rejected: $name", ({ change, code, expected, got }) => {
    expect(claimDefect({ ...CLAIM, ...change }, ONE_OUTPUT)).toEqual({
      verdict: "rejected",
      rejection: { code, expected, got },
    });
  });

  test("values that differ only in the denominator or the sign are distinct", () => {
    const values = exact("1/2", "1/3", "-1/2", "1");
    expect(claimDefect({ ...CLAIM, classes: 4, rule: values }, ONE_OUTPUT)).toBe(undefined);
  });

  test("the outputs are those of the last layer", () => {
    const twoOutputs = network(2, [dense("0", "1", "1")], [dense("0", "1"), dense("1", "-1")]);
    expect(claimDefect({ ...CLAIM, rule: { kind: "argmax" } }, twoOutputs)).toBe(undefined);
    expect(claimDefect(CLAIM, twoOutputs)).toMatchObject({
      rejection: { code: "ill-formed/dimension-mismatch", expected: "1 network outputs", got: "2" },
    });
  });
});

describe("a sealed claim", () => {
  test.each<{ name: string; claim: Claim }>([
    { name: "exact", claim: CLAIM },
    { name: "threshold", claim: { ...CLAIM, rule: { kind: "threshold", level: q("-3/7") } } },
    { name: "argmax", claim: { ...CLAIM, rule: { kind: "argmax" }, ratio: q("1/3") } },
    { name: "with an error", claim: { ...CLAIM, error: q("1/3") } },
    { name: "p = 3/2", claim: { ...CLAIM, norm: { kind: "power", a: 3n, b: 2n } } },
  ])("is the same and frozen: $name", ({ claim }) => {
    const copy = sealed(claim);
    expect(copy).toEqual(claim);
    for (const part of [copy, copy.norm, copy.radius, copy.rule]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
    expect(copy.ratio === undefined || Object.isFrozen(copy.ratio)).toBe(true);
    expect(copy.rule.kind !== "exact" || Object.isFrozen(copy.rule.values)).toBe(true);
    expect([copy.norm, copy.rule]).not.toContain(claim.norm);
  });

  test("does not follow its original", () => {
    const radius = { num: 1n, den: 8n };
    const values = [
      { num: 0n, den: 1n },
      { num: 1n, den: 1n },
    ];
    const copy = sealed({ ...CLAIM, radius, rule: { kind: "exact", values } });
    radius.num = 99n;
    values.pop();
    expect(copy).toEqual(CLAIM);
  });
});
