// What auto leaves out on large data is listed, with the reason and the way to have it all the same.
import { describe, expect, it } from "vitest";
import {
  type Candidates,
  candidatesFor,
  CONSTRUCTIONS,
  type Unreached,
} from "../../src/constructions/index.js";
import { type Dataset } from "../../src/dataset/index.js";
import { NORM_TWO } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { candidateData, candidateLines, outcomesOf } from "../../src/report/candidates.js";
import { sizesIn } from "../../src/report/quantities.js";
import { unreachedData, unreachedLines } from "../../src/report/unreached.js";

/** A dataset of this size; its points are not looked at. */
function sized(points: number, dimension: number): Dataset {
  const point = { point: { ints: [], den: 1n }, label: 0, line: 1 };
  return {
    dimension,
    classes: ["a"],
    points: Array(points).fill(point),
    source: "x",
    unit: "line",
  };
}

const LEFT = ["gated-lattice", "log-width", "pairwise"];

describe("auto", () => {
  it("tries everything up to N²·d = 20000000", () => {
    const { tried, untried } = candidatesFor(sized(1000, 20));
    expect([tried, untried]).toEqual([CONSTRUCTIONS, []]);
  });

  it("names what it leaves out beyond", () => {
    const { tried, untried } = candidatesFor(sized(1001, 20));
    expect(untried.map(({ construction }) => construction)).toEqual(LEFT);
    const names = [...tried.map(({ name }) => name), ...LEFT];
    expect(names.sort()).toEqual(CONSTRUCTIONS.map(({ name }) => name).sort());
  });
});

describe("what was not tried is said", () => {
  const { untried } = candidatesFor(sized(1001, 20));
  const words = "not tried: N²·d is above 20000000; ask for it with --with pairwise";

  it("in the list of candidates, in words and as data", () => {
    const nothing: Candidates = {
      radius: rational(1n),
      ...{ constructed: [], unreached: [], untried, faulted: [] },
    };
    const outcomes = outcomesOf(nothing, undefined, new Map());
    expect(candidateLines(outcomes, sizesIn(NORM_TWO)).at(-1)?.replace(/\s+/gu, " ")).toBe(
      ` pairwise ${words}`,
    );
    expect(candidateData(outcomes, sizesIn(NORM_TWO)).at(-1)).toEqual({
      construction: "pairwise",
      ...{ status: "untried", condition: "pairs", limit: 20_000_000 },
    });
  });

  it("where no construction reaches the radius", () => {
    const view = { radius: undefined, unreached: [], untried, faulted: [], placeOf: String };
    const lines = unreachedLines(view);
    expect(lines[0]).toContain("No construction that was tried reaches any radius.");
    expect(lines).toContain(`pairwise: ${words}`);
    expect(unreachedData(view)["untried"]).toHaveLength(3);
  });

  it("where none was left untried", () => {
    const one = (construction: string): Unreached => ({
      status: "unreached",
      construction,
      condition: "walls",
      pair: [0, 1],
      largest: undefined,
      detail: "",
    });
    const view = {
      radius: undefined,
      unreached: [one("lattice")],
      untried: [],
      faulted: [],
      placeOf: String,
    };
    const lines = unreachedLines(view);
    expect(lines[0]).toMatch(/^lattice does not reach any radius\. /u);
    expect(lines.at(-1)).toContain("try another --seed or --norm, or --with auto");
    const both = unreachedLines({ ...view, unreached: [one("lattice"), one("voronoi")] });
    expect(both[0]).toMatch(/^No construction reaches any radius\. /u);
    expect(both.at(-1)).not.toContain("auto");
  });
});
