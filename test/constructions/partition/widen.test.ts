import { describe, expect, test } from "vitest";
import {
  lengthNear,
  normingDirection,
  widened,
} from "../../../src/constructions/partition/widen.js";
import { pointMatrix } from "../../../src/constructions/points/point-matrix.js";
import { type Norm, NORM_INFINITY, NORM_ONE, NORM_TWO } from "../../../src/kernel/index.js";
import { toy } from "../toy.js";

const CUBIC: Norm = { kind: "power", a: 3n, b: 1n };

/** A segment from (0, 0) to (0, 4), and the point (3, 1): they are 3 apart, along the first axis. */
const SIDES = pointMatrix(
  toy([
    [[0, 0], "a"],
    [[0, 4], "a"],
    [[3, 1], "b"],
  ]),
);

function reachOf(norm: Norm, radius: number): number | undefined {
  const isRight = Uint8Array.from([0, 0, 1]);
  const start = Float64Array.from([1, 1]);
  return widened(SIDES, norm, isRight, start, radius, 400, new Map()).found?.reach;
}

test.each([
  { name: "1", norm: NORM_ONE },
  { name: "2", norm: NORM_TWO },
  { name: "3", norm: CUBIC },
  { name: "∞", norm: NORM_INFINITY },
])("finds nearly half the distance of two hulls, p = $name", ({ norm }) => {
  const reach = reachOf(norm, 0) ?? 0;
  expect(reach).toBeGreaterThan(1.4);
  expect(reach).toBeLessThanOrEqual(1.5 + 1e-9);
});

test("gives up when the hulls are known to be too near", () => {
  expect(reachOf(NORM_TWO, 1.6)).toBeUndefined();
});

describe("t = (3, −4)", () => {
  const t = Float64Array.from([3, -4]);

  test.each([
    { name: "1", norm: NORM_ONE, length: 7, w: [1, -1] },
    { name: "2", norm: NORM_TWO, length: 5, w: [3, -4] },
    { name: "∞", norm: NORM_INFINITY, length: 4, w: [0, -1] },
    { name: "3", norm: CUBIC, length: 91 ** (1 / 3), w: [9 / 16, -1] },
  ])("has its length and its norming direction, p = $name", ({ norm, length, w }) => {
    expect(lengthNear(norm, t)).toBeCloseTo(length, 12);
    expect([...normingDirection(norm, t)]).toEqual(w);
  });
});
