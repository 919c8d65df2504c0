// P4, P5, P13, P14 for the constructions of the nearest site: voronoi, narrow-voronoi and log-width.
import { datasetOfDrawn } from "../../src/testing/translation.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { settingOf } from "../../src/bounds/index.js";
import { depthBound } from "../../src/bounds/egosi-yehudai-shamir.js";
import { isSetting, known, type Setting } from "../../src/bounds/setting.js";
import { projectionBound, squareBounds } from "../../src/bounds/square-network.js";
import { logWidth } from "../../src/constructions/published/narrow/log-width.js";
import { narrowVoronoi } from "../../src/constructions/published/narrow/narrow-voronoi.js";
import { voronoi } from "../../src/constructions/nearest-site/voronoi.js";
import { NORM_TWO } from "../../src/kernel/index.js";
import { add, compare, divide, type Rational, rational } from "../../src/numbers/index.js";
import {
  datasets,
  type DrawnDataset,
  limitFactors,
} from "../../src/testing/arbitraries/datasets.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { constructed } from "./certified.js";
import {
  expectAccepted,
  expectFormula,
  expectSameAgain,
  expectUpToLimit,
  radiusAt,
  ratios,
} from "./every-ratio.js";
import { runs } from "../runs.js";

const all = [voronoi, narrowVoronoi, logWidth];
const hard = datasets({ dimension: 3, points: 8 });
const withLimit = datasets({ kinds: ["packed", "grid", "simplex"], dimension: 4, points: 8 });

/** The setting of a dataset whose limit is known, p = 2. */
function settingAt({ points, labels }: DrawnDataset, ratio: Rational): Setting {
  const setting = settingOf({
    points: BigInt(points.length),
    dimension: BigInt(points[0]?.length ?? 0),
    classes: BigInt(Math.max(...labels) + 1),
    norm: NORM_TWO,
    ratio: known(ratio),
  });
  if (!isSetting(setting)) throw new Error(setting.expected);
  return setting;
}

/** The value of an exact bound. */
function valueOf(name: string, setting: Setting): bigint {
  const bound = [...squareBounds, projectionBound].find((one) => one.name === name);
  const answer = bound?.evaluate(setting);
  return answer?.applies === true && answer.value !== undefined ? answer.value : 10n ** 18n;
}

describe.each(all)("$name", (construction) => {
  test("for all datasets and norms, with no radius given, is accepted, and no point is wrong", async () => {
    await fc.assert(
      fc.asyncProperty(hard, exponents, async (drawn, p) => {
        await expectAccepted(construction, drawn, p, undefined);
      }),
      runs(25),
    );
  });

  test("for all ratios up to 0.999, p ≤ 2, is accepted at that very radius", async () => {
    const norms = fc.constantFrom("1" as const, "2" as const, "3/2" as const);
    await fc.assert(
      fc.asyncProperty(withLimit, norms, ratios, async (drawn, p, ratio) => {
        await expectAccepted(construction, drawn, p, radiusAt(drawn, ratio));
      }),
      runs(15),
    );
  });

  test("for all datasets whose limit is known, is built below it and not from it on", async () => {
    await fc.assert(
      fc.asyncProperty(withLimit, exponents, limitFactors, async (drawn, p, factor) => {
        await expectUpToLimit(construction, drawn, p, factor);
      }),
      runs(25),
    );
  });

  test("for all datasets, has exactly the width, depth and parameters of its formula", async () => {
    await fc.assert(
      fc.asyncProperty(hard, exponents, async (drawn, p) => {
        await expectFormula(construction, drawn, p);
      }),
      runs(25),
    );
  });

  test("for all datasets, the same options and seed give the same network", async () => {
    await fc.assert(
      fc.asyncProperty(hard, exponents, async (drawn, p) => {
        await expectSameAgain(construction, drawn, p);
      }),
      runs(6),
    );
  });
});

