// Bytes of Protocol Buffers: what is not asked for, or ends beyond the end, is refused.
import { describe, expect, test } from "vitest";
import { opened } from "../../src/from/wire.js";
import { expectReason } from "./refused.js";

const message = (...bytes: number[]) => opened({ bytes: Uint8Array.from(bytes), byte: 100 }, "M");

describe("fields", () => {
  test("integers are signed and of 64 bits, packed or not", () => {
    expect(message(8, 150, 1).int(1)).toBe(150n);
    expect(message(8, ...new Array<number>(9).fill(255), 1).int(1)).toBe(-1n);
    expect(message(8, 1, 10, 2, 2, 3, 8, 4).ints(1)).toEqual([1n, 2n, 3n, 4n]);
    expect(message().int(1)).toBe(undefined);
  });

  test("texts, and pieces with their place in the file", () => {
    expect(message(18, 2, 104, 105).text(2)).toBe("hi");
    expect(
      message(18, 1, 7, 18, 0)
        .pieces(2, 2)
        .map(({ byte }) => byte),
    ).toEqual([102, 105]);
    expect(message(21, 1, 2, 3, 4).piece(2, 5)?.bytes).toHaveLength(4);
    expect(message(17, 1, 2, 3, 4, 5, 6, 7, 8).piece(2, 1)?.bytes).toHaveLength(8);
  });

  test("what is left over is refused, unless it is for people", () => {
    const read = message(8, 1, 26, 0);
    read.int(1);
    expectReason(
      () => {
        read.end(2);
      },
      "unknown-field",
      "field 3 of M",
    );
    read.end(3);
  });
});

describe("damage", () => {
  test.each([
    ["truncated", [8]],
    ["truncated", [8, 128]],
    ["truncated", [18, 5, 1]],
    ["truncated", [18, ...new Array<number>(9).fill(255), 1]],
    ["truncated", [21, 1, 2, 3]],
    ["syntax", [8, ...new Array<number>(10).fill(128)]],
    ["syntax", [11, 1]],
  ] as const)("%s: %j", (reason, bytes) => {
    expectReason(() => message(...bytes), reason);
  });

  test("a field of another kind, and one that comes twice", () => {
    expectReason(() => message(8, 1).piece(1, 2), "syntax");
    expectReason(() => message(8, 1, 8, 1).int(1), "name-twice");
    expectReason(() => message(10, 1, 128).ints(1), "truncated");
  });
});
