// Single values: exact types, exact spellings, limits.
import { describe, expect, test } from "vitest";
import type { Codec } from "../../src/format/codec.js";
import { count, digest, integer, note, oneOf, rational, text } from "../../src/format/scalars.js";
import { answered } from "../../src/kernel/index.js";
import { limitExceeded, rejection } from "../records.js";
import { write } from "../../src/writing/index.js";

const AT = { line: 7, inside: { place: { line: 7 }, key: "p" } };
const read = (codec: Codec<unknown>, value: unknown): unknown =>
  answered(() => codec.read(value, AT));
const wrong = (expected: string, got: string): object =>
  rejection("malformed/wrong-type", "/p", 7, { expected, got });

test("text", () => {
  expect(read(text, "x")).toBe("x");
  expect(read(text, 1)).toEqual(wrong("a string", "1"));
  expect(write(text.shape, "x")).toBe("x");
});

test("a note has a length", () => {
  expect(read(note, "x".repeat(1_000))).toHaveLength(1_000);
  expect(read(note, "x".repeat(1_001))).toMatchObject(limitExceeded("note-characters"));
  expect(read(note, null)).toEqual(wrong("a string", "null"));
});

test("one of some texts", () => {
  const source = oneOf("inline", "given");
  expect(read(source, "given")).toBe("given");
  expect(read(source, "else")).toEqual(wrong("inline or given", '"else"'));
  expect(read(source, 1)).toEqual(wrong("a string", "1"));
  expect(write(source.shape, "inline")).toBe("inline");
  expect(source.shape).toEqual({ kind: "constant", values: ["inline", "given"] });
});

describe("a count", () => {
  test.each([
    { value: 0 },
    { value: 64 },
    { value: 65, refusal: limitExceeded("norm-terms") },
    { value: 9007199254740991, refusal: limitExceeded("norm-terms") },
    { value: 9007199254740992, refusal: wrong("a whole number", "9007199254740992") },
    { value: -1, refusal: wrong("a whole number", "-1") },
    { value: 1.5, refusal: wrong("a whole number", "1.5") },
    { value: Infinity, refusal: wrong("a whole number", "Infinity") },
    { value: "1", refusal: wrong("a whole number", '"1"') },
    { value: null, refusal: wrong("a whole number", "null") },
    { value: true, refusal: wrong("a whole number", "true") },
  ])("$value", ({ value, refusal }) => {
    const got = read(count("norm-terms"), value);
    if (refusal === undefined) expect(got).toBe(value);
    else expect(got).toMatchObject(refusal);
  });
});

describe("numbers as texts", () => {
  test.each([
    { value: "12", number: 12n },
    { value: "-340", number: -340n },
    { value: "1/2", code: "malformed/rational", got: '"1/2"' },
    { value: "-0", code: "malformed/rational", got: '"-0"' },
    { value: 12, code: "malformed/wrong-type", got: "12" },
  ])("integer $value", ({ value, number, code = "", got }) => {
    if (number !== undefined) {
      expect(read(integer, value)).toBe(number);
      expect(write(integer.shape, number)).toBe(value);
      return;
    }
    const expected = code === "malformed/rational" ? "an integer" : "a string";
    expect(read(integer, value)).toEqual(rejection(code, "/p", 7, { expected, got }));
  });

  test.each([
    { value: "1/2", number: { num: 1n, den: 2n } },
    { value: "2/4", code: "malformed/rational", got: '"2/4"' },
    { value: "0.5", code: "malformed/rational", got: '"0.5"' },
    { value: 0.5, code: "malformed/wrong-type", got: "0.5" },
  ])("rational $value", ({ value, number, code = "", got }) => {
    if (number !== undefined) {
      expect(read(rational, value)).toEqual(number);
      expect(write(rational.shape, number)).toBe(value);
      return;
    }
    const expected = code === "malformed/rational" ? "a canonical rational" : "a string";
    expect(read(rational, value)).toEqual(rejection(code, "/p", 7, { expected, got }));
  });

  test.each([
    { name: "rational", codec: rational },
    { name: "integer", codec: integer },
  ])("$name of the most characters, and of one more", ({ codec }) => {
    expect(read(codec, "9".repeat(4_096))).not.toHaveProperty("verdict");
    expect(read(codec, "9".repeat(4_097))).toMatchObject(limitExceeded("number-digits"));
  });
});

describe("a digest", () => {
  const good = `sha256:${"0123456789abcdef".repeat(4)}`;

  test("is its text", () => {
    expect(read(digest, good)).toBe(good);
    expect(write(digest.shape, good)).toBe(good);
  });

  test.each([
    good.toUpperCase(),
    good.slice(0, -1),
    `${good}0`,
    good.replace("sha256", "sha512"),
    "x".repeat(200),
  ])("%s is none, and quoted in part", (value) => {
    expect(read(digest, value)).toEqual(
      wrong("sha256: and 64 hex digits", `"${value.slice(0, 80)}"`),
    );
  });
});
