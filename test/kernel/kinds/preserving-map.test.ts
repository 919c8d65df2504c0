// The rule of preserving maps: forms for every pair, by the matrix or by multipliers, strictly.
import { describe, expect, test } from "vitest";
import {
  isTheorem,
  type Multiplier,
  type Network,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  answered,
  preserved,
  type Setting,
} from "../../../src/kernel/index.js";
import { dense, network, q, vector } from "../../exact.js";
import { processorTime } from "../../processor-time.js";

const map = network(2, [dense("3", "1", "1"), dense("0", "0", "1")]);
const same = network(2, [dense("0", "1", "0"), dense("4", "0", "1")]);

interface Case {
  readonly norm?: Setting["norm"];
  readonly radius?: string;
  readonly matrix?: typeof same;
  readonly multipliers?: readonly Multiplier[];
  readonly second?: string;
  readonly by?: Network;
}

const multiplier = (i: number, j: number, ...lambda: string[]): Multiplier => ({
  pair: [i, j],
  lambda: vector(...lambda),
});

/** (0, 0) blue, (0, 0) blue again, (second, 0) red: t = (−second, 0), and with M = 1 w = WᵗWt = −second·(1, 1). */
function judged({
  norm = NORM_TWO,
  radius = "1",
  matrix = same,
  multipliers = [],
  second = "4",
  by = map,
}: Case): unknown {
  const setting: Setting = { points: 3, dimension: 2, classes: 2, norm, radius: q(radius) };
  const given = [
    { point: vector("0", "0"), label: 0 },
    { point: vector("0", "0"), label: 0 },
    { point: vector(second, "0"), label: 1 },
  ];
  return answered(() => preserved(setting, by, { matrix, multipliers }, given));
}

const notApart = (pair: readonly number[]): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/preserving-map", pair, reason: "not-apart" },
});

