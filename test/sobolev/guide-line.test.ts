// The guide line for infinite width: the numbers that were compared with simulations.
import { describe, expect, it } from "vitest";
import { decimals } from "../../src/bounds/index.js";
import { ZERO } from "../../src/numbers/index.js";
import { guideLine } from "../../src/sobolev/guide-line.js";
import type { Setting } from "../../src/sobolev/index.js";
import { q } from "../exact.js";

const setting = (points: number, dimension: number, more: Partial<Setting> = {}): Setting => ({
  ...{ kind: "random", dimension, units: 1, points, noise: q("1"), ridge: ZERO },
  ...{ heldOut: 1, repeats: 1, seed: "1", boundedParameters: 1 },
  ...more,
});

describe("the guide line", () => {
  it.each([
    [300, 300, 0.66216],
    [300, 600, 0.73195],
    [600, 300, 0.46044],
  ])("has S/√n for n = %s, d = %s as computed by hand", (n, d, wanted) => {
    const guide = guideLine(setting(n, d));
    if (guide === undefined) throw new Error("no guide line");
    const [low, high] = decimals(guide, 12).map(Number);
    expect((low ?? 0) / Math.sqrt(n)).toBeCloseTo(wanted, 5);
    expect((high ?? 0) - (low ?? 0)).toBeLessThan(1e-9);
    const twice = guideLine(setting(n, d, { noise: q("2") }));
    expect(Number(twice && decimals(twice, 12)[0])).toBeCloseTo(2 * (low ?? 0), 9);
  });

  it("is none for tangent features, or with a ridge", () => {
    expect(guideLine(setting(3, 3, { kind: "tangent" }))).toBe(undefined);
    expect(guideLine(setting(3, 3, { ridge: q("1/10") }))).toBe(undefined);
  });
});
