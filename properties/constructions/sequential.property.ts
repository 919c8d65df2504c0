// P4, P5, P13 for `sequential-lattice`: what is left out, and what is proved of the rest.
import fc from "fast-check";
import { expect, test } from "vitest";
import { sequentialLattice } from "../../src/constructions/index.js";
import { separation } from "../../src/dataset/separation.js";
import { sizeOf } from "../../src/kernel/index.js";
import { add, compare, multiply, rational, ZERO } from "../../src/numbers/index.js";
import type { DrawnDataset } from "../../src/testing/arbitraries/datasets.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { datasetOfDrawn, normOfExponent } from "../../src/testing/translation.js";
import { judged } from "./certified.js";
import { wrongAtRamps } from "./ramps.js";
import { runs } from "../runs.js";

const OPTIONS = { seed: "1", budget: 1 / 4 };
/** Points so many that the walls of a stage meet some balls; the last two have one label each. */
const scattered = fc
  .record({
    places: fc.uniqueArray(fc.tuple(fc.nat({ max: 199 }), fc.nat({ max: 199 })), {
      minLength: 25,
      maxLength: 30,
      selector: ([x, y]) => 200 * x + y,
    }),
    labels: fc.array(fc.nat({ max: 1 }), { minLength: 28, maxLength: 28 }),
  })
  .map(
    ({ places, labels }): DrawnDataset => ({
      kind: "generic",
      points: places.map((place) => place.map((n) => rational(BigInt(n)))),
      labels: places.map((_, i) => [...labels, 0, 1].at(i - places.length) ?? 0),
      limit: undefined,
    }),
  );
const parts = fc.constantFrom(rational(1n, 5n), rational(1n, 2n), rational(4n, 5n));
const errors = fc.constantFrom(rational(1n, 2n), rational(1n, 100n), rational(1n, 10n ** 9n));

test("for all ratios and errors, whatever is built is accepted, and right wherever nothing is left out", async () => {
  let slabs = 0;
  await fc.assert(
    fc.asyncProperty(scattered, exponents, parts, errors, async (drawn, p, part, eta) => {
      const dataset = datasetOfDrawn(drawn);
      const norm = normOfExponent(p);
      const { bounds } = await separation(dataset, norm);
      const radius = multiply(bounds.lower, part);
      const answer = await sequentialLattice(dataset, norm, radius, eta, OPTIONS);
      fc.pre(answer.status === "constructed");
      expect(await judged(dataset, p, answer)).toEqual({ verdict: "accepted", wrong: [] });
      expect(wrongAtRamps(dataset, answer)).toEqual([]);
      for (const ball of dataset.points.keys()) {
        const own = answer.leftOut.slabs(ball);
        slabs += own.length;
        const share = own.reduce((sum, one) => add(sum, one.share), ZERO);
        expect(compare(share, eta)).toBeLessThanOrEqual(0);
      }
      const { width, depth, parameters } = sizeOf(answer.network);
      expect({ width, depth, parameters: Number(parameters) }).toEqual(answer.formula);
      // N·d^(1/4)·ρ^(1/2) + d with the constant 8 (log2 N)², d = 2.
      const count = dataset.points.length;
      const rho = Number(part.num) / Number(part.den);
      const published = count * 2 ** (1 / 4) * Math.sqrt(rho) + 2;
      expect(answer.formula.parameters).toBeLessThanOrEqual(8 * Math.log2(count) ** 2 * published);
    }),
    runs(6),
  );
  // Else nothing was put to the test.
  expect(slabs).toBeGreaterThan(0);
});
