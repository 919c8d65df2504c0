// The numbers of the published formulas at settings that were computed by hand and by other programs.
import { describe, expect, it } from "vitest";
import { parametersByOperations, vcByOperations } from "../../src/bounds/anthony-bartlett.js";
import {
  parametersByLayers,
  parametersOfDepth,
  vcByLayers,
} from "../../src/bounds/bartlett-harvey-liaw-mehrabian.js";
import { shatteredByPair, shatteredPoints } from "../../src/bounds/shattered.js";
import { value } from "./values.js";
import { setting } from "./settings.js";

describe("lower bounds for p = 2", () => {
  it.each([
    // N, d, ρ, first layer, parameters, points shattered, parameters by operations
    [1000n, 100n, "1/2", 25n, 2551n, 1000n, 11n],
    [1000n, 100n, "9/10", 81n, 8263n, 2500n, 18n],
    [10_000n, 784n, "1/2", 196n, 154_057n, 10_000n, 36n],
    [100n, 1000n, "1/2", 25n, 25_051n, 100n, 4n],
  ])("are exact for N = %s, d = %s, rho = %s", (points, dimension, rho, width, dense, v, p) => {
    const at = setting(points, dimension, rho);
    expect(value(at, "kim-first-layer")).toBe(width);
    expect(value(at, "kim-first-layer-parameters")).toBe(dense);
    expect(shatteredPoints(at)).toBe(v);
    expect(value(at, "vc-operations")).toBe(p);
  });

  it("shatter ⌊1/(1 − ρ²)⌋ points a pair, but no more than d", () => {
    expect(shatteredByPair(setting(1000n, 100n, "9/10"))).toBe(5n);
    expect(shatteredByPair(setting(1000n, 4n, "9/10"))).toBe(4n);
    expect(shatteredByPair(setting(10n, 100n, "1/2"))).toBe(1n);
    expect(shatteredByPair(setting(10n, 3n, "99999/100000"))).toBe(3n);
  });

  it("set one far point aside for each class beyond two", () => {
    const where = setting(1000n, 100n, "9/10", "2", { classes: 4n });
    expect(shatteredPoints(where)).toBe(2495n);
    expect(value(where, "counting")).toBe(2495n);
    const plain = setting(1000n, 100n, "1/2", "2", { classes: 4n });
    expect(shatteredPoints(plain)).toBe(998n);
    expect(value(plain, "counting")).toBe(998n);
  });
});

describe("parameters of networks that shatter V points", () => {
  it.each([
    [1000n, 16n],
    [2500n, 24n],
    [10_000n, 45n],
    [100_000n, 128n],
  ])("of any architecture: V = %s needs %s", (v, least) => {
    expect(parametersByLayers(1n, v)).toBe(least);
  });

  it.each([
    [2500n, 2n, 92n],
    [2500n, 3n, 61n],
    [2500n, 5n, 38n],
    [2500n, 10n, 25n],
    [100_000n, 2n, 2626n],
    [100_000n, 3n, 1700n],
    [100_000n, 5n, 986n],
    [100_000n, 10n, 477n],
  ])("of one architecture: V = %s at depth %s needs %s", (v, depth, least) => {
    expect(parametersOfDepth(1n, depth, v)).toBe(least);
  });

  it("by operations: the last P with 4P(2P + 1) < V is one too few", () => {
    for (const v of [1n, 12n, 13n, 40n, 41n, 10n ** 20n]) {
      const least = parametersByOperations(v);
      expect(4n * least * (2n * least + 1n)).toBeGreaterThanOrEqual(v);
      expect(4n * (least - 1n) * (2n * least - 1n)).toBeLessThan(v);
    }
  });
});

describe("the VC dimension of an architecture is at most", () => {
  it.each([
    [[10n, 20n, 1n], 4258n, 241n, 20n, 447_296n],
    [[10n, 20n, 20n, 1n], 16_571n, 661n, 40n, 3_394_896n],
    [[10n, ...Array<bigint>(20).fill(8n), 1n], 289_651n, 1465n, 160n, 16_243_920n],
  ])("%s", (widths, layers, parameters, units, operations) => {
    expect(vcByLayers(widths)).toBe(layers);
    expect(vcByOperations(parameters, units)).toBe(operations);
  });
});
