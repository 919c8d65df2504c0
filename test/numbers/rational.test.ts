import { describe, expect, it } from "vitest";
import {
  absolute,
  add,
  bitLength,
  compare,
  divide,
  equals,
  gcd,
  lcm,
  multiply,
  negate,
  ONE,
  power,
  rational,
  subtract,
  ZERO,
} from "../../src/numbers/index.js";

const HALF = rational(1n, 2n);
const THIRD = rational(1n, 3n);

describe("rational", () => {
  it.each([
    { name: "lowest terms", num: 6n, den: 4n, normal: { num: 3n, den: 2n } },
    { name: "negative denominator", num: 3n, den: -6n, normal: { num: -1n, den: 2n } },
    { name: "both negative", num: -3n, den: -6n, normal: { num: 1n, den: 2n } },
    { name: "zero", num: 0n, den: 7n, normal: { num: 0n, den: 1n } },
    { name: "zero over a negative", num: 0n, den: -7n, normal: { num: 0n, den: 1n } },
    { name: "denominator −1", num: 5n, den: -1n, normal: { num: -5n, den: 1n } },
    { name: "whole quotient", num: 10n ** 40n, den: 10n ** 39n, normal: { num: 10n, den: 1n } },
  ])("normal form: $name", ({ num, den, normal }) => {
    expect(rational(num, den)).toEqual(normal);
  });

  it("takes 1 as the denominator that is not given", () => {
    expect(rational(-4n)).toEqual({ num: -4n, den: 1n });
  });

  it("is frozen", () => {
    for (const value of [rational(4n), rational(2n, 4n), power(HALF, 2n), negate(HALF), ZERO]) {
      expect(Object.isFrozen(value)).toBe(true);
    }
  });

  it("faults at a denominator of 0, and at division by 0", () => {
    expect(() => rational(1n, 0n)).toThrow(
      expect.objectContaining({ name: "KernelFault", message: "denominator 0" }),
    );
    expect(() => divide(ONE, ZERO)).toThrow(expect.objectContaining({ name: "KernelFault" }));
  });
});

describe("arithmetic of rationals", () => {
  it("multiplies and divides numerators and denominators", () => {
    const [a, b] = [rational(10n, 21n), rational(-14n, 5n)];
    expect(multiply(a, b)).toEqual({ num: -4n, den: 3n });
    expect(divide(a, b)).toEqual({ num: -25n, den: 147n });
    expect(multiply(rational(6n), rational(2n))).toEqual({ num: 12n, den: 1n });
    expect(divide(rational(6n), rational(2n))).toEqual({ num: 3n, den: 1n });
  });

  it.each([
    { name: "1/2 + 1/3", got: add(HALF, THIRD), want: rational(5n, 6n) },
    { name: "1/2 − 1/3", got: subtract(HALF, THIRD), want: rational(1n, 6n) },
    { name: "1/3 − 1/2", got: subtract(THIRD, HALF), want: rational(-1n, 6n) },
    { name: "1/2 · −2", got: multiply(HALF, rational(-2n)), want: rational(-1n) },
    { name: "1/2 : −1/3", got: divide(HALF, rational(-1n, 3n)), want: rational(-3n, 2n) },
    { name: "(−2/3)³", got: power(rational(-2n, 3n), 3n), want: rational(-8n, 27n) },
    { name: "0⁰", got: power(ZERO, 0n), want: ONE },
    { name: "−(1/2)", got: negate(HALF), want: rational(-1n, 2n) },
    { name: "|−1/2|", got: absolute(rational(-1n, 2n)), want: HALF },
    { name: "|0|", got: absolute(ZERO), want: ZERO },
  ])("$name", ({ got, want }) => {
    expect(got).toEqual(want);
  });

  it.each([
    { name: "less", a: THIRD, b: HALF, order: -1 },
    { name: "more", a: HALF, b: THIRD, order: 1 },
    { name: "equal", a: HALF, b: rational(2n, 4n), order: 0 },
    { name: "negative before positive", a: rational(-1n, 2n), b: THIRD, order: -1 },
    { name: "both negative", a: rational(-1n, 2n), b: rational(-1n, 3n), order: -1 },
    {
      name: "10⁻⁵⁰ apart",
      a: rational(10n ** 50n + 1n, 10n ** 50n),
      b: ONE,
      order: 1,
    },
  ])("compares: $name", ({ a, b, order }) => {
    expect(compare(a, b)).toBe(order);
    expect(equals(a, b)).toBe(order === 0);
  });
});

describe("integers", () => {
  it.each([
    [0n, 0n, 0n],
    [0n, -5n, 5n],
    [12n, 18n, 6n],
    [-12n, 18n, 6n],
    [18n, -12n, 6n],
    [17n, 5n, 1n],
  ])("gcd(%s, %s) = %s", (a, b, divisor) => {
    expect(gcd(a, b)).toBe(divisor);
  });

  it("lcm of 4 and 6 is 12", () => {
    expect(lcm(4n, 6n)).toBe(12n);
  });

  it.each([
    [0n, 0],
    [1n, 1],
    [-1n, 1],
    [2n, 2],
    [3n, 2],
    [4n, 3],
    [7n, 3],
    [8n, 4],
    [9n, 4],
    [10n, 4],
    [15n, 4],
    [16n, 5],
    [-(1n << 64n), 65],
    [(1n << 64n) - 1n, 64],
  ])("%s has %s binary digits", (n, bits) => {
    expect(bitLength(n)).toBe(bits);
  });
});
