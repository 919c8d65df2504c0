// Places, the words for what stands there, and codecs made from one other.
import { describe, expect, test } from "vitest";
import {
  below,
  type Codec,
  mapped,
  pointerOf,
  reject,
  tested,
  wrongType,
} from "../../src/format/codec.js";
import { answered, atMost } from "../../src/kernel/index.js";
import { limitExceeded, rejection } from "../records.js";

const LINE = { line: 7 };
const ANYTHING: Codec<unknown> = {
  shape: { kind: "text", name: "STRING" },
  read: (value) => value,
};

test("a place is a line and the keys that lead there", () => {
  expect(pointerOf(LINE)).toBe("");
  expect(pointerOf(below(below(below(LINE, "a"), 3), "b"))).toBe("/a/3/b");
  expect(below(below(LINE, "a"), 3).line).toBe(7);
});

test("a rejection names its place", () => {
  const refusal = answered(() => reject("ill-formed/row", below(LINE, 2), "this", "that"));
  expect(refusal).toEqual(rejection("ill-formed/row", "/2", 7, { expected: "this", got: "that" }));
});

test.each<[unknown, string]>([
  [null, "null"],
  [[1, 2], "an array of 2"],
  ["ab", '"ab"'],
  ["x".repeat(100), JSON.stringify("x".repeat(80))],
  [12, "12"],
  [1e400, "Infinity"],
  [true, "true"],
  [{}, "an object"],
])("a value of the wrong type is told in few words: %j", (value, got) => {
  const refusal = answered(() => wrongType(below(LINE, "p"), "something", value));
  expect(refusal).toEqual(
    rejection("malformed/wrong-type", "/p", 7, { expected: "something", got }),
  );
});

test("a size is at most its limit", () => {
  expect(answered(() => atMost("norm-terms", 64))).toBe(undefined);
  expect(answered(() => atMost("norm-terms", 65))).toMatchObject(limitExceeded("norm-terms"));
});

describe("made from another", () => {
  const lengths = mapped(ANYTHING, (value, at) =>
    typeof value === "string" ? value.length : wrongType(at, "a string", value),
  );

  test("`mapped` reads through it", () => {
    expect(lengths.read("xxx", LINE)).toBe(3);
    expect(lengths.shape).toBe(ANYTHING.shape);
  });

  test("and may refuse, at its place", () => {
    expect(answered(() => lengths.read(1, below(LINE, "n")))).toMatchObject(
      rejection("malformed/wrong-type", "/n", 7),
    );
  });

  test("`tested` gives the value that passes", () => {
    const even = tested(lengths, (length, at) => {
      if (length % 2 === 1) reject("ill-formed/shape", at, "an even length", `${length}`);
    });
    expect(even.read("xx", LINE)).toBe(2);
    expect(answered(() => even.read("xxx", below(LINE, 0)))).toMatchObject(
      rejection("ill-formed/shape", "/0", 7, { got: "3" }),
    );
  });
});
