// Lists, vectors, pairs, points, and values of two forms.
import { describe, expect, test } from "vitest";
import type { Codec } from "../../src/format/codec.js";
import {
  either,
  list,
  nullable,
  pair,
  point,
  vector,
  withDenominator,
} from "../../src/format/compounds.js";
import { count, oneOf, text } from "../../src/format/scalars.js";
import { answered } from "../../src/kernel/index.js";
import { q, vector as scaledOf } from "../exact.js";
import { limitExceeded, rejection } from "../records.js";
import { write } from "../../src/writing/index.js";

const AT = { line: 7, inside: { place: { line: 7 }, key: "p" } };
const read = (codec: Codec<unknown>, value: unknown): unknown =>
  answered(() => codec.read(value, AT));

describe("a list", () => {
  const words = list(text, "norm-terms");

  test("reads and writes its items", () => {
    expect(read(words, [])).toEqual([]);
    expect(read(words, ["a", "b"])).toEqual(["a", "b"]);
    expect(write(words.shape, ["a", "b"])).toEqual(["a", "b"]);
  });

  test("names the item that is wrong, the first one", () => {
    expect(read(words, ["a", 1, 2])).toMatchObject(rejection("malformed/wrong-type", "/p/1", 7));
  });

  test("is no object and not too long", () => {
    expect(read(words, { length: 1 })).toEqual(
      rejection("malformed/wrong-type", "/p", 7, { expected: "an array", got: "an object" }),
    );
    expect(read(words, new Array(64).fill("x"))).toHaveLength(64);
    expect(read(words, new Array(65).fill("x"))).toMatchObject(limitExceeded("norm-terms"));
  });

  test("is too long before an item of it is wrong", () => {
    expect(read(words, new Array(65).fill(0))).toMatchObject(limitExceeded("norm-terms"));
  });

  test("is read no further than its first defect", () => {
    const seen: unknown[] = [];
    const watched: Codec<string> = {
      ...text,
      read(value, at) {
        seen.push(value);
        return text.read(value, at);
      },
    };
    read(list(watched, "points"), ["a", 1, "b"]);
    expect(seen).toEqual(["a", 1]);
  });
});

describe("a vector", () => {
  const numbers = vector("dimension");
  const power = (bits: bigint): string => `1/${1n << bits}`;
  // 2^a · (odd parts) reach beyond 4,096 bits only together.
  const odd = (1n << 2_047n) + 1n;
  const other = (1n << 2_047n) + 3n;

  test("is its rationals", () => {
    expect(read(numbers, ["1/2", "-3"])).toEqual([q("1/2"), q("-3")]);
    expect(read(numbers, [])).toEqual([]);
    expect(write(numbers.shape, [q("1/2"), q("-3")])).toEqual(["1/2", "-3"]);
  });

  test("names the entry that is no rational", () => {
    expect(read(numbers, ["1/2", "0.5"])).toMatchObject(rejection("malformed/rational", "/p/1", 7));
  });

  test("has a common denominator within the limit", () => {
    expect(read(numbers, [`1/${odd}`, `1/${other}`])).toHaveLength(2);
    expect(read(numbers, [`1/${odd}`, `1/${other}`, "1/5"])).toMatchObject(
      limitExceeded("denominator-bits"),
    );
  });

  test("declines where that denominator is too large, before a later entry is wrong", () => {
    expect(read(numbers, [`1/${odd}`, `1/${other}`, "1/5", "x"])).toMatchObject(
      limitExceeded("denominator-bits"),
    );
  });

  test("shares a denominator with one more number", () => {
    expect(withDenominator(1n << 4_092n, q("1/5"))).toBe(5n << 4_092n);
    expect(withDenominator(1n << 3_001n, q(power(3_000n)))).toBe(1n << 3_001n);
    expect(answered(() => withDenominator(1n << 4_095n, q("1/5")))).toMatchObject(
      limitExceeded("denominator-bits"),
    );
  });

  test("has room for all its integers over that denominator", () => {
    const many = (length: number): string[] => [
      power(4_000n),
      ...new Array<string>(length - 1).fill("1"),
    ];
    // 33,546 · 4,001 bits = 134,217,546 ≤ 134,217,728 < 33,547 · 4,001.
    expect(read(numbers, many(33_546))).toHaveLength(33_546);
    expect(read(numbers, many(33_547))).toMatchObject(limitExceeded("vector-bits"));
  });

  test("may take all of its room", () => {
    // 2,048 bits each over the common denominator; 65,536 times that is the limit.
    const of = (length: number): string[] => [
      power(2_047n),
      ...new Array<string>(length - 1).fill("0"),
    ];
    expect(read(numbers, of(65_536))).toHaveLength(65_536);
    expect(read(numbers, of(65_537))).toMatchObject(limitExceeded("vector-bits"));
  });
});

test("a point is a vector over one denominator", () => {
  expect(read(point, ["1/2", "-3"])).toEqual(scaledOf("1/2", "-3"));
  expect(write(point.shape, scaledOf("1/2", "-3"))).toEqual(["1/2", "-3"]);
});

describe("a pair", () => {
  const two = pair(count("points"), "two points");

  test("is two", () => {
    expect(read(two, [3, 4])).toEqual([3, 4]);
    expect(write(two.shape, [3, 4])).toEqual([3, 4]);
  });

  test.each([[[]], [[1]], [[1, 2, 3]], [["1"]], [[1, 2, null]]])(
    "%j is none, whatever its items are",
    (value) => {
      expect(read(two, value)).toEqual(
        rejection("ill-formed/shape", "/p", 7, {
          expected: "two points",
          got: `${value.length}`,
        }),
      );
    },
  );

  test("names the item that is wrong", () => {
    expect(read(two, [0, "1"])).toMatchObject(rejection("malformed/wrong-type", "/p/1", 7));
    expect(read(two, { length: 2 })).toMatchObject(rejection("malformed/wrong-type", "/p", 7));
  });
});

describe("values of two forms", () => {
  test("null stands for nothing", () => {
    const maybe = nullable(text);
    expect(read(maybe, null)).toBe(undefined);
    expect(read(maybe, "x")).toBe("x");
    expect(write(maybe.shape, undefined)).toBe(null);
    expect(write(maybe.shape, "x")).toBe("x");
    expect(read(maybe, 1)).toMatchObject(rejection("malformed/wrong-type", "/p", 7));
  });

  test("the form is told by the value, and its own defects are named", () => {
    const form = either(
      (value) => Array.isArray(value),
      pair(count("points"), "two points"),
      oneOf("none"),
    );
    expect(read(form, [1, 2])).toEqual([1, 2]);
    expect(read(form, "none")).toBe("none");
    expect(write(form.shape, [1, 2])).toEqual([1, 2]);
    expect(write(form.shape, "none")).toBe("none");
    expect(read(form, [1])).toMatchObject(rejection("ill-formed/shape", "/p", 7));
    expect(read(form, "x")).toMatchObject({ rejection: { expected: "none" } });
  });
});
