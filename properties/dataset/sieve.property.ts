// The promises in the headers of grid.ts and sieve.ts: no pair that matters is ever sieved out.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/dataset/index.js";
import { type Grid, gridOf } from "../../src/dataset/grid.js";
import { apart, exponentOf } from "../../src/dataset/measure.js";
import { sieveOf } from "../../src/dataset/sieve.js";
import {
  at,
  compare,
  difference,
  entry,
  multiply,
  power,
  rational,
} from "../../src/numbers/index.js";
import { datasets } from "../../src/testing/arbitraries/datasets.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { normOfExponent } from "../../src/testing/translation.js";
import { atTheEdge, loaded, nearTies, printed } from "./drawn.js";
import { runs } from "../runs.js";

const anyDataset = fc.oneof(datasets(), printed, nearTies, atTheEdge).map(loaded);

/** All pairs of rows with the points they stand for. */
function* pairs(dataset: Dataset, grid: Grid) {
  for (const [r, i] of grid.order.entries()) {
    for (const [s, j] of grid.order.entries()) {
      if (r < s) {
        const [x, y] = [at(dataset.points, i).point, at(dataset.points, j).point];
        yield { r, s, i, j, x, y };
      }
    }
  }
}

describe("the grid", () => {
  it("of every dataset has differences that a double holds, within a unit of the true ones", () => {
    fc.assert(
      fc.property(anyDataset, (dataset) => {
        const grid = gridOf(dataset);
        const unit = rational(grid.isExact ? 0n : 1n);
        for (const { r, s, x, y } of pairs(dataset, grid)) {
          const t = difference(x, y);
          const wanted = t.ints.map((_, k) => multiply(entry(t, k), grid.scale));
          const [a, b] = [r, s].map((row) =>
            [...grid.values.slice(row * grid.width, (row + 1) * grid.width)].map(BigInt),
          );
          const got = (a ?? []).map((n, k) => n - at(b ?? [], k));
          for (const n of got) expect(BigInt(Number(n))).toBe(n);
          // Columns are in another order, and constant ones are missing: match them greedily.
          for (const w of wanted) {
            const near = (n: bigint) => {
              const gap = rational(n * w.den - w.num, w.den);
              const size = gap.num < 0n ? rational(-gap.num, gap.den) : gap;
              return grid.isExact ? gap.num === 0n : compare(size, unit) < 0;
            };
            expect(near(0n) || got.some(near)).toBe(true);
          }
        }
      }),
    );
  });

  it("of every dataset has the rows of one class side by side, and each point once", () => {
    fc.assert(
      fc.property(anyDataset, (dataset) => {
        const grid = gridOf(dataset);
        const label = (row: number) => at(dataset.points, at(grid.order, row)).label;
        expect([...grid.order].sort((i, j) => i - j)).toEqual([...dataset.points.keys()]);
        for (const { r, s } of pairs(dataset, grid)) {
          expect(label(r) === label(s)).toBe(s < at([...grid.classEnd], r));
        }
      }),
    );
  });
});

describe("the sieve", () => {
  it("for every pair computes a sum within the limit that the pair itself sets", () => {
    fc.assert(
      fc.property(anyDataset, exponents, (dataset, p) => {
        const exponent = exponentOf(normOfExponent(p));
        const grid = gridOf(dataset);
        const sieve = sieveOf(grid, exponent);
        for (const { r, s, i, j, x, y } of pairs(dataset, grid)) {
          const sum = sieve.measure(r, s, Infinity);
          expect(sum).toBeLessThanOrEqual(sieve.limit(apart([i, j], x, y, exponent)));
        }
      }),
      runs(400),
    );
  });

  it("for every pair computes the exact measure where it says that it decides", () => {
    let decided = 0;
    fc.assert(
      fc.property(fc.oneof(atTheEdge, datasets()).map(loaded), exponents, (dataset, p) => {
        const exponent = exponentOf(normOfExponent(p));
        const grid = gridOf(dataset);
        const sieve = sieveOf(grid, exponent);
        if (!sieve.decides) return;
        decided += 1;
        for (const { r, s, i, j, x, y } of pairs(dataset, grid)) {
          const sum = BigInt(sieve.measure(r, s, Infinity));
          const scale = power(grid.scale, exponent.kind === "integer" ? exponent.n : 1n);
          const { exact } = apart([i, j], x, y, exponent);
          expect(exact && multiply(exact, scale)).toEqual(rational(sum));
        }
      }),
      runs(400),
    );
    expect(decided).toBeGreaterThan(40);
  });

  it("for every pair stops with a partial sum above the limit only if the sum is above it", () => {
    fc.assert(
      fc.property(
        anyDataset,
        exponents,
        fc.double({ min: 0, noNaN: true }),
        (dataset, p, limit) => {
          const grid = gridOf(dataset);
          const sieve = sieveOf(grid, exponentOf(normOfExponent(p)));
          for (const { r, s } of pairs(dataset, grid)) {
            const whole = sieve.measure(r, s, Infinity);
            const partial = sieve.measure(r, s, limit);
            expect(partial <= limit ? partial : whole > limit).toBe(
              partial <= limit ? whole : true,
            );
          }
        },
      ),
    );
  });
});
