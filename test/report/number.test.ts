import { describe, expect, test } from "vitest";
import { rational } from "../../src/numbers/index.js";
import { decimalText, rootText, shown, shownRoot } from "../../src/report/number.js";
import { plainData } from "../../src/report/plain-data.js";

describe("a rational for a person", () => {
  const long = rational(10n ** 60n + 1n, 3n * 10n ** 60n);
  test.each([
    { value: rational(0n), text: "0" },
    { value: rational(-3n), text: "-3" },
    { value: rational(1n, 8n), text: "1/8 = 0.125" },
    { value: rational(1n, 3n), text: "1/3 ≈ 0.333333" },
    { value: rational(-2n, 3n), text: "-2/3 ≈ -0.666666" },
    { value: rational(1n, 10n ** 9n), text: "1/1000000000 = 1e-9" },
    { value: long, text: "≈ 0.333333 (exactly with --json)" },
    { value: rational(10n ** 50n), text: "= 1e50 (exactly with --json)" },
  ])("$text", ({ value, text }) => {
    expect(shown(value)).toBe(text);
  });

  test.each([
    { square: rational(4n, 9n), text: "2/3 ≈ 0.666666" },
    { square: rational(1n, 4n), text: "1/2 = 0.5" },
    { square: rational(2n), text: "√(2) ≈ 1.41421" },
    { square: rational(2n * 10n ** 60n), text: "≈ 1.41421e30 (its square with --json)" },
  ])("a square as $text", ({ square, text }) => {
    expect(shownRoot(square)).toBe(text);
  });

  test("decimals are rounded towards 0", () => {
    expect(decimalText(rational(1999999n, 1000000n))).toBe("1.99999");
    expect(decimalText(rational(-1999999n, 1000000n))).toBe("-1.99999");
    expect(rootText(rational(3999996000001n, 10n ** 12n))).toBe("1.99999");
  });
});

describe("values as JSON data", () => {
  test("rationals are exact text, big integers numbers where they are exact, undefined is left out", () => {
    const value = {
      a: rational(-7n, 5n),
      b: [2n ** 70n, 1, null],
      c: undefined,
      d: { num: 1n },
      e: -(2n ** 53n),
    };
    expect(plainData(value)).toEqual({
      a: "-7/5",
      b: ["1180591620717411303424", 1, null],
      d: { num: 1 },
      e: "-9007199254740992",
    });
  });
});
