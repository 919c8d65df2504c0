// Bits and decimals as the rationals they mean.
import { describe, expect, test } from "vitest";
import { encodeRational } from "../../src/format/index.js";
import { decimalOf, numbersIn } from "../../src/from/numbers.js";
import { at } from "../../src/numbers/index.js";
import { expectReason } from "./refused.js";

const float32 = (bits: number): Uint8Array => new Uint8Array(Uint32Array.of(bits).buffer);
const float64 = (bits: bigint): Uint8Array => new Uint8Array(BigUint64Array.of(bits).buffer);

describe("bits", () => {
  test.each([
    [0x00000000, "0"],
    [0x80000000, "0"],
    [0x00000001, `1/${2n ** 149n}`],
    [0x807fffff, `-${2n ** 23n - 1n}/${2n ** 149n}`],
    [0x7f7fffff, `${(2n ** 24n - 1n) * 2n ** 104n}`],
    [0x3f19999a, "5033165/8388608"],
  ])("float32 %i", (bits, text) => {
    expect(encodeRational(at(numbersIn(float32(bits), "float32"), 0))).toBe(text);
  });

  test.each([
    [0x3fb999999999999an, "3602879701896397/36028797018963968"],
    [0x0000000000000001n, `1/${2n ** 1074n}`],
    [0xc000000000000000n, "-2"],
  ])("float64 %i", (bits, text) => {
    expect(encodeRational(at(numbersIn(float64(bits), "float64"), 0))).toBe(text);
  });

  test("an integer has a sign", () => {
    expect(numbersIn(new Uint8Array(8).fill(255), "int64")).toEqual([{ num: -1n, den: 1n }]);
  });

  test("NaN, infinity and a number that is cut are no numbers", () => {
    for (const bits of [0x7f800000, 0x7fc00000, 0xff800000]) {
      expectReason(() => numbersIn(float32(bits), "float32"), "not-finite");
    }
    expectReason(() => numbersIn(float64(0x7ff0000000000000n), "float64"), "not-finite");
    expectReason(() => numbersIn(new Uint8Array(7), "float32"), "byte-count");
  });
});

describe("decimals", () => {
  test.each([
    ["0.1", "1/10"],
    ["-.5", "-1/2"],
    ["+3.", "3"],
    ["12e-1", "6/5"],
    ["1E+2", "100"],
    ["-0", "0"],
  ])("%s is %s", (text, value) => {
    expect(encodeRational(decimalOf(text, 1))).toBe(value);
  });

  test.each(["", ".", "e5", "1e", "1e99999", "0x1", "1 2", "nan", "1/2", "9".repeat(1001)])(
    "%s is none",
    (text) => {
      expectReason(() => decimalOf(text, 3), "not-a-number");
    },
  );
});
