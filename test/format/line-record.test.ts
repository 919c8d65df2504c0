// Lines that are one record: JSON in its canonical spelling, which is judged last.
import { describe, expect, test } from "vitest";
import type { Codec } from "../../src/format/codec.js";
import { lineRecord } from "../../src/format/line-record.js";
import { text } from "../../src/format/scalars.js";
import { answered } from "../../src/kernel/index.js";
import { fault } from "../../src/numbers/index.js";
import { lineOf, rejection } from "../records.js";

/** Takes every value as it is. */
const ANYTHING: Codec<unknown> = {
  shape: { kind: "text", name: "STRING" },
  read: (value) => value,
};
const { decode, read } = lineRecord(ANYTHING);

describe("a line", () => {
  test.each([
    { name: "an object", text: '{"a":1,"b":["x",null,true]}' },
    { name: "a text with escapes", text: '"\\n\\"\\\\"' },
    { name: "lone surrogates, escaped", text: '"\\ud800"' },
    { name: "letters beyond ASCII", text: '"é≤𝔹"' },
  ])("is canonical: $name", ({ text }) => {
    const value: unknown = JSON.parse(text);
    expect(decode(lineOf(text, 7))).toEqual(value);
  });

  test.each([
    { name: "a space", text: '{"a": 1}' },
    { name: "a space after", text: '{"a":1} ' },
    { name: "a carriage return", text: '{"a":1}\r' },
    { name: "an equal key", text: '{"a":1,"a":1}' },
    { name: "a number with a point", text: "1.0" },
    { name: "a number with an exponent", text: "1e2" },
    { name: "minus 0", text: "-0" },
    { name: "an escaped slash", text: '"a\\/b"' },
    { name: "an escaped letter", text: '"\\u0061"' },
    { name: "an escaped letter beyond ASCII", text: '"\\u00e9"' },
    { name: "capital hex", text: '"\\uD800"' },
    { name: "a number too large for a double", text: "1e400" },
    { name: "an integer too large for a double", text: "9007199254740993" },
  ])("is not canonical: $name", ({ text }) => {
    expect(decode(lineOf(text, 7))).toEqual(
      rejection("malformed/not-canonical", "", 7, {
        expected: "the canonical spelling",
        got: "another spelling",
      }),
    );
  });

  test.each([
    { name: "nothing", text: "" },
    { name: "a byte-order mark", text: '\ufeff{"a":1}' },
    { name: "two values", text: "{}{}" },
    { name: "half a value", text: '{"a":' },
    { name: "deep nesting without end", text: "[".repeat(2_000_000) },
  ])("has no value: $name", ({ text }) => {
    expect(decode(lineOf(text, 7))).toEqual(
      rejection("malformed/syntax", "", 7, { expected: "one JSON value", got: "no JSON" }),
    );
  });
});

describe("the two ways to read one", () => {
  test("`read` stops with what `decode` gives", () => {
    const line = lineOf("1.0", 3);
    expect(answered(() => read(line))).toEqual(decode(line));
    expect(read(lineOf("1", 3))).toBe(1);
  });

  test("a fault goes through both", () => {
    const broken = lineRecord<unknown>({ ...ANYTHING, read: () => fault("broken") });
    expect(() => broken.decode(lineOf("1"))).toThrow("broken");
  });

  test("what is wrong with a value is said before its spelling", () => {
    expect(lineRecord(text).decode(lineOf("1.0", 3))).toMatchObject(
      rejection("malformed/wrong-type", "", 3),
    );
  });
});
