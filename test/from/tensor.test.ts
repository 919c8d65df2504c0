// Tensors: as many bytes as their sizes say, in one field; and entries by index.
import { describe, expect, test } from "vitest";
import { constant } from "../../src/from/forms.js";
import { build, entryAt, tensorOf, typeOf } from "../../src/from/tensor.js";
import { rational } from "../../src/numbers/index.js";
import { expectReason } from "./refused.js";

const tensor = (...bytes: number[]) => tensorOf({ bytes: Uint8Array.from(bytes), byte: 9 });
/** Two float32 1s, raw; sizes and type stand before it. */
const RAW = [74, 8, 0, 0, 128, 63, 0, 0, 128, 63];
const FLOATS = [37, 0, 0, 128, 63, 34, 4, 0, 0, 128, 63];

describe("a tensor", () => {
  test("has the same entries raw, as floats, and packed", () => {
    const raw = tensor(8, 2, 16, 1, ...RAW);
    expect(raw).toMatchObject({ name: "", type: "float32", shape: [2] });
    expect(raw.entries).toEqual([1n, 1n].map((n) => constant(rational(n))));
    expect(tensor(8, 2, 16, 1, 34, 8, ...RAW.slice(2))).toEqual(raw);
  });

  test("of integers, raw and as they are", () => {
    const ints = tensor(8, 2, 16, 7, 56, 3, 56, ...new Array<number>(9).fill(255), 1);
    expect(ints.entries.map(({ bias }) => bias.num)).toEqual([3n, -1n]);
    expect(tensor(16, 7, 74, 8, 5, 0, 0, 0, 0, 0, 0, 0).entries).toHaveLength(1);
  });

  test.each([
    ["byte-count", [8, 3, 16, 1, ...RAW]],
    ["byte-count", [8, 2, 16, 11, ...RAW]],
    ["data-twice", [8, 2, 16, 1, ...RAW, ...FLOATS]],
    ["element-type", [8, 2, 16, 10, ...RAW]],
    ["element-type", [8, 2, ...RAW]],
    ["dimension", [8, 0, 16, 1]],
    ["dimension", [8, ...new Array<number>(9).fill(255), 1, 16, 1]],
    ["dimension", [8, 128, 128, 64, 8, 128, 128, 64, 16, 1]],
    ["unknown-field", [8, 2, 16, 1, ...RAW, 112, 1]],
    ["unknown-field", [8, 2, 16, 7, ...FLOATS]],
  ] as const)("%s: %j", (reason, bytes) => {
    expectReason(() => tensor(...bytes), reason);
  });

  test("an element type is told by its number", () => {
    expect([1n, 7n, 11n].map((number) => typeOf(number, 0)[0])).toEqual([
      ...["float32", "int64", "float64"],
    ]);
    expectReason(() => typeOf(undefined, 0), "element-type");
  });
});

test("entries are row-major, and axes of length 1 are broadcast", () => {
  const all = build("float32", [2, 3], ([i = 0, j = 0]) => constant(rational(BigInt(10 * i + j))));
  expect(all.entries.map(({ bias }) => bias.num)).toEqual([0n, 1n, 2n, 10n, 11n, 12n]);
  expect(entryAt(all, [7, 1, 2]).bias.num).toBe(12n);
  const column = build("float32", [2, 1], ([i = 0]) => constant(rational(BigInt(i))));
  expect(entryAt(column, [1, 5]).bias.num).toBe(1n);
});
