// The kind of a certificate, and what headers of several kinds share.
import { describe, expect, test } from "vitest";
import { type Line } from "../../src/format/index.js";
import { HEADERS, kindOf, KINDS } from "../../src/writing/index.js";
import { answered } from "../../src/kernel/index.js";
import { HEADER } from "../example.js";
import { edited, type Json, lineOf, rejection } from "../records.js";

const kindIn = (line: Line): unknown => answered(() => kindOf(line));
const kind = (value: Json): unknown => kindIn(lineOf(JSON.stringify(value)));

describe("the kind of a header", () => {
  test.each(KINDS)("%s is known", (name) => {
    expect(kind(edited(HEADER, "/kind", name))).toBe(name);
  });

  test("another one is declined, its name cut short", () => {
    expect(kind(edited(HEADER, "/kind", "x".repeat(99)))).toEqual({
      verdict: "declined",
      decline: { code: "certificate-kind", got: "x".repeat(80) },
    });
  });

  test("another version is declined before the kind is looked at", () => {
    const other = edited(edited(HEADER, "/kind", "x"), "/format", "muball/2");
    expect(kind(other)).toMatchObject({ decline: { code: "format-version", got: "muball/2" } });
  });

  test.each<Json>([null, 1, "text", [], {}, { kind: null }, { kind: ["memorization"] }])(
    "of %j is left to the decoder of memorization",
    (value) => {
      expect(kind(value)).toBe("memorization");
    },
  );

  test("of a line that is no JSON is refused as by that decoder", () => {
    expect(kindIn(lineOf("{"))).toMatchObject(rejection("malformed/syntax", ""));
    expect(HEADERS.memorization.decode(lineOf("{"))).toMatchObject(
      rejection("malformed/syntax", ""),
    );
  });

  test("is no inherited one", () => {
    expect(kind({ ["__proto__"]: { kind: "x" } })).toBe("memorization");
  });
});

test("each decoder takes its own kind only", () => {
  const line = lineOf(JSON.stringify(HEADER));
  expect(HEADERS.memorization.decode(line)).not.toHaveProperty("verdict");
  expect(HEADERS.counterexample.decode(line)).toMatchObject({
    decline: { code: "certificate-kind", got: "memorization" },
  });
});
