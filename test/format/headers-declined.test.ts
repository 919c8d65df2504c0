// Headers that are not judged: versions, kinds, norms and rules of others, and sizes beyond a limit.
import { describe, expect, test } from "vitest";
import { HEADERS } from "../../src/writing/index.js";
import { HEADER } from "../example.js";
import { edited, type Json, lineOf, limitExceeded } from "../records.js";

const decode = (record: Json): unknown =>
  HEADERS.memorization.decode(lineOf(JSON.stringify(record)));

describe("a header", () => {
  test.each<{ name: string; record: Json; decline: object }>([
    {
      name: "the next version",
      record: edited(HEADER, "/format", "muball/2"),
      decline: { code: "format-version", got: "muball/2" },
    },
    {
      name: "another version with other fields",
      record: { format: "muball/9", x: 1 },
      decline: { code: "format-version", got: "muball/9" },
    },
    {
      name: "a long version",
      record: { format: "x".repeat(99) },
      decline: { code: "format-version", got: "x".repeat(80) },
    },
    {
      name: "another kind",
      record: edited(HEADER, "/kind", "prophecy"),
      decline: { code: "certificate-kind", got: "prophecy" },
    },
    {
      name: "a long kind",
      record: edited(HEADER, "/kind", "x".repeat(99)),
      decline: { code: "certificate-kind", got: "x".repeat(80) },
    },
    {
      name: "an unknown rule",
      record: edited(HEADER, "/claim/rule", { kind: "nearest" }),
      decline: { code: "labelling-rule", got: "nearest" },
    },
    {
      name: "p below 1",
      record: edited(HEADER, "/claim/norm", "1/2"),
      decline: { code: "norm-exponent", got: "1/2" },
    },
  ])("is declined: $name", ({ record, decline }) => {
    expect(decode(record)).toEqual({ verdict: "declined", decline });
  });

  test.each<{ pointer: string; value: Json; limit: string }>([
    { pointer: "/claim/points", value: 100_000_001, limit: "points" },
    { pointer: "/claim/dimension", value: 1_000_001, limit: "dimension" },
    { pointer: "/network/inputs", value: 1_000_001, limit: "dimension" },
    { pointer: "/network/widths", value: [5_000_001], limit: "units" },
    { pointer: "/size/width", value: 5_000_001, limit: "units" },
    { pointer: "/size/depth", value: 100_001, limit: "layers" },
    { pointer: "/size/parameters", value: "9".repeat(4_097), limit: "number-digits" },
    { pointer: "/size/bits", value: 65_537, limit: "value-bits" },
    { pointer: "/reaches", value: 100_001, limit: "reaches" },
    { pointer: "/ratio/pair/1", value: 100_000_001, limit: "points" },
    { pointer: "/note", value: "x".repeat(1_001), limit: "note-characters" },
  ])("is declined beyond a limit: $pointer", ({ pointer, value, limit }) => {
    expect(decode(edited(HEADER, pointer, value))).toMatchObject(limitExceeded(limit));
  });
});
