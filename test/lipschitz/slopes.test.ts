// Slopes of small networks: upper bounds, witnesses and constants on balls, worked out by hand.
import { describe, expect, it } from "vitest";
import { NORM_INFINITY, NORM_ONE, NORM_TWO, normOf } from "../../src/kernel/index.js";
import { absoluteProduct, allOpen, gradientBox } from "../../src/lipschitz/gradient-box.js";
import { phasesAbout } from "../../src/lipschitz/gradient-at.js";
import { localConstants } from "../../src/lipschitz/local.js";
import { phasesOnBall } from "../../src/lipschitz/open-units.js";
import { upperBounds } from "../../src/lipschitz/upper.js";
import {
  gradientWitness,
  pairWitness,
  searchWitness,
  steepest,
} from "../../src/lipschitz/witness.js";
import { dense, network, q, vector } from "../exact.js";

/** |x_1| + 2x_2 for x_2 > 0, and |x_1| else. */
const bent = network(
  2,
  [dense("0", "1", "0"), dense("0", "-1", "0"), dense("0", "0", "1")],
  [dense("5", "1", "1", "2")],
);

/** max(0, min(x, 1)): two units, one step. */
const step = network(1, [dense("0", "1"), dense("-1", "1")], [dense("0", "1", "-1")]);

function valueOf(bound: ReturnType<typeof upperBounds>[number] | undefined): unknown {
  return bound?.applies === true ? bound.value : bound;
}

const exactly = (text: string) => ({ lower: q(text), upper: q(text) });

describe("upper bounds", () => {
  it("are products, absolute rows and boxes, from loose to tight", () => {
    const [product, absolute, box] = upperBounds(bent, NORM_INFINITY);
    expect(valueOf(product)).toEqual(exactly("4"));
    expect(valueOf(absolute)).toEqual(exactly("4"));
    // The gradient is in [−1, 1] × [0, 2].
    expect(valueOf(box)).toEqual(exactly("3"));
  });

  it("for p = 1 look at one coordinate", () => {
    const [, absolute, box] = upperBounds(bent, NORM_ONE);
    expect([valueOf(absolute), valueOf(box)]).toEqual([exactly("2"), exactly("2")]);
  });

  it("halve the absolute rows of a step: opposite weights do not add up", () => {
    const [, absolute, box] = upperBounds(step, NORM_TWO);
    expect([valueOf(absolute), valueOf(box)]).toEqual([exactly("2"), exactly("1")]);
  });

  it("take the steepest of several outputs", () => {
    const two = network(1, [dense("0", "1")], [dense("0", "1"), dense("0", "-3")]);
    expect(upperBounds(two, NORM_TWO).map(valueOf)).toEqual([
      exactly("3"),
      exactly("3"),
      exactly("3"),
    ]);
  });

  it("are those of an affine map where there is no hidden layer", () => {
    const affine = network(2, [dense("1", "3", "-4")]);
    expect(upperBounds(affine, NORM_TWO).map(valueOf)).toEqual([
      exactly("5"),
      exactly("5"),
      exactly("5"),
    ]);
  });

  it("round outward when numbers get long", () => {
    const small = `1/${3n ** 200n}`;
    const deep = network(1, [dense("0", small)], [dense("0", small)], [dense("0", "1")]);
    const row = deep.layers[2]?.rows[0];
    if (row === undefined) throw new Error("no row");
    const box = gradientBox(deep, row, allOpen(deep));
    for (const { ints, den } of [{ ints: box.upper, den: box.den }, absoluteProduct(deep, row)]) {
      // 3^-400, with 256 bits of its own however small it is.
      const top = (ints[0] ?? 0n) * 3n ** 400n;
      expect(top > den).toBe(true);
      expect((top - den) << 250n < den).toBe(true);
      expect((ints[0] ?? 0n) < 1n << 258n).toBe(true);
    }
  });
});

