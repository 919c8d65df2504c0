// Ratios and radii: exact where they are short, otherwise rounded to the stated side.
import { beforeAll, describe, expect, it } from "vitest";
import {
  radiusAbove,
  radiusBelow,
  ratioBelow,
  roundedText,
  type Separation,
  separation,
} from "../../src/dataset/index.js";
import { NORM_ONE, NORM_TWO, normOf } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { text } from "./files.js";
import { plain } from "./plain.js";

const EIGHTH = rational(1n, 8n);

describe("ratios and radii", () => {
  let taxi: Separation;
  let euclid: Separation;
  let between: Separation;

  beforeAll(async () => {
    const dataset = plain("0 0 a; 1 1 b");
    taxi = await separation(dataset, NORM_ONE);
    euclid = await separation(dataset, NORM_TWO);
    const norm = normOf(rational(3n, 2n));
    if (norm === undefined) throw new Error("3/2 is a norm");
    between = await separation(dataset, norm);
  });

  it("are exact where ε is rational and they are short", () => {
    expect(text(ratioBelow(EIGHTH, taxi, 6))).toBe("1/8");
    expect(text(radiusBelow(EIGHTH, taxi, 6))).toBe("1/8");
    expect(text(radiusAbove(EIGHTH, taxi, 6))).toBe("1/8");
    expect(text(radiusBelow(rational(1n, 3n), taxi, 6))).toBe("1/3");
    expect(text(radiusBelow(rational(10n ** 9n + 1n, 10n ** 10n), taxi, 6))).toBe("1/10");
  });

  it("are rounded to the safe side where ε is √(1/2)", () => {
    expect(text(ratioBelow(EIGHTH, euclid, 5))).toBe("17677/100000"); // √2/8 = 0.176776…
    expect(text(radiusBelow(EIGHTH, euclid, 4))).toBe("4419/50000"); // 0.0883883…
    expect(text(radiusAbove(EIGHTH, euclid, 4))).toBe("8839/100000");
  });

  it("are rounded to the safe side where only an enclosure of ε is known", () => {
    expect(text(ratioBelow(EIGHTH, between, 5))).toBe("15749/100000"); // 1/8 : 0.79370052…
    expect(text(radiusBelow(EIGHTH, between, 4))).toBe("9921/100000");
    expect(text(radiusAbove(EIGHTH, between, 4))).toBe("4961/50000");
  });
});

describe("roundedText", () => {
  it.each([
    ["0", 0n, 1n, "0", "0"],
    ["1/8", 1n, 8n, "0.125", "0.125"],
    ["1/3", 1n, 3n, "0.333", "0.334"],
    ["-2/3", -2n, 3n, "-0.667", "-0.666"],
    ["999.9", 9_999n, 10n, "999", "1000"],
    ["12345", 12_345n, 1n, "12300", "12400"],
    ["10⁻⁹/3", 1n, 3n * 10n ** 9n, "3.33e-10", "3.34e-10"],
    ["10³⁰", 10n ** 30n, 1n, "1e30", "1e30"],
  ])("writes %s with three digits, rounded down and up", (_, num, den, down, up) => {
    expect(roundedText(rational(num, den), 3, "down")).toBe(down);
    expect(roundedText(rational(num, den), 3, "up")).toBe(up);
  });
});
