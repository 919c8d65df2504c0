// What a dataset and a network add: exact ratios, opposite pairs, the range, and counts beside bounds.
import { describe, expect, it } from "vitest";
import {
  architectureOf,
  besideOf,
  countsOf,
  decimals,
  isSetting,
  questionOfDataset,
  type Setting,
  settingOf,
  type Wanted,
} from "../../src/bounds/index.js";
import { compareRoots, powerOf, root } from "../../src/bounds/root.js";
import { DataError } from "../../src/dataset/index.js";
import { NetworkBuilder, shifted } from "../../src/networks/index.js";
import type { Network } from "../../src/kernel/index.js";
import { at, rational } from "../../src/numbers/index.js";
import { plain } from "../dataset/plain.js";
import { norm, setting } from "./settings.js";
import { bound, value } from "./values.js";

// ε_2 = √2/2, ε_1 = 1, ε_∞ = 1/2; opposite pairs: 2·1 + 2·1 + 1·1.
const DATA = plain("0 0 a; 1 1 b; 5 -7 a; 9 9 c");

async function settingAt(p: string, wanted: Wanted): Promise<Setting> {
  const made = settingOf(await questionOfDataset(DATA, norm(p), wanted));
  if (!isSetting(made)) throw new Error(`${made.part}: expected ${made.expected}`);
  return made;
}

describe("the question of a dataset", () => {
  it("has the exact ratio of a radius, though it is irrational", async () => {
    const where = await settingAt("2", { radius: rational(1n, 2n) });
    const squared = powerOf(where.ratio.lower, 2n);
    expect(compareRoots(squared, root(rational(1n, 2n)))).toBe(0);
    expect(compareRoots(where.ratio.lower, where.ratio.upper)).toBe(0);
    expect(compareRoots(where.euclidean, where.ratio.upper)).toBe(0);
  });

  it("counts points, classes and opposite pairs, and finds the range", async () => {
    const where = await settingAt("2", { rho: rational(1n, 2n) });
    expect(where).toMatchObject({ points: 4n, dimension: 2n, classes: 3n, oppositePairs: 5n });
    expect(where.extent?.range).toEqual(rational(9n));
  });

  it("measures 2·c⁺·σ/δ for p = 1 and p = ∞", async () => {
    // p = 1: μ = 1/2, δ = √2. p = ∞: μ = 1/4, c⁺ = √2, δ = √2.
    const one = await settingAt("1", { rho: rational(1n, 2n) });
    expect(compareRoots(powerOf(one.euclidean, 2n), root(rational(1n, 2n)))).toBe(0);
    const infinity = await settingAt("inf", { rho: rational(1n, 2n) });
    expect(compareRoots(infinity.euclidean, root(rational(1n, 2n)))).toBe(0);
  });

  it("gives a range and a separation to Theorem B.6", async () => {
    // 4·2·(ln(2/(1/8)) + 2·ln 9 + ln 2) at (1 − ρ)²ε² = 1/8.
    const depth = bound(await settingAt("2", { rho: rational(1n, 2n) }), "yu-depth-general");
    if (!depth.applies || depth.enclosure === undefined) throw new Error("it applies");
    expect(decimals(depth.enclosure, 6)).toEqual(["62.8814", "62.8815"]);
  });

  it("refuses a radius at which balls meet", async () => {
    const question = await questionOfDataset(DATA, norm("1"), { radius: rational(1n) });
    expect(settingOf(question)).toMatchObject({ part: "ratio" });
  });

  it("fails on one class only", async () => {
    const asked = questionOfDataset(plain("0 0 a; 1 1 a"), norm("2"), { rho: rational(1n, 2n) });
    await expect(asked).rejects.toThrow(DataError);
  });
});

/** 2 inputs, hidden layers of 3 and 2 equal units, one output. */
function network(): Network {
  const builder = new NetworkBuilder(2);
  const [x] = builder.inputs();
  if (x === undefined) throw new Error("two inputs");
  const first = builder.relu([x, shifted(x, rational(1n)), shifted(x, rational(5n, 8n))]);
  const second = builder.relu([at(first, 0), at(first, 2)]);
  return builder.output([at(second, 1)]);
}

describe("the counts of a network", () => {
  it("are those of sizeOf, and the first layer's", () => {
    expect(countsOf(network())).toEqual({
      parameters: 20n,
      nonzero: 8n,
      "first-layer-width": 3n,
      width: 3n,
      depth: 3n,
      bits: 6n,
    });
  });

  it("stand beside bounds as quotients", () => {
    const where = setting(1000n, 2n, "9/10");
    const counts = countsOf(network());
    expect(value(where, "vc-operations")).toBe(11n);
    const exact = besideOf(bound(where, "vc-operations"), counts);
    expect(exact).toMatchObject({ count: 20n, ratio: { lower: rational(20n, 11n) } });
    const open = besideOf(bound(where, "kim-large-depth"), counts);
    expect(open).toMatchObject({ count: 3n, ratio: { upper: rational(3n, 1000n) } });
  });

  it("have no quotient by a bound that does not apply, and none for total bits", () => {
    const where = setting(1000n, 2n, "9/10");
    expect(besideOf(bound(where, "yu-depth"), countsOf(network()))).toEqual({ count: 3n });
    expect(besideOf(bound(where, "counting"), countsOf(network()))).toBeUndefined();
  });

  it("bound what the architecture shatters, for one output only", () => {
    // P = 20, U = 5: 4·20·(40 − 5 + 2).
    const found = architectureOf(network());
    expect(found?.operations).toBe(2960n);
    expect(found?.layers).toBeLessThan(2960n);
    const builder = new NetworkBuilder(2);
    expect(architectureOf(builder.output(builder.inputs()))).toBeUndefined();
  });
});
