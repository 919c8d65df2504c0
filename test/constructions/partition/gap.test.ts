import { expect, test } from "vitest";
import { gapsOf } from "../../../src/constructions/partition/gap.js";

function gaps(labels: number[], reaches: number[], radius: number): ReturnType<typeof gapsOf> {
  return gapsOf(Int32Array.from(labels), Float64Array.from([...reaches, 0]), 2, radius);
}

test("the purest gap is chosen among those beyond the radius, the widest among all", () => {
  const { purest, widest } = gaps([0, 0, 1, 1], [9, 2, 5], 1);
  expect(purest).toEqual({ index: 1, reach: 2, mix: 0, shared: 0 });
  expect(widest).toMatchObject({ index: 0, reach: 9, shared: 1 });
});

test("a gap exactly as wide as the radius does not reach it", () => {
  expect(gaps([0, 1], [2], 2).purest).toBeUndefined();
  expect(gaps([0, 1], [2], 2).widest).toMatchObject({ index: 0, reach: 2 });
});

test("what is left mixed is the Gini index times the points, on both sides", () => {
  // One side 0, the other 0 1 1: 3·(1 − 1/9 − 4/9) = 4/3.
  expect(gaps([0, 0, 1, 1], [1, 0, 0], 0).purest?.mix).toBeCloseTo(4 / 3, 12);
});

test("balls that only stand in the way count on neither side", () => {
  // Label 2 of two classes: an obstacle. The first gap has no point on its left side.
  expect(gaps([2, 0, 2, 1], [7, 3, 4], 0)).toMatchObject({
    purest: { index: 1, mix: 0 },
    widest: { index: 2, reach: 4 },
  });
});

test("no gap, no choice", () => {
  expect(gaps([0, 1], [0], 0)).toEqual({ purest: undefined, widest: undefined });
});
