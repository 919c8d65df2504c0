// The header of a counterexample: what it holds, and each field alone with a mistake.
import { describe, expect, test } from "vitest";
import { headerWith, linesOfSample } from "../findings.js";
import { type Json, limitExceeded, lineOf, rejection } from "../records.js";
import { encode, HEADERS } from "../../src/writing/index.js";

const [HEADER = null] = linesOfSample("counterexample", "plane-3");

test("a header decodes, and encodes to itself", () => {
  const text = JSON.stringify(HEADER);
  const header = HEADERS.counterexample.decode(lineOf(text));
  if ("verdict" in header) throw new Error(JSON.stringify(header));
  expect(encode(HEADERS.counterexample, header)).toBe(text);
  expect(header.witness).toMatchObject({ ball: 1, powers: [{ num: 1n }, { num: 27n, den: 8n }] });
});

describe("a header with", () => {
  test.each<[string, string, Json | undefined, object]>([
    ["no witness", "/witness", undefined, rejection("malformed/missing-field", "")],
    ["a field more", "/size", "1", rejection("malformed/unknown-field", "")],
    [
      "a ball that is a text",
      "/witness/ball",
      "1",
      rejection("malformed/wrong-type", "/witness/ball"),
    ],
    ["too many balls", "/witness/ball", 100_000_001, limitExceeded("points")],
    [
      "a decimal point",
      "/witness/point",
      ["1.5", "2"],
      rejection("malformed/rational", "/witness/point/0"),
    ],
    ["no powers", "/witness/powers", undefined, rejection("malformed/missing-field", "/witness")],
    [
      "powers as numbers",
      "/witness/powers",
      ["1", 2],
      rejection("malformed/wrong-type", "/witness/powers/1"),
    ],
    [
      "a text as powers",
      "/witness/powers",
      "1",
      rejection("malformed/wrong-type", "/witness/powers"),
    ],
    ["a strange rule", "/claim/rule", { kind: "x" }, { decline: { code: "labelling-rule" } }],
    ["a strange norm", "/claim/norm", "1/2", { decline: { code: "norm-exponent" } }],
    ["an error", "/claim/error", "1/2", rejection("malformed/unknown-field", "/claim")],
    ["points elsewhere", "/points", "beside", rejection("malformed/wrong-type", "/points")],
    ["a long note", "/note", "x".repeat(1001), limitExceeded("note-characters")],
    ["no layers", "/network/widths", [], rejection("ill-formed/shape", "/network/widths")],
    [
      "another source",
      "/network/source",
      "sha256:0",
      rejection("malformed/wrong-type", "/network/source"),
    ],
  ])("%s", (_, pointer, value, refusal) => {
    const line = headerWith("counterexample", "plane-3", pointer, value);
    expect(HEADERS.counterexample.decode(line)).toMatchObject(refusal);
  });
});
