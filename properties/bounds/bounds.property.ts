// The bounds are consistent with one another, and move the way they must.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bound,
  isSetting,
  known,
  PUBLISHED,
  type Quantity,
  type Setting,
  settingOf,
  shatteredPoints,
} from "../../src/bounds/index.js";
import { closedBallWidth } from "../../src/bounds/unit-vectors.js";
import { firstLayerWidth } from "../../src/bounds/kim-moon-yun-lower.js";
import { provedFirstLayerWidth } from "../../src/bounds/first-layer.js";
import { detectorParameters } from "../../src/bounds/yu-gao-zhang.js";
import { denseParameters } from "../../src/bounds/pairwise-network.js";
import { shatteredByPair } from "../../src/bounds/shattered.js";
import type { Norm } from "../../src/kernel/index.js";
import { at, compare, type Rational, rational } from "../../src/numbers/index.js";
import { norm } from "../../test/bounds/settings.js";
import { runs } from "../runs.js";

const NORMS: fc.Arbitrary<Norm> = fc.constantFrom("1", "4/3", "2", "3", "inf").map(norm);

/** 0, ratios like 1/k and 1 − 1/k, at which floors jump, and any in between. */
const ratios: fc.Arbitrary<Rational> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(rational(0n)) },
  { weight: 2, arbitrary: fc.bigInt({ min: 2n, max: 10_000n }).map((k) => rational(1n, k)) },
  { weight: 2, arbitrary: fc.bigInt({ min: 2n, max: 10_000n }).map((k) => rational(k - 1n, k)) },
  { weight: 4, arbitrary: fc.bigInt({ min: 1n, max: 999n }).map((k) => rational(k, 1000n)) },
);

interface Drawn {
  readonly points: bigint;
  readonly dimension: bigint;
  readonly classes: bigint;
  readonly norm: Norm;
  readonly rho: Rational;
}

/** Small and large N and d, with two classes or more. */
const counts = fc.oneof(
  { weight: 3, arbitrary: fc.bigInt({ min: 0n, max: 30n }) },
  { weight: 2, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 5n }) },
);

const drawn: fc.Arbitrary<Drawn> = fc
  .tuple(counts, counts, fc.bigInt({ min: 0n, max: 3n }), NORMS, ratios)
  .map(([n, d, c, p, rho]) => ({
    ...{ points: n + 2n, dimension: d + 1n, norm: p, rho },
    classes: 2n + (c < n ? c : n),
  }));

/** With one unit vector more, a line is left: the vectors before it still force their width. */
const ONE_LINE_LEFT: Drawn = {
  ...{ points: 5n, dimension: 5n, classes: 2n },
  norm: norm("4/3"),
  rho: rational(110n, 111n),
};

function made({ rho, ...counted }: Drawn): Setting {
  const setting = settingOf({ ...counted, ratio: known(rho) });
  if (!isSetting(setting)) throw new Error(`${setting.part}: expected ${setting.expected}`);
  return setting;
}

/** The exact bounds at a setting. */
function exactBounds(setting: Setting): readonly Bound[] {
  return PUBLISHED.filter(({ kind }) => kind === "exact").map(({ evaluate, ...statement }) => ({
    ...statement,
    ...evaluate(setting),
  }));
}

/** Values of the exact bounds of one quantity that apply. */
function exactValues(bounds: readonly Bound[], quantity: Quantity, direction: string): bigint[] {
  return bounds.flatMap((one) =>
    one.applies &&
    one.value !== undefined &&
    one.quantity === quantity &&
    one.direction === direction
      ? [one.value]
      : [],
  );
}

const largest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a), 0n);

/** The exact lower bounds that hold for whatever network. */
const lower = (bounds: readonly Bound[], quantity: Quantity): bigint =>
  largest(exactValues(bounds, quantity, "lower"));

