// The header of a preserving map, and its multipliers: what they hold, and single mistakes.
import { describe, expect, test } from "vitest";
import { headerWith, linesOfSample } from "../findings.js";
import { type Json, limitExceeded, lineOf, rejection } from "../records.js";
import { encode, HEADERS, RECORDS } from "../../src/writing/index.js";

const LINES = linesOfSample("preserving-map", "multiplier");

test("a header decodes, and encodes to itself", () => {
  const text = JSON.stringify(LINES[0]);
  const header = HEADERS["preserving-map"].decode(lineOf(text));
  if ("verdict" in header) throw new Error(JSON.stringify(header));
  expect(encode(HEADERS["preserving-map"], header)).toBe(text);
  expect(header.multipliers).toBe(1);
});

test("a multiplier decodes, and encodes to itself", () => {
  const text = JSON.stringify(LINES[3]);
  const multiplier = RECORDS.multiplier.decode(lineOf(text));
  if ("verdict" in multiplier) throw new Error(JSON.stringify(multiplier));
  expect(multiplier).toEqual({ pair: [0, 1], lambda: { ints: [-2n], den: 1n } });
  expect(encode(RECORDS.multiplier, multiplier)).toBe(text);
});

describe("mistakes", () => {
  test.each<[string, string, Json | undefined, object]>([
    ["too many multipliers", "/multipliers", 10_000_001, limitExceeded("multipliers")],
    ["no multipliers", "/multipliers", undefined, rejection("malformed/missing-field", "")],
    [
      "multipliers that are a text",
      "/multipliers",
      "1",
      rejection("malformed/wrong-type", "/multipliers"),
    ],
    ["a text as claim", "/claim", "none", rejection("malformed/wrong-type", "/claim")],
    ["a text as network", "/network", "none", rejection("malformed/wrong-type", "/network")],
    ["no inputs", "/network/inputs", undefined, rejection("malformed/missing-field", "/network")],
    [
      "another source",
      "/network/source",
      "none",
      rejection("malformed/wrong-type", "/network/source"),
    ],
    ["a rule", "/claim/rule", { kind: "argmax" }, rejection("malformed/unknown-field", "/claim")],
    ["a kind of its own", "/kind", "map", { decline: { code: "certificate-kind" } }],
  ])("in a header: %s", (_, pointer, value, refusal) => {
    const line = headerWith("preserving-map", "multiplier", pointer, value);
    expect(HEADERS["preserving-map"].decode(line)).toMatchObject(refusal);
  });

  test.each<[Json, object]>([
    [{ pair: [0], lambda: ["1"] }, rejection("ill-formed/shape", "/pair")],
    [{ pair: [0, 1], lambda: [1] }, rejection("malformed/wrong-type", "/lambda/0")],
    [{ lambda: ["1"], pair: [0, 1] }, rejection("malformed/not-canonical", "")],
  ])("in a multiplier: %j", (record, refusal) => {
    expect(RECORDS.multiplier.decode(lineOf(JSON.stringify(record)))).toMatchObject(refusal);
  });
});
