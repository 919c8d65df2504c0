// What figures show of the bounds: the best integers, the formulas of one paper, and where regimes end.
import { describe, expect, it } from "vitest";
import { boundsAt, curvesAt, encloseExact, regimeEnds } from "../../src/bounds/index.js";
import { regimeOf } from "../../src/bounds/kim-moon-yun-upper.js";
import { gammaOf } from "../../src/bounds/setting.js";
import { roundedText } from "../../src/dataset/index.js";
import { norm, setting } from "./settings.js";

describe("curves", () => {
  it("are the largest lower and the smallest upper integer of datasets, with their names", () => {
    const at = setting(1000n, 100n, "1/2");
    const { lower, upper, regime } = curvesAt(at, "parameters");
    const integers = (direction: string): readonly bigint[] =>
      boundsAt(at).flatMap((bound) =>
        bound.quantity === "parameters" &&
        bound.direction === direction &&
        bound.scope !== "one-architecture" &&
        bound.applies &&
        bound.value !== undefined
          ? [bound.value]
          : [],
      );
    expect(regime).toBe("large");
    expect(lower?.value).toBe(integers("lower").reduce((a, b) => (a > b ? a : b)));
    expect(upper?.value).toBe(integers("upper").reduce((a, b) => (a < b ? a : b)));
    expect(
      [lower?.name, upper?.name].map((name) => boundsAt(at).some((b) => b.name === name)),
    ).toEqual([true, true]);
  });

  it("leave out what one architecture needs: no dataset shows it", () => {
    const at = setting(10n ** 9n, 2n, "1/2");
    const named = boundsAt(at).find(({ name }) => name === curvesAt(at, "parameters").lower?.name);
    expect(named?.scope).toBe("hardest-dataset");
  });

  it("have the formulas of Kim, Moon and Yun of the regime, and none where they say nothing", () => {
    const { lowerFormula, upperFormula } = curvesAt(
      setting(1000n, 100n, "1/1000000"),
      "parameters",
    );
    // √N + d below, (ρ²·min(N, d) + 1)·d + √N above.
    expect(roundedText(upperFormula?.lower ?? { num: 0n, den: 1n }, 6, "down")).toBe("131.622");
    expect(roundedText(lowerFormula?.lower ?? { num: 0n, den: 1n }, 6, "down")).toBe("131.622");
    const none = curvesAt(setting(1000n, 100n, "1/2", "inf"), "parameters");
    expect([none.regime, none.upperFormula]).toEqual(["none", undefined]);
  });
});

describe("ends of regimes", () => {
  it.each([
    ["2", 4n],
    ["1", 9n],
    ["inf", 16n],
    ["3/2", 2n],
  ])("p = %s, d = %s: a ratio below an end is in the regime, one above is not", (p, d) => {
    const gamma = gammaOf(norm(p), d);
    const ends = regimeEnds({ points: 10n, dimension: d, gamma });
    for (const regime of ["small", "moderate", "large"] as const) {
      const { lower } = encloseExact(ends[regime]);
      const below = `${lower.num * 999n}/${lower.den * 1000n}`;
      const above = `${lower.num * 1001n}/${lower.den * 1000n}`;
      expect(regimeOf(setting(10n, d, below, p))).toBe(regime);
      if (lower.num * 1001n >= lower.den * 1000n) continue;
      expect(regimeOf(setting(10n, d, above, p))).not.toBe(regime);
    }
  });
});
