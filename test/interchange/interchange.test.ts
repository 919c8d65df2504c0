// Exact numbers, datasets and networks as programs hold them, in and out.
import Fraction from "fraction.js";
import { describe, expect, test } from "vitest";
import { staircase } from "../../src/constructions/index.js";
import {
  asFraction,
  asPair,
  asText,
  datasetFrom,
  type Exact,
  InterchangeError,
  labelsOf,
  layersOf,
  networkFrom,
  normFrom,
  normName,
  pointsOf,
  rationalFrom,
} from "../../src/interchange/index.js";
import { NORM_TWO } from "../../src/kernel/index.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { rational, scaled } from "../../src/numbers/index.js";

/** The parts of the error that a call throws. */
function defectOf(call: () => unknown): object {
  try {
    call();
  } catch (error) {
    if (error instanceof InterchangeError) return error.defect;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("exact numbers", () => {
  const third = rational(-1n, 3n);
  test.each<readonly [string, Exact]>([
    ["a fraction as text", " -2/6 "],
    ["a pair", [2n, -6n]],
    ["a Fraction", new Fraction(-1n, 3n)],
    ["a rational", { num: -1n, den: 3n }],
  ])("%s", (_, value) => {
    expect(rationalFrom(value)).toEqual(third);
  });

  test.each<readonly [Exact, string]>([
    ["0.1", "1/10"],
    ["1e-30", `1/1${"0".repeat(30)}`],
    [-7, "-7"],
    [2n ** 70n, `${2n ** 70n}`],
    [-0, "0"],
  ])("%s is %s", (value, text) => {
    expect(asText(rationalFrom(value))).toBe(text);
  });

  test("go out as texts, pairs and Fractions, the same number each", () => {
    expect(asText(third)).toBe("-1/3");
    expect(asPair(third)).toEqual([-1n, 3n]);
    expect(asFraction(third).equals(new Fraction(-1n, 3n))).toBe(true);
  });

  test.each([
    [0.1, "0.1, a binary fraction that was rounded already"],
    [2 ** 53, "9007199254740992, a binary fraction that was rounded already"],
    [NaN, "NaN, which is no number"],
    [Infinity, "Infinity, which is no number"],
    ["1/0", '"1/0": a fraction with denominator 0'],
    ["", '"": nothing'],
    [[1, 2], "an array of 2"],
    [[1n, 2n, 3n], "an array of 3"],
    [[1n, 0n], "an array of 2, with denominator 0"],
    [{ s: 1, n: 1, d: 3 }, "an object with s, n, d"],
    [null, "null"],
    [{}, "an object with nothing in it"],
    [true, "true"],
  ])("value %# is none, and the place is named", (value, got) => {
    expect(defectOf(() => rationalFrom(value as Exact, "weight 7"))).toMatchObject({
      place: "weight 7",
      expected: "an exact number",
      got,
    });
  });
});

describe("datasets", () => {
  test("of arrays are those of a file, and give the arrays back", () => {
    const dataset = datasetFrom({
      points: [
        ["0.5", 1n],
        [[1n, 3n], -2],
      ],
      labels: ["10", 9],
    });
    expect([dataset.dimension, dataset.classes, labelsOf(dataset)]).toEqual([
      2,
      ["9", "10"],
      [1, 0],
    ]);
    expect(pointsOf(dataset)).toEqual([
      ["1/2", "1"],
      ["1/3", "-2"],
    ]);
    expect(pointsOf(dataset, asPair)[1]).toEqual([
      [1n, 3n],
      [-2n, 1n],
    ]);
  });

  test.each([
    [{ points: [["1"], ["2", "3"]], labels: ["a", "b"] }, "point 1", "2"],
    [
      { points: [["1"], ["x"]], labels: ["a", "b"] },
      "point 1, coordinate 0",
      '"x": a text that is not a number',
    ],
    [{ points: [["1"], ["2"]], labels: ["a"] }, "labels", "1"],
    [{ points: [["1"], ["2"]], labels: ["a", 1.5] }, "label 1", "1.5"],
    [{ points: [["1"], []], labels: ["a", "b"] }, "point 1", "an array of 0"],
    [{ points: [], labels: [] }, "points", "an array of 0"],
  ])("arrays %#: the place is named", (given, place, got) => {
    expect(defectOf(() => datasetFrom(given))).toMatchObject({ place, got });
  });
});

describe("networks", () => {
  test("of a construction go out as layers, and come back the same", async () => {
    const dataset = datasetFrom({ points: [["0"], ["1/3"], ["2"]], labels: ["a", "b", "a"] });
    const answer = await staircase.construct(dataset, NORM_TWO, undefined, {
      seed: "s",
      budget: 1,
    });
    if (answer.status !== "constructed") throw new Error(answer.detail);
    const { network } = answer;
    expect(networkFrom(layersOf(network), 1)).toEqual(network);
    expect(networkFrom(layersOf(network, asPair), 1)).toEqual(network);
    expect(networkFrom(layersOf(network, asFraction), 1)).toEqual(network);
    const value = evaluate(network, scaled([rational(1n, 3n)]));
    expect(rational(value.ints[0] ?? 0n, value.den)).toEqual(answer.values[1]);
  });
});

describe("norms", () => {
  test.each<readonly [Exact, string]>([
    [1, "1"],
    ["2", "2"],
    ["inf", "inf"],
    [Infinity, "inf"],
    [[3n, 2n], "3/2"],
    ["7/5", "7/5"],
  ])("%s is %s", (p, name) => {
    expect(normName(normFrom(p))).toBe(name);
  });

  test.each<readonly [Exact, string, string]>([
    ["1/2", "p ≥ 1", '"1/2"'],
    ["65", "numerator and denominator of p at most 64", '"65"'],
  ])("%s is none", (p, expected, got) => {
    expect(defectOf(() => normFrom(p))).toMatchObject({ place: "norm", expected, got });
  });
});
