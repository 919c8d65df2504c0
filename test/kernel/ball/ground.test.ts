// Rule BALL: equality counts, symbols of negative weight fall away, those of positive weight do not.
import { describe, expect, test } from "vitest";
import { addAffine, addTerm, constantForm, type Form } from "../../../src/kernel/ball/form.js";
import { ballDefect, groundOf } from "../../../src/kernel/ball/ground.js";
import { NORM_ONE } from "../../../src/kernel/index.js";
import { dense, q } from "../../exact.js";
import { groundIn } from "./evidence.js";

const ground = groundIn(2, { norm: NORM_ONE });
const u = ground.parts.ofInputs(0, dense("0", "1", "2"), ground.budget);

/** value + u·(x − c), and a symbol. Reach of u in the norm 1: 2. */
function form(value: string, weight = "0"): Form {
  const made = constantForm(q(value));
  addAffine(made, q("1"), 0n, 1n, u, ground.budget);
  if (weight !== "0") addTerm(made, 7, q(weight), ground.budget);
  return made;
}

describe("BALL", () => {
  test.each([
    { value: "-2", strict: false, shown: true },
    { value: "-1999/1000", strict: false, shown: false },
    { value: "-2", strict: true, shown: false },
    { value: "-2001/1000", strict: true, shown: true },
    { value: "1", strict: false, shown: false },
    { value: "0", strict: true, shown: false },
  ])("$value + u, strict: $strict", ({ value, strict, shown }) => {
    expect(ballDefect(form(value), ground, strict) === undefined).toBe(shown);
    expect(ballDefect(form(value, "-1/3"), ground, strict) === undefined).toBe(shown);
  });

  test("says which symbol is left, or how much is missing", () => {
    expect(ballDefect(form("-9", "1/3"), ground, false)).toEqual({
      unit: 7,
      value: q("-9"),
      reach: q("0"),
      squared: false,
    });
    expect(ballDefect(form("-1"), ground, false)).toEqual({
      unit: undefined,
      value: q("-1"),
      reach: q("2"),
      squared: false,
    });
  });

  test("on a piece takes its slabs too, but for strict forms", () => {
    const slab = { value: q("0"), part: u, low: undefined, high: q("1") };
    const piece = groundOf(ground, [slab]);
    expect(ballDefect(form("-1"), piece, false)).toBeUndefined();
    expect(ballDefect(form("-999/1000"), piece, false)).toBeDefined();
    expect(ballDefect(form("-3/2"), piece, true)).toBeDefined();
    expect(
      ballDefect(form("1"), groundOf(ground, [{ ...slab, high: q("-1") }]), false),
    ).toBeUndefined();
  });

  test("names itself among the rules, and costs what it computes", () => {
    let spent = 0;
    const metered = groundOf(
      { ...ground, rules: new Set(), budget: { spend: (n) => (spent += n) } },
      [],
    );
    ballDefect(form("-5"), metered, false);
    expect([...metered.rules]).toEqual(["ball"]);
    expect(spent).toBeGreaterThan(4);
  });
});
