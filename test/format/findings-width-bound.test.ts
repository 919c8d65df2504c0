// The header of a width bound, and its pairs: what they hold, and single mistakes.
import { describe, expect, test } from "vitest";
import { headerWith, linesOfSample } from "../findings.js";
import { type Json, kindDeclined, limitExceeded, lineOf, rejection } from "../records.js";
import { encode, HEADERS, RECORDS } from "../../src/writing/index.js";

const LINES = linesOfSample("width-bound", "factor");

test("a header decodes, and encodes to itself", () => {
  const text = JSON.stringify(LINES[0]);
  const header = HEADERS["width-bound"].decode(lineOf(text));
  if ("verdict" in header) throw new Error(JSON.stringify(header));
  expect(encode(HEADERS["width-bound"], header)).toBe(text);
  expect(header).toMatchObject({ claim: { claim: { rank: 1 } }, pairs: 2 });
});

test("a header with nodes decodes, and encodes to itself", () => {
  const text = JSON.stringify(linesOfSample("width-bound", "covering-spokes-inf")[0]);
  const header = HEADERS["width-bound"].decode(lineOf(text));
  if ("verdict" in header) throw new Error(JSON.stringify(header));
  expect(encode(HEADERS["width-bound"], header)).toBe(text);
  expect(header).toMatchObject({ claim: { claim: { rank: 2 } }, nodes: 3 });
});

test("a weighted pair decodes, and encodes to itself", () => {
  const text = JSON.stringify(LINES[1]);
  const pair = RECORDS.weightedPair.decode(lineOf(text));
  if ("verdict" in pair) throw new Error(JSON.stringify(pair));
  expect(encode(RECORDS.weightedPair, pair)).toBe(text);
  expect(pair).toMatchObject({ pair: [0, 1], factor: [{ num: 7n, den: 4n }] });
});

describe("mistakes", () => {
  test.each<[string, string, Json | undefined, object]>([
    ["no rank", "/claim/rank", undefined, rejection("malformed/missing-field", "/claim")],
    ["a rank that is a text", "/claim/rank", "1", rejection("malformed/wrong-type", "/claim/rank")],
    ["a rank beyond the limit", "/claim/rank", 1_000_001, limitExceeded("dimension")],
    ["a text as claim", "/claim", "none", rejection("malformed/wrong-type", "/claim")],
    ["pairs that are a text", "/pairs", "2", rejection("malformed/wrong-type", "/pairs")],
    ["points elsewhere", "/points", "beside", rejection("malformed/wrong-type", "/points")],
    ["a number as note", "/note", 1, rejection("malformed/wrong-type", "/note")],
    ["another kind", "/kind", "map", kindDeclined("map")],
    ["a decimal shift", "/shift", "1.0", rejection("malformed/rational", "/shift")],
    ["too many pairs", "/pairs", 257, limitExceeded("pairs")],
    ["pairs and nodes", "/nodes", 1, rejection("malformed/unknown-field", "")],
    ["a rule", "/claim/rule", { kind: "argmax" }, rejection("malformed/unknown-field", "/claim")],
  ])("in a header: %s", (_, pointer, value, refusal) => {
    const line = headerWith("width-bound", "factor", pointer, value);
    expect(HEADERS["width-bound"].decode(line)).toMatchObject(refusal);
  });

  test.each<[string, string, Json | undefined, object]>([
    ["too many nodes", "/nodes", 100_001, limitExceeded("nodes")],
    ["nodes that are a text", "/nodes", "3", rejection("malformed/wrong-type", "/nodes")],
    ["no nodes", "/nodes", undefined, rejection("malformed/missing-field", "")],
    ["nodes and a shift", "/shift", "1", rejection("malformed/unknown-field", "")],
  ])("in a header of a covering: %s", (_, pointer, value, refusal) => {
    const line = headerWith("width-bound", "covering-spokes-inf", pointer, value);
    expect(HEADERS["width-bound"].decode(line)).toMatchObject(refusal);
  });

  test.each<[Json, object]>([
    [{ pair: [0, 1, 2], root: "1", factor: [] }, rejection("ill-formed/shape", "/pair")],
    [{ pair: [0, 1], root: 1, factor: [] }, rejection("malformed/wrong-type", "/root")],
    [{ pair: [0, 1], root: "1", factor: "1" }, rejection("malformed/wrong-type", "/factor")],
    [{ pair: [0, 1], root: "1", factor: [1] }, rejection("malformed/wrong-type", "/factor/0")],
    [{ pair: [0, 1], root: "1.0", factor: [] }, rejection("malformed/rational", "/root")],
    [{ pair: [0, 1], root: "1" }, rejection("malformed/missing-field", "")],
    [{ pair: [0, 100_000_001], root: "1", factor: [] }, limitExceeded("points")],
    [{ pair: [0, 1], root: "1", factor: new Array<Json>(257).fill("1") }, limitExceeded("pairs")],
  ])("in a pair: %j", (record, refusal) => {
    expect(RECORDS.weightedPair.decode(lineOf(JSON.stringify(record)))).toMatchObject(refusal);
  });
});
