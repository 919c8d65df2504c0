// A network in whole numbers: weights, the scale, and whether anything was rounded.
import { describe, expect, test } from "vitest";
import { answered, DENSE_WEIGHTS, prepared } from "../../../src/kernel/index.js";
import { at } from "../../../src/numbers/index.js";
import { dense, network } from "../../exact.js";

const decline = (limit: string, allowed: string) => ({
  verdict: "declined",
  decline: { code: "limit-exceeded", limit, allowed },
});

describe("a prepared network", () => {
  test("has weights of so many bits, to the nearest, and says whether one was rounded", () => {
    const exact = prepared(network(2, [dense("1/2", "3", "-1/4")], [dense("0", "1")]), 8);
    const layer = at(exact.layers, 0);
    expect(Array.from(layer.weights, (w) => w * layer.unit)).toEqual([3, -0.25]);
    expect([layer.isRounded, layer.sum * layer.unit, exact.layers.length]).toEqual([
      false,
      3.25,
      1,
    ]);
    expect([layer.low[0], layer.high[0]]).toEqual([0.5, 0.5]);
    const rounded = at(prepared(network(1, [dense("1/3", "2/3")], [dense("0", "1")]), 8).layers, 0);
    expect(rounded.isRounded).toBe(true);
    expect(Math.abs((rounded.weights[0] ?? 0) * rounded.unit - 2 / 3)).toBeLessThan(
      rounded.unit / 2,
    );
    expect(rounded.low[0]).toBeLessThan(1 / 3);
    expect(rounded.high[0]).toBeGreaterThan(1 / 3);
  });

  test("rounds a tie upwards, and by half a unit at most", () => {
    const layer = at(
      prepared(network(2, [dense("0", "32", "1/2")], [dense("0", "1")]), 6).layers,
      0,
    );
    expect(layer.isRounded).toBe(true);
    expect(Array.from(layer.weights, (w) => w * layer.unit)).toEqual([32, 1]);
  });

  test("is declined with more bits than products leave room for, or too many weights", () => {
    const small = network(1, [dense("0", "1")]);
    expect(answered(() => prepared(small, 27))).toEqual(decline("bound-bits", "26"));
    const wide = { inputs: DENSE_WEIGHTS + 1, layers: small.layers };
    expect(answered(() => prepared(wide, 8))).toEqual(decline("dense-weights", `${DENSE_WEIGHTS}`));
    const huge = network(1, [dense("0", `${2n ** 400n}`)], [dense("0", "1")]);
    expect(answered(() => prepared(huge, 8))).toEqual(decline("bound-exponent", "300"));
  });
});
