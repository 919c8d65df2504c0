// The exact separation against the oracle's look at every pair.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { radiusAbove, radiusBelow, ratioBelow, separation } from "../../src/dataset/index.js";
import { normOf, NORM_INFINITY, type Norm } from "../../src/kernel/index.js";
import { compare, multiply, rational } from "../../src/numbers/index.js";
import { fraction, order, size } from "../../src/oracle/fraction.js";
import { closestPairs, type OracleDataset } from "../../src/oracle/separation.js";
import {
  type Bounds,
  datasets,
  type DrawnDataset,
} from "../../src/testing/arbitraries/datasets.js";
import { type Exponent, exponents } from "../../src/testing/arbitraries/norms.js";
import { normOfExponent, spelled, spelledAll } from "../../src/testing/translation.js";
import { loaded, nearTies, printed } from "./drawn.js";
import { runs } from "../runs.js";

function forOracle({ points, labels }: DrawnDataset): OracleDataset {
  return { points: points.map(spelledAll), labels: [...labels] };
}

async function agrees(drawn: DrawnDataset, p: Exponent): Promise<void> {
  const found = await separation(loaded(drawn), normOfExponent(p));
  const truth = closestPairs(p, forOracle(drawn));
  if (truth === undefined) throw new Error("two classes have pairs");
  expect(truth.pairs).toContainEqual([...found.pair]);
  if (found.isDecided) expect(found.pair).toEqual(truth.pairs[0]);
  // 2·lower ≤ distance ≤ 2·upper, in powers that make the exponent an integer.
  const [a, b] = p === "inf" ? [1n, 1n] : [fraction(p).n, fraction(p).d];
  const { lower, upper } = found.bounds;
  const twice = (end: typeof lower) => size(fraction(spelled(multiply(rational(2n), end))), a);
  expect(order(twice(lower), size(truth.high, b))).toBeLessThanOrEqual(0);
  expect(order(size(truth.low, b), twice(upper))).toBeLessThanOrEqual(0);
  const gap = rational(upper.num * lower.den - lower.num * upper.den, upper.den * lower.den);
  expect(compare(multiply(gap, rational(10n ** 29n)), lower)).toBeLessThanOrEqual(0);
  if (found.exact !== undefined) {
    const { exact } = found;
    const power = exact.kind === "power" ? exact.exponent : 1n;
    const value = fraction(spelled(exact.value)).mul(size(fraction("2"), power));
    const powered = size(value, a / power);
    expect(order(powered, size(truth.low, b))).toBeGreaterThanOrEqual(0);
    expect(order(powered, size(truth.high, b))).toBeLessThanOrEqual(0);
  }
}

describe("the separation", () => {
  it("of every dataset, in every norm, is that of the first closest pair of the oracle", async () => {
    await fc.assert(fc.asyncProperty(datasets(), exponents, agrees), runs(300));
  });

  it("of every dataset of printed floating-point numbers agrees with the oracle", async () => {
    await fc.assert(fc.asyncProperty(printed, exponents, agrees), runs(150));
  });

  it("of every dataset with pairs that differ beyond double precision agrees too", async () => {
    await fc.assert(fc.asyncProperty(nearTies, exponents, agrees), runs(200));
  });

  it("of every dataset with a known limit is that limit in every norm", async () => {
    const bounds: Bounds = { kinds: ["packed", "grid", "simplex"], dimension: 6, points: 40 };
    await fc.assert(
      fc.asyncProperty(datasets(bounds), exponents, async (drawn, p) => {
        const found = await separation(loaded(drawn), normOfExponent(p));
        expect(found.exact?.value).toEqual(drawn.limit);
        expect(found.exact?.kind).toBe("rational");
      }),
    );
  });

  it("of every dataset does not grow with the exponent p", async () => {
    const norms = ["1", "3/2", "2", "3", "inf"] as const;
    await fc.assert(
      fc.asyncProperty(datasets({ points: 20 }), async (drawn) => {
        let previous = rational(10n ** 100n);
        for (const p of norms) {
          const { bounds } = await separation(loaded(drawn), normOfExponent(p));
          expect(compare(bounds.lower, previous)).toBeLessThanOrEqual(0);
          previous = bounds.upper;
        }
      }),
    );
  });

  it("of every dataset is the same for p = n and a list that is permuted", async () => {
    await fc.assert(
      fc.asyncProperty(datasets(), exponents, async (drawn, p) => {
        const turned = {
          ...drawn,
          points: [...drawn.points].reverse(),
          labels: [...drawn.labels].reverse(),
        };
        const norm = normOfExponent(p);
        const one = await separation(loaded(drawn), norm);
        const other = await separation(loaded(turned), norm);
        expect(other.bounds).toEqual(one.bounds);
      }),
    );
  });
});

describe("every ratio and every radius", () => {
  it("is on its side of the true one, and within one unit of its last digit", async () => {
    const wide: Norm[] = [normOf(rational(7n, 5n)) ?? NORM_INFINITY, NORM_INFINITY];
    const norm = fc.oneof(exponents.map(normOfExponent), fc.constantFrom(...wide));
    const rho = fc
      .tuple(fc.bigInt({ min: 1n, max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 12n }))
      .map(([a, b]) => rational(a, a + b));
    const digits = fc.integer({ min: 1, max: 25 });
    await fc.assert(
      fc.asyncProperty(datasets(), norm, rho, digits, async (drawn, n, ratio, places) => {
        const found = await separation(loaded(drawn), n);
        const { lower, upper } = found.bounds;
        const below = radiusBelow(ratio, found, places);
        const above = radiusAbove(ratio, found, places);
        expect(compare(below, multiply(ratio, upper))).toBeLessThanOrEqual(0);
        expect(compare(above, multiply(ratio, lower))).toBeGreaterThanOrEqual(0);
        const unit = rational(1n, 10n ** BigInt(places - 1));
        const gap = rational(above.num * below.den - below.num * above.den, above.den * below.den);
        expect(compare(gap, multiply(unit, below))).toBeLessThanOrEqual(0);
        const back = ratioBelow(below, found, places);
        expect(compare(multiply(back, lower), below)).toBeLessThanOrEqual(0);
        expect(compare(back, ratio)).toBeLessThanOrEqual(0);
        expect(back.num > 0n).toBe(true);
      }),
    );
  });
});
