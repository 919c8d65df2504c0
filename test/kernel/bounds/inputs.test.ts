// Sets of inputs: what lies in them, halves that cover, and the least of a form.
import { describe, expect, test } from "vitest";
import {
  ballOf,
  boxOf,
  halvesOfSet,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
} from "../../../src/kernel/index.js";
import { leastOn } from "../../../src/kernel/bounds/inputs.js";
import { q, vector } from "../../exact.js";

const form = (...entries: number[]): Float64Array => Float64Array.from(entries);
/** The least of a form over x, in ticks of 2^−20. */
const least = (set: ReturnType<typeof boxOf>, ...entries: number[]): number | undefined => {
  const found = leastOn(set, form(...entries), 2 ** 20);
  return found === undefined ? undefined : found * 2 ** -20;
};

describe("a box", () => {
  const box = boxOf([q("1/3"), q("-1")], [q("2/3"), q("-1")]);

  test("begins at its corner, exactly, and is never too narrow", () => {
    expect(box.corner).toEqual(vector("1/3", "-1"));
    expect(3 * (box.high[0] ?? 0)).toBeGreaterThan(1);
    expect(3 * (box.high[0] ?? 0)).toBeLessThan(1 + 2 ** -23);
    expect([box.low[0], box.low[1], (box.high[1] ?? 1) + 0]).toEqual([0, 0, 0]);
  });

  test("gives a form its least value at a corner", () => {
    expect(least(boxOf([q("0"), q("0")], [q("1"), q("2")]), 3, -5)).toBe(-10);
    expect(least(boxOf([q("0"), q("0")], [q("1"), q("2")]), 3, 5)).toBe(0);
  });

  test("is halved at a whole number of its grid; both halves hold the middle", () => {
    const [lower, upper] = halvesOfSet(boxOf([q("0")], [q("3")]), 0) ?? [];
    expect([lower?.low[0], lower?.high[0], upper?.low[0], upper?.high[0]]).toEqual([
      0, 1.5, 1.5, 3,
    ]);
    expect(upper && least(upper, 2)).toBe(3);
    expect(halvesOfSet(box, 1)).toBe(undefined);
    expect(halvesOfSet(box, 2)).toBe(undefined);
  });

  test("is not halved beyond its grid", () => {
    let set = boxOf([q("0")], [q("1")]);
    let count = 0;
    for (let half = halvesOfSet(set, 0); half !== undefined; half = halvesOfSet(set, 0)) {
      set = half[1];
      count += 1;
    }
    expect(count).toBeGreaterThan(20);
    expect(count).toBeLessThan(27);
  });
});

describe("a ball", () => {
  const centre = vector("1", "1");

  test.each([
    ["inf", NORM_INFINITY, 4 - 7],
    ["1", NORM_ONE, 4 - 4],
    ["2", NORM_TWO, 4 - 5],
  ])("of p = %s reaches as far as its dual norm", (_, norm, value) => {
    // Over y = x − corner, the centre is at (1, 1): −3 and 4 there have the value 1.
    const found = least(ballOf(norm, centre, q("1")), -3, 4);
    expect(found).toBeLessThanOrEqual(1 - (4 - value));
    expect(found).toBeGreaterThan(1 - (4 - value) - 2 ** -15);
  });

  test("of another exponent lies in that of the next of 1, 2 and infinity", () => {
    const between = normOf(q("3/2")) ?? NORM_ONE;
    expect(ballOf(between, centre, q("1")).round?.isTwo).toBe(true);
    expect(ballOf(normOf(q("3")) ?? NORM_ONE, centre, q("1")).round).toBe(undefined);
  });

  test("ends where the domain does, and both count", () => {
    const ranges = (least: string, most: string) =>
      [
        [q(least), q(least)],
        [q(most), q(most)],
      ] as const;
    const cut = ballOf(NORM_INFINITY, centre, q("1"), ranges("1/2", "5/4"));
    expect(cut.corner).toEqual(vector("1/2", "1/2"));
    expect([cut.high[0], cut.high[1]]).toEqual([0.75, 0.75]);
    const own = ballOf(NORM_INFINITY, centre, q("1"), [
      [q("1/2"), q("-9")],
      [q("9"), q("5/4")],
    ]);
    expect(own.corner).toEqual(vector("1/2", "0"));
    expect([own.high[0], own.high[1]]).toEqual([1.5, 1.25]);
    const round = ballOf(NORM_TWO, centre, q("1"), ranges("0", "5/4"));
    // x_1 = 5/4 is nearer than the ball goes.
    expect(least(round, -4, 0)).toBe(-5);
    expect(least(ballOf(NORM_TWO, centre, q("1")), -4, 0)).toBeLessThanOrEqual(-8);
  });

  test("with a form too large to sum gives nothing", () => {
    expect(leastOn(boxOf([q("0")], [q("1")]), form(-(2 ** 26)), 2 ** 40)).toBe(undefined);
  });
});
