// Roots and directed rounding of long integers.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encloseRoot, exactRoot, integerRoot } from "../../src/dataset/roots.js";
import { doubleAbove, doubleBelow } from "../../src/dataset/sieve.js";
import { compare, power, rational } from "../../src/numbers/index.js";

const naturals = fc.oneof(
  fc.bigInt({ min: 0n, max: 100n }),
  fc.bigInt({ min: 0n, max: 2n ** 64n }),
  fc.bigInt({ min: 0n, max: 2n ** 600n }),
);
const degrees = fc.bigInt({ min: 1n, max: 12n });

describe("roots", () => {
  it("the integer root of every natural number is the largest whose power does not exceed it", () => {
    fc.assert(
      fc.property(naturals, degrees, fc.bigInt({ min: -1n, max: 1n }), (n, k, step) => {
        const m = n ** k + step < 0n ? n : n ** k + step;
        for (const x of [n, m]) {
          const root = integerRoot(x, k);
          expect(root ** k <= x && x < (root + 1n) ** k).toBe(true);
        }
      }),
    );
  });

  it("every root lies between two decimals that differ by one unit of the last digit", () => {
    fc.assert(
      fc.property(
        naturals,
        naturals,
        degrees,
        fc.integer({ min: 1, max: 40 }),
        (a, b, k, digits) => {
          const x = rational(a, b + 1n);
          const { lower, upper } = encloseRoot(x, k, digits);
          expect(compare(power(lower, k), x)).toBeLessThanOrEqual(0);
          expect(compare(power(upper, k), x)).toBeGreaterThanOrEqual(0);
          const gap = rational(
            upper.num * lower.den - lower.num * upper.den,
            upper.den * lower.den,
          );
          const relative = rational(gap.num * 10n ** BigInt(digits - 1), gap.den);
          expect(compare(relative, lower)).toBeLessThanOrEqual(0);
          if (gap.num === 0n) expect(power(lower, k)).toEqual(x);
        },
      ),
    );
  });

  it("a root is exact if and only if its power is the number", () => {
    fc.assert(
      fc.property(naturals, naturals, degrees, (a, b, k) => {
        const x = rational(a, b + 1n);
        expect(exactRoot(power(x, k), k)).toEqual(x);
        const root = exactRoot(x, k);
        if (root !== undefined) expect(power(root, k)).toEqual(x);
      }),
    );
  });
});

describe("doubles", () => {
  it("the doubles above and below every natural number enclose it, two ulps apart at most", () => {
    const sizes = fc.oneof(naturals, fc.bigInt({ min: 2n ** 1000n, max: 2n ** 1030n }));
    fc.assert(
      fc.property(sizes, (n) => {
        const [below, above] = [doubleBelow(n), doubleAbove(n)];
        expect(BigInt(below) <= n).toBe(true);
        if (Number.isFinite(above)) {
          expect(BigInt(above) >= n).toBe(true);
          expect(BigInt(above) - BigInt(below) <= n / 2n ** 50n).toBe(true);
        } else expect(n > BigInt(Number.MAX_VALUE) / 2n).toBe(true);
      }),
    );
  });
});
