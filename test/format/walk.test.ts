// The strict walk over one line: exact keys, exact types, exact spellings; the first defect counts.
import { describe, expect, test } from "vitest";
import { walk, type Walk } from "../../src/format/walk.js";
import { lineOf, limitExceeded, rejection } from "../records.js";

const open = (text: string): Walk => walk(lineOf(text, 7));

describe("a line", () => {
  test.each([
    { name: "an object", text: '{"a":1,"b":["x",null,true]}' },
    { name: "a text with escapes", text: '"\\n\\"\\\\"' },
    { name: "lone surrogates, escaped", text: '"\\ud800"' },
    { name: "letters beyond ASCII", text: '"é≤𝔹"' },
  ])("is canonical: $name", ({ text }) => {
    expect(open(text).finish()).toBe(undefined);
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
    expect(open(text).finish()).toEqual(
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
    { name: "deep nesting without end", text: "[".repeat(3_000_000) },
  ])("has no value: $name", ({ text }) => {
    const w = open(text);
    expect(w.root).toBe(undefined);
    expect(w.finish()).toEqual(
      rejection("malformed/syntax", "", 7, { expected: "one JSON value", got: "no JSON" }),
    );
  });
});

describe("fields", () => {
  const keys = ["a", "b"];
  const of = (text: string): { values: readonly unknown[]; refusal: unknown } => {
    const w = open(text);
    return { values: w.fields(w.root, "/p", keys), refusal: w.refusal() };
  };

  test("are the values in order", () => {
    expect(of('{"a":1,"b":"x"}')).toEqual({ values: [1, "x"], refusal: undefined });
  });

  test.each([
    {
      name: "a missing one",
      text: '{"a":1}',
      code: "missing-field",
      expected: "b",
      got: "no such field",
    },
    { name: "none", text: "{}", code: "missing-field", expected: "a", got: "no such field" },
    {
      name: "an unknown one",
      text: '{"a":1,"b":2,"c":3}',
      code: "unknown-field",
      expected: "a, b",
      got: "c",
    },
    {
      name: "__proto__",
      text: '{"a":1,"b":2,"__proto__":3}',
      code: "unknown-field",
      expected: "a, b",
      got: "__proto__",
    },
    {
      name: "constructor",
      text: '{"constructor":1,"a":1,"b":2}',
      code: "unknown-field",
      expected: "a, b",
      got: "constructor",
    },
    {
      name: "a long unknown one",
      text: `{"a":1,"b":2,"${"c".repeat(99)}":3}`,
      code: "unknown-field",
      expected: "a, b",
      got: "c".repeat(80),
    },
    {
      name: "another order",
      text: '{"b":1,"a":2}',
      code: "not-canonical",
      expected: "a, b",
      got: "b, a",
    },
    {
      name: "a list",
      text: "[1,2]",
      code: "wrong-type",
      expected: "an object",
      got: "an array of 2",
    },
    { name: "null", text: "null", code: "wrong-type", expected: "an object", got: "null" },
    { name: "a text", text: '"ab"', code: "wrong-type", expected: "an object", got: '"ab"' },
    { name: "a number", text: "12", code: "wrong-type", expected: "an object", got: "12" },
    { name: "a truth value", text: "true", code: "wrong-type", expected: "an object", got: "true" },
  ])("are rejected: $name", ({ text, code, expected, got }) => {
    const refusal = rejection(`malformed/${code}`, "/p", 7, { expected, got });
    expect(of(text)).toEqual({ values: [], refusal });
  });
});

describe("readers", () => {
  const read = (text: string, how: (w: Walk) => unknown): unknown => {
    const w = open(text);
    const value = how(w);
    return w.refusal() ?? value;
  };

  test("text", () => {
    expect(read('"x"', (w) => w.text(w.root, "/p"))).toBe("x");
    expect(read("1", (w) => w.text(w.root, "/p"))).toEqual(
      rejection("malformed/wrong-type", "/p", 7, { expected: "a string", got: "1" }),
    );
    expect(read("{}", (w) => w.text(w.root, "/p"))).toMatchObject({
      rejection: { got: "an object" },
    });
    expect(read("{}", (w) => w.text(undefined, "/p"))).toMatchObject({
      rejection: { got: "nothing" },
    });
    const long = JSON.stringify("x".repeat(100));
    expect(read(long, (w) => w.fields(w.root, "/p", []))).toMatchObject({
      rejection: { got: JSON.stringify("x".repeat(80)) },
    });
  });

  test.each([
    { text: "0", value: 0 },
    { text: "64", value: 64 },
    { text: "65", refusal: limitExceeded("norm-terms") },
    { text: "9007199254740991", refusal: limitExceeded("norm-terms") },
    { text: "9007199254740992", got: "9007199254740992" },
    { text: "-1", got: "-1" },
    { text: "1.5", got: "1.5" },
    { text: "1e400", got: "Infinity" },
    { text: '"1"', got: '"1"' },
    { text: "null", got: "null" },
    { text: "true", got: "true" },
  ])("count: $text", ({ text, value, refusal, got }) => {
    const wrong = rejection("malformed/wrong-type", "/p", 7, { expected: "a whole number", got });
    const found = read(text, (w) => w.count(w.root, "/p", "norm-terms"));
    if (value === undefined) expect(found).toMatchObject(refusal ?? wrong);
    else expect(found).toBe(value);
  });

  test.each([
    { text: '"12"', value: 12n },
    { text: '"-340"', value: -340n },
    { text: '"1/2"', code: "malformed/rational", got: '"1/2"' },
    { text: '"-0"', code: "malformed/rational", got: '"-0"' },
    { text: "12", code: "malformed/wrong-type", got: "12" },
  ])("integer: $text", ({ text, value, code, got }) => {
    const found = read(text, (w) => w.integer(w.root, "/p"));
    if (code === undefined) expect(found).toBe(value);
    else expect(found).toMatchObject(rejection(code, "/p", 7, { got }));
  });

  test.each([
    { text: '"1/2"', value: { num: 1n, den: 2n } },
    { text: '"2/4"', code: "malformed/rational", got: '"2/4"' },
    { text: "0.5", code: "malformed/wrong-type", got: "0.5" },
  ])("rational: $text", ({ text, value, code, got }) => {
    const found = read(text, (w) => w.rational(w.root, "/p"));
    if (code === undefined) expect(found).toEqual(value);
    else expect(found).toMatchObject(rejection(code, "/p", 7, { got }));
  });

  test("numbers at the limit of characters, and one more", () => {
    const digits = (length: number): string => JSON.stringify("9".repeat(length));
    for (const reader of ["rational", "integer"] as const) {
      expect(read(digits(4_096), (w) => typeof w[reader](w.root, "/p"))).not.toHaveProperty(
        "verdict",
      );
      expect(read(digits(4_097), (w) => w[reader](w.root, "/p"))).toMatchObject(
        limitExceeded("number-digits"),
      );
    }
  });

  test("list", () => {
    const items = (text: string): unknown =>
      read(text, (w) => w.list(w.root, "/p", "norm-terms", (item, p) => [item, p]));
    expect(items("[]")).toEqual([]);
    expect(items('["a",2]')).toEqual([
      ["a", "/p/0"],
      [2, "/p/1"],
    ]);
    expect(items(JSON.stringify(new Array(64).fill(0)))).toHaveLength(64);
    expect(items(JSON.stringify(new Array(65).fill(0)))).toMatchObject(limitExceeded("norm-terms"));
    expect(items('{"length":1}')).toEqual(
      rejection("malformed/wrong-type", "/p", 7, { expected: "an array", got: "an object" }),
    );
  });

  test("a list is read no further than its first defect", () => {
    const seen: string[] = [];
    const w = open('["a",1,"b"]');
    const items = w.list(w.root, "/p", "points", (item, p) => {
      seen.push(p);
      return w.text(item, p);
    });
    expect(items).toEqual([]);
    expect(seen).toEqual(["/p/0", "/p/1"]);
    expect(w.finish()).toMatchObject(rejection("malformed/wrong-type", "/p/1", 7));
    expect(w.list(w.root, "/q", "points", () => seen.push("again"))).toEqual([]);
    expect(w.fields({}, "/q", [])).toEqual([]);
    expect(seen).not.toContain("again");
  });

  test("format", () => {
    const of = (value: unknown): unknown => {
      const w = open("1");
      w.format(value, "x/1");
      return w.finish();
    };
    expect(of("x/1")).toBe(undefined);
    expect(of("x/2")).toEqual(
      rejection("malformed/wrong-type", "/format", 7, { expected: "x/1", got: '"x/2"' }),
    );
    expect(of(1)).toMatchObject(rejection("malformed/wrong-type", "/format", 7, { got: "1" }));
  });
});

describe("a vector", () => {
  const vector = (numbers: readonly string[], shared?: bigint): unknown => {
    const w = open(JSON.stringify(numbers));
    const read = w.vector(w.root, "/p", "dimension", shared);
    return w.finish() ?? read;
  };
  const power = (bits: bigint): string => `1/${1n << bits}`;

  test("is its rationals", () => {
    expect(vector(["1/2", "-3"])).toEqual([
      { num: 1n, den: 2n },
      { num: -3n, den: 1n },
    ]);
    expect(vector([])).toEqual([]);
  });

  test("names the entry that is no rational", () => {
    expect(vector(["1/2", "0.5"])).toMatchObject(rejection("malformed/rational", "/p/1", 7));
  });

  test("has a common denominator within the limit", () => {
    // 2^a · (odd parts) reach beyond 4,096 bits only together.
    const odd = (1n << 2_047n) + 1n;
    const other = (1n << 2_047n) + 3n;
    expect(vector([`1/${odd}`, `1/${other}`])).toHaveLength(2);
    expect(vector([`1/${odd}`, `1/${other}`, "1/5"])).toMatchObject(
      limitExceeded("denominator-bits"),
    );
    expect(vector(["1/5"], 1n << 4_092n)).toHaveLength(1);
    expect(vector(["1/5"], 1n << 4_095n)).toMatchObject(limitExceeded("denominator-bits"));
    expect(vector([power(3_000n)], 1n << 3_001n)).toHaveLength(1);
  });

  test("has room for all its integers over that denominator", () => {
    const many = (length: number): string[] => [
      power(4_000n),
      ...new Array<string>(length - 1).fill("1"),
    ];
    // 33,546 · 4,001 bits = 134,217,546 ≤ 134,217,728 < 33,547 · 4,001.
    expect(vector(many(33_546))).toHaveLength(33_546);
    expect(vector(many(33_547))).toMatchObject(limitExceeded("vector-bits"));
  });
});

test("the first refusal is kept", () => {
  const w = open("{}");
  w.exceed("layers");
  w.refuse("malformed/syntax", "/p", "a", "b");
  w.keep({ verdict: "declined", decline: { code: "format-version", got: "x" } });
  expect(w.finish()).toMatchObject(limitExceeded("layers"));
});
