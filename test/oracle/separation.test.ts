import { describe, expect, it } from "vitest";
import { spell } from "../../src/oracle/fraction.js";
import { closestPairs, distancePower } from "../../src/oracle/separation.js";

const TRIANGLE = {
  points: [
    ["0", "0"],
    ["1/10", "0"],
    ["3", "4"],
  ],
  labels: [0, 0, 1],
};

describe("oracle separation", () => {
  it.each([
    { p: "1", power: "69/10" },
    { p: "2", power: "2441/100" },
    { p: "inf", power: "4" },
    { p: "3", power: "88389/1000" },
  ])("ignores the closer pair of equal labels, p = $p", ({ p, power }) => {
    const found = closestPairs(p, TRIANGLE);
    const pairs =
      p === "inf"
        ? [
            [0, 2],
            [1, 2],
          ]
        : [[1, 2]];
    expect(found?.pairs).toEqual(pairs);
    expect(found && spell(found.low)).toBe(power);
    expect(found && spell(found.high)).toBe(power);
  });

  it("encloses an irrational power", () => {
    const [low, high] = distancePower("3/2", ["0"], ["2"], 8n);
    // 2^(3/2) = 2.8284…: 724/256 = 2.828125, 725/256 = 2.832…
    expect([spell(low), spell(high)]).toEqual(["181/64", "725/256"]);
  });

  it("gives the power exactly where it is rational", () => {
    const [low, high] = distancePower("3/2", ["0", "1"], ["4", "0"]);
    expect([spell(low), spell(high)]).toEqual(["9", "9"]);
  });

  it("finds nothing when all labels are equal", () => {
    expect(closestPairs("2", { points: [["0"], ["1"]], labels: [3, 3] })).toBeUndefined();
  });
});
