// The figure of a sweep says of which cells there is nothing to draw, and why.
import { describe, expect, it } from "vitest";
import { sweepFigure } from "../../src/figures/sweep-figure.js";
import { svgLines } from "../../src/figures/svg.js";
import { NORM_TWO } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import type { Cell, Fate, Sweep } from "../../src/report/sweep.js";
import { untriedWords } from "../../src/report/untried.js";

const PROVED: Fate = {
  status: "proved",
  counts: { parameters: 100n },
  statement: "one-activation-region",
};
const LATE: Fate = { status: "unfinished", reason: "took longer than 7 s" };

function cell(construction: string, rho: bigint, fate: Fate): Cell {
  const place = { points: 10, classes: 2, rho: rational(rho, 10n), radius: rational(1n) };
  return { ...place, construction, ...fate };
}

function textOf(cells: readonly Cell[]): string {
  const sweep: Sweep = {
    ...{ source: "a.csv", dimension: 2, norm: NORM_TWO, seed: "s", seconds: 7, digest: "" },
    ...{ quantity: "parameters", cells, bounds: [], curves: [] },
  };
  return svgLines(sweepFigure(sweep)).join("\n");
}

describe("the figure of a sweep", () => {
  it("counts the cells that took too long, in all and for each construction drawn", () => {
    const cells = [
      cell("lattice", 1n, PROVED),
      cell("lattice", 9n, LATE),
      cell("square", 9n, LATE),
    ];
    const text = textOf(cells);
    expect(text).toContain("1 of 3 cells proved; 2 took longer than 7 s;");
    expect(text).toContain("lattice 1/2, 1 over 7 s");
  });

  it("counts the cells that were not tried", () => {
    const untried: Fate = {
      status: "untried",
      reason: untriedWords({ why: "pairs", construction: "pairwise" }),
    };
    const text = textOf([cell("lattice", 1n, PROVED), cell("pairwise", 1n, untried)]);
    expect(text).toContain("1 of 2 cells proved; 1 not tried;");
    expect(text).toContain("lattice 1/1<");
  });
});
