// Enclosures hold the real they are for: logarithms against a series in integers, roots against powers.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { naturalLogarithm } from "../../src/bounds/enclosure.js";
import {
  ceilingOf,
  compareRoots,
  encloseExact,
  floorOf,
  product,
  root,
} from "../../src/bounds/root.js";
import { leastInteger } from "../../src/bounds/search.js";
import { compare, power, type Rational, rational, subtract } from "../../src/numbers/index.js";

const SCALE = 10n ** 80n;

/** 2·artanh(n/d)·10^80, at most one unit a term too small: ln((d + n)/(d − n)) for 0 ≤ n/d ≤ 1/3. */
function series(n: bigint, d: bigint): bigint {
  let total = 0n;
  let term = (2n * SCALE * n) / d;
  for (let k = 1n; term > 0n; k += 2n) {
    total += term / k;
    term = (term * n * n) / (d * d);
  }
  return total;
}

/** ln x to about 75 digits: x = 2^k·y with 1 ≤ y < 2, ln y = 2·artanh((y − 1)/(y + 1)). */
function logarithm(x: Rational): Rational {
  let k = 0n;
  let { num, den } = x;
  while (num >= 2n * den) [den, k] = [den * 2n, k + 1n];
  while (num < den) [num, k] = [num * 2n, k - 1n];
  return rational(k * series(1n, 3n) + series(num - den, num + den), SCALE);
}

const positive: fc.Arbitrary<Rational> = fc.oneof(
  fc
    .tuple(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 30n }))
    .map(([n, d]) => rational(n, d)),
  fc.bigInt({ min: 1n, max: 10n ** 18n }).map((n) => rational(n)),
  fc.bigInt({ min: 1n, max: 10n ** 25n }).map((n) => rational(n + 1n, n)),
);

const TINY = rational(1n, 10n ** 30n);

describe("enclosures", () => {
  it("of ln x hold what the series gives, for all x > 0, and are narrower than 10⁻³⁰", () => {
    fc.assert(
      fc.property(positive, (x) => {
        const { lower, upper } = naturalLogarithm({ lower: x, upper: x });
        const value = logarithm(x);
        expect(compare(lower, value)).toBe(-1);
        expect(compare(value, upper)).toBe(-1);
        expect(compare(subtract(upper, lower), TINY)).toBe(-1);
      }),
    );
  });

  it("of roots hold them, for all radicands and degrees", () => {
    fc.assert(
      fc.property(positive, fc.bigInt({ min: 1n, max: 12n }), (x, degree) => {
        const { lower, upper } = encloseExact(root(x, degree));
        expect(compare(power(lower, degree), x)).not.toBe(1);
        expect(compare(power(upper, degree), x)).not.toBe(-1);
      }),
    );
  });

  it("floors and ceilings of all roots are the integers about them", () => {
    fc.assert(
      fc.property(positive, fc.bigInt({ min: 1n, max: 12n }), (x, degree) => {
        const [floor, ceiling] = [floorOf(root(x, degree)), ceilingOf(root(x, degree))];
        expect(compare(rational(floor ** degree), x)).not.toBe(1);
        expect(compare(rational((floor + 1n) ** degree), x)).toBe(1);
        expect(compare(rational(ceiling ** degree), x)).not.toBe(-1);
        expect(compare(rational((ceiling - 1n) ** degree), x)).toBe(-1);
      }),
    );
  });

  it("products of all roots are ordered as their powers", () => {
    fc.assert(
      fc.property(positive, positive, positive, (x, y, z) => {
        const left = product(root(x, 2n), root(y, 3n));
        const sixth = rational(x.num ** 3n * y.num ** 2n, x.den ** 3n * y.den ** 2n);
        expect(compareRoots(left, root(z))).toBe(compare(sixth, power(z, 6n)));
      }),
    );
  });

  it("the least integer with a monotone property is found, for all starts", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 0n, max: 10n ** 12n }), (from, steps) => {
        expect(leastInteger(from, (n) => n >= from + steps)).toBe(from + steps);
      }),
    );
  });
});
