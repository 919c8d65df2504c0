// Series: which settings they have, and how fast S grows over them.
import { describe, expect, it } from "vitest";
import { exponentOf, measure, Preparation, type Row, settingsOf } from "../../src/sobolev/index.js";
import { drawnLabels, drawnModel, drawnPoints } from "../../src/sobolev/drawn.js";
import { q } from "../exact.js";

const SHARED = {
  ...{ noise: q("1"), ridge: q("0"), heldOut: 10, repeats: 2, seed: "s" },
  boundedParameters: 0,
};
const GRID = [{ kind: "random" as const, dimension: 2, units: 12, points: [1, 3] }];

function rowOf(points: number, units: number, s: string): Row {
  const [setting] = settingsOf([{ kind: "random", dimension: 1, units, points: [points] }], SHARED);
  if (setting === undefined) throw new Error("no setting");
  return { setting, parameters: units, fitted: 1, seminorm: { lower: q(s), upper: q(s) } };
}

describe("series", () => {
  it("have a setting for every number of points of every grid", () => {
    expect(settingsOf(GRID, SHARED).map(({ points, units }) => [points, units])).toEqual([
      [1, 12],
      [3, 12],
    ]);
  });

  it("grow with the exponent between their ends", () => {
    // S from 3 to 6 while n goes from 2 to 8: exponent 1/2, rounded outward.
    const value = exponentOf([rowOf(8, 1, "6"), rowOf(4, 1, "100"), rowOf(2, 1, "3")], "n");
    expect(value?.lower.num).toBeLessThanOrEqual((value?.lower.den ?? 0n) / 2n);
    expect((value?.upper.num ?? 0n) * 2n).toBeGreaterThanOrEqual(value?.upper.den ?? 0n);
    const overUnits = exponentOf([rowOf(8, 4, "6"), rowOf(4, 8, "3")], "n/k");
    expect((overUnits?.lower.num ?? 0n) * 2n).toBeLessThanOrEqual(overUnits?.lower.den ?? 0n);
  });

  it("have none where there is one n only, or S falls", () => {
    expect(exponentOf([rowOf(2, 1, "3")], "n")).toBe(undefined);
    expect(exponentOf([], "n")).toBe(undefined);
    expect(exponentOf([rowOf(2, 1, "3"), rowOf(8, 1, "1")], "n")).toBe(undefined);
  });
});

describe("rows", () => {
  it("are means over the repeats, the same from a fresh preparation", () => {
    const [, setting] = settingsOf(GRID, SHARED);
    if (setting === undefined) throw new Error("no setting");
    const preparation = new Preparation();
    const row = measure(setting, preparation);
    expect(measure(setting, preparation)).toEqual(row);
    expect(measure(setting, new Preparation())).toEqual(row);
    expect(row).toMatchObject({ parameters: 12, fitted: 2 });
    expect(row.trainingError).toEqual({ lower: q("0"), upper: q("0") });
    expect(row.bound).toBe(undefined);
  });
});

describe("what is drawn", () => {
  it("depends on the seed alone, is short, and never 0", () => {
    expect(drawnModel("random", 2, 3, "a")).toEqual(drawnModel("random", 2, 3, "a"));
    const points = drawnPoints(1, 200, "a");
    expect(points.every(({ ints, den }) => den === 128n && ints[0] !== 0n)).toBe(true);
    expect(drawnPoints(3, 2, "a")).toEqual(drawnPoints(3, 5, "a").slice(0, 2));
  });

  it("has labels x_1 without noise, and x_1 plus bells with it", () => {
    const points = drawnPoints(2, 50, "a");
    const still = drawnLabels(points, q("0"), "a");
    const noisy = drawnLabels(points, q("1/2"), "a");
    points.forEach((x, i) => {
      expect((still.ints[i] ?? 0n) * x.den).toBe((x.ints[0] ?? 0n) * still.den);
      const error = Number(noisy.ints[i]) / Number(noisy.den) - Number(x.ints[0]) / 128;
      expect(Math.abs(error)).toBeLessThan(2.2);
    });
    expect(noisy.ints).not.toEqual(still.ints.map((n) => n * 2n));
  });
});
