// Where x ranges in a proof: the ball, and slabs of it.
import { describe, expect, test } from "vitest";
import { isAtMostZero, WHOLE_BALL } from "../../../src/kernel/ball/ground.js";
import type { Slab } from "../../../src/kernel/optional/slabs.js";
import { linearParts, NORM_ONE, openBudget } from "../../../src/kernel/index.js";
import { dense, q } from "../../exact.js";

// On the ball of radius 1 about the origin in the norm 1: reach of (1, 2) is 2, of (1, −2) is 2.
const parts = linearParts(2, NORM_ONE, q("1"), new Map());
const u = parts.ofInputs(0, dense("0", "1", "2"), openBudget());
const half = parts.ofInputs(1, dense("0", "1/2", "1"), openBudget());
const minus = parts.ofInputs(2, dense("0", "-3", "-6"), openBudget());
const other = parts.ofInputs(3, dense("0", "1", "-2"), openBudget());

/** 1 ≤ 3 + u·x ≤ 4, so u·x lies between −2 and 1. */
const slab: Slab = { value: q("3"), part: u, low: q("1"), high: q("4") };

describe("the whole ball", () => {
  test.each([
    { value: -2n, most: true },
    { value: -1n, most: false },
    { value: -3n, most: true },
  ])("decides by the reach: $value", ({ value, most }) => {
    expect(isAtMostZero(1n, value, 1n, u, WHOLE_BALL)).toBe(most);
    expect(isAtMostZero(-1n, -value, 1n, u, WHOLE_BALL)).toBe(most);
  });
});

describe("a slab", () => {
  test.each([
    { name: "the form itself, from above", num: -1n, den: 1n, part: u, most: true, least: false },
    { name: "just too large", num: -999n, den: 1000n, part: u, most: false, least: false },
    { name: "half of it", num: -1n, den: 2n, part: half, most: true, least: false },
    {
      name: "half of it, too large",
      num: -499n,
      den: 1000n,
      part: half,
      most: false,
      least: false,
    },
    // −3u·x lies between −3 and 6: low and high change places.
    {
      name: "a negative multiple, from above",
      num: -6n,
      den: 1n,
      part: minus,
      most: true,
      least: false,
    },
    {
      name: "a negative multiple, not quite",
      num: -5n,
      den: 1n,
      part: minus,
      most: false,
      least: false,
    },
    {
      name: "a negative multiple, from below",
      num: 3n,
      den: 1n,
      part: minus,
      most: false,
      least: true,
    },
    {
      name: "a negative multiple, not quite from below",
      num: 2n,
      den: 1n,
      part: minus,
      most: false,
      least: false,
    },
    {
      name: "another direction has its reach only",
      num: -1n,
      den: 1n,
      part: other,
      most: false,
      least: false,
    },
    { name: "no direction", num: 0n, den: 1n, part: parts.zero, most: true, least: true },
    { name: "no direction, above 0", num: 1n, den: 1n, part: parts.zero, most: false, least: true },
  ])("$name", ({ num, den, part, most, least }) => {
    expect(isAtMostZero(1n, num, den, part, [slab])).toBe(most);
    expect(isAtMostZero(-1n, num, den, part, [slab])).toBe(least);
  });

  test("without a bound on a side says nothing there", () => {
    const above: Slab = { ...slab, high: undefined };
    expect(isAtMostZero(1n, -1n, 1n, u, [above])).toBe(false);
    expect(isAtMostZero(-1n, 2n, 1n, half, [above])).toBe(true);
    const under: Slab = { ...slab, low: undefined };
    expect(isAtMostZero(1n, -3n, 1n, minus, [under])).toBe(false);
    expect(isAtMostZero(-1n, 3n, 1n, minus, [under])).toBe(true);
  });

  test("says nothing of a direction that agrees with it and goes on", () => {
    const axis: Slab = {
      value: q("0"),
      part: parts.ofInputs(7, dense("0", "1", "0"), openBudget()),
      low: q("0"),
      high: q("0"),
    };
    const longer = parts.ofInputs(8, dense("0", "2", "1"), openBudget());
    expect(isAtMostZero(1n, 0n, 1n, longer, [axis])).toBe(false);
    expect(isAtMostZero(-1n, 0n, 1n, longer, [axis])).toBe(false);
    expect(isAtMostZero(1n, 0n, 1n, axis.part, [{ ...axis, part: longer }])).toBe(false);
  });

  test("one of several is enough, and two are not added", () => {
    const across: Slab = { value: q("0"), part: other, low: q("0"), high: q("0") };
    expect(isAtMostZero(1n, 0n, 1n, other, [slab, across])).toBe(true);
    expect(isAtMostZero(1n, -1n, 1n, u, [across, slab])).toBe(true);
    // (2, 0) = (1, 2) + (1, −2): bounded by 1 + 0, but no slab alone says so, and its reach is 2.
    const sum = parts.ofInputs(4, dense("0", "2", "0"), openBudget());
    expect(isAtMostZero(1n, -1n, 1n, sum, [slab, across])).toBe(false);
  });
});

describe("a slab of fractions", () => {
  // 5/7 + (x + 2y)/3 between 9/14 and 6/7: (x + 2y)/3 lies between −1/14 and 1/7.
  const third = parts.ofInputs(7, dense("0", "1/3", "2/3"), openBudget());
  const fractions: Slab = { value: q("5/7"), part: third, low: q("9/14"), high: q("6/7") };

  test("bounds a multiple of its form to the last place", () => {
    // x/2 + y is 3/2 of it: between −3/28 and 3/14.
    const most = (num: bigint, den: bigint): boolean =>
      isAtMostZero(1n, num, den, half, [fractions]);
    const least = (num: bigint, den: bigint): boolean =>
      isAtMostZero(-1n, num, den, half, [fractions]);
    expect(most(-3n, 14n)).toBe(true);
    expect(most(-299n, 1_400n)).toBe(false);
    expect(least(3n, 28n)).toBe(true);
    expect(least(299n, 2_800n)).toBe(false);
  });

  test("and a negative one", () => {
    // −3x − 6y is −9 times it: between −9/7 and 9/14.
    expect(isAtMostZero(1n, -9n, 14n, minus, [fractions])).toBe(true);
    expect(isAtMostZero(1n, -899n, 1_400n, minus, [fractions])).toBe(false);
    expect(isAtMostZero(-1n, 9n, 7n, minus, [fractions])).toBe(true);
    expect(isAtMostZero(-1n, 899n, 700n, minus, [fractions])).toBe(false);
  });
});

test("a slab says nothing of a form that reads as many other coordinates", () => {
  const [x, y] = [
    parts.ofInputs(8, dense("0", "1", "0"), openBudget()),
    parts.ofInputs(9, dense("0", "0", "1"), openBudget()),
  ];
  const flat: Slab = { value: q("0"), part: y, low: q("0"), high: q("0") };
  expect(isAtMostZero(1n, 0n, 1n, y, [flat])).toBe(true);
  expect(isAtMostZero(1n, 0n, 1n, x, [flat])).toBe(false);
  expect(isAtMostZero(-1n, 0n, 1n, x, [flat])).toBe(false);
});

test("a slab of a constant says nothing of a form", () => {
  const constant: Slab = { value: q("1"), part: parts.zero, low: q("0"), high: q("2") };
  expect(isAtMostZero(1n, -1n, 1n, u, [constant])).toBe(false);
  expect(isAtMostZero(-1n, 1n, 1n, u, [constant])).toBe(false);
  expect(isAtMostZero(1n, 1n, 1n, parts.zero, [constant])).toBe(false);
});
