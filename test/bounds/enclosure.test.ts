// Enclosures hold the real they are for, and are narrow; roots are compared and rounded exactly.
import { describe, expect, it } from "vitest";
import {
  BINARY_LOGARITHM_OF_E,
  binaryLogarithm,
  decimals,
  least,
  minus,
  naturalLogarithm,
  over,
  squareRoot,
  sum,
  times,
  whole,
} from "../../src/bounds/enclosure.js";
import {
  ceilingOf,
  compareRoots,
  encloseExact,
  floorOf,
  inverse,
  powerOf,
  product,
  root,
} from "../../src/bounds/root.js";
import { leastInteger } from "../../src/bounds/search.js";
import { compare, rational } from "../../src/numbers/index.js";
import { number } from "./settings.js";

describe("logarithms", () => {
  // Digits of ln 2, ln 10, ln(1 + 10⁻³⁰) and log₂ e from tables and from the series of ln(1 + x).
  it.each([
    ["2", "0.69314718055994530941723212145", "0.693147180559945309417232121459"],
    ["10", "2.3025850929940456840179914546", "2.3025850929940456840179914547"],
    ["1/2", "-0.693147180559945309417232121459", "-0.69314718055994530941723212145"],
  ])("ln %s lies between its digits", (text, low, high) => {
    const enclosure = naturalLogarithm({ lower: number(text), upper: number(text) });
    const [lower, upper] = decimals(enclosure, 40);
    expect(lower.startsWith(low.slice(0, 28))).toBe(true);
    expect(upper.startsWith(high.slice(0, 28))).toBe(true);
    expect(compare(enclosure.lower, enclosure.upper)).toBe(-1);
  });

  it("of 1 + 10⁻³⁰ is 10⁻³⁰ − 10⁻⁶⁰/2 up to 10⁻⁵⁰", () => {
    const x = rational(10n ** 30n + 1n, 10n ** 30n);
    const { lower, upper } = naturalLogarithm({ lower: x, upper: x });
    expect(compare(lower, rational(1n, 10n ** 30n))).toBe(-1);
    expect(compare(upper, rational(10n ** 30n - 1n, 10n ** 60n))).toBe(1);
  });

  it("of both ends of an interval are taken", () => {
    const { lower, upper } = naturalLogarithm({ lower: rational(2n), upper: rational(10n) });
    expect(compare(lower, rational(7n, 10n))).toBe(-1);
    expect(compare(upper, rational(23n, 10n))).toBe(1);
  });

  it("in base 2 of a power of 2 is its exponent", () => {
    const { lower, upper } = binaryLogarithm(whole(2n ** 100n));
    expect(compare(lower, rational(100n))).toBe(-1);
    expect(compare(upper, rational(100n))).toBe(1);
    expect(decimals({ lower, upper }, 20)).toEqual([
      "99.999999999999999999",
      "100.00000000000000001",
    ]);
    expect(decimals(BINARY_LOGARITHM_OF_E, 10)).toEqual(["1.44269504", "1.442695041"]);
  });
});

describe("arithmetic rounds outward", () => {
  const third = { lower: rational(3n, 10n), upper: rational(4n, 10n) };

  it("of sums, products, differences, quotients and the smaller one", () => {
    expect(decimals(sum(third, whole(1n)), 5)).toEqual(["1.3", "1.4"]);
    expect(decimals(times(third, third), 5)).toEqual(["0.09", "0.16"]);
    expect(decimals(minus(whole(1n), third), 5)).toEqual(["0.6", "0.7"]);
    expect(decimals(over(whole(12n), third), 5)).toEqual(["30", "40"]);
    expect(decimals(least(third, whole(1n)), 5)).toEqual(["0.3", "0.4"]);
    expect(decimals(squareRoot(whole(2n)), 5)).toEqual(["1.4142", "1.4143"]);
  });
});

describe("roots", () => {
  const squareRootOfTwo = root(rational(2n), 2n);

  it("are compared without rounding", () => {
    expect(compareRoots(squareRootOfTwo, root(rational(8n), 6n))).toBe(0);
    expect(compareRoots(squareRootOfTwo, root(rational(3n), 3n))).toBe(-1);
    expect(compareRoots(squareRootOfTwo, root(rational(7n, 5n)))).toBe(1);
  });

  it.each([
    ["9", 2n, 3n, 3n],
    ["10", 2n, 3n, 4n],
    ["8", 2n, 2n, 3n],
    ["0", 2n, 0n, 0n],
    ["1/2", 3n, 0n, 1n],
    ["81/4", 2n, 4n, 5n],
    ["25", 1n, 25n, 25n],
  ])("of %s of degree %s lie between %s and %s", (radicand, degree, floor, ceiling) => {
    expect(floorOf(root(number(radicand), degree))).toBe(floor);
    expect(ceilingOf(root(number(radicand), degree))).toBe(ceiling);
  });

  it("multiply, invert and are raised to rational powers", () => {
    expect(compareRoots(product(squareRootOfTwo, squareRootOfTwo), root(rational(2n)))).toBe(0);
    expect(
      compareRoots(product(squareRootOfTwo, inverse(squareRootOfTwo)), root(rational(1n))),
    ).toBe(0);
    expect(compareRoots(powerOf(squareRootOfTwo, 3n, 2n), root(rational(8n), 4n))).toBe(0);
    expect(decimals(encloseExact(squareRootOfTwo), 6)).toEqual(["1.41421", "1.41422"]);
  });
});

describe("leastInteger", () => {
  it.each([0n, 1n, 2n, 3n, 7n, 8n, 9n, 1000n])("finds %s from 0", (wanted) => {
    expect(leastInteger(0n, (n) => n >= wanted)).toBe(wanted);
  });

  it("starts where it is told to", () => {
    expect(leastInteger(5n, () => true)).toBe(5n);
  });
});
