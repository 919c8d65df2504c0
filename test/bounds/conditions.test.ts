// Where each bound applies, at its boundary and just beyond; and what its convention and assumptions are.
import { describe, expect, it } from "vitest";
import { ASSUMPTIONS, boundsAt, PUBLISHED, settingOf } from "../../src/bounds/index.js";
import { leastBits, weightsOfBits } from "../../src/bounds/counting.js";
import { regimeOf } from "../../src/bounds/kim-moon-yun-upper.js";
import { mostOppositePairs } from "../../src/bounds/setting.js";
import { question, setting } from "./settings.js";
import { bound, value } from "./values.js";

describe("the registry", () => {
  it("names every bound once", () => {
    const names = PUBLISHED.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(40);
  });

  it("uses every assumption, and no Husain–Balle bound", () => {
    const used = new Set(PUBLISHED.flatMap(({ assumptions }) => assumptions));
    expect([...used].sort()).toEqual(Object.keys(ASSUMPTIONS).sort());
    expect(PUBLISHED.filter(({ source }) => /husain/iu.test(source.paper))).toEqual([]);
  });

  it.each([
    setting(1000n, 100n, "1/2", "2", { depth: 3n, parameters: 500n }),
    setting(60n, 5n, "3/10", "inf"),
    setting(60n, 5n, "9/10", "3/2", { classes: 4n }),
    setting(10n, 1n, "0"),
    setting(2n, 1n, "99/100", "1"),
    setting(10n ** 18n, 10n ** 18n, "1/1000", "64/63"),
  ])("gives each kind what it promises at %#", (where) => {
    for (const one of boundsAt(where)) {
      if (!one.applies) expect(one.why).not.toBe("");
      else {
        expect(one.value !== undefined, one.name).toBe(one.kind !== "asymptotic");
        expect(one.enclosure !== undefined, one.name).toBe(one.kind !== "exact");
      }
      expect(one.kind === "asymptotic", one.name).toBe(one.upTo !== undefined);
      expect(one.scope === "every-dataset", one.name).toBe(one.direction === "upper");
      const isForOne = one.assumptions.includes("one-architecture");
      expect(one.scope === "one-architecture", one.name).toBe(isForOne);
    }
  });
});

describe("first layers", () => {
  it.each([
    // N, d, ρ, p, Kim–Moon–Yun, closed balls
    [1000n, 100n, "1/2", "4", 25n, 26n],
    [1000n, 100n, "1/2", "inf", 25n, 100n],
    [1000n, 100n, "51/100", "inf", 100n, 100n],
    [10n, 100n, "51/100", "inf", 9n, 9n],
    [1000n, 100n, "1/2", "1", 1n, 1n],
    [1000n, 16n, "1/2", "4/3", 1n, 2n],
    [10n, 9n, "737/1000", "4", 5n, 8n],
    [10n, 9n, "738/1000", "4", 5n, 9n],
    [10n, 9n, "0", "2", 1n, 1n],
    // t = 16 of a large d: (9/10)²·16^(1/2) = 3.24.
    [17n, 10n ** 8n, "9/10", "4/3", 1n, 4n],
    // 5 of 5 unit vectors leave a line, 4 do not.
    [6n, 5n, "110/111", "4/3", 3n, 4n],
  ])("N = %s, d = %s, rho = %s, p = %s", (points, dimension, rho, p, kim, closed) => {
    const where = setting(points, dimension, rho, p);
    expect(value(where, "kim-first-layer")).toBe(kim);
    expect(value(where, "unit-vectors")).toBe(closed);
  });

  it("of digits need 2(k + 1)g^k points and ρ·g(g − 1) ≥ k^(1/p)", () => {
    // k = 2, g = 3: 54 points, 6ρ ≥ √2.
    expect(value(setting(54n, 3n, "2358/10000"), "digits")).toBe(3n);
    expect(value(setting(54n, 3n, "2357/10000"), "digits")).toBe(2n);
    expect(value(setting(53n, 3n, "2358/10000"), "digits")).toBe(2n);
    expect(value(setting(54n, 2n, "2358/10000"), "digits")).toBe(2n);
    expect(value(setting(54n, 3n, "2358/10000", "2", { classes: 3n }), "digits")).toBe(2n);
    expect(value(setting(7n, 3n, "1/2"), "digits")).toBe("no k >= 1 meets its condition");
    expect(value(setting(54n, 3n, "1/6", "inf"), "digits")).toBe(3n);
    expect(value(setting(54n, 3n, "1/7", "inf"), "digits")).toBe(2n);
  });
});