describe("bounds", () => {
  it("for all settings, no exact lower bound exceeds an exact upper bound", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const bounds = exactBounds(made(one));
        for (const quantity of ["parameters", "nonzero", "depth", "bits"] as const) {
          for (const upper of exactValues(bounds, quantity, "upper")) {
            expect(lower(bounds, quantity)).toBeLessThanOrEqual(upper);
          }
        }
        const width = largest([lower(bounds, "width"), lower(bounds, "first-layer-width")]);
        for (const upper of exactValues(bounds, "width", "upper")) {
          expect(width).toBeLessThanOrEqual(upper);
        }
      }),
    );
  });

  it("for all settings, some exact upper bound applies to parameters, width and depth", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const bounds = exactBounds(made(one));
        for (const quantity of ["parameters", "width", "depth"] as const) {
          expect(exactValues(bounds, quantity, "upper")).not.toEqual([]);
        }
      }),
      runs(40),
    );
  });

  it("for all settings and every larger ratio, no exact lower bound falls", () => {
    fc.assert(
      fc.property(drawn, ratios, (one, other) => {
        const [small, large] = compare(one.rho, other) < 0 ? [one.rho, other] : [other, one.rho];
        expectNoFall(made({ ...one, rho: small }), made({ ...one, rho: large }));
      }),
    );
  });

  it("for all settings and every larger N, no exact lower bound falls", () => {
    fc.assert(
      fc.property(drawn, counts, (one, more) => {
        expectNoFall(made(one), made({ ...one, points: one.points + more }));
      }),
      { examples: [[ONE_LINE_LEFT, 1n]] },
    );
  });

  it("for all settings, exact upper bounds on parameters grow with N and with the ratio", () => {
    fc.assert(
      fc.property(drawn, counts, (one, more) => {
        const small = made(one);
        const large = made({ ...one, points: one.points + more });
        const halved = made({ ...one, rho: rational(one.rho.num, 2n * one.rho.den) });
        for (const name of ["squares-parameters", "hyperplanes-parameters", "yu-parameters"]) {
          const value = valueOf(small, name);
          const larger = valueOf(large, name);
          if (value !== undefined && larger !== undefined) {
            expect(value).toBeLessThanOrEqual(larger);
          }
          const easier = valueOf(halved, name);
          if (value !== undefined) expect(easier).toBeLessThanOrEqual(value);
        }
      }),
    );
  });
});

function valueOf(setting: Setting, name: string): bigint | undefined {
  const outcome = PUBLISHED.find((one) => one.name === name)?.evaluate(setting);
  return outcome?.applies === true ? outcome.value : undefined;
}

function expectNoFall(before: Setting, after: Setting): void {
  const [small, large] = [exactBounds(before), exactBounds(after)];
  small.forEach((one, index) => {
    const other = at(large, index);
    if (one.direction !== "lower" || !one.applies) return;
    expect(other.applies, one.name).toBe(true);
    if (other.applies) expect(other.value, one.name).toBeGreaterThanOrEqual(one.value ?? 0n);
  });
}

describe("formulas", () => {
  it("for all settings with p ≥ 2, Kim–Moon–Yun's width w has w ≥ ρ²t > w − 1 or is 1", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const t = one.points - 1n < one.dimension ? one.points - 1n : one.dimension;
        const width = firstLayerWidth(made({ ...one, norm: norm("2") }));
        const [num, den] = [one.rho.num ** 2n * t, one.rho.den ** 2n];
        expect(width * den).toBeGreaterThanOrEqual(num);
        if (width > 1n) expect((width - 1n) * den).toBeLessThan(num);
      }),
    );
  });

  it("for all settings, closed balls ask for no less, and for t at most", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const setting = made(one);
        const t = one.points - 1n < one.dimension ? one.points - 1n : one.dimension;
        expect(closedBallWidth(setting)).toBeGreaterThanOrEqual(firstLayerWidth(setting));
        expect(closedBallWidth(setting)).toBeLessThanOrEqual(t);
        expect(provedFirstLayerWidth(setting)).toBeLessThanOrEqual(one.dimension);
      }),
    );
  });

  it("for all settings, a pair shatters k points just when ρ^p ≥ 1 − 1/k", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const { num, den } = one.rho;
        for (const p of [1n, 2n, 3n]) {
          const k = shatteredByPair(made({ ...one, norm: norm(`${p}`) }));
          expect(num ** p * k).toBeGreaterThanOrEqual((k - 1n) * den ** p);
          if (k < one.dimension) expect(num ** p * (k + 1n)).toBeLessThan(k * den ** p);
        }
      }),
    );
  });

  it("for all settings, points are shattered no less than plain memorization does", () => {
    fc.assert(
      fc.property(drawn, (one) => {
        const plain = one.points - one.classes + 2n;
        expect(shatteredPoints(made(one))).toBeGreaterThanOrEqual(plain);
      }),
    );
  });

  it("for all N and d, the detectors have the dense count of their widths", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 30 }), (n, d) => {
        const block = [3n * BigInt(d) + 1n, BigInt(d) + 2n];
        const widths = [BigInt(d), ...Array.from({ length: n }, () => block).flat(), 1n];
        const rho = rational(1n, 2n);
        const where = {
          points: BigInt(n),
          dimension: BigInt(d),
          classes: 2n,
          norm: norm("inf"),
          rho,
        };
        expect(detectorParameters(made(where))).toBe(denseParameters(widths));
      }),
    );
  });
});
