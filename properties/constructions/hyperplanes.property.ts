// P4, P5, P13, P14 for the construction `pairwise`, in every norm.
import fc from "fast-check";
import { expect, test } from "vitest";
import { pairwiseBounds } from "../../src/bounds/pairwise-network.js";
import { pairwise } from "../../src/constructions/pairwise/pairwise.js";
import { datasets, limitFactors } from "../../src/testing/arbitraries/datasets.js";
import { closedFormExponents, exponents } from "../../src/testing/arbitraries/norms.js";
import { datasetOfDrawn, normOfExponent } from "../../src/testing/translation.js";
import { constructed } from "./certified.js";
import {
  expectAccepted,
  expectFormula,
  expectSameAgain,
  expectUpToLimit,
  radiusAt,
  ratios,
} from "./every-ratio.js";
import { settingOfDrawn, valueOf } from "./published.js";
import { runs } from "../runs.js";

const hard = datasets({ dimension: 3, points: 8 });
const withLimit = datasets({ kinds: ["packed", "grid", "simplex"], dimension: 4, points: 8 });

test("for all datasets and norms, hyperplanes are accepted at almost the whole separation, and no point is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(hard, exponents, async (drawn, p) => {
      await expectAccepted(pairwise, drawn, p, undefined);
    }),
    runs(40),
  );
});

test("for all ratios up to 0.999 and norms, hyperplanes are accepted at that very radius", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, exponents, ratios, async (drawn, p, ratio) => {
      await expectAccepted(pairwise, drawn, p, radiusAt(drawn, ratio));
    }),
    runs(25),
  );
});

test("for all datasets whose limit is known, hyperplanes are found below it and not from it on", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, closedFormExponents, limitFactors, async (drawn, p, factor) => {
      await expectUpToLimit(pairwise, drawn, p, factor);
    }),
    runs(25),
  );
});

test("for all datasets, the network has exactly the width, depth and parameters of its formula", async () => {
  await fc.assert(
    fc.asyncProperty(hard, exponents, async (drawn, p) => {
      await expectFormula(pairwise, drawn, p);
    }),
    runs(25),
  );
});

test("for all datasets, the network is within the sizes for one hyperplane an opposite pair", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, exponents, ratios, async (drawn, p, ratio) => {
      const radius = radiusAt(drawn, ratio);
      const dataset = datasetOfDrawn(drawn);
      const { formula } = await constructed(pairwise, dataset, normOfExponent(p), radius);
      const setting = settingOfDrawn(drawn, normOfExponent(p), ratio);
      const bound = (name: string): bigint => valueOf(pairwiseBounds, name, setting);
      expect(BigInt(formula.width)).toBeLessThanOrEqual(bound("hyperplanes-width"));
      expect(BigInt(formula.parameters)).toBeLessThanOrEqual(bound("hyperplanes-parameters"));
      expect(BigInt(formula.depth)).toBe(bound("hyperplanes-depth"));
    }),
    runs(25),
  );
});

test("for all datasets, the same options and seed give the same network and facts", async () => {
  await fc.assert(
    fc.asyncProperty(hard, exponents, async (drawn, p) => {
      await expectSameAgain(pairwise, drawn, p);
    }),
    runs(6),
  );
});
