// Robust accuracy against radius: the counts at every radius, at the ends of their steps and beside them, and the SVG.
import { describe, expect, test } from "vitest";
import { certifiedAt, notRefutedAt, radiusFigure } from "../../src/figures/radius-figure.js";
import { shareAxis } from "../../src/figures/share-axis.js";
import { svgLines } from "../../src/figures/svg.js";
import { NORM_INFINITY } from "../../src/kernel/index.js";
import { q } from "../exact.js";

const RADII = [
  { robust: q("1/10"), refuted: q("1/5") },
  { robust: q("1/10") },
  { robust: q("1/3"), refuted: q("1/2") },
  { isWrong: true as const },
  {},
];

describe("at a radius", () => {
  test("a point is certified up to its own, that one included", () => {
    const at = (radius: string): number => certifiedAt(RADII, q(radius));
    expect(["1/1000", "1/10", "100001/1000000", "1/3", "1/2"].map(at)).toEqual([3, 3, 1, 1, 0]);
  });

  test("a point is refuted from its own on, that one included, and one that is wrong always", () => {
    const at = (radius: string): number => notRefutedAt(RADII, q(radius));
    expect(["1/1000", "199999/1000000", "1/5", "1/2"].map(at)).toEqual([4, 4, 3, 2]);
  });

  test("the ends are in order", () => {
    for (const radius of ["1/1000", "1/10", "1/5", "1/4", "1/3", "1/2", "2"].map(q))
      expect(certifiedAt(RADII, radius)).toBeLessThanOrEqual(notRefutedAt(RADII, radius));
  });
});

test("shares stand on a linear axis", () => {
  const { place, ticks } = shareAxis([200, 0]);
  expect([place(0), place(50), place(100)]).toEqual([200, 100, 0]);
  expect(ticks.map(({ label }) => label)).toEqual(["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"]);
});

test("the figure has both lines, steps that hold to the right side, and says where they begin", () => {
  const subject = { source: "a/b.csv", dimension: 2, norm: NORM_INFINITY, radii: RADII };
  const text = svgLines(radiusFigure(subject)).join("\n");
  expect(text).toContain("b.csv: robust accuracy against radius, p = ∞");
  expect(text).toContain("N = 5, d = 2; 1 wrong at radius 0");
  const lines = [...text.matchAll(/<path d="(M[^"]*)" fill="none" stroke-linejoin/gu)];
  expect(lines).toHaveLength(2);
  // 3 of 5 at the left and 0 at the right of the one; 4 of 5 and 2 of 5 of the other. Height 420 from 76.
  const ends = lines.map(([, d = ""]) => [/,([\d.]+)/u.exec(d)?.[1], /,([\d.]+)$/u.exec(d)?.[1]]);
  expect(ends).toEqual([
    ["244", "496"],
    ["160", "328"],
  ]);
});

test("a figure of points that are all open is empty, and none fails", () => {
  const subject = { source: "b.csv", dimension: 1, norm: NORM_INFINITY, radii: [{}, {}] };
  expect(svgLines(radiusFigure(subject)).length).toBeGreaterThan(10);
});
