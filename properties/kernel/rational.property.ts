// P1: rationals form an ordered field; the normal form is unique.
import fc from "fast-check";
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
import { fraction, order, size, spell } from "../../src/oracle/fraction.js";
import {
  integers,
  nonzeroRationals,
  positiveIntegers,
  positiveRationals,
  rationalPairs,
  rationals,
} from "../../src/testing/arbitraries/rationals.js";
import { rationalOf, spelled } from "../../src/testing/translation.js";

describe("P1: rationals", () => {
  it("addition of all rationals is commutative and associative, with 0 and opposites", () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(add(a, ZERO)).toEqual(a);
        expect(add(a, negate(a))).toEqual(ZERO);
        expect(subtract(a, b)).toEqual(add(a, negate(b)));
      }),
    );
  });

  it("multiplication of all rationals is commutative, associative and distributive, with 1", () => {
    fc.assert(
      fc.property(rationals, rationals, rationals, (a, b, c) => {
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(multiply(a, ONE)).toEqual(a);
      }),
    );
  });

  it("division by every rational other than 0 inverts multiplication", () => {
    fc.assert(
      fc.property(rationals, nonzeroRationals, (a, b) => {
        expect(multiply(divide(a, b), b)).toEqual(a);
        expect(divide(b, b)).toEqual(ONE);
      }),
    );
  });

  it("the order of all rationals is total, and kept by sums and by positive factors", () => {
    fc.assert(
      fc.property(rationalPairs, rationals, positiveRationals, ([a, b], c, factor) => {
        const side = compare(a, b);
        expect(compare(b, a)).toBe(-side + 0);
        expect(equals(a, b)).toBe(side === 0);
        expect(compare(add(a, c), add(b, c))).toBe(side);
        expect(compare(multiply(a, factor), multiply(b, factor))).toBe(side);
        expect(compare(negate(b), negate(a))).toBe(side);
      }),
    );
  });

  it("the order of all rationals is transitive", () => {
    fc.assert(
      fc.property(rationals, positiveRationals, positiveRationals, (a, up, further) => {
        const b = add(a, up);
        const c = add(b, further);
        expect([compare(a, b), compare(b, c), compare(a, c)]).toEqual([-1, -1, -1]);
      }),
    );
  });

  it("every quotient of integers has one normal form, whatever factor both carry", () => {
    fc.assert(
      fc.property(integers, positiveIntegers, positiveIntegers, (num, den, factor) => {
        const normal = rational(num, den);
        expect(rational(num * factor, den * factor)).toEqual(normal);
        expect(rational(-num * factor, -den * factor)).toEqual(normal);
        expect(gcd(normal.num, normal.den)).toBe(1n);
        expect(normal.den > 0n).toBe(true);
        expect(normal.num * den).toBe(num * normal.den);
      }),
    );
  });

  it("every operation on all rationals agrees with the oracle", () => {
    fc.assert(
      fc.property(rationalPairs, ([a, b]) => {
        const x = fraction(spelled(a));
        const y = fraction(spelled(b));
        expect(add(a, b)).toEqual(rationalOf(spell(x.add(y))));
        expect(subtract(a, b)).toEqual(rationalOf(spell(x.sub(y))));
        expect(multiply(a, b)).toEqual(rationalOf(spell(x.mul(y))));
        expect(absolute(a)).toEqual(rationalOf(spell(x.abs())));
        expect(compare(a, b)).toBe(order(x, y));
      }),
    );
  });

  it("every quotient by a rational other than 0 agrees with the oracle", () => {
    fc.assert(
      fc.property(rationals, nonzeroRationals, (a, b) => {
        const quotient = fraction(spelled(a)).div(fraction(spelled(b)));
        expect(divide(a, b)).toEqual(rationalOf(spell(quotient)));
      }),
    );
  });

  it("every power is the repeated product, in normal form", () => {
    fc.assert(
      fc.property(rationals, fc.bigInt({ min: 0n, max: 6n }), (a, n) => {
        const p = power(a, n);
        expect(absolute(p)).toEqual(rationalOf(spell(size(fraction(spelled(a)), n))));
        expect(p.num < 0n).toBe(a.num < 0n && n % 2n === 1n);
        expect(p).toEqual(rational(p.num, p.den));
      }),
    );
  });

  it("every result is frozen, and its fields are all there is", () => {
    fc.assert(
      fc.property(rationals, nonzeroRationals, (a, b) => {
        for (const r of [add(a, b), subtract(a, b), multiply(a, b), divide(a, b), power(a, 2n)]) {
          expect(Object.isFrozen(r)).toBe(true);
          expect(Object.keys(r)).toEqual(["num", "den"]);
        }
      }),
    );
  });
});

describe("P1: integers", () => {
  it("gcd of any two integers divides both, and what remains has gcd 1", () => {
    fc.assert(
      fc.property(integers, integers, positiveIntegers, (a, b, factor) => {
        const divisor = gcd(a * factor, b * factor);
        expect(divisor).toBe(gcd(a, b) * factor);
        const safe = divisor === 0n ? 1n : divisor;
        expect([(a * factor) % safe, (b * factor) % safe]).toEqual([0n, 0n]);
      }),
    );
  });

  it("lcm of any two positive integers is their product over their gcd", () => {
    fc.assert(
      fc.property(positiveIntegers, positiveIntegers, (a, b) => {
        expect(lcm(a, b) * gcd(a, b)).toBe(a * b);
      }),
    );
  });

  it("the number of binary digits of any integer is the length of its binary text", () => {
    fc.assert(
      fc.property(integers, (n) => {
        const text = (n < 0n ? -n : n).toString(2);
        expect(bitLength(n)).toBe(text === "0" ? 0 : text.length);
      }),
    );
  });
});