describe("a map preserves", () => {
  test.each<[string, Case]>([
    // 16 > 2μ·4·√2, 2μ·8, 2μ·4.
    ["p = 2", { radius: "141/100" }],
    ["p = inf", { norm: NORM_INFINITY, radius: "99/100" }],
    ["p = 1", { norm: NORM_ONE, radius: "199/100" }],
    ["p = 3/2, as for 2", { norm: normOf(q("3/2")) ?? NORM_TWO, radius: "141/100" }],
    ["p = 3, as for inf", { norm: normOf(q("3")) ?? NORM_TWO, radius: "99/100" }],
    // 16/9 > 2μ·4/3·√2, and at 1/3 1/9 > 2μ/3·√2.
    ["points with denominators", { second: "4/3", radius: "47/100" }],
    ["points nearer than 1", { second: "1/3", radius: "117/1000" }],
    // λ = (−1, 1) gives w = (−1, 0): 4 > 2μ for every p.
    [
      "by multipliers",
      {
        radius: "199/100",
        multipliers: [multiplier(0, 2, "-1", "1"), multiplier(1, 2, "-1", "1")],
      },
    ],
  ])("%s", (_, change) => {
    const found = judged(change);
    expect(found).toMatchObject({ kind: "preserving-map", rows: 2 });
    expect(isTheorem(found as object)).toBe(true);
  });

  test.each<[string, Case, object]>([
    ["p = 2", { radius: "71/50" }, notApart([0, 2])],
    ["points with denominators", { second: "4/3", radius: "48/100" }, notApart([0, 2])],
    ["points nearer than 1", { second: "1/3", radius: "118/1000" }, notApart([0, 2])],
    [
      "points and multipliers with denominators at equality",
      {
        second: "4/3",
        radius: "2/3",
        multipliers: [multiplier(0, 2, "-1/5", "1/5"), multiplier(1, 2, "-1/5", "1/5")],
      },
      notApart([0, 2]),
    ],
    ["p = inf at equality", { norm: NORM_INFINITY }, notApart([0, 2])],
    ["p = 1 at equality", { norm: NORM_ONE, radius: "2" }, notApart([0, 2])],
    ["p = 3 at equality with inf", { norm: normOf(q("3")) ?? NORM_TWO }, notApart([0, 2])],
    [
      "a multiplier that serves one pair only",
      { radius: "199/100", multipliers: [multiplier(0, 2, "-1", "1")] },
      notApart([1, 2]),
    ],
    [
      "a multiplier of the other side",
      { multipliers: [multiplier(0, 2, "1", "-1")] },
      notApart([0, 2]),
    ],
    [
      "a later multiplier that counts",
      { multipliers: [multiplier(0, 2, "-1", "1"), multiplier(0, 2, "0", "0")] },
      notApart([0, 2]),
    ],
    [
      "a matrix of 0",
      { matrix: network(2, [dense("1", "0", "0"), dense("1", "0", "0")]) },
      notApart([0, 2]),
    ],
    ["equal points with different labels", { second: "0" }, notApart([0, 2])],
  ])("not with %s", (_, change, refusal) => {
    expect(judged(change)).toEqual(refusal);
  });

  test.each<[string, Case, object]>([
    [
      "a multiplier of three",
      { multipliers: [multiplier(1, 2, "1", "1", "1")] },
      { code: "unproved/preserving-map", pair: [1, 2], reason: "bad-multiplier" },
    ],
    [
      "a matrix of one row",
      { matrix: network(2, [dense("0", "1", "0")]) },
      { code: "unproved/preserving-map", pair: [0, 0], reason: "bad-multiplier" },
    ],
    [
      "a matrix of other columns",
      { matrix: network(3, [dense("0", "1", "0", "0")]) },
      { code: "ill-formed/dimension-mismatch" },
    ],
    [
      "a map of other inputs",
      { by: network(3, [dense("0", "1", "0", "0"), dense("0", "0", "1", "0")]) },
      { code: "ill-formed/dimension-mismatch", expected: "2 inputs of the map", got: "3" },
    ],
    ["a radius of 0", { radius: "0" }, { code: "ill-formed/radius" }],
  ])("nothing with %s", (_, change, rejection) => {
    expect(judged(change)).toMatchObject({ rejection });
  });

  // A number may have 4,096 bits, and products of two of these have more.
  const long = `${2n ** 3_000n}`;
  const longMap = network(2, [dense("0", long, "0"), dense("0", "0", "1")]);
  const nothing = network(2, [dense("0", "0", "0"), dense("0", "0", "0")]);

  test.each<[string, Case]>([
    ["images", { by: longMap, second: long, matrix: nothing }],
    [
      "images of images",
      { by: longMap, matrix: network(2, [dense("0", long, "0"), dense("0", "0", long)]) },
    ],
    ["forms of points", { by: longMap }],
    [
      "forms of multipliers",
      { by: longMap, matrix: nothing, multipliers: [multiplier(0, 2, `-${long}`, "0")] },
    ],
  ])("nothing with %s that are too long", (_, change) => {
    expect(judged(change)).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "part-bits", allowed: "4096" },
    });
  });
});

// 40,000 pairs with forms of 4,000 bits. Found by audit: a common divisor for each took 1.5 ms, minutes in all.
test("no common divisor is taken for each pair", () => {
  const points = 400;
  const setting: Setting = { points, dimension: 1, classes: 2, norm: NORM_TWO, radius: q("1") };
  const identity = network(1, [dense("0", "1")]);
  const long = network(1, [dense("0", `${7n ** 1450n}/${3n ** 2580n}`)]);
  const given = Array.from({ length: points }, (_, k) => ({
    point: vector(`${3 * k}`),
    label: k % 2,
  }));
  const start = processorTime();
  const witness = { matrix: long, multipliers: [] };
  expect(answered(() => preserved(setting, identity, witness, given))).toMatchObject({
    kind: "preserving-map",
  });
  expect(processorTime() - start).toBeLessThan(25_000);
}, 120_000);
