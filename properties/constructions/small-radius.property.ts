// The worst-case theorem in practice: at ρ ≤ 1/(5N√d) the search always finds a lattice (p = 2).
import fc from "fast-check";
import { expect, test } from "vitest";
import { lattice, latticeWithin } from "../../src/constructions/index.js";
import { ceilingRoot } from "../../src/constructions/points/dual-norm.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { NORM_TWO, sizeOf } from "../../src/kernel/index.js";
import { compare, difference, type Rational, rational } from "../../src/numbers/index.js";
import { datasets } from "../../src/testing/arbitraries/datasets.js";
import { failuresOf } from "./drawn.js";
import { datasetOfDrawn } from "../../src/testing/translation.js";
import { runs } from "../runs.js";

/** The smallest squared distance of differently labelled points. */
function closest(dataset: Dataset): Rational {
  let least: Rational | undefined;
  dataset.points.forEach((a, i) => {
    for (const b of dataset.points.slice(0, i)) {
      if (a.label === b.label) continue;
      const { ints, den } = difference(a.point, b.point);
      const square = rational(
        ints.reduce((sum, n) => sum + n * n, 0n),
        den * den,
      );
      if (least === undefined || compare(square, least) < 0) least = square;
    }
  });
  if (least === undefined) throw new Error("no two labels");
  return least;
}

/** A radius just below ε/(5N√d); 4ε² is the smallest squared distance. */
function theoremRadius(dataset: Dataset): Rational {
  const square = closest(dataset);
  const count = BigInt(dataset.points.length);
  const below = 4n * 25n * count * count * BigInt(dataset.dimension);
  const scale = 1n << 60n;
  const den = square.den * below;
  // √(num/den) = √(num·den)/den, rounded down.
  return rational(ceilingRoot(square.num * den * scale * scale, 2n) - 1n, den * scale);
}

test("for all datasets, at ρ ≤ 1/(5N√d) a lattice is found, and it is right in one region per ball", async () => {
  await fc.assert(
    fc.asyncProperty(
      datasets({ dimension: 6, points: 30 }),
      fc.constantFrom("1", "2", "3"),
      async (drawn, seed) => {
        const dataset = datasetOfDrawn(drawn);
        const options = { seed, budget: 1 / 4 };
        const radius = theoremRadius(dataset);
        const answer = await lattice.construct(dataset, NORM_TWO, radius, options);
        expect(answer.status).toBe("constructed");
        if (answer.status !== "constructed") return;
        const { width, depth, parameters } = sizeOf(answer.network);
        expect({ width, depth, parameters: Number(parameters) }).toEqual(answer.formula);
        const { length: count } = dataset.points;
        const published = Math.sqrt(count) + dataset.dimension;
        const logarithms = Math.log2(Math.max(2, count)) ** 2;
        expect(Number(parameters)).toBeLessThanOrEqual(40 * logarithms * published);
        const few = { ...dataset, points: dataset.points.slice(0, 2) };
        expect(failuresOf(few, "2", answer)).toEqual([]);
      },
    ),
    runs(20),
  );
});

/** The narrow table beside the coordinates: what the theory promises for the width. */
const NARROW = 12;

test("for all datasets, at ρ ≤ 1/(5N√d) there is a lattice of width 12, and its growth is in depth alone", async () => {
  let wider = 0;
  await fc.assert(
    fc.asyncProperty(datasets({ dimension: 6, points: 30 }), async (drawn) => {
      const dataset = datasetOfDrawn(drawn);
      const options = { seed: "1", budget: 1 / 4 };
      const radius = theoremRadius(dataset);
      const free = await lattice.construct(dataset, NORM_TWO, radius, options);
      const narrow = latticeWithin({ width: NARROW, depth: Infinity });
      const answer = await narrow.construct(dataset, NORM_TWO, radius, options);
      expect(answer).toMatchObject({ status: "constructed" });
      if (answer.status !== "constructed" || free.status !== "constructed") return;
      const { width, depth, parameters } = sizeOf(answer.network);
      expect({ width, depth, parameters: Number(parameters) }).toEqual(answer.formula);
      expect(width).toBeLessThanOrEqual(NARROW);
      expect(answer.formula.parameters).toBeGreaterThanOrEqual(free.formula.parameters);
      expect(failuresOf(dataset, "2", answer)).toEqual([]);
      if (free.formula.width > NARROW) wider += 1;
    }),
    runs(20),
  );
  expect(wider).toBeGreaterThan(0);
}, 300_000);
