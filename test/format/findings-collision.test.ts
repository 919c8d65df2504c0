// The header of a collision: what it holds, and each field alone with a mistake.
import { describe, expect, test } from "vitest";
import { headerWith, linesOfSample } from "../findings.js";
import { type Json, limitExceeded, lineOf, rejection } from "../records.js";
import { encode, HEADERS } from "../../src/writing/index.js";

const END = { point: ["3/2", "0"], powers: [] };

test("a header decodes, and encodes to itself", () => {
  const text = JSON.stringify(linesOfSample("collision", "plane-3")[0]);
  const header = HEADERS.collision.decode(lineOf(text));
  if ("verdict" in header) throw new Error(JSON.stringify(header));
  expect(encode(HEADERS.collision, header)).toBe(text);
  expect(header.witness.pair).toEqual([0, 1]);
});

describe("a header with", () => {
  test.each<[string, string, Json | undefined, object]>([
    [
      "a labelling rule",
      "/claim/rule",
      { kind: "argmax" },
      rejection("malformed/unknown-field", "/claim"),
    ],
    ["no radius", "/claim/radius", undefined, rejection("malformed/missing-field", "/claim")],
    ["one point", "/witness/points/1", undefined, rejection("ill-formed/shape", "/witness/points")],
    ["a pair of one", "/witness/pair", [0], rejection("ill-formed/shape", "/witness/pair")],
    [
      "a text for a point",
      "/witness/points/1/point",
      "1",
      rejection("malformed/wrong-type", "/witness/points/1/point"),
    ],
    [
      "powers as numbers",
      "/witness/points/0/powers",
      [1, 2],
      rejection("malformed/wrong-type", "/witness/points/0/powers/0"),
    ],
    [
      "three points",
      "/witness/points",
      [END, END, END],
      rejection("ill-formed/shape", "/witness/points", 1, { expected: "two points", got: "3" }),
    ],
    ["no pair", "/witness/pair", undefined, rejection("malformed/missing-field", "/witness")],
    ["a text as witness", "/witness", "none", rejection("malformed/wrong-type", "/witness")],
    ["a text as network", "/network", "none", rejection("malformed/wrong-type", "/network")],
    [
      "another source",
      "/network/source",
      "none",
      rejection("malformed/wrong-type", "/network/source"),
    ],
    [
      "widths that are a text",
      "/network/widths",
      "1",
      rejection("malformed/wrong-type", "/network/widths"),
    ],
    ["a pair beyond the limit", "/witness/pair", [0, 100_000_001], limitExceeded("points")],
    ["another kind", "/kind", "counterexample", { decline: { code: "certificate-kind" } }],
  ])("%s", (_, pointer, value, refusal) => {
    expect(
      HEADERS.collision.decode(headerWith("collision", "plane-3", pointer, value)),
    ).toMatchObject(refusal);
  });
});
