import { describe, expect, test } from "vitest";
import {
  ceilingOf,
  dyadicInside,
  floorOf,
  nearDouble,
  shortBelow,
} from "../../src/doubles/short-rational.js";
import { compare, rational } from "../../src/numbers/index.js";

test.each([
  [7n, 2n, 3n, 4n],
  [-7n, 2n, -4n, -3n],
  [6n, 1n, 6n, 6n],
  [-6n, 1n, -6n, -6n],
])("floor and ceiling of %s/%s are %s and %s", (num, den, floor, ceiling) => {
  expect(floorOf(rational(num, den))).toBe(floor);
  expect(ceilingOf(rational(num, den))).toBe(ceiling);
});

describe("dyadicInside", () => {
  test.each([
    { name: "(0, 3): 1 to 2", low: rational(0n), high: rational(3n), start: 1n, exponent: 0 },
    {
      name: "(0, 2): an end must not touch",
      low: rational(0n),
      high: rational(2n),
      start: 1n,
      exponent: 1,
    },
    { name: "(1/3, 1/2)", low: rational(1n, 3n), high: rational(1n, 2n), start: 6n, exponent: 4 },
    {
      name: "(5, 100): 32 to 64",
      low: rational(5n),
      high: rational(100n),
      start: 1n,
      exponent: -5,
    },
    { name: "negative", low: rational(-3n), high: rational(0n), start: -2n, exponent: 0 },
  ])("$name", ({ low, high, start, exponent }) => {
    expect(dyadicInside(low, high)).toEqual({ start, exponent });
  });
});

test.each([
  { of: rational(1n, 3n), short: rational(333n, 1000n) },
  { of: rational(12345n), short: rational(12300n) },
  { of: rational(1n), short: rational(1n) },
  { of: rational(2n, 3n * 10n ** 50n), short: rational(666n, 10n ** 53n) },
])("shortBelow $of.num/$of.den", ({ of, short }) => {
  expect(shortBelow(of, 3)).toEqual(short);
  expect(compare(short, of)).not.toBe(1);
});

test("nearDouble keeps so many bits of a double", () => {
  expect(nearDouble(5, 10)).toEqual(rational(5n));
  expect(nearDouble(0.1, 4)).toEqual(rational(13n, 128n));
  expect(nearDouble(1e300, 3).num % (1n << 990n)).toBe(0n);
});
