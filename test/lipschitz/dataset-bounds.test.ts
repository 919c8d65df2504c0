// What a dataset asks of every function: pairs, robust gaps, transports, worked out by hand.
import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/dataset/index.js";
import { NORM_INFINITY, NORM_ONE, NORM_TWO } from "../../src/kernel/index.js";
import type { Scaled } from "../../src/numbers/index.js";
import { classPairs } from "../../src/lipschitz/class-pairs.js";
import { pairBound, robustGapBound, transportBound } from "../../src/lipschitz/dataset-bounds.js";
import { isTransport, meanDistance } from "../../src/lipschitz/mean-distance.js";
import { cheapestTransport } from "../../src/lipschitz/transport.js";
import { q, vector } from "../exact.js";

function datasetOf(...points: (readonly [Scaled, number])[]): Dataset {
  const classes = [...new Set(points.map(([, label]) => label))].map((label) => `${label}`);
  return {
    dimension: points[0]?.[0].ints.length ?? 0,
    classes,
    source: "a test",
    points: points.map(([point, label], k) => ({ point, label, line: k + 1 })),
  };
}

/** Two of class 0 at 0 and 4, two of class 1 at 1 and 9, one of class 2 at 100. */
const line = datasetOf(
  [vector("0"), 0],
  [vector("4"), 0],
  [vector("1"), 1],
  [vector("9"), 1],
  [vector("100"), 2],
);
const VALUES = [q("0"), q("1"), q("-50")];
const exactly = (text: string) => ({ lower: q(text), upper: q(text) });

describe("bounds of a dataset", () => {
  it("by pairs take the steepest pair of points, which need not be the closest", async () => {
    const pairs = await classPairs(line, VALUES, NORM_TWO);
    expect(pairs.map(({ classes, separation }) => [classes, separation.pair])).toEqual([
      [
        [0, 1],
        [0, 2],
      ],
      [
        [0, 2],
        [1, 4],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    ]);
    const bound = pairBound(pairs);
    expect(bound).toMatchObject({
      ...{ applies: true, direction: "lower", subject: "every-fit", value: exactly("1") },
      evidence: { classes: [0, 1], points: [0, 2] },
    });
  });

  it("by robust gaps take off two radii, and do not apply where balls meet", async () => {
    const pairs = await classPairs(line, VALUES, NORM_TWO);
    expect(robustGapBound(pairs, q("1/4"))).toMatchObject({ value: exactly("2") });
    expect(robustGapBound(pairs, q("1/2"))).toMatchObject({
      applies: false,
      why: "balls of this radius with different labels meet",
    });
  });

  it("by transport divide by the mean distance", async () => {
    const two = datasetOf(
      [vector("0", "0"), 0],
      [vector("4", "0"), 0],
      [vector("1", "2"), 1],
      [vector("9", "0"), 1],
    );
    const pairs = await classPairs(two, [q("0"), q("1")], NORM_ONE);
    const bound = await transportBound(two, pairs, NORM_ONE);
    // 0 → (1, 2) costs 3, 4 → 9 costs 5: the mean is 4; the other way costs 9 and 5.
    expect(bound).toMatchObject({
      value: exactly("1/4"),
      evidence: {
        meanDistance: exactly("4"),
        plan: [
          { from: 0, to: 2, mass: q("1/2") },
          { from: 1, to: 3, mass: q("1/2") },
        ],
      },
    });
  });

  it("fail for equal points with different labels", async () => {
    const bad = datasetOf([vector("1"), 0], [vector("1"), 1]);
    await expect(classPairs(bad, VALUES, NORM_TWO)).rejects.toThrow(/same point/u);
  });
});

describe("transport", () => {
  it("reroutes what was sent before", () => {
    const costs = [Float64Array.of(0, 1), Float64Array.of(0, 9)];
    const { mass } = cheapestTransport(costs, 1, 1);
    expect(mass.map((row) => [...row])).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it("splits the goods of classes of different sizes", () => {
    const found = meanDistance(
      [vector("0"), vector("1")],
      [vector("0"), vector("1"), vector("2")],
      NORM_INFINITY,
    );
    // 1/3 of 0 stays, 1/6 goes to 1; 1/6 of 1 stays, 1/3 goes to 2.
    expect(found.value).toEqual(exactly("1/2"));
    expect(isTransport(found.plan, 2, 3)).toBe(true);
  });

  it("refuses costs that doubles cannot add up", () => {
    expect(() => cheapestTransport([Float64Array.of(2 ** 41)], 1, 1)).toThrow(/2\^40/u);
    expect(() => cheapestTransport([Float64Array.of(0.5)], 1, 1)).toThrow(/2\^40/u);
  });

  it.each([
    ["moves too little", [{ from: 0, to: 0, mass: q("1/2") }]],
    [
      "moves a negative mass",
      [
        { from: 0, to: 0, mass: q("2") },
        { from: 0, to: 0, mass: q("-1") },
      ],
    ],
    ["names a point that is not there", [{ from: 1, to: 0, mass: q("1") }]],
  ])("is none if it %s", (_, plan) => {
    expect(isTransport(plan, 1, 1)).toBe(false);
  });
});