describe("regimes", () => {
  it.each([
    // 5N√d = 5·10·3 = 150 and 5√d = 15.
    ["1/150", "2", "small"],
    ["1/149", "2", "moderate"],
    ["1/15", "2", "moderate"],
    ["1/14", "2", "large"],
    ["999/1000", "2", "large"],
    // γ_∞(9) = 3.
    ["1/450", "inf", "small"],
    ["1/45", "inf", "moderate"],
    ["1/44", "inf", "large"],
    ["1/3", "inf", "none"],
    ["1/3", "1", "none"],
    ["332/1000", "1", "large"],
  ])("rho = %s, p = %s: %s", (rho, p, regime) => {
    expect(regimeOf(setting(10n, 9n, rho, p))).toBe(regime);
  });

  it("evaluate N·d²·r⁴ and N·d^(1/4)·r^(1/2) + d", () => {
    expect(bound(setting(10n, 9n, "1/3"), "kim-large-parameters")).toMatchObject({
      enclosure: { lower: { num: 10n, den: 1n }, upper: { num: 10n, den: 1n } },
    });
    expect(bound(setting(10n, 16n, "1/25"), "kim-moderate-parameters")).toMatchObject({
      enclosure: { lower: { num: 20n, den: 1n }, upper: { num: 20n, den: 1n } },
    });
  });

  it("name the error that the moderate one allows", () => {
    expect(bound(setting(10n, 9n, "1/20"), "kim-moderate-depth").assumptions).toContain(
      "error-eta",
    );
    expect(bound(setting(10n, 9n, "1/2"), "kim-large-depth").assumptions).not.toContain(
      "error-eta",
    );
  });
});

