// Points times a number, exactly; classes named by numbers that no point has.
import { describe, expect, test } from "vitest";
import { numberedClasses } from "../../src/dataset/dataset.js";
import { scaledPoints } from "../../src/dataset/scaled-points.js";
import { entry, rational, scaled } from "../../src/numbers/index.js";

const point = scaled([rational(255n), rational(-51n)]);
const dataset = {
  dimension: 2,
  classes: ["1", "10"],
  points: [
    { point, label: 1, line: 1 },
    { point, label: 0, line: 2 },
  ],
  source: "images.csv",
};

test("every coordinate is multiplied, and that is noted", () => {
  const { points, done } = scaledPoints(dataset, [rational(1n, 255n)], ["1/255"]);
  expect(points.map(({ point: own }) => [entry(own, 0), entry(own, 1)])).toEqual([
    [rational(1n), rational(-1n, 5n)],
    [rational(1n), rational(-1n, 5n)],
  ]);
  expect(points.map(({ label, line }) => [label, line])).toEqual([
    [1, 1],
    [0, 2],
  ]);
  expect(done).toEqual(["every coordinate times 1/255"]);
});

test("each coordinate is multiplied by its own factor", () => {
  const factors = [rational(1n, 5n), rational(-2n)];
  const { points, done } = scaledPoints(dataset, factors, ["1/5", "-2"]);
  expect(points.map(({ point: own }) => [entry(own, 0), entry(own, 1)])).toEqual([
    [rational(51n), rational(102n)],
    [rational(51n), rational(102n)],
  ]);
  expect(done).toEqual(["coordinates times 1/5, -2"]);
});

test("a note names eight factors at most", () => {
  const wide = { ...dataset, dimension: 9, points: [] };
  const factors = Array.from({ length: 9 }, (_, k) => rational(BigInt(k + 1)));
  const texts = factors.map(({ num }) => `${num}`);
  expect(scaledPoints(wide, factors, texts).done).toEqual([
    "coordinates times 1, 2, 3, 4, 5, 6, 7, 8, …",
  ]);
});

test("another number of factors than coordinates is refused", () => {
  const factors = [rational(1n), rational(2n), rational(3n)];
  expect(() => scaledPoints(dataset, factors, ["1", "2", "3"])).toThrow(
    "expected one factor, or one for each of the 2 coordinates, got 3",
  );
});

describe("classes named by numbers", () => {
  test("are those from 0 on, and labels follow their names", () => {
    const named = numberedClasses(dataset, 11);
    expect(named?.classes).toHaveLength(11);
    expect(named?.points.map(({ label }) => label)).toEqual([10, 1]);
  });
  test("are none if one is too large, or no number", () => {
    expect(numberedClasses(dataset, 10)).toBeUndefined();
    expect(numberedClasses({ ...dataset, classes: ["1", "01"] }, 11)).toBeUndefined();
  });
});
