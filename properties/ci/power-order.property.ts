// Orders of rational powers, against the powers themselves; and balls in balls, against their extreme points.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBallInside } from "../../src/ci/ball-inclusion.js";
import { comparePowers } from "../../src/ci/power-order.js";
import { encloseRoot } from "../../src/dataset/roots.js";
import { decodeNorm } from "../../src/format/index.js";
import type { Norm } from "../../src/kernel/index.js";
import { divide, power, type Rational, rational } from "../../src/numbers/index.js";
import { runs } from "../runs.js";

const positive = (max: bigint): fc.Arbitrary<Rational> =>
  fc
    .tuple(fc.bigInt({ min: 1n, max }), fc.bigInt({ min: 1n, max }))
    .map(([num, den]) => rational(num, den));

/** The sign of x^n − y^m by the powers as they are. */
function plainly(x: Rational, n: bigint, y: Rational, m: bigint): number {
  const left = x.num ** n * y.den ** m;
  const right = y.num ** m * x.den ** n;
  return left < right ? -1 : left > right ? 1 : 0;
}

describe("powers", () => {
  it("small powers of all rationals are ordered as they are", () => {
    const exponents = fc.bigInt({ min: 0n, max: 9n });
    fc.assert(
      fc.property(positive(20n), exponents, positive(20n), exponents, (x, n, y, m) => {
        expect(comparePowers(x, n, y, m)).toBe(plainly(x, n, y, m));
        expect(comparePowers(y, m, x, n)).toBe(0 - plainly(x, n, y, m));
      }),
    );
  });

  it("powers too long to be taken at once are ordered as they are, also where they nearly agree", () => {
    let equal = 0;
    let close = 0;
    const exponents = fc.bigInt({ min: 8_000n, max: 16_000n });
    const nudge = fc.constantFrom(0n, 1n, -1n);
    fc.assert(
      fc.property(
        positive(9n),
        exponents,
        fc.bigInt({ min: 1n, max: 3n }),
        nudge,
        (z, n, m, step) => {
          // x = z^m and y = z^(kn) have x^(kn) = y^m; one unit in a long numerator parts them.
          const x = power(z, m);
          const y = power(z, n);
          const long = step === 0n ? y : rational(y.num * 10n ** 30n + step, y.den * 10n ** 30n);
          const found = comparePowers(x, n, long, m);
          expect(found).toBe(Number(-step));
          if (step === 0n) equal += 1;
          else close += 1;
        },
      ),
      // Each takes a tenth of a second.
      runs(30),
    );
    expect(equal).toBeGreaterThan(0);
    expect(close).toBeGreaterThan(0);
  });

  it("where no exponent is shared and both are long, the order is that of the powers", () => {
    const exponents = fc.bigInt({ min: 3_000n, max: 9_000n });
    fc.assert(
      fc.property(positive(50n), exponents, positive(50n), exponents, (x, n, y, m) => {
        expect(comparePowers(x, n, y, m)).toBe(plainly(x, n, y, m));
      }),
      runs(30),
    );
  });
});

/** a and b with p = a/b; p = ∞ has none. */
function termsOf(norm: Norm): readonly [bigint, bigint] | undefined {
  switch (norm.kind) {
    case "one":
      return [1n, 1n];
    case "two":
      return [2n, 1n];
    case "power":
      return [norm.a, norm.b];
    case "infinity":
      return undefined;
  }
}

/** ‖(t, …, t)‖_p ≤ r in k dimensions, by powers as they are: k·t^(a/b) ≤ r^(a/b). */
function isWithin(norm: Norm, k: number, t: Rational, r: Rational): boolean {
  const terms = termsOf(norm);
  if (terms === undefined) return plainly(t, 1n, r, 1n) <= 0;
  const [a, b] = terms;
  return BigInt(k) ** b * t.num ** a * r.den ** a <= r.num ** a * t.den ** a;
}

/** A t with ‖(t, …, t)‖_p ≤ r that is the largest to sixty digits. */
function largest(norm: Norm, k: number, r: Rational): Rational {
  const terms = termsOf(norm);
  if (terms === undefined) return r;
  const [a, b] = terms;
  return encloseRoot(divide(power(r, a), rational(BigInt(k) ** b)), a, 60).lower;
}

const norms = fc.constantFrom("1", "2", "inf", "3/2", "3", "7/5", "64/63").map((text) => {
  const norm = decodeNorm(text);
  if (norm === undefined) throw new Error(text);
  return norm;
});

describe("balls", () => {
  it("a ball is in another if and only if its outermost points on an axis and on the diagonal are", () => {
    let [inside, outside] = [0, 0];
    const factors = fc.oneof(
      positive(6n),
      positive(6n).map((f) => power(f, 2n)),
    );
    const dimensions = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(16, 64, 784));
    fc.assert(
      fc.property(norms, norms, positive(5n), factors, dimensions, (p, q, r, f, d) => {
        const s = rational(r.num * f.num, r.den * f.den);
        const is = isBallInside({ norm: p, radius: r }, { norm: q, radius: s }, d);
        if (is) inside += 1;
        else outside += 1;
        const escapes = [1, d].map((k) => {
          const t = largest(p, k, r);
          expect(isWithin(p, k, t, r)).toBe(true);
          return !isWithin(q, k, t, s);
        });
        expect(escapes.includes(true)).toBe(!is);
      }),
    );
    expect(inside).toBeGreaterThan(10);
    expect(outside).toBeGreaterThan(10);
  });
});