describe("conditions of the other sources", () => {
  it.each([
    ["yu-width", setting(9n, 4n, "1/2", "inf"), 13n],
    ["yu-depth", setting(9n, 4n, "1/2", "inf"), 19n],
    ["yu-width", setting(9n, 4n, "1/2"), "it is stated for p = inf"],
    ["yu-width-lower", setting(9n, 4n, "4/5", "inf"), 4n],
    ["yu-width-lower", setting(9n, 4n, "79/100", "inf"), "it needs rho >= 4/5"],
    ["yu-width-lower", setting(4n, 4n, "4/5", "inf"), "it needs N > d"],
    ["yu-depth-general", setting(9n, 4n, "1/2"), "it needs epsilon and the range R of a dataset"],
    ["egosi-width", setting(9n, 4n, "99/100"), 10n],
    ["egosi-width", setting(9n, 4n, "1/2", "inf"), "2 c_p+(d) sigma/delta may reach 1"],
    ["egosi-width-lower-rho", setting(10n ** 6n, 100n, "1/2"), 4n],
    ["egosi-width-lower-rho", setting(10n ** 6n, 3n, "1/2"), 3n],
    ["egosi-width-lower-rho", setting(10n ** 6n, 3n, "0"), "the ratio is 0"],
    ["li-parameters", setting(9n, 4n, "1/2"), "it needs rho < 1/2"],
    ["li-parameters", setting(9n, 4n, "1/3", "3"), "it is stated for p = 2 and p = inf"],
    ["li-parameters-lower", setting(9n, 4n, "8/10"), "its range is rho > sqrt(1 - 1/d)"],
    ["vardi-width", setting(9n, 4n, "0"), 12n],
    ["vardi-width", setting(9n, 4n, "1/1000"), "it memorizes the points, not balls: rho = 0 only"],
    ["vardi-parameters-of-depth", setting(9n, 4n, "0"), "no depth was given"],
    [
      "yang-width-of-depth",
      setting(9n, 4n, "1/2"),
      "it memorizes the points, not balls: rho = 0 only",
    ],
    // (√(24 ln 1000) + 2)² = 221.3, and 10 ln 10⁴ = 92.
    ["kim-projection-width", setting(1000n, 10_000n, "1/100"), 226n],
    ["kim-projection-width", setting(1000n, 100n, "1/100"), "no m <= d meets its condition"],
    // At ρ = 0 and N = 2, 24 ln 2 < 17, but 10 ln 10⁴ > 92.
    ["kim-projection-width", setting(2n, 10_000n, "0"), 97n],
    ["narrow-table-width", setting(10n, 4n, "0"), 5n],
    // 25 opposite pairs of 10 points: r² · (250)² · 4 against 157/100.
    ["narrow-table-width", setting(10n, 4n, "1/400"), 5n],
    [
      "narrow-table-width",
      setting(10n, 4n, "1/399"),
      "2 c_p+(d) sigma/delta may reach sqrt(pi/2) / (M N sqrt(d))",
    ],
    ["vc-layers-of-depth", setting(9n, 4n, "1/2"), "no depth was given"],
    ["counting-per-parameter", setting(9n, 4n, "1/2"), "no parameter count was given"],
    ["squares-width", setting(9n, 4n, "1/2", "inf"), "2 c_p+(d) sigma/delta may reach 1"],
    ["hyperplanes-parameters", setting(9n, 4n, "1/2", "inf"), 191n],
  ])("%s at setting %#", (name, where, expected) => {
    expect(value(where, name)).toBe(expected);
  });

  it("quote Theorem 4.4 under both readings of its ratio", () => {
    const where = setting(1000n, 10_000n, "1/100");
    expect(value(where, "egosi-narrow-width-rho")).toBe(73n);
    expect(value(where, "egosi-narrow-width-sigma-delta")).toBe(35n);
    expect(value(where, "projection-width")).toBe(19n);
    expect(bound(where, "egosi-narrow-width-rho")).toMatchObject({
      convention: "rho = mu/epsilon",
      assumptions: ["quoted-by-kim-moon-yun", "ratio-is-rho"],
    });
  });
});

describe("counting", () => {
  it("takes 1, 3 and 11 weights of at most 0, 1 and 2 bits", () => {
    // 0; ±1; ±2, ±3, ±1/2, ±1/3.
    expect([0n, 1n, 2n].map(weightsOfBits)).toEqual([1n, 3n, 11n]);
  });

  it("needs the least b with P·log₂(weights) ≥ labellings", () => {
    expect(leastBits(1000n, 1000n)).toBe(1n);
    expect(leastBits(100n, 158n)).toBe(1n);
    expect(leastBits(100n, 159n)).toBe(2n);
    expect(leastBits(1n, 10n ** 12n)).toBe(10n ** 12n - 40n);
  });

  it("counts one bit for two points, and N for more", () => {
    expect(value(setting(2n, 4n, "1/2"), "counting")).toBe(1n);
    expect(value(setting(3n, 4n, "1/2"), "counting")).toBe(3n);
    expect(value(setting(1000n, 100n, "9/10"), "counting")).toBe(2500n);
  });
});

describe("settings", () => {
  it("count opposite pairs of balanced classes", () => {
    expect(mostOppositePairs(5n, 2n)).toBe(6n);
    expect(mostOppositePairs(7n, 3n)).toBe(16n);
    expect(mostOppositePairs(4n, 4n)).toBe(6n);
  });

  it.each([
    ["points", { points: 1n }],
    ["points", { points: 10n ** 18n + 1n }],
    ["dimension", { dimension: 0n }],
    ["classes", { classes: 1n }],
    ["classes", { classes: 11n }],
    ["depth", { depth: 0n }],
    ["norm", { norm: { kind: "power", a: 65n, b: 2n } as const }],
  ])("are refused for %s: %o", (part, change) => {
    expect(settingOf({ ...question(10n, 4n, "1/2"), ...change })).toMatchObject({ part });
  });

  it.each(["1", "3/2", "-1/2"])("are refused for rho = %s", (rho) => {
    expect(settingOf(question(10n, 4n, rho))).toMatchObject({ part: "ratio" });
  });
});
