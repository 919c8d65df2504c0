// P4, P5, P13, P14 for the construction `detector-inf`, and the theorem that it is after.
import fc from "fast-check";
import { expect, test } from "vitest";
import { detectorBounds } from "../../src/bounds/yu-gao-zhang.js";
import { detectorInf } from "../../src/constructions/detector-inf.js";
import { multiply, NORM_INFINITY, rational, sizeOf } from "../../src/kernel/index.js";
import { datasets, limitFactors } from "../arbitraries/datasets.js";
import { exponents } from "../arbitraries/norms.js";
import { normOfExponent } from "../translation.js";
import { constructed, judged } from "./certified.js";
import { datasetOfDrawn } from "./drawn.js";
import { settingOfDrawn, valueOf } from "./published.js";

const hard = datasets({ dimension: 3, points: 8 });
const withLimit = datasets({ kinds: ["packed", "grid", "simplex"], dimension: 4, points: 8 });
const ratios = fc.constantFrom(
  rational(1n, 1000n),
  rational(1n, 10n),
  rational(1n, 2n),
  rational(9n, 10n),
  rational(999n, 1000n),
);

test("for all datasets, p = ∞, detectors are accepted at almost the whole separation, and no point is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(hard, async (drawn) => {
      const dataset = datasetOfDrawn(drawn);
      const built = await constructed(detectorInf, dataset, NORM_INFINITY, undefined);
      const verdict = await judged(dataset, "inf", built);
      expect(verdict).toEqual({ verdict: "accepted", wrong: [] });
    }),
    { numRuns: 40 },
  );
});

test("for all norms, detectors are accepted at every radius below half the least ℓ_∞ distance", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, exponents, ratios, async (drawn, p, ratio) => {
      const [dataset, norm] = [datasetOfDrawn(drawn), normOfExponent(p)];
      const radius = multiply(drawn.limit ?? ratio, ratio);
      const built = await constructed(detectorInf, dataset, norm, radius);
      expect(built.radius).toEqual(radius);
      expect(await judged(dataset, p, built)).toEqual({ verdict: "accepted", wrong: [] });
    }),
    { numRuns: 25 },
  );
});

test("for all datasets whose limit is known, detectors are built below it and not from it on", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, exponents, limitFactors, async (drawn, p, factor) => {
      const radius = multiply(drawn.limit ?? factor, factor);
      const options = { seed: "1", budget: 1 / 4 };
      const norm = normOfExponent(p);
      const answer = await detectorInf.construct(datasetOfDrawn(drawn), norm, radius, options);
      expect(answer.status).toBe(factor.num < factor.den ? "constructed" : "unreached");
    }),
    { numRuns: 40 },
  );
});

test("for all datasets, the network has exactly the width, depth and parameters of its formula", async () => {
  await fc.assert(
    fc.asyncProperty(hard, async (drawn) => {
      const dataset = datasetOfDrawn(drawn);
      const { network, formula } = await constructed(
        detectorInf,
        dataset,
        NORM_INFINITY,
        undefined,
      );
      const { width, depth, parameters } = sizeOf(network);
      expect({ width, depth, parameters: Number(parameters) }).toEqual(formula);
    }),
    { numRuns: 40 },
  );
});

test("for all datasets and ratios, width is 3d + 1 and depth, parameters and weights are within Theorem 4.8", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, ratios, async (drawn, ratio) => {
      const radius = multiply(drawn.limit ?? ratio, ratio);
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
    { numRuns: 40 },
  );
});
