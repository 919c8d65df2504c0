// The first points of a dataset, and values of equal quotients between two ends.
import { describe, expect, it } from "vitest";
import { type Dataset, firstPoints, logarithmicGrid } from "../../src/dataset/index.js";
import { rational, scaled } from "../../src/numbers/index.js";

const DATA: Dataset = {
  dimension: 1,
  classes: ["a", "b", "c"],
  points: [2, 0, 2, 1].map((label, k) => ({
    point: scaled([rational(BigInt(k))]),
    label,
    line: k + 1,
  })),
  source: "here",
};

describe("the first points", () => {
  it("keep the classes they have, in order, and their lines", () => {
    const three = firstPoints(DATA, 3);
    expect(three.classes).toEqual(["a", "c"]);
    expect(three.points.map(({ label, line }) => [label, line])).toEqual([
      [1, 1],
      [0, 2],
      [1, 3],
    ]);
    expect(firstPoints(DATA, 1)).toMatchObject({ classes: ["c"], points: [{ label: 0 }] });
    expect(firstPoints(DATA, 4)).toBe(DATA);
  });
});

describe("a logarithmic grid", () => {
  const texts = (low: bigint, high: bigint, count: number, digits: number): readonly string[] =>
    logarithmicGrid(rational(1n, low), rational(1n, high), count, digits).map(
      ({ num, den }) => `${num}/${den}`,
    );

  it("has its ends exactly, powers of ten exactly, and roots rounded down", () => {
    expect(texts(1000n, 1n, 4, 2)).toEqual(["1/1000", "1/100", "1/10", "1/1"]);
    expect(texts(10n, 1n, 3, 3)).toEqual(["1/10", "79/250", "1/1"]);
    expect(texts(3n, 2n, 2, 2)).toEqual(["1/3", "1/2"]);
  });

  it("leaves out what rounding makes equal, or puts below the first", () => {
    expect(texts(3n, 2n, 9, 1)).toEqual(["1/3", "2/5", "1/2"]);
  });
});