test("for all ratios, voronoi has no more parameters than the network of squares", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, ratios, async (drawn, ratio) => {
      const radius = radiusAt(drawn, ratio);
      const { formula } = await constructed(voronoi, datasetOfDrawn(drawn), NORM_TWO, radius);
      const bound = valueOf("squares-parameters", settingAt(drawn, ratio));
      expect(BigInt(formula.parameters)).toBeLessThanOrEqual(bound);
    }),
    runs(25),
  );
});

test("for all ratios, voronoi has at most 8 (N + d)(ρ² min(N, d) + 1) log2 N ⌈log2 C⌉ parameters", async () => {
  const wide = datasets({ kinds: ["packed", "grid", "simplex"], dimension: 10, points: 20 });
  await fc.assert(
    fc.asyncProperty(wide, ratios, async (drawn, ratio) => {
      const radius = radiusAt(drawn, ratio);
      const { formula } = await constructed(voronoi, datasetOfDrawn(drawn), NORM_TWO, radius);
      const [n, d] = [drawn.points.length, drawn.points[0]?.length ?? 0];
      const rho = Number(ratio.num) / Number(ratio.den);
      // For each bit that tells classes apart the output reads two maxima.
      const bits = Math.ceil(Math.log2(Math.max(...drawn.labels) + 1));
      const bound = (n + d) * (rho ** 2 * Math.min(n, d) + 1) * Math.log2(Math.max(2, n)) * bits;
      expect(formula.parameters).toBeLessThanOrEqual(8 * bound);
    }),
    runs(40),
  );
});

test("for all ratios, narrow-voronoi is within width d + 4 and depth 2 + L(N − 1), and shallower than squares", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, ratios, async (drawn, ratio) => {
      const radius = radiusAt(drawn, ratio);
      const { formula } = await constructed(narrowVoronoi, datasetOfDrawn(drawn), NORM_TWO, radius);
      const setting = settingAt(drawn, ratio);
      const bits = Math.ceil(Math.log2(Number(setting.classes)));
      expect(formula.width).toBeLessThanOrEqual(Number(setting.dimension) + 4);
      expect(formula.depth).toBeLessThanOrEqual(2 + bits * (drawn.points.length - 1));
      expect(BigInt(formula.depth)).toBeLessThan(valueOf("squares-depth", setting));
    }),
    runs(25),
  );
});

test("for all d ≥ 2 and C ≤ 4, narrow-voronoi is within N d log2(d/(1 − ρ)) + 2, constant 1", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, ratios, async (drawn, ratio) => {
      fc.pre((drawn.points[0]?.length ?? 0) >= 2);
      const radius = radiusAt(drawn, ratio);
      const { formula } = await constructed(narrowVoronoi, datasetOfDrawn(drawn), NORM_TWO, radius);
      const bound = depthBound.evaluate(settingAt(drawn, ratio));
      const lower = bound.applies ? (bound.enclosure?.lower ?? rational(0n)) : rational(0n);
      const depth = rational(BigInt(formula.depth));
      expect(compare(depth, add(lower, rational(2n)))).toBeLessThanOrEqual(0);
    }),
    runs(25),
  );
});

test("for all ratios, log-width is within the width of the projection lemma", async () => {
  const wide = datasets({ kinds: ["packed", "simplex"], dimension: 8, points: 9 });
  await fc.assert(
    fc.asyncProperty(wide, fc.integer({ min: 2, max: 2000 }), async (drawn, part) => {
      const ratio = divide(rational(1n), rational(BigInt(part)));
      const radius = radiusAt(drawn, ratio);
      const { formula } = await constructed(logWidth, datasetOfDrawn(drawn), NORM_TWO, radius);
      const bound = valueOf("projection-width", settingAt(drawn, ratio));
      expect(BigInt(formula.width)).toBeLessThanOrEqual(bound);
    }),
    runs(25),
  );
});
