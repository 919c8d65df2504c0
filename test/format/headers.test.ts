// The kind of a certificate, and what headers of several kinds share.
import { describe, expect, test } from "vitest";
import { decodeKind, KINDS, HEADERS } from "../../src/format/index.js";
import { HEADER } from "../example.js";
import { edited, type Json, lineOf, rejection } from "../records.js";

const kindOf = (value: Json): unknown => decodeKind(lineOf(JSON.stringify(value)));

describe("the kind of a header", () => {
  test.each(KINDS)("%s is known", (kind) => {
    expect(kindOf(edited(HEADER, "/kind", kind))).toBe(kind);
  });

  test("another one is declined, its name cut short", () => {
    expect(kindOf(edited(HEADER, "/kind", "x".repeat(99)))).toEqual({
      verdict: "declined",
      decline: { code: "certificate-kind", got: "x".repeat(80) },
    });
  });

  test("another version is declined before the kind is looked at", () => {
    const other = edited(edited(HEADER, "/kind", "x"), "/format", "muball/2");
    expect(kindOf(other)).toMatchObject({ decline: { code: "format-version", got: "muball/2" } });
  });

  test.each<Json>([null, 1, "text", [], {}, { kind: null }, { kind: ["memorization"] }])(
    "of %j is left to the decoder of memorization",
    (value) => {
      expect(kindOf(value)).toBe("memorization");
    },
  );

  test("of a line that is no JSON is left to that decoder too", () => {
    expect(decodeKind(lineOf("{"))).toBe("memorization");
    expect(HEADERS.memorization.decode(lineOf("{"))).toMatchObject(
      rejection("malformed/syntax", ""),
    );
  });

  test("is no inherited one", () => {
    expect(kindOf({ ["__proto__"]: { kind: "x" } })).toBe("memorization");
  });
});

test("each decoder takes its own kind only", () => {
  const line = lineOf(JSON.stringify(HEADER));
  expect(HEADERS.memorization.decode(line)).not.toHaveProperty("verdict");
  expect(HEADERS.counterexample.decode(line)).toMatchObject({
    decline: { code: "certificate-kind", got: "memorization" },
  });
});
