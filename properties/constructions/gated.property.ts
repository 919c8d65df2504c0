// P4, P5, P13, P14 for the construction `gated-lattice`, and the theorem that it is after.
import fc from "fast-check";
import { expect, test } from "vitest";
import { regimeBounds } from "../../src/bounds/kim-moon-yun-upper.js";
import { gatedLattice } from "../../src/constructions/published/stages/gated-lattice.js";
import { separation } from "../../src/dataset/separation.js";
import { NORM_TWO, sizeOf } from "../../src/kernel/index.js";
import { multiply, type Rational, rational } from "../../src/numbers/index.js";
import { datasets, type DrawnDataset } from "../../src/testing/arbitraries/datasets.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { datasetOfDrawn, normOfExponent } from "../../src/testing/translation.js";
import { constructed, judged } from "./certified.js";
import { settingOfDrawn } from "./published.js";
import { wrongAtRamps } from "./ramps.js";
import { runs } from "../runs.js";

const OPTIONS = { seed: "1", budget: 1 / 4 };
const hard = datasets({ dimension: 3, points: 9 });
const withLimit = datasets({ kinds: ["packed", "grid", "simplex"], dimension: 4, points: 9 });
const parts = fc.constantFrom(
  rational(1n, 1000n),
  rational(1n, 20n),
  rational(1n, 5n),
  rational(1n, 2n),
);

test("for all datasets and norms, whatever is built with no radius given is accepted, and no point is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(hard, exponents, async (drawn, p) => {
      const dataset = datasetOfDrawn(drawn);
      const norm = normOfExponent(p);
      const answer = await gatedLattice.construct(dataset, norm, undefined, OPTIONS);
      fc.pre(answer.status === "constructed");
      expect(await judged(dataset, p, answer)).toEqual({ verdict: "accepted", wrong: [] });
      expect(wrongAtRamps(dataset, answer)).toEqual([]);
    }),
    runs(25),
  );
});

test("for all ratios, whatever is built is accepted, and right on every wall and ramp that a ball touches", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, exponents, parts, async (drawn, p, part) => {
      const dataset = datasetOfDrawn(drawn);
      const radius = multiply(drawn.limit ?? part, part);
      const answer = await gatedLattice.construct(dataset, normOfExponent(p), radius, OPTIONS);
      fc.pre(answer.status === "constructed");
      expect(await judged(dataset, p, answer)).toEqual({ verdict: "accepted", wrong: [] });
      expect(wrongAtRamps(dataset, answer)).toEqual([]);
    }),
    runs(25),
  );
});

test("for all datasets, p = 2, ρ ≤ 1/(5√d) is always reached", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, fc.integer({ min: 1, max: 50 }), async (drawn, k) => {
      const dataset = datasetOfDrawn(drawn);
      // 1/√d ≥ 1/2 for d ≤ 4.
      const ratio = rational(1n, 10n * BigInt(k));
      const radius = multiply(drawn.limit ?? ratio, ratio);
      const built = await constructed(gatedLattice, dataset, NORM_TWO, radius);
      expect(built.radius).toEqual(radius);
    }),
    runs(25),
  );
});

test("for all datasets, the network has exactly the width, depth and parameters of its formula", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, exponents, parts, async (drawn, p, part) => {
      const radius = multiply(drawn.limit ?? part, part);
      const norm = normOfExponent(p);
      const dataset = datasetOfDrawn(drawn);
      const answer = await gatedLattice.construct(dataset, norm, radius, OPTIONS);
      fc.pre(answer.status === "constructed");
      const { width, depth, parameters } = sizeOf(answer.network);
      expect({ width, depth, parameters: Number(parameters) }).toEqual(answer.formula);
    }),
    runs(25),
  );
});

test("for all datasets, the same options and seed give the same network", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, parts, async (drawn, part) => {
      const dataset = datasetOfDrawn(drawn);
      const radius = multiply(drawn.limit ?? part, part);
      const [first, second] = [
        await gatedLattice.construct(dataset, NORM_TWO, radius, OPTIONS),
        await gatedLattice.construct(dataset, NORM_TWO, radius, OPTIONS),
      ];
      expect(JSON.stringify(second, spell)).toEqual(JSON.stringify(first, spell));
    }),
    runs(5),
  );
});

/** Upper end of the published O~ for the parameters at moderate ratios; undefined out of its range. */
function published(drawn: DrawnDataset, ratio: Rational): number | undefined {
  const bound = regimeBounds.find(({ name }) => name === "kim-moderate-parameters");
  const answer = bound?.evaluate(settingOfDrawn(drawn, NORM_TWO, ratio));
  const upper = answer?.applies === true ? answer.enclosure?.upper : undefined;
  return upper === undefined ? undefined : Number(upper.num) / Number(upper.den);
}

test("for all ratios from 1/(5N√d) to 1/(5√d), parameters are within N d^(1/4) ρ^(1/2) + d, times 40 (log2 N)^2", async () => {
  const larger = datasets({ kinds: ["packed", "grid", "generic"], dimension: 4, points: 40 });
  await fc.assert(
    fc.asyncProperty(larger, fc.integer({ min: 1, max: 40 }), async (drawn, part) => {
      const ratio = rational(1n, 10n * BigInt(part));
      const bound = published(drawn, ratio);
      fc.pre(bound !== undefined && drawn.points.length >= 12);
      const dataset = datasetOfDrawn(drawn);
      const { bounds } = await separation(dataset, NORM_TWO);
      const radius = multiply(bounds.lower, ratio);
      const { formula } = await constructed(gatedLattice, dataset, NORM_TWO, radius);
      const logarithms = Math.log2(drawn.points.length) ** 2;
      expect(formula.parameters).toBeLessThanOrEqual(40 * logarithms * bound);
    }),
    runs(25),
  );
});

function spell(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}
