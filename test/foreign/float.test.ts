// Bits of floats and their rationals, there and back.
import { describe, expect, test } from "vitest";
import { encodeRational } from "../../src/format/index.js";
import { floatOfBits, type FloatType } from "../../src/foreign/exact/float.js";
import { nearestFloat } from "../../src/foreign/writing/nearest.js";
import { rational } from "../../src/numbers/index.js";

const CASES: readonly (readonly [FloatType, bigint, string | undefined])[] = [
  ["float32", 0x00000000n, "0"],
  ["float32", 0x80000000n, "0"],
  ["float32", 0x00000001n, `1/${2n ** 149n}`],
  ["float32", 0x7f7fffffn, `${(2n ** 24n - 1n) * 2n ** 104n}`],
  ["float32", 0x3f19999an, "5033165/8388608"],
  ["float32", 0xbf800000n, "-1"],
  ["float32", 0x7f800000n, undefined],
  ["float32", 0x7fc00000n, undefined],
  ["float16", 0x3c00n, "1"],
  ["float16", 0x0001n, `1/${2n ** 24n}`],
  ["float16", 0x7bffn, "65504"],
  ["float16", 0x7c00n, undefined],
  ["bfloat16", 0x3f80n, "1"],
  ["bfloat16", 0xc049n, "-201/64"],
  ["float64", 0x3fb999999999999an, "3602879701896397/36028797018963968"],
  ["float64", 0x7ff0000000000000n, undefined],
];

describe("the bits of a float", () => {
  test.each(CASES)("%s %s", (type, bits, text) => {
    const value = floatOfBits(bits, type);
    expect(value && encodeRational(value)).toBe(text);
    if (value !== undefined && value.num !== 0n)
      expect(nearestFloat(value, type)).toMatchObject({ bits });
  });
});

describe("the nearest float", () => {
  const bits = (value: number): bigint => {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, value);
    return BigInt(view.getUint32(0));
  };
  test.each([
    [1n, 3n],
    [-2n, 7n],
    [1n, 10n],
    [2n ** 24n + 1n, 1n],
    [2n ** 24n + 3n, 1n],
    [1n, 2n ** 150n],
    [3n, 2n ** 150n],
    [2n ** 25n - 1n, 2n],
  ])("of %s/%s is that of the machine", (num, den) => {
    expect(nearestFloat(rational(num, den), "float32")?.bits).toBe(
      bits(Math.fround(Number(num) / Number(den))),
    );
  });

  test("beyond the largest there is none", () => {
    expect(nearestFloat(rational(2n ** 128n), "float32")).toBe(undefined);
  });
});