describe("phases", () => {
  it("about a point are those of a region, or none on a wall", () => {
    expect(phasesAbout(step, vector("1/2"))).toEqual([["active", "inactive"]]);
    expect(phasesAbout(step, vector("1"))).toBe(undefined);
  });

  it("about a point allow units that are 0 all around", () => {
    const still = network(
      1,
      [dense("0", "1"), dense("0", "0")],
      [dense("0", "1", "0"), dense("0", "0", "1")],
      [dense("0", "1", "1")],
    );
    const phases = [
      ["inactive", "inactive"],
      ["inactive", "inactive"],
    ];
    expect(phasesAbout(still, vector("-1"))).toEqual(phases);
    expect(phasesAbout(still, vector("0"))).toBe(undefined);
  });

  it("on a ball are open where both occur, and stable with equality", () => {
    const on = (centre: string, radius: string) =>
      phasesOnBall(step, vector(centre), q(radius), NORM_TWO);
    expect(on("1/2", "1/2")).toEqual([["active", "inactive"]]);
    expect(on("1/2", "3/4")).toEqual([["open", "open"]]);
    expect(on("2", "3/2")).toEqual([["active", "open"]]);
    expect(on("-1", "1")).toEqual([["inactive", "inactive"]]);
  });

  it("on a ball of a later layer take the smaller interval about an open unit", () => {
    // z = h + 1 with h = max(0, x) open on [−1, 3]: h = x + [0, 1], so z is in [0, 5], and active.
    const two = network(
      1,
      [dense("0", "1")],
      [dense("1", "1"), dense("-4", "1")],
      [dense("0", "1", "1")],
    );
    expect(phasesOnBall(two, vector("1"), q("2"), NORM_ONE)).toEqual([
      ["open"],
      ["active", "inactive"],
    ]);
  });
});

describe("open units", () => {
  it("are bounded from below by their pre-activation, and from above by no more than that allows", () => {
    // On [−1, 3] the second layer reads h − x for h = max(0, x): it is in [0, 1].
    const gap = network(
      1,
      [dense("0", "1"), dense("10", "1")],
      [dense("19/2", "1", "-1"), dense("11", "1", "-1"), dense("-10", "-1", "1")],
      [dense("0", "1", "1", "1")],
    );
    expect(phasesOnBall(gap, vector("1"), q("2"), NORM_TWO)).toEqual([
      ["open", "active"],
      ["open", "active", "inactive"],
    ]);
  });
});

describe("witnesses", () => {
  it("are gradients at points inside a region", () => {
    expect(gradientWitness(bent, vector("-1", "1"), NORM_INFINITY)).toMatchObject({
      ...{ kind: "gradient", output: 0, value: exactly("3") },
      gradient: { ints: [-1n, 2n], den: 1n },
    });
    expect(gradientWitness(bent, vector("0", "1"), NORM_TWO)).toBe(undefined);
  });

  it("are slopes between points, and none between equal ones", () => {
    expect(pairWitness(step, vector("-1"), vector("1/2"), NORM_TWO)?.value).toEqual(exactly("1/3"));
    expect(pairWitness(step, vector("1/2"), vector("2/4"), NORM_TWO)).toBe(undefined);
  });

  it("find the steep part of a segment", () => {
    const found = steepest(step, vector("-64"), vector("37"), NORM_TWO, 40);
    expect(found?.value).toEqual(exactly("1"));
  });

  it("are found from drawn points, the same for the same seed", async () => {
    const search = { points: [], pairs: [], tries: 20, halvings: 40, seed: "a" };
    const found = await searchWitness(bent, NORM_INFINITY, search);
    expect(found?.value).toEqual(exactly("3"));
    expect(await searchWitness(bent, NORM_INFINITY, search)).toEqual(found);
    expect(await searchWitness(bent, NORM_TWO, { ...search, tries: 0 })).toBe(undefined);
  });
});

describe("constants on balls", () => {
  it("are exact in one region, and enclosed with open units", async () => {
    const centres = [vector("-1", "-2"), vector("4", "1/2")];
    const found = await localConstants(bent, centres, q("1"), NORM_INFINITY);
    expect(found).toEqual([
      { ball: 0, value: exactly("1"), open: 0 },
      { ball: 1, value: exactly("3"), open: 1 },
    ]);
  });

  it("serve exponents for which the kernel needs witnesses", async () => {
    const three = normOf(q("3"));
    if (three === undefined) throw new Error("no norm");
    const [first] = await localConstants(bent, [vector("-2", "-2")], q("1"), three);
    expect(first).toEqual({ ball: 0, value: exactly("1"), open: 0 });
  });
});
