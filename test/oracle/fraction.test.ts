import { describe, expect, it } from "vitest";
import { dot, fraction, order, sign, size, spell } from "../../src/oracle/fraction.js";

describe("oracle fractions", () => {
  it.each([
    ["0", "0"],
    ["-0", "0"],
    ["6/4", "3/2"],
    ["-6/3", "-2"],
    ["123456789012345678901234567890/3", "41152263004115226300411522630"],
  ])("%s is spelled %s", (text, spelled) => {
    expect(spell(fraction(text))).toBe(spelled);
  });

  it.each(["", "0.1", "1e3", "1/", "+1", " 1", "0x10", "1/-2", "NaN"])("%j is refused", (text) => {
    expect(() => fraction(text)).toThrow('the oracle reads "n" or "n/d"');
  });

  it("refuses a denominator of 0", () => {
    expect(() => fraction("1/0")).toThrow("Division by Zero");
  });

  it("signs, orders and multiplies as by hand", () => {
    expect(sign(fraction("-1/9"))).toBe(-1);
    expect(sign(fraction("0/9"))).toBe(0);
    expect(order(fraction("1/3"), fraction("1/2"))).toBe(-1);
    expect(order(fraction("2/4"), fraction("1/2"))).toBe(0);
    expect(spell(size(fraction("-2/3"), 3n))).toBe("8/27");
    expect(spell(dot([fraction("1/2"), fraction("-3")], [fraction("4"), fraction("1/3")]))).toBe(
      "1",
    );
  });

  it("refuses a product of unequal lengths", () => {
    expect(() => dot([fraction("1")], [])).toThrow("lengths 1 and 0");
  });

  it("sees a difference of 10⁻⁴⁰, where a double sees none", () => {
    const nearly = fraction(`${10n ** 40n - 1n}/${10n ** 40n}`);
    expect(order(nearly, fraction("1"))).toBe(-1);
  });
});
