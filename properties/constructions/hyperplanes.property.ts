// P4, P5, P13, P14 for the construction `pairwise`, in every norm.
import fc from "fast-check";
import { expect, test } from "vitest";
import { pairwiseBounds } from "../../src/bounds/pairwise-network.js";
import { pairwise } from "../../src/constructions/pairwise.js";
import { multiply, rational, sizeOf } from "../../src/kernel/index.js";
import { datasets, limitFactors } from "../arbitraries/datasets.js";
import { closedFormExponents, exponents } from "../arbitraries/norms.js";
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

test("for all datasets and norms, hyperplanes are accepted at almost the whole separation, and no point is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(hard, exponents, async (drawn, p) => {
      const [dataset, norm] = [datasetOfDrawn(drawn), normOfExponent(p)];
      const built = await constructed(pairwise, dataset, norm, undefined);
      expect(await judged(dataset, p, built)).toEqual({ verdict: "accepted", wrong: [] });
    }),
    { numRuns: 40 },
  );
});

test("for all ratios up to 0.999 and norms, hyperplanes are accepted at that very radius", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, exponents, ratios, async (drawn, p, ratio) => {
      const [dataset, norm] = [datasetOfDrawn(drawn), normOfExponent(p)];
      const radius = multiply(drawn.limit ?? ratio, ratio);
      const built = await constructed(pairwise, dataset, norm, radius);
      expect(built.radius).toEqual(radius);
      expect(await judged(dataset, p, built)).toEqual({ verdict: "accepted", wrong: [] });
    }),
    { numRuns: 25 },
  );
});

test("for all datasets whose limit is known, hyperplanes are found below it and not from it on", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, closedFormExponents, limitFactors, async (drawn, p, factor) => {
      const [dataset, norm] = [datasetOfDrawn(drawn), normOfExponent(p)];
      const radius = multiply(drawn.limit ?? factor, factor);
      const options = { seed: "1", budget: 1 / 4 };
      const answer = await pairwise.construct(dataset, norm, radius, options);
      expect(answer.status).toBe(factor.num < factor.den ? "constructed" : "unreached");
    }),
    { numRuns: 25 },
  );
});

test("for all datasets, the network has exactly the width, depth and parameters of its formula", async () => {
  await fc.assert(
    fc.asyncProperty(hard, exponents, async (drawn, p) => {
      const [dataset, norm] = [datasetOfDrawn(drawn), normOfExponent(p)];
      const { network, formula } = await constructed(pairwise, dataset, norm, undefined);
      const { width, depth, parameters } = sizeOf(network);
      expect({ width, depth, parameters: Number(parameters) }).toEqual(formula);
    }),
    { numRuns: 25 },
  );
});

test("for all datasets, the network is within the sizes for one hyperplane an opposite pair", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, exponents, ratios, async (drawn, p, ratio) => {
      const radius = multiply(drawn.limit ?? ratio, ratio);
      const dataset = datasetOfDrawn(drawn);
      const { formula } = await constructed(pairwise, dataset, normOfExponent(p), radius);
      const setting = settingOfDrawn(drawn, normOfExponent(p), ratio);
      const bound = (name: string): bigint => valueOf(pairwiseBounds, name, setting);
      expect(BigInt(formula.width)).toBeLessThanOrEqual(bound("hyperplanes-width"));
      expect(BigInt(formula.parameters)).toBeLessThanOrEqual(bound("hyperplanes-parameters"));
      expect(BigInt(formula.depth)).toBe(bound("hyperplanes-depth"));
    }),
    { numRuns: 25 },
  );
});

test("for all datasets, the same options and seed give the same network and facts", async () => {
  await fc.assert(
    fc.asyncProperty(hard, exponents, async (drawn, p) => {
      const [dataset, norm] = [datasetOfDrawn(drawn), normOfExponent(p)];
      const first = await constructed(pairwise, dataset, norm, undefined);
      const second = await constructed(pairwise, dataset, norm, undefined);
      expect(second.network).toEqual(first.network);
      const facts = dataset.points.map((_, i) => first.facts?.(i));
      expect(dataset.points.map((_, i) => second.facts?.(i))).toEqual(facts);
    }),
    { numRuns: 6 },
  );
});
