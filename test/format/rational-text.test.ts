// The one spelling of a rational, and everything that is not it.
import { describe, expect, test } from "vitest";
import { decodeInteger, decodeRational, encodeRational } from "../../src/format/index.js";

const LONG = "9".repeat(4_000);

describe("a canonical rational", () => {
  test.each([
    { text: "0", num: 0n, den: 1n },
    { text: "7", num: 7n, den: 1n },
    { text: "-3", num: -3n, den: 1n },
    { text: "7/5", num: 7n, den: 5n },
    { text: "-7/5", num: -7n, den: 5n },
    { text: "1/10", num: 1n, den: 10n },
    { text: "10", num: 10n, den: 1n },
    { text: "9007199254740993/2", num: 9007199254740993n, den: 2n },
  ])("$text decodes, and encodes to itself", ({ text, num, den }) => {
    const value = decodeRational(text);
    expect(value).toEqual({ num, den });
    expect(Object.isFrozen(value)).toBe(true);
    expect(encodeRational({ num, den })).toBe(text);
  });

  test("may have thousands of digits", () => {
    const text = `-1${LONG}/2${"0".repeat(3_999)}`;
    expect(encodeRational(decodeRational(text) ?? { num: 0n, den: 1n })).toBe(text);
  });
});

const REFUSED = [
  ["nothing", ""],
  ["minus 0", "-0"],
  ["plus", "+1"],
  ["a leading zero", "01"],
  ["a leading zero after minus", "-01"],
  ["two minuses", "--1"],
  ["minus alone", "-"],
  ["a decimal point", "0.5"],
  ["an exponent", "1e3"],
  ["a capital exponent", "1E3"],
  ["hex", "0x10"],
  ["a bigint suffix", "1n"],
  ["a separator", "1_000"],
  ["a space before", " 1"],
  ["a space after", "1 "],
  ["a line feed after", "1\n"],
  ["a carriage return after", "1\r"],
  ["full-width digits", "１２"],
  ["Arabic digits", "٣"],
  ["a minus sign of typography", "−1"],
  ["NaN", "NaN"],
  ["Infinity", "Infinity"],
  ["a null byte", "1\u0000"],
] as const;

const REFUSED_FRACTIONS = [
  ["denominator 1", "3/1"],
  ["denominator 0", "1/0"],
  ["0 over something", "0/5"],
  ["not in lowest terms", "2/4"],
  ["not in lowest terms, negative", "-6/9"],
  ["a negative denominator", "1/-2"],
  ["a positive sign below", "1/+2"],
  ["a leading zero below", "1/02"],
  ["nothing above", "/2"],
  ["nothing below", "1/"],
  ["two slashes", "1/2/3"],
  ["a space inside", "1 /2"],
  ["a line feed at the end", "1/2\n"],
  ["a text before", "x1/2"],
  ["a text after", "1/2x"],
] as const;

describe("no canonical rational", () => {
  test.each([...REFUSED, ...REFUSED_FRACTIONS])("%s: %j", (_, text) => {
    expect(decodeRational(text)).toBe(undefined);
  });
});

describe("an integer", () => {
  test.each([
    ["0", 0n],
    ["12", 12n],
    ["-340", -340n],
    [`1${LONG}`, 2n * 10n ** 4_000n - 1n],
  ])("%s", (text, value) => {
    expect(decodeInteger(text)).toBe(value);
  });

  test.each([...REFUSED, ["a fraction", "3/2"] as const])("is not %s: %j", (_, text) => {
    expect(decodeInteger(text)).toBe(undefined);
  });
});
