// Linear steps towards the nearest point with another label: on a linear network the first one is at it.
import { describe, expect, test } from "vitest";
import { lengthOf } from "../../src/certify/points-of-ball.js";
import { nearNetwork } from "../../src/certify/index.js";
import { NORM_INFINITY, NORM_ONE, NORM_TWO, type Norm } from "../../src/kernel/index.js";
import { boundaryPoints } from "../../src/trained/boundary.js";
import { dense, network } from "../exact.js";

/** x + 2y, and a ReLU that never switches near 0. */
const NET = nearNetwork(network(2, [dense("100", "1", "2")], [dense("-100", "1")]));
const CENTRE = Float64Array.of(0, 0);

/** The least length of the points at which x + 2y ≥ 1, and how many there are. */
function nearest(norm: Norm, low: readonly number[], high: readonly number[]) {
  const goal = [
    { direct: Float64Array.of(0, 0), weights: Float64Array.of(1), constant: -1 },
  ] as const;
  const region = {
    ...{ low: Float64Array.from(low), high: Float64Array.from(high) },
    project: (x: Float64Array) => x,
  };
  const points = [...boundaryPoints(NET, goal, norm, CENTRE, region, CENTRE)];
  for (const [x = 0, y = 0] of points) expect(x + 2 * y).toBeGreaterThan(1);
  for (const [k, own] of points.flatMap((x) => [...x.entries()])) {
    expect(own).toBeGreaterThanOrEqual(low[k] ?? 0);
    expect(own).toBeLessThanOrEqual(high[k] ?? 0);
  }
  return { count: points.length, least: Math.min(...points.map((x) => lengthOf(norm, x))) };
}

describe("the nearest point at which a linear map is 1", () => {
  const wide = [[-9, -9] as const, [9, 9] as const] as const;
  test.each([
    ["∞", NORM_INFINITY, 1 / 3],
    ["2", NORM_TWO, 1 / Math.sqrt(5)],
    ["1", NORM_ONE, 1 / 2],
  ] as const)("p = %s", (_, norm, length) => {
    const { count, least } = nearest(norm, ...wide);
    expect(count).toBeGreaterThan(10);
    expect(least).toBeGreaterThanOrEqual(length);
    expect(least).toBeLessThanOrEqual(1.021 * length);
  });

  test("within a domain: what one coordinate cannot give, the other gives", () => {
    expect(nearest(NORM_INFINITY, [0, 0], [1, 0.3]).least).toBeCloseTo(0.4, 1);
    expect(nearest(NORM_INFINITY, [0, 0], [1, 0]).least).toBeGreaterThanOrEqual(1);
  });

  test("none, where the domain has none", () => {
    expect(nearest(NORM_INFINITY, [0, 0], [0.2, 0.3])).toEqual({ count: 0, least: Infinity });
  });
});
