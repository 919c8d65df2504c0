// The two calls of the platform that may throw on a text do not.
import { describe, expect, test } from "vitest";
import { decodeJson, decodeUtf8 } from "../../src/format/untrusted-text.js";

const of = (...codes: number[]): Uint8Array => Uint8Array.from(codes);

describe("UTF-8", () => {
  test.each([
    { name: "nothing", bytes: of(), text: "" },
    { name: "ASCII", bytes: of(0x61, 0x0d), text: "a\r" },
    { name: "two to four bytes", bytes: new TextEncoder().encode("é≤𝔹"), text: "é≤𝔹" },
    { name: "a byte-order mark, which stays", bytes: of(0xef, 0xbb, 0xbf, 0x61), text: "\ufeffa" },
    { name: "a continuation byte alone", bytes: of(0x80), text: undefined },
    { name: "a sequence cut short", bytes: of(0xe2, 0x89), text: undefined },
    { name: "an overlong slash", bytes: of(0xc0, 0xaf), text: undefined },
    { name: "a surrogate", bytes: of(0xed, 0xa0, 0x80), text: undefined },
    { name: "a code point beyond the last", bytes: of(0xf4, 0x90, 0x80, 0x80), text: undefined },
    { name: "UTF-16", bytes: of(0xff, 0xfe, 0x61, 0x00), text: undefined },
  ])("$name", ({ bytes, text }) => {
    expect(decodeUtf8(bytes)).toBe(text);
  });
});

describe("JSON", () => {
  test.each([
    { name: "a value", text: '{"a":[1,"2",null]}', value: { a: [1, "2", null] } },
    { name: "null, in a box", text: "null", value: null },
    { name: "the last of equal keys", text: '{"a":1,"a":2}', value: { a: 2 } },
  ])("$name", ({ text, value }) => {
    expect(decodeJson(text)).toEqual({ value });
  });

  test("a key __proto__ is a key", () => {
    const { value } = decodeJson('{"__proto__":{"polluted":1}}') ?? { value: undefined };
    expect(Object.keys(value as object)).toEqual(["__proto__"]);
    expect({}).not.toHaveProperty("polluted");
  });

  test.each([
    { name: "nothing", text: "" },
    { name: "two values", text: "1 2" },
    { name: "a comma too many", text: "[1,]" },
    { name: "single quotes", text: "{'a':1}" },
    { name: "NaN", text: "NaN" },
    { name: "a byte-order mark", text: "\ufeff1" },
    { name: "a comment", text: "1 // one" },
    { name: "a control character in a string", text: '"\u0001"' },
    { name: "an unfinished string", text: '"a' },
  ])("no value: $name", ({ text }) => {
    expect(decodeJson(text)).toBe(undefined);
  });

  test("nesting of any depth does not throw", () => {
    const deep = 5_000_000;
    expect(() => decodeJson("[".repeat(deep))).not.toThrow();
    expect(() => decodeJson(`${"[".repeat(deep)}${"]".repeat(deep)}`)).not.toThrow();
  });
});
