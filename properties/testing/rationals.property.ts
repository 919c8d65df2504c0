import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bitLength, equals, gcd } from "../../src/numbers/index.js";
import {
  integers,
  positiveIntegers,
  positiveRationals,
  rationalPairs,
  rationals,
} from "../../src/testing/arbitraries/rationals.js";
import { runs } from "../runs.js";

const MANY = 1000;

describe("the arbitraries of rationals", () => {
  it("every rational that is drawn is in lowest terms with a positive denominator", () => {
    fc.assert(
      fc.property(rationals, ({ num, den }) => {
        expect(den > 0n && gcd(num, den) === 1n).toBe(true);
      }),
    );
  });

  it("every positive number that is drawn is positive", () => {
    fc.assert(
      fc.property(positiveIntegers, positiveRationals, (n, r) => {
        expect(n > 0n && r.num > 0n).toBe(true);
      }),
    );
  });

  it("at least 5 % of integers are 0, 5 % exceed 64 bits and 1 % exceed 1000 bits", () => {
    const lengths = fc.sample(integers, MANY).map(bitLength);
    expect(lengths.filter((bits) => bits === 0).length).toBeGreaterThan(MANY / 20);
    expect(lengths.filter((bits) => bits > 64).length).toBeGreaterThan(MANY / 20);
    expect(lengths.filter((bits) => bits > 1000).length).toBeGreaterThan(MANY / 100);
  });

  it("at least 5 % of pairs are equal and 5 % are less than 10⁻²⁹ apart but different", () => {
    const pairs = fc.sample(rationalPairs, MANY);
    const equal = pairs.filter(([a, b]) => equals(a, b));
    const close = pairs.filter(([a, b]) => {
      const num = a.num * b.den - b.num * a.den;
      const size = num < 0n ? -num : num;
      return size > 0n && size * 10n ** 29n < a.den * b.den;
    });
    expect(equal.length).toBeGreaterThan(MANY / 20);
    expect(close.length).toBeGreaterThan(MANY / 20);
  });

  it("a failure that any rational shows is shrunk to 0", () => {
    const details = fc.check(fc.property(rationals, () => false));
    expect(details.counterexample).toEqual([{ num: 0n, den: 1n }]);
  });

  it("a failure that every integer above 100 shows is shrunk to 101 or 127 … 129", () => {
    const details = fc.check(
      fc.property(integers, (n) => n <= 100n),
      runs(1000),
    );
    expect([101n, 127n, 128n, 129n]).toContain(details.counterexample?.[0]);
  });
});
