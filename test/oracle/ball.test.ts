import { describe, expect, it } from "vitest";
import {
  axisPoints,
  cornerPoints,
  inward,
  pointsOfBall,
  pointTowards,
  spherePoint,
  supportPoint,
} from "../../src/oracle/ball.js";
import { choices } from "../../src/oracle/chance.js";
import { dot, fraction, order, spell } from "../../src/oracle/fraction.js";
import { isInBall, placeInBall } from "../../src/oracle/norm.js";

const EXPONENTS = ["1", "2", "inf", "3", "3/2"] as const;

describe("oracle points of balls", () => {
  it("lists the vertices of the cross-polytope and of the cube", () => {
    expect(axisPoints(["1", "0"], "1/2")).toEqual([
      ["3/2", "0"],
      ["1/2", "0"],
      ["1", "1/2"],
      ["1", "-1/2"],
    ]);
    expect(cornerPoints(["1", "0"], "1/2", "s")).toHaveLength(4);
    expect(new Set(cornerPoints(["0", "0", "0"], "1", "s").map(String)).size).toBe(8);
  });

  it("selects corners in high dimension, with every sign somewhere", () => {
    const corners = cornerPoints(new Array<string>(300).fill("0"), "1", "s");
    expect(corners.length).toBeLessThan(100);
    const mixed = corners.filter((c) => c.includes("1") && c.includes("-1"));
    expect(mixed.length).toBeGreaterThan(50);
    expect(mixed.some((c) => c[0] === "1") && mixed.some((c) => c[299] === "1")).toBe(true);
  });

  it("projects stereographically onto the sphere", () => {
    expect(spherePoint([fraction("2")], 0).map(spell)).toEqual(["3/5", "4/5"]);
    const t = spherePoint([fraction("1/3"), fraction("-5/7")], 1);
    expect(spell(dot(t, t))).toBe("1");
  });

  it.each(EXPONENTS)("keeps every point in the closed ball, p = %s", (p) => {
    const centre = ["1/3", "-2", "5"];
    const others = [["0", "0", "0"], centre];
    const points = pointsOfBall(p, centre, "7/4", { seed: "t", count: 12, others });
    const places = points.map((x) => placeInBall(p, centre, "7/4", x));
    expect(places).not.toContain("outside");
    expect(places.filter((place) => place === "boundary").length).toBeGreaterThanOrEqual(6);
    expect(points.length).toBeGreaterThanOrEqual(21);
  });

  it.each(EXPONENTS)("gets within a thousandth of the sphere in direction (1, 2), p = %s", (p) => {
    const t = inward(p, [fraction("1"), fraction("2")], "1").map(spell);
    expect(isInBall(p, ["0", "0"], "1", t)).toBe(true);
    expect(isInBall(p, ["0", "0"], "999/1000", t)).toBe(false);
  });

  it.each(EXPONENTS)("goes towards another point and stops at the sphere, p = %s", (p) => {
    expect(pointTowards(p, ["0", "0"], "1", ["0", "9"])).toEqual(["0", "1"]);
    expect(pointTowards(p, ["2", "2"], "1", ["2", "2"])).toEqual(["2", "2"]);
  });

  it.each([
    { p: "1", most: "3" },
    { p: "inf", most: "5" },
    // ‖(2, −3)‖ for q = 2, 3/2, 3: 3.6055…, (2^1.5 + 3^1.5)^(2/3) = 4.0077…, 35^(1/3) = 3.2710…
    { p: "2", most: "36055/10000" },
    { p: "3", most: "40077/10000" },
    { p: "3/2", most: "32710/10000" },
  ])("finds where 2x − 3y is largest on the ball, p = $p", ({ p, most }) => {
    const x = supportPoint(p, ["0", "0"], "1", ["2", "-3"]);
    expect(isInBall(p, ["0", "0"], "1", x)).toBe(true);
    const value = dot(x.map(fraction), [fraction("2"), fraction("-3")]);
    expect(order(value, fraction(most).mul(fraction("999/1000")))).toBe(1);
    expect(order(value, fraction(most).mul(fraction("1001/1000")))).toBe(-1);
  });

  it("repeats its choices for the same seed only", () => {
    const draw = (seed: string): bigint[] => {
      const choose = choices(seed);
      return Array.from({ length: 8 }, () => choose(1000n));
    };
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });
});
