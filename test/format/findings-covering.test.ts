// The nodes of a covering: what they hold, and single mistakes.
import { describe, expect, test } from "vitest";
import { type Json, limitExceeded, lineOf, rejection } from "../records.js";
import { encode, RECORDS } from "../../src/writing/index.js";

const CUT = { row: 1, column: 0, at: "-1/2" };
const LEAF = { pair: [3, 0], free: ["1/2", "-3"], powers: ["1"] };

test.each([
  [CUT, { row: 1, column: 0, at: { num: -1n, den: 2n } }],
  [LEAF, { pair: [3, 0], free: [{ num: 1n, den: 2n }, { num: -3n }], powers: [{ num: 1n }] }],
])("a node decodes, and encodes to itself: %j", (record, value) => {
  const text = JSON.stringify(record);
  const node = RECORDS.coveringNode.decode(lineOf(text));
  if ("verdict" in node) throw new Error(JSON.stringify(node));
  expect(node).toMatchObject(value);
  expect(encode(RECORDS.coveringNode, node)).toBe(text);
});

describe("mistakes", () => {
  test.each<[string, Json, object]>([
    ["a cut in no row", { column: 0, at: "0" }, rejection("malformed/missing-field", "")],
    ["a row below 0", { ...CUT, row: -1 }, rejection("malformed/wrong-type", "/row")],
    [
      "a column that is a text",
      { ...CUT, column: "0" },
      rejection("malformed/wrong-type", "/column"),
    ],
    ["a decimal cut", { ...CUT, at: "0.5" }, rejection("malformed/rational", "/at")],
    ["a cut at nothing", { ...CUT, at: null }, rejection("malformed/wrong-type", "/at")],
    ["a cut and a leaf at once", { ...CUT, ...LEAF }, rejection("malformed/unknown-field", "")],
    ["another order", { at: "0", row: 0, column: 0 }, rejection("malformed/not-canonical", "")],
    ["three points", { ...LEAF, pair: [0, 1, 2] }, rejection("ill-formed/shape", "/pair")],
    ["no powers", { pair: [0, 1], free: [] }, rejection("malformed/missing-field", "")],
    ["a text as powers", { ...LEAF, powers: "1" }, rejection("malformed/wrong-type", "/powers")],
    ["powers as numbers", { ...LEAF, powers: [1] }, rejection("malformed/wrong-type", "/powers/0")],
    ["a row beyond the limit", { ...CUT, row: 1_000_001 }, limitExceeded("dimension")],
    ["a column beyond the limit", { ...CUT, column: 1_000_001 }, limitExceeded("dimension")],
    ["a number", { ...LEAF, free: [1] }, rejection("malformed/wrong-type", "/free/0")],
    ["no object", [], rejection("malformed/wrong-type", "")],
  ])("%s", (_, record, refusal) => {
    expect(RECORDS.coveringNode.decode(lineOf(JSON.stringify(record)))).toMatchObject(refusal);
  });
});
