// L1: inside, equal, just outside, for reaches that are given and reaches that are squared.
import { describe, expect, test } from "vitest";
import { isInside, isStrictlyInside } from "../../src/kernel/index.js";
import { q, reach } from "../exact.js";

const TINY = `1/${10n ** 30n}`;
const ABOVE = `${10n ** 30n + 1n}/${10n ** 30n}`;
const BELOW = `${10n ** 30n - 1n}/${10n ** 30n}`;

interface Case {
  readonly name: string;
  readonly value: string;
  readonly bound: string;
  readonly squared: boolean;
  readonly inside: boolean;
  readonly strictly: boolean;
}

const inside = { inside: true, strictly: true };
const equal = { inside: true, strictly: false };
const outside = { inside: false, strictly: false };

const CASES: readonly Case[] = [
  { name: "value 1, reach just below", value: "1", bound: BELOW, squared: false, ...inside },
  { name: "value 1, reach 1", value: "1", bound: "1", squared: false, ...equal },
  { name: "value 1, reach just above", value: "1", bound: ABOVE, squared: false, ...outside },
  { name: "value 2/3, reach 3/5", value: "2/3", bound: "3/5", squared: false, ...inside },
  { name: "value 2/3, reach 4/6", value: "2/3", bound: "4/6", squared: false, ...equal },
  { name: "value 2/3, reach 3/4", value: "2/3", bound: "3/4", squared: false, ...outside },
  { name: "value 0, reach 0", value: "0", bound: "0", squared: false, ...equal },
  { name: "value just above 0, reach 0", value: TINY, bound: "0", squared: false, ...inside },
  {
    name: "value just below 0, reach 0",
    value: `-${TINY}`,
    bound: "0",
    squared: false,
    ...outside,
  },
  { name: "value −1, reach 1", value: "-1", bound: "1", squared: false, ...outside },
  { name: "value 3/2, squared reach 2", value: "3/2", bound: "2", squared: true, ...inside },
  { name: "value 3/2, squared reach 9/4", value: "3/2", bound: "9/4", squared: true, ...equal },
  { name: "value 3/2, squared reach 7/3", value: "3/2", bound: "7/3", squared: true, ...outside },
  { name: "value 5, squared reach 25", value: "5", bound: "25", squared: true, ...equal },
  { name: "value 5, squared reach 26", value: "5", bound: "26", squared: true, ...outside },
  { name: "value 5, squared reach 24", value: "5", bound: "24", squared: true, ...inside },
  { name: "value −3/2, squared reach 2", value: "-3/2", bound: "2", squared: true, ...outside },
  { name: "value −5, squared reach 25", value: "-5", bound: "25", squared: true, ...outside },
  { name: "value 0, squared reach 0", value: "0", bound: "0", squared: true, ...equal },
  { name: "value 1, squared reach 0", value: "1", bound: "0", squared: true, ...inside },
  { name: "value −1, squared reach 0", value: "-1", bound: "0", squared: true, ...outside },
];

describe("a ball and a half-space", () => {
  test.each(CASES)("closed: $name", (c) => {
    const { num, den } = q(c.value);
    expect(isInside(num, den, reach(c.bound, c.squared))).toBe(c.inside);
  });

  test.each(CASES)("open: $name", (c) => {
    const { num, den } = q(c.value);
    expect(isStrictlyInside(num, den, reach(c.bound, c.squared))).toBe(c.strictly);
  });

  test.each(CASES)("a fraction that is not in lowest terms: $name", (c) => {
    const { num, den } = q(c.value);
    expect(isInside(num * 6n, den * 6n, reach(c.bound, c.squared))).toBe(c.inside);
    expect(isStrictlyInside(num * 6n, den * 6n, reach(c.bound, c.squared))).toBe(c.strictly);
  });
});

test("the square of the reach may be a fraction, for the open half-space too", () => {
  const quarter = { bound: { num: 1n, den: 4n }, squared: true };
  // The reach is 1/2.
  expect(isStrictlyInside(1n, 1n, quarter)).toBe(true);
  expect(isStrictlyInside(1n, 2n, quarter)).toBe(false);
  expect(isStrictlyInside(3n, 5n, quarter)).toBe(true);
  expect(isStrictlyInside(2n, 5n, quarter)).toBe(false);
});
