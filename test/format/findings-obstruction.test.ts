// The header of an obstruction, and its links: what they hold, and single mistakes.
import { describe, expect, test } from "vitest";
import { headerWith, linesOfSample } from "../findings.js";
import { edited, type Json, kindDeclined, limitExceeded, lineOf, rejection } from "../records.js";
import { encode, HEADERS, RECORDS } from "../../src/writing/index.js";

const LINES = linesOfSample("obstruction", "half-circle-3");

test("a header decodes, and encodes to itself", () => {
  const text = JSON.stringify(LINES[0]);
  const header = HEADERS.obstruction.decode(lineOf(text));
  if ("verdict" in header) throw new Error(JSON.stringify(header));
  expect(encode(HEADERS.obstruction, header)).toBe(text);
  expect(header).toMatchObject({ family: [5, 4, 3, 2, 1, 0], links: 5 });
});

test("a link decodes, and encodes to itself", () => {
  const text = JSON.stringify(LINES[5]);
  const link = RECORDS.link.decode(lineOf(text));
  if ("verdict" in link) throw new Error(JSON.stringify(link));
  expect(encode(RECORDS.link, link)).toBe(text);
  expect(link.ends.map(({ members }) => members)).toEqual([[0, 5], [2]]);
});

describe("mistakes", () => {
  test.each<[string, string, Json | undefined, object]>([
    ["a family of texts", "/family", ["0"], rejection("malformed/wrong-type", "/family/0")],
    ["a point beyond the limit", "/family", [100_000_001], limitExceeded("points")],
    ["a decimal distance", "/distance", "0.5", rejection("malformed/rational", "/distance")],
    ["too many links", "/links", 100_001, limitExceeded("links")],
    ["a text as claim", "/claim", "none", rejection("malformed/wrong-type", "/claim")],
    ["no radius", "/claim/radius", undefined, rejection("malformed/missing-field", "/claim")],
    ["a text as radius", "/claim/radius", "r", rejection("malformed/rational", "/claim/radius")],
    ["a text as family", "/family", "0", rejection("malformed/wrong-type", "/family")],
    ["links that are a text", "/links", "5", rejection("malformed/wrong-type", "/links")],
    ["points elsewhere", "/points", "beside", rejection("malformed/wrong-type", "/points")],
    ["another kind", "/kind", "map", kindDeclined("map")],
    ["a network", "/network", {}, rejection("malformed/unknown-field", "")],
  ])("in a header: %s", (_, pointer, value, refusal) => {
    const line = headerWith("obstruction", "half-circle-3", pointer, value);
    expect(HEADERS.obstruction.decode(line)).toMatchObject(refusal);
  });

  test.each<[string, Json | undefined, object]>([
    ["/powers", undefined, rejection("malformed/missing-field", "")],
    ["/powers", "1", rejection("malformed/wrong-type", "/powers")],
    ["/powers/0", 1, rejection("malformed/wrong-type", "/powers/0")],
    ["/first", "1", rejection("malformed/wrong-type", "/first")],
    ["/first/members", "0", rejection("malformed/wrong-type", "/first/members")],
    ["/second/weights", undefined, rejection("malformed/missing-field", "/second")],
    ["/second/weights", "1", rejection("malformed/wrong-type", "/second/weights")],
    ["/second/members/0", 100_000_001, limitExceeded("points")],
  ])("in a link at %s: %j", (pointer, value, refusal) => {
    const record = edited(LINES[5] ?? null, pointer, value);
    expect(RECORDS.link.decode(lineOf(JSON.stringify(record)))).toMatchObject(refusal);
  });

  test.each<[Json, object]>([
    [
      {
        first: { members: [0], weights: [1] },
        second: { members: [1], weights: ["1"] },
        powers: [],
      },
      rejection("malformed/wrong-type", "/first/weights/0"),
    ],
    [
      {
        first: { members: [0], weights: ["1"] },
        second: { members: [-1], weights: ["1"] },
        powers: [],
      },
      rejection("malformed/wrong-type", "/second/members/0"),
    ],
    [
      {
        first: { weights: ["1"], members: [0] },
        second: { members: [1], weights: ["1"] },
        powers: [],
      },
      rejection("malformed/not-canonical", "/first"),
    ],
  ])("in a link: %j", (record, refusal) => {
    expect(RECORDS.link.decode(lineOf(JSON.stringify(record)))).toMatchObject(refusal);
  });
});
