// What slabs say of a coordinate; what they say of a form is asked in ball/domain.test.ts.
import { describe, expect, test } from "vitest";
import { WHOLE_BALL } from "../../../src/kernel/ball/ground.js";
import { linearParts, NORM_ONE, openBudget } from "../../../src/kernel/index.js";
import { rangeOf, type Slab } from "../../../src/kernel/optional/slabs.js";
import { dense, q } from "../../exact.js";

// On the ball of radius 1 about the origin in the norm 1: reach of (1, 2) is 2, of (1, −2) is 2.
const parts = linearParts(2, NORM_ONE, q("1"), new Map());
const u = parts.ofInputs(0, dense("0", "1", "2"), openBudget());

/** 1 ≤ 3 + u·x ≤ 4, so u·x lies between −2 and 1. */
const slab: Slab = { value: q("3"), part: u, low: q("1"), high: q("4") };

describe("the range of a coordinate", () => {
  const radius = q("1");
  const first = parts.ofInputs(5, dense("0", "-2", "0"), openBudget());
  const second = parts.ofInputs(6, dense("0", "0", "1"), openBudget());
  /** −1 ≤ −2t ≤ 1/2 for t = x_0 − c_0. */
  const across: Slab = { value: q("3"), part: first, low: q("2"), high: q("7/2") };

  test("is that of the ball without a slab", () => {
    expect(rangeOf(WHOLE_BALL, 0, radius)).toEqual({ low: q("-1"), high: q("1") });
  });

  test("is cut by slabs of that coordinate, ends changing places with the sign", () => {
    expect(rangeOf([across], 0, radius)).toEqual({ low: q("-1/4"), high: q("1/2") });
    expect(rangeOf([{ ...across, low: undefined }], 0, radius)).toEqual({
      low: q("-1/4"),
      high: q("1"),
    });
    expect(rangeOf([{ ...across, high: undefined }], 0, radius)).toEqual({
      low: q("-1"),
      high: q("1/2"),
    });
    const upper: Slab = { ...across, part: second, value: q("0"), low: q("1/3"), high: q("2") };
    expect(rangeOf([across, upper], 1, radius)).toEqual({ low: q("1/3"), high: q("1") });
  });

  test("is not cut by slabs of others, or of several", () => {
    const skew: Slab = { ...slab, low: q("5/2"), high: q("7/2") };
    expect(rangeOf([across, skew], 1, radius)).toEqual({ low: q("-1"), high: q("1") });
    expect(rangeOf([skew], 0, radius)).toEqual({ low: q("-1"), high: q("1") });
  });

  test("is cut by several slabs in turn", () => {
    const later: Slab = { ...across, low: q("5/2"), high: undefined };
    expect(rangeOf([across, later], 0, radius)).toEqual({ low: q("-1/4"), high: q("1/4") });
  });

  test("is not widened by bounds beyond the ball", () => {
    const wide: Slab = { ...across, low: q("-100"), high: q("100") };
    expect(rangeOf([wide], 0, radius)).toEqual({ low: q("-1"), high: q("1") });
  });

  test("is some interval where nothing is left", () => {
    const beyond: Slab = { ...across, low: q("100"), high: undefined };
    expect(rangeOf([beyond], 0, radius)).toEqual({ low: q("-1"), high: q("-1") });
    expect(rangeOf([beyond, { ...across, low: undefined }], 0, radius)).toEqual({
      low: q("-1"),
      high: q("-1"),
    });
    const reversed: Slab = { ...across, low: q("7/2"), high: q("2") };
    expect(rangeOf([reversed], 0, radius)).toEqual({ low: q("1/2"), high: q("1/2") });
  });
});
