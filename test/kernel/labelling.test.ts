// Does the rule give the label on the whole ball? Inside, equal, just outside, for every rule.
import { describe, expect, test } from "vitest";
import {
  type AffineOutput,
  linearParts,
  type LinearParts,
  type Norm,
  NORM_INFINITY,
  NORM_TWO,
  normOf,
  type Refusal,
  type Rule,
} from "../../src/kernel/index.js";
import { labelDefect } from "../../src/kernel/labelling.js";
import { dense, q, vector } from "../exact.js";

interface Output {
  /** Outputs at the centre. */
  readonly values: readonly string[];
  /** Their linear parts. */
  readonly parts: readonly (readonly string[])[];
  readonly norm?: Norm;
  readonly radius?: string;
}

function labelling(rule: Rule, label: number, output: Output): Refusal | undefined {
  const { norm = NORM_INFINITY, radius = "1", parts, values } = output;
  const dimension = parts[0]?.length ?? 0;
  const kept: LinearParts = linearParts(dimension, norm, q(radius), new Map());
  const affine: AffineOutput = {
    verdict: "affine",
    values: vector(...values),
    parts: parts.map((w, n) => kept.ofInputs(n, dense("0", ...w))),
  };
  return labelDefect(kept, rule, 5, label, affine);
}

function uncertain(detail: object): object {
  return {
    verdict: "rejected",
    rejection: { code: "unproved/label-not-certain", ball: 5, ...detail },
  };
}

describe("exact", () => {
  const rule: Rule = { kind: "exact", values: [q("0"), q("1/2"), q("-3")] };

  test.each([
    { label: 0, value: "0" },
    { label: 1, value: "1/2" },
    { label: 2, value: "-3" },
  ])("a constant $value is the label $label", ({ label, value }) => {
    expect(labelling(rule, label, { values: [value], parts: [["0", "0"]] })).toBe(undefined);
  });

  test.each([
    { name: "another label's value", label: 0, value: "1/2", required: "0" },
    { name: "a value just above", label: 1, value: "500001/1000000", required: "1/2" },
    { name: "a value just below", label: 1, value: "499999/1000000", required: "1/2" },
    { name: "the opposite value", label: 2, value: "3", required: "-3" },
  ])("$name", ({ label, value, required }) => {
    expect(labelling(rule, label, { values: [value], parts: [["0", "0"]] })).toEqual(
      uncertain({
        label,
        reason: "other-value",
        rival: label,
        value: q(value),
        required: q(required),
        squared: false,
      }),
    );
  });

  test("a value that moves by ever so little", () => {
    const tiny = `1/${10n ** 40n}`;
    expect(labelling(rule, 1, { values: ["1/2"], parts: [["0", tiny]] })).toEqual(
      uncertain({
        label: 1,
        reason: "not-constant",
        rival: 1,
        value: q("1/2"),
        required: q("1/2"),
        squared: false,
      }),
    );
  });
});

describe("threshold", () => {
  const rule: Rule = { kind: "threshold", level: q("1/2") };

  // The part 3x − 4y moves the value by 7 for p = ∞, and by 5 for p = 2.
  test.each([
    { name: "label 1, inside", label: 1, value: "8", certain: true },
    { name: "label 1, equal", label: 1, value: "15/2", certain: false },
    { name: "label 1, outside", label: 1, value: "7", certain: false },
    { name: "label 0, inside", label: 0, value: "-7", certain: true },
    { name: "label 0, equal", label: 0, value: "-13/2", certain: false },
    { name: "label 0, outside", label: 0, value: "-6", certain: false },
    { name: "label 0, far on the other side", label: 0, value: "100", certain: false },
    { name: "label 1, far on the other side", label: 1, value: "-100", certain: false },
  ])("p = ∞: $name", ({ label, value, certain }) => {
    const found = labelling(rule, label, { values: [value], parts: [["3", "-4"]] });
    expect(found === undefined).toBe(certain);
    expect(found ?? uncertain({})).toMatchObject(uncertain({}));
  });

  test("the rejection has both sides of the inequality", () => {
    expect(labelling(rule, 1, { values: ["15/2"], parts: [["3", "-4"]] })).toEqual(
      uncertain({
        label: 1,
        reason: "not-beaten",
        rival: 0,
        value: q("7"),
        required: q("7"),
        squared: false,
      }),
    );
    expect(labelling(rule, 0, { values: ["-9/2"], parts: [["3", "-4"]], norm: NORM_TWO })).toEqual(
      uncertain({
        label: 0,
        reason: "not-beaten",
        rival: 1,
        value: q("5"),
        required: q("25"),
        squared: true,
      }),
    );
  });

  test("a constant output must differ from the level", () => {
    const at = (label: number, value: string): unknown =>
      labelling(rule, label, { values: [value], parts: [["0", "0"]] });
    expect(at(1, "1/2")).toEqual(expect.anything());
    expect(at(0, "1/2")).toEqual(expect.anything());
    expect(at(1, "501/1000")).toBe(undefined);
    expect(at(0, "499/1000")).toBe(undefined);
  });
});

