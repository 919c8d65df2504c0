// What is refuted at one scale is refuted at every other that the checker takes, also beyond doubles.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Dataset } from "../../src/dataset/dataset.js";
import { separation } from "../../src/dataset/separation.js";
import { multiply, rational } from "../../src/numbers/index.js";
import { obstructionFor, widthEvidence } from "../../src/refute/index.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { normOfExponent } from "../../src/testing/translation.js";
import { pointsAt, powerOfTen } from "../constructions/rescaled.js";
import { runs } from "../runs.js";

/** At 10^±9000 the kernel declines all evidence: its numbers are beyond denominator-bits. */
const powers = fc.constantFrom(-400, -300, 300, 400);
const shift = fc.integer({ min: -20, max: 20 });

/** The points of certificates/data/toy.csv: no line keeps their balls apart, and no tree of cuts either. */
const TOY = [
  [0, 0, 2],
  [1, 0.5, 2],
  [0.5, 1.25, 2],
  [-0.25, 0.75, 2],
  [3, 0, 1],
  [3.5, 1, 1],
  [4, 0.25, 1],
  [2.75, 1.5, 1],
  [1.5, 3, 0],
  [2, 4, 0],
  [2.5, 3.5, 0],
  [1, 3.75, 0],
] as const;

/** About these points. */
const moved = fc.array(shift, { minLength: 2 * TOY.length, maxLength: 2 * TOY.length });
const places = moved.map((steps): Dataset => {
  const points = TOY.map(([x, y, label], k) => {
    const ints = [x, y].map((place, c) => BigInt(1000 * place + (steps[2 * k + c] ?? 0)));
    return { point: { ints, den: 997n }, label, line: k + 1 };
  });
  return { dimension: 2, classes: ["0", "1", "2"], points, source: "toy" };
});

test("for all data about the toy, norms and scales, the refutations are those at 1", async () => {
  const found = { widths: 0, obstructions: 0, draws: 0 };
  await fc.assert(
    fc.asyncProperty(places, exponents, powers, async (dataset, p, k) => {
      const norm = normOfExponent(p);
      const { bounds } = await separation(dataset, norm);
      const radius = multiply(bounds.lower, rational(99n, 100n));
      const [here, there] = [powerOfTen(0), powerOfTen(k)].map((unit) => {
        const question = {
          dataset: pointsAt(dataset, [unit]),
          norm,
          radius: multiply(radius, unit),
        };
        return [widthEvidence(question, 1, "auto").kind, obstructionFor(question) !== undefined];
      });
      expect(there).toEqual(here);
      found.draws += 1;
      found.widths += Number(here?.[0] === "found");
      found.obstructions += Number(here?.[1]);
    }),
    runs(20),
  );
  console.log(`refuted of ${found.draws}: ${found.widths} widths, ${found.obstructions} regions`);
  expect(found.widths).toBeGreaterThan(found.draws / 4);
  expect(found.obstructions).toBeGreaterThan(found.draws / 4);
});
