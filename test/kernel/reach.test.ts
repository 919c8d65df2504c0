// How far a linear form gets on a ball, for p = 1, 2, ∞, and the names of directions.
import { describe, expect, test } from "vitest";
import {
  directionKey,
  reachOf,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
} from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { q, reach, vector } from "../exact.js";

describe("the reach of w on the ball of radius μ", () => {
  test.each([
    { w: ["3", "-4"], radius: "1", one: "4", two: "25", infinity: "7" },
    { w: ["-3", "-4"], radius: "1", one: "4", two: "25", infinity: "7" },
    { w: ["4", "3"], radius: "1", one: "4", two: "25", infinity: "7" },
    { w: ["3", "-4"], radius: "1/2", one: "2", two: "25/4", infinity: "7/2" },
    { w: ["1/2", "1/3", "-1/6"], radius: "6", one: "3", two: "14", infinity: "6" },
    { w: ["0", "0"], radius: "5", one: "0", two: "0", infinity: "0" },
    { w: ["-7/5"], radius: "5/7", one: "1", two: "1", infinity: "1" },
  ])("w = $w, μ = $radius", ({ w, radius, one, two, infinity }) => {
    const form = vector(...w);
    // Reaches are not reduced: equal as numbers is what counts.
    const lowest = (norm: Norm): unknown => {
      const found = reachOf(norm, q(radius), form);
      return { ...found, bound: rational(found.bound.num, found.bound.den) };
    };
    expect(lowest(NORM_ONE)).toEqual(reach(one));
    expect(lowest(NORM_TWO)).toEqual(reach(two, true));
    expect(lowest(NORM_INFINITY)).toEqual(reach(infinity));
  });

  test.each([
    {
      name: "p = 3/2, in the ball of p = 2",
      p: "3/2",
      w: ["3", "-4"],
      expected: reach("25", true),
    },
    { name: "p = 3, in the ball of p = ∞", p: "3", w: ["3", "-4"], expected: reach("7") },
    { name: "p = 3, one entry: exact", p: "3", w: ["0", "-4"], expected: reach("4") },
    { name: "p = 3/2, one entry: exact", p: "3/2", w: ["0", "-4"], expected: reach("4") },
    { name: "p = 3, no entry", p: "3", w: ["0", "0"], expected: reach("0") },
  ])("another p without a witness: $name", ({ p, w, expected }) => {
    const norm = normOf(q(p)) ?? NORM_ONE;
    const found = reachOf(norm, q("1"), vector(...w));
    expect({ ...found, bound: rational(found.bound.num, found.bound.den) }).toEqual(expected);
  });
});

describe("the name of a direction", () => {
  test.each([
    { name: "divides by the divisor", ints: [4n, -6n], divisor: 2n, key: "2,-3" },
    { name: "makes the first entry positive", ints: [-4n, 6n], divisor: 2n, key: "2,-3" },
    { name: "looks past zeros for the sign", ints: [0n, -1n, 1n], divisor: 1n, key: "0,1,-1" },
    { name: "keeps what is primitive", ints: [5n, 0n, 3n], divisor: 1n, key: "5,0,3" },
    { name: "of zeros is zeros", ints: [0n, 0n], divisor: 1n, key: "0,0" },
  ])("$name", ({ ints, divisor, key }) => {
    expect(directionKey(ints, divisor)).toBe(key);
  });
});
