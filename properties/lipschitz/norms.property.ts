// Norms of all matrices are what no vector exceeds; transports of all point sets are cheapest.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NORM_ONE } from "../../src/kernel/index.js";
import {
  at,
  compare,
  difference,
  type Rational,
  rational,
  scaled,
} from "../../src/numbers/index.js";
import { pairBound, transportBound } from "../../src/lipschitz/dataset-bounds.js";
import { classPairs } from "../../src/lipschitz/class-pairs.js";
import { isTransport, meanDistance } from "../../src/lipschitz/mean-distance.js";
import { operatorNorm } from "../../src/lipschitz/operator-norm.js";
import { positiveFactor } from "../../src/lipschitz/positive.js";
import { matrixOfVectors } from "../../src/lipschitz/sparse-matrix.js";
import { spectralNorm } from "../../src/lipschitz/spectral-norm.js";
import { dot, fraction } from "../../src/oracle/fraction.js";
import { normAgainst } from "../../src/oracle/norm.js";
import { datasets } from "../../src/testing/arbitraries/datasets.js";
import { weights } from "../../src/testing/arbitraries/networks.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { smallRationals } from "../../src/testing/arbitraries/rationals.js";
import { normOfExponent, spelled, spelledAll } from "../../src/testing/translation.js";

/** Matrices of at most 4 × 4. */
function matrices(entry: fc.Arbitrary<Rational>): fc.Arbitrary<readonly (readonly Rational[])[]> {
  return fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([m, n]) =>
      fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
    );
}

const vectors = fc.array(smallRationals(8n), { minLength: 4, maxLength: 4 });

describe("operator norms", () => {
  it("are exceeded by ‖Wv‖_p/‖v‖_p for no vector v, for all matrices and norms", () => {
    fc.assert(
      fc.property(matrices(weights), vectors, exponents, (rows, long, p) => {
        const v = long.slice(0, at(rows, 0).length);
        const { upper } = operatorNorm(matrixOfVectors(rows.map(scaled)), normOfExponent(p));
        const right = spelledAll(v).map(fraction);
        const image = rows.map((row) => dot(spelledAll(row).map(fraction), right));
        // ‖Wv‖ ≤ τ·s for a rational s just above ‖v‖: the oracle compares norms with rationals only.
        const size = right.reduce((sum, x) => sum.add(x.abs()), fraction("0"));
        let [low, high] = [fraction("0"), size.add(fraction("1"))];
        for (let k = 0; k < 60; k += 1) {
          const middle = low.add(high).div(fraction("2"));
          if (normAgainst(p, right, middle) > 0) low = middle;
          else high = middle;
        }
        expect(normAgainst(p, image, fraction(spelled(upper)).mul(high))).not.toBe(1);
      }),
    );
  });

  it("for p = 2 are known to a millionth, for all matrices of moderate size", () => {
    fc.assert(
      fc.property(matrices(smallRationals(9n)), (rows) => {
        const { lower, upper, method } = spectralNorm(matrixOfVectors(rows.map(scaled)));
        const isZero = rows.flat().every((x) => x.num === 0n);
        expect(method === "sums").toBe(isZero);
        expect(upper.num * lower.den * 10n ** 6n).toBeLessThanOrEqual(
          lower.num * upper.den * (10n ** 6n + 1n),
        );
      }),
    );
  });
});

describe("proofs of positivity", () => {
  it("exist for no matrix with a vector on which its form is negative", () => {
    const entries = fc.array(fc.bigInt({ min: -9n, max: 9n }), { minLength: 6, maxLength: 6 });
    const form = fc.array(fc.bigInt({ min: -4n, max: 4n }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(entries, form, ([a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n], v) => {
        const matrix = [
          [a, b, c],
          [b, d, e],
          [c, e, f],
        ];
        const value = matrix.reduce(
          (sum, row, i) => sum + row.reduce((s, n, j) => s + n * at(v, i) * at(v, j), 0n),
          0n,
        );
        if (value < 0n) expect(positiveFactor(matrix)).toBe(undefined);
      }),
    );
  });
});

/** Every order of 0, …, n − 1. */
function orders(n: number): number[][] {
  if (n === 0) return [[]];
  return orders(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, k) => [...order.slice(0, k), n - 1, ...order.slice(k)]),
  );
}

describe("transports", () => {
  it("are as cheap as the best matching, for all point sets of equal size and p = 1", () => {
    const point = fc.array(smallRationals(9n), { minLength: 2, maxLength: 2 }).map(scaled);
    const sets = fc
      .integer({ min: 1, max: 4 })
      .chain((n) =>
        fc.tuple(
          fc.array(point, { minLength: n, maxLength: n }),
          fc.array(point, { minLength: n, maxLength: n }),
        ),
      );
    fc.assert(
      fc.property(sets, ([a, b]) => {
        const cost = (order: readonly number[]): Rational =>
          order.reduce((sum, j, i) => {
            const t = difference(at(a, i), at(b, j));
            const length = t.ints.reduce((s, n) => s + (n < 0n ? -n : n), 0n);
            return rational(sum.num * t.den + length * sum.den, sum.den * t.den);
          }, rational(0n));
        const best = orders(a.length)
          .map(cost)
          .reduce((x, y) => (compare(y, x) < 0 ? y : x));
        const mean = rational(best.num, best.den * BigInt(a.length));
        expect(meanDistance(a, b, NORM_ONE).value).toEqual({ lower: mean, upper: mean });
      }),
    );
  });

  it("move everything, and cost no less than their prices, for all datasets and norms", async () => {
    await fc.assert(
      fc.asyncProperty(datasets({ points: 8 }), exponents, async (drawn, p) => {
        const dataset = {
          dimension: at(drawn.points, 0).length,
          classes: [...new Set(drawn.labels)].map((label) => `${label}`),
          source: "drawn",
          points: drawn.points.map((x, k) => ({
            ...{ point: scaled(x), label: at(drawn.labels, k), line: k + 1 },
          })),
        };
        const values = dataset.classes.map((_, k) => rational(BigInt(k)));
        const norm = normOfExponent(p);
        const [first, second] = [0, 1].map((label) =>
          dataset.points.filter((each) => each.label === label).map((each) => each.point),
        );
        if (first === undefined || second === undefined) throw new Error("one class");
        const { value, plan } = meanDistance(first, second, norm);
        expect(isTransport(plan, first.length, second.length)).toBe(true);
        expect(compare(value.lower, value.upper)).not.toBe(1);
        // No mean distance is below the smallest one, so the pair bound is never beaten.
        const pairs = await classPairs(dataset, values, norm);
        const [pair, transport] = [pairBound(pairs), await transportBound(dataset, pairs, norm)];
        if (!pair.applies || !transport.applies) throw new Error("no bound");
        expect(compare(transport.value.lower, pair.value.upper)).not.toBe(1);
      }),
    );
  });
});