describe("argmax", () => {
  const rule: Rule = { kind: "argmax" };

  test.each([
    { name: "a clear winner", label: 1, values: ["0", "9", "1"], rival: undefined },
    { name: "the first beats none", label: 0, values: ["0", "9", "1"], rival: 1 },
    { name: "the last is beaten by the second only", label: 2, values: ["0", "9", "1"], rival: 1 },
    { name: "a tie", label: 1, values: ["9", "9", "1"], rival: 0 },
    { name: "a tie with the last", label: 1, values: ["0", "9", "9"], rival: 2 },
  ])("constant outputs: $name", ({ label, values, rival }) => {
    const parts = values.map(() => ["0"]);
    const found = labelling(rule, label, { values, parts });
    const rejection = { reason: "not-beaten", label, rival, required: q("0") };
    expect(found === undefined).toBe(rival === undefined);
    expect(found ?? uncertain(rejection)).toMatchObject(uncertain(rejection));
  });

  test("one output beats nobody and needs to", () => {
    expect(labelling(rule, 0, { values: ["-7"], parts: [["1"]] })).toBe(undefined);
  });

  // Differences of parts: (2, 1) against the first rival, (1, −1) against the third output.
  const parts = [
    ["-1", "0"],
    ["1", "1"],
    ["0", "2"],
  ];
  test.each([
    { name: "inside", values: ["0", "4", "1"], rival: undefined, value: "0", required: "0" },
    {
      name: "equal to the first rival",
      values: ["0", "3", "0"],
      rival: 0,
      value: "3",
      required: "3",
    },
    {
      name: "equal to the last rival",
      values: ["0", "4", "2"],
      rival: 2,
      value: "2",
      required: "2",
    },
    {
      name: "just above both",
      values: ["0", "3001/1000", "1"],
      rival: undefined,
      value: "0",
      required: "0",
    },
  ])("outputs that move: $name", ({ values, rival, value, required }) => {
    const found = labelling(rule, 1, { values, parts });
    const rejection = {
      label: 1,
      reason: "not-beaten",
      rival,
      value: q(value),
      required: q(required),
      squared: false,
    };
    expect(found).toEqual(rival === undefined ? undefined : uncertain(rejection));
  });

  test("outputs that move together do not count", () => {
    const together = [["100"], ["100"]];
    expect(labelling(rule, 0, { values: ["1", "0"], parts: together })).toBe(undefined);
  });
});

describe("p = 3 without a witness", () => {
  const norm = normOf(q("3")) ?? NORM_TWO;

  test("the lead must exceed the bound of p = ∞", () => {
    const rule: Rule = { kind: "threshold", level: q("0") };
    const of = (value: string): unknown =>
      labelling(rule, 1, { values: [value], parts: [["1", "-1"]], norm });
    expect(of("2")).toEqual(
      uncertain({
        label: 1,
        reason: "not-beaten",
        rival: 0,
        value: q("2"),
        required: q("2"),
        squared: false,
      }),
    );
    expect(of("2000001/1000000")).toBe(undefined);
  });

  test("a constant output needs none", () => {
    const rule: Rule = { kind: "threshold", level: q("0") };
    expect(labelling(rule, 1, { values: ["1"], parts: [["0"]], norm })).toBe(undefined);
  });
});

test("a difference of parts too large to go on with is declined", () => {
  const weight = `${1n << 4_096n}`;
  const parts = [[weight], [`-${weight}`]];
  expect(labelling({ kind: "argmax" }, 0, { values: ["1", "0"], parts })).toEqual({
    verdict: "declined",
    decline: { code: "limit-exceeded", limit: "part-bits", allowed: "4096" },
  });
});
