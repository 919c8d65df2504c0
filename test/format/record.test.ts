// Records: exactly these keys in this order, and their values in the same order.
import { describe, expect, test } from "vitest";
import type { Codec } from "../../src/format/codec.js";
import { hasKey, peek, record, recordWith, tuple } from "../../src/format/record.js";
import { count, text } from "../../src/format/scalars.js";
import { answered } from "../../src/kernel/index.js";
import { rejection } from "../records.js";
import { write } from "../../src/writing/index.js";

const AT = { line: 7, inside: { place: { line: 7 }, key: "p" } };
const read = (codec: Codec<unknown>, value: unknown): unknown =>
  answered(() => codec.read(value, AT));
const ofText = (codec: Codec<unknown>, json: string): unknown => read(codec, JSON.parse(json));

const plain = record({ a: count("points"), b: text });

describe("a record", () => {
  test("is its values by name, and is written in order", () => {
    expect(ofText(plain, '{"a":1,"b":"x"}')).toEqual({ a: 1, b: "x" });
    expect(JSON.stringify(write(plain.shape, { b: "x", a: 1 }))).toBe('{"a":1,"b":"x"}');
  });

  test.each([
    { json: '{"a":1}', code: "missing-field", expected: "b", got: "no such field" },
    { json: "{}", code: "missing-field", expected: "a", got: "no such field" },
    { json: '{"a":1,"c":2}', code: "missing-field", expected: "b", got: "no such field" },
    { json: '{"a":1,"b":2,"c":3}', code: "unknown-field", expected: "a, b", got: "c" },
    {
      json: '{"a":1,"b":2,"__proto__":3}',
      code: "unknown-field",
      expected: "a, b",
      got: "__proto__",
    },
    {
      json: '{"constructor":1,"a":1,"b":2}',
      code: "unknown-field",
      expected: "a, b",
      got: "constructor",
    },
    {
      json: `{"a":1,"b":2,"${"c".repeat(99)}":3}`,
      code: "unknown-field",
      expected: "a, b",
      got: "c".repeat(80),
    },
    { json: '{"b":1,"a":2}', code: "not-canonical", expected: "a, b", got: "b, a" },
    { json: "[1,2]", code: "wrong-type", expected: "an object", got: "an array of 2" },
    { json: "null", code: "wrong-type", expected: "an object", got: "null" },
    { json: '"ab"', code: "wrong-type", expected: "an object", got: '"ab"' },
    { json: "12", code: "wrong-type", expected: "an object", got: "12" },
    { json: "true", code: "wrong-type", expected: "an object", got: "true" },
  ])("is rejected: $json", ({ json, code, expected, got }) => {
    expect(ofText(plain, json)).toEqual(rejection(`malformed/${code}`, "/p", 7, { expected, got }));
  });

  test.each(['{"a":1,"c":2,"b":3}', '{"b":1,"a":2,"c":3}', '{"c":1,"b":2,"a":3}'])(
    "one key in its place does not make up for two that are not: %s",
    (json) => {
      const three = record({ a: count("points"), b: count("points"), c: count("points") });
      expect(ofText(three, json)).toMatchObject(
        rejection("malformed/not-canonical", "/p", 7, { expected: "a, b, c" }),
      );
    },
  );

  test("its keys are judged before its values, these in their order", () => {
    expect(ofText(plain, '{"a":"x"}')).toMatchObject({ rejection: { expected: "b" } });
    expect(ofText(plain, '{"a":"x","b":0}')).toMatchObject(
      rejection("malformed/wrong-type", "/p/a", 7),
    );
    expect(ofText(plain, '{"a":1,"b":0}')).toMatchObject(
      rejection("malformed/wrong-type", "/p/b", 7),
    );
  });
});

