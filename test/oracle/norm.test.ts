import { describe, expect, it } from "vitest";
import { fraction, spell } from "../../src/oracle/fraction.js";
import {
  dual,
  integerRoot,
  normAgainst,
  placeInBall,
  powerBetween,
} from "../../src/oracle/norm.js";

describe("oracle norms", () => {
  it.each([
    ["1", "inf"],
    ["inf", "1"],
    ["2", "2"],
    ["3", "3/2"],
    ["3/2", "3"],
    ["5/3", "5/2"],
  ])("the exponent dual to %s is %s", (p, q) => {
    expect(dual(p)).toBe(q);
  });

  it("takes integer roots rounded down", () => {
    expect(integerRoot(0n, 2n)).toBe(0n);
    expect(integerRoot(26n, 3n)).toBe(2n);
    expect(integerRoot(27n, 3n)).toBe(3n);
    expect(integerRoot(10n ** 60n, 2n)).toBe(10n ** 30n);
  });

  it("gives a power exactly when it is rational and a short interval when it is not", () => {
    expect(powerBetween(fraction("-4/9"), 3n, 2n, 8n).map(spell)).toEqual(["8/27", "8/27"]);
    // 2^(3/2) = 2.828…, 4 bits after the point: 45/16 = 2.8125, 46/16 = 2.875.
    expect(powerBetween(fraction("2"), 3n, 2n, 4n).map(spell)).toEqual(["45/16", "23/8"]);
  });

  it.each([
    { p: "1", t: ["1/2", "-1/2"], s: "1", side: 0 },
    { p: "1", t: ["1/2", "-2/3"], s: "1", side: 1 },
    { p: "inf", t: ["1/2", "-1"], s: "1", side: 0 },
    { p: "inf", t: ["1/2", "-9/10"], s: "1", side: -1 },
    { p: "2", t: ["3", "-4"], s: "5", side: 0 },
    { p: "2", t: ["1", "1"], s: "7/5", side: 1 },
    { p: "2", t: ["1", "1"], s: "3/2", side: -1 },
    { p: "3", t: ["3", "4", "-5"], s: "6", side: 0 },
    { p: "3", t: ["3", "4", "-5"], s: "5999/1000", side: 1 },
    // ‖(1, 4)‖ for p = 3/2 is (1 + 8)^(2/3) = 4.32674…
    { p: "3/2", t: ["1", "4"], s: "4326/1000", side: 1 },
    { p: "3/2", t: ["1", "4"], s: "4327/1000", side: -1 },
    // (1/4)^(3/2) = 1/8 and (9/16)^(3/2) = 27/64: 3/8 + 27/64 < 1 and 8·1/8 = 1.
    { p: "3/2", t: ["1/4", "1/4", "1/4", "9/16"], s: "1", side: -1 },
    { p: "3/2", t: ["1/4", "1/4", "1/4", "1/4", "1/4", "1/4", "1/4", "1/4"], s: "1", side: 0 },
    { p: "3/2", t: ["0", "0"], s: "0", side: 0 },
    { p: "3/2", t: ["0", "1"], s: "0", side: 1 },
  ])("‖($t)‖ for p = $p against $s is $side", ({ p, t, s, side }) => {
    expect(normAgainst(p, t.map(fraction), fraction(s))).toBe(side);
  });

  it("decides a distance of 10⁻⁶⁰ from the sphere for p = 3/2", () => {
    const tiny = 10n ** 60n;
    const t = [fraction("1/4"), fraction("0")];
    expect(normAgainst("3/2", t, fraction(`${tiny + 1n}/${4n * tiny}`))).toBe(-1);
    expect(normAgainst("3/2", t, fraction(`${tiny - 1n}/${4n * tiny}`))).toBe(1);
  });

  it("refuses a negative radius", () => {
    expect(() => normAgainst("2", [fraction("1")], fraction("-1"))).toThrow("s ≥ 0");
  });

  it("places points in closed balls", () => {
    expect(placeInBall("2", ["1", "1"], "5", ["4", "5"])).toBe("boundary");
    expect(placeInBall("1", ["1", "1"], "5", ["4", "5"])).toBe("outside");
    expect(placeInBall("inf", ["1", "1"], "5", ["4", "5"])).toBe("inside");
    expect(() => placeInBall("2", ["1"], "1", [])).toThrow("differ in length");
  });
});
