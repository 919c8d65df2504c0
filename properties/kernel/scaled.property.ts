// P1 for vectors: one denominator, no common divisor, the same coordinates.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  difference,
  entry,
  gcd,
  type Rational,
  reduced,
  scaled,
  subtract,
} from "../../src/numbers/index.js";
import { positiveIntegers, rationals } from "../../src/testing/arbitraries/rationals.js";

const vectors = fc.array(rationals, { maxLength: 6 });
const twoVectors: fc.Arbitrary<readonly [readonly Rational[], readonly Rational[]]> = fc
  .array(fc.tuple(rationals, rationals), { maxLength: 6 })
  .map((pairs) => [pairs.map((pair) => pair[0]), pairs.map((pair) => pair[1])] as const);

function commonDivisor(ints: readonly bigint[], den: bigint): bigint {
  return ints.reduce(gcd, den);
}

describe("P1: vectors over one denominator", () => {
  it("every vector of rationals keeps its coordinates over its least denominator", () => {
    fc.assert(
      fc.property(vectors, (vector) => {
        const made = scaled(vector);
        expect(vector.map((_, k) => entry(made, k))).toEqual(vector);
        expect(made.ints.length).toBe(vector.length);
        expect(commonDivisor(made.ints, made.den)).toBe(1n);
      }),
    );
  });

  it("reducing any multiple of a vector gives the vector back", () => {
    fc.assert(
      fc.property(vectors, positiveIntegers, (vector, factor) => {
        const made = scaled(vector);
        const multiple = made.ints.map((n) => n * factor);
        expect(reduced(multiple, made.den * factor)).toEqual(made);
      }),
    );
  });

  it("the difference of any two vectors is taken coordinate by coordinate, and reduced", () => {
    fc.assert(
      fc.property(twoVectors, ([a, b]) => {
        const apart = difference(scaled(a), scaled(b));
        expect(a.map((_, k) => entry(apart, k))).toEqual(a.map((x, k) => subtract(x, at(b, k))));
        expect(commonDivisor(apart.ints, apart.den)).toBe(1n);
      }),
    );
  });
});