describe("marks", () => {
  const marked = record({ a: count("points") }, { format: "x/1", kind: "y" });

  test("are written first and stand for nothing", () => {
    expect(ofText(marked, '{"format":"x/1","kind":"y","a":1}')).toEqual({ a: 1 });
    expect(JSON.stringify(write(marked.shape, { a: 1 }))).toBe('{"format":"x/1","kind":"y","a":1}');
  });

  test.each([
    { json: '{"format":"x/2","kind":"y","a":1}', at: "/p/format", expected: "x/1", got: '"x/2"' },
    { json: '{"format":"x/1","kind":"z","a":1}', at: "/p/kind", expected: "y", got: '"z"' },
    { json: '{"format":1,"kind":"z","a":"x"}', at: "/p/format", expected: "a string", got: "1" },
  ])("are these texts: $json", ({ json, at, expected, got }) => {
    expect(ofText(marked, json)).toEqual(
      rejection("malformed/wrong-type", at, 7, { expected, got }),
    );
  });

  test("are fields that may not miss", () => {
    expect(ofText(marked, '{"format":"x/1","a":1}')).toMatchObject({
      rejection: { code: "malformed/missing-field", expected: "kind" },
    });
  });
});

describe("optional fields", () => {
  const open = recordWith({}, { a: count("points") }, { b: text, c: text });

  test.each(['{"a":1}', '{"a":1,"b":"x"}', '{"a":1,"c":"y"}', '{"a":1,"b":"x","c":"y"}'])(
    "may be there or not: %s",
    (json) => {
      expect(ofText(open, json)).toEqual(JSON.parse(json));
      expect(JSON.stringify(write(open.shape, JSON.parse(json) as { a: number }))).toBe(json);
    },
  );

  test.each([
    { json: '{"b":"x","a":1}', code: "not-canonical" },
    { json: '{"a":1,"c":"y","b":"x"}', code: "not-canonical" },
    { json: '{"b":"x"}', code: "missing-field" },
    { json: '{"a":1,"d":"x"}', code: "unknown-field" },
  ])("stand last and in order: $json", ({ json, code }) => {
    expect(ofText(open, json)).toMatchObject(rejection(`malformed/${code}`, "/p", 7));
  });

  test("are read where they stand", () => {
    expect(ofText(open, '{"a":1,"c":2}')).toMatchObject(
      rejection("malformed/wrong-type", "/p/c", 7),
    );
  });
});

describe("a tuple", () => {
  const two = tuple({ unit: count("units"), name: text });

  test("is its fields without their names", () => {
    expect(ofText(two, '[1,"x"]')).toEqual({ unit: 1, name: "x" });
    expect(write(two.shape, { name: "x", unit: 1 })).toEqual([1, "x"]);
  });

  test.each(["[]", "[1]", '[1,"x",2]'])("%s has another length", (json) => {
    const got = `an array of ${(JSON.parse(json) as unknown[]).length}`;
    expect(ofText(two, json)).toEqual(
      rejection("malformed/wrong-type", "/p", 7, { expected: "an array of 2", got }),
    );
  });

  test("is no object", () => {
    expect(ofText(two, '{"unit":1,"name":"x"}')).toEqual(
      rejection("malformed/wrong-type", "/p", 7, { expected: "an array", got: "an object" }),
    );
  });

  test("names its fields by number", () => {
    expect(ofText(two, '["x",1]')).toMatchObject(rejection("malformed/wrong-type", "/p/0", 7));
    expect(ofText(two, "[1,1]")).toMatchObject(rejection("malformed/wrong-type", "/p/1", 7));
  });
});

describe("looking at a value before it is judged", () => {
  test("sees own keys alone", () => {
    expect(peek({ a: 1 }, "a")).toBe(1);
    expect(peek({}, "constructor")).toBe(undefined);
    expect(peek(null, "a")).toBe(undefined);
    expect(peek("text", "length")).toBe(undefined);
    expect(hasKey({ a: undefined }, "a")).toBe(true);
    expect(hasKey(JSON.parse('{"__proto__":{"a":1}}'), "a")).toBe(false);
  });
});
