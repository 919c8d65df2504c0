// P4, P5, P13, P14 for the construction `detector-inf`, and the theorem that it is after.
import { datasetOfDrawn } from "../../src/testing/translation.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { detectorBounds } from "../../src/bounds/yu-gao-zhang.js";
import { detectorInf } from "../../src/constructions/detector-inf/detector-inf.js";
import { NORM_INFINITY, sizeOf } from "../../src/kernel/index.js";
import { datasets, limitFactors } from "../../src/testing/arbitraries/datasets.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { constructed } from "./certified.js";
import { expectAccepted, expectFormula, expectUpToLimit, radiusAt, ratios } from "./every-ratio.js";
import { settingOfDrawn, valueOf } from "./published.js";
import { runs } from "../runs.js";

const hard = datasets({ dimension: 3, points: 8 });
const withLimit = datasets({ kinds: ["packed", "grid", "simplex"], dimension: 4, points: 8 });

test("for all datasets, p = ∞, detectors are accepted at almost the whole separation, and no point is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(hard, async (drawn) => {
      await expectAccepted(detectorInf, drawn, "inf", undefined);
    }),
    runs(40),
  );
});

test("for all norms, detectors are accepted at every radius below half the least ℓ_∞ distance", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, exponents, ratios, async (drawn, p, ratio) => {
      await expectAccepted(detectorInf, drawn, p, radiusAt(drawn, ratio));
    }),
    runs(25),
  );
});

test("for all datasets whose limit is known, detectors are built below it and not from it on", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, exponents, limitFactors, async (drawn, p, factor) => {
      await expectUpToLimit(detectorInf, drawn, p, factor);
    }),
    runs(40),
  );
});

test("for all datasets, the network has exactly the width, depth and parameters of its formula", async () => {
  await fc.assert(
    fc.asyncProperty(hard, async (drawn) => {
      await expectFormula(detectorInf, drawn, "inf");
    }),
    runs(40),
  );
});

test("for all datasets and ratios, width is 3d + 1 and depth, parameters and weights are within Theorem 4.8", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, ratios, async (drawn, ratio) => {
      const radius = radiusAt(drawn, ratio);
      const dataset = datasetOfDrawn(drawn);
      const { network } = await constructed(detectorInf, dataset, NORM_INFINITY, radius);
      const { width, depth, parameters, nonzero } = sizeOf(network);
      const setting = settingOfDrawn(drawn, NORM_INFINITY, ratio);
      const bound = (name: string): bigint => valueOf(detectorBounds, name, setting);
      expect(BigInt(width)).toBe(bound("yu-width"));
      expect(BigInt(depth)).toBeLessThanOrEqual(bound("yu-depth"));
      expect(parameters).toBeLessThanOrEqual(bound("yu-parameters"));
      expect(nonzero).toBeLessThanOrEqual(bound("yu-nonzero"));
    }),
    runs(40),
  );
});
