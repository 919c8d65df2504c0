// Numbers of bounds: what is rounded, and to which side.
import { describe, expect, test } from "vitest";
import { answered } from "../../../src/kernel/index.js";
import {
  above,
  aboveRatio,
  below,
  belowRatio,
  ceiling,
  entryOf,
  floor,
  floorRatio,
  powerOfTwo,
  shiftFor,
  unitFor,
} from "../../../src/kernel/bounds/dyadic.js";

describe("whole numbers", () => {
  test.each([
    [1.5, 1, 2],
    [-1.5, -2, -1],
    [3, 3, 3],
    [-3, -3, -3],
  ])("%d is between %d and %d", (x, low, high) => {
    expect(floor(x)).toBe(low);
    expect(ceiling(x)).toBe(high);
  });

  test("a ratio is floored, on both sides of 0 and for either shift", () => {
    expect(floorRatio(1n, 3n, 2)).toBe(1);
    expect(floorRatio(-1n, 3n, 2)).toBe(-2);
    expect(floorRatio(-16n, 3n, -2)).toBe(-2);
    expect(floorRatio(-12n, 3n, -2)).toBe(-1);
    expect(() => floorRatio(1n, 1n, 60)).toThrow("a ratio beyond 2^53");
  });
});

describe("short numbers", () => {
  test("have 26 digits, and lie on their side of the number", () => {
    const x = 2 ** 30 + 1;
    expect([below(x), above(x)]).toEqual([2 ** 30, 2 ** 30 + 2 ** 5]);
    expect([below(-x), above(-x)]).toEqual([-(2 ** 30) - 2 ** 5, -(2 ** 30)]);
    expect([below(0.5), above(0.5), below(0)]).toEqual([0.5, 0.5, 0]);
    expect(below(-(2 ** -310))).toBe(-(2 ** -300));
  });

  test("of a ratio enclose it within one part in 2^24", () => {
    const [low, high] = [belowRatio(1n, 3n), aboveRatio(1n, 3n)];
    expect(3 * low).toBeLessThan(1);
    expect(3 * high).toBeGreaterThan(1);
    expect(high - low).toBeLessThan(2 ** -24);
    expect([belowRatio(-1n, 3n), aboveRatio(-1n, 3n)]).toEqual([-high, -low]);
    expect(belowRatio(5n, 8n)).toBe(0.625);
  });

  test("are declined beyond 2^300", () => {
    const refusal = answered(() => belowRatio(1n << 400n, 1n));
    const decline = { code: "limit-exceeded", limit: "bound-exponent", allowed: "300" };
    expect(refusal).toEqual({ verdict: "declined", decline });
    expect(shiftFor(1n, 1n << 400n, 26)).toBe(300);
  });
});

test("a unit is the least power of two that leaves so many digits", () => {
  expect(unitFor(7, 3)).toBe(1);
  expect(unitFor(8, 3)).toBe(2);
  expect(unitFor(0.25, 3)).toBe(2 ** -4);
  expect(unitFor(0, 3)).toBe(2 ** -300);
  expect([powerOfTwo(3), powerOfTwo(-3), powerOfTwo(0)]).toEqual([8, 0.125, 1]);
});

test("an entry that is not there is a fault", () => {
  expect(() => entryOf(new Float64Array(2), 2)).toThrow("no entry 2 among 2");
});
