// The text of facts, the evidence of a ball whose units switch.
import { describe, expect, test } from "vitest";
import { RECORDS } from "../../src/format/index.js";
import type { FactFamily } from "../../src/kernel/index.js";
import { q, vector } from "../exact.js";
import { edited, type Json, limitExceeded, lineOf, rejection } from "../records.js";

const FAMILY = {
  layers: [1, 9, 2],
  times: [3, 4],
  terms: [
    [1, "1/2"],
    [0, "-3"],
  ],
  rows: [[2, 5, "7"]],
  constant: "-98/5",
};
const DECODED: FactFamily = {
  from: 1,
  to: 9,
  step: 2,
  times: 3,
  shift: 4,
  terms: [
    { unit: 1, weight: q("1/2") },
    { unit: 0, weight: q("-3") },
  ],
  rows: [{ layer: 2, row: 5, weight: q("7") }],
  constant: q("-98/5"),
};
const RECORD = { facts: [FAMILY, { ...FAMILY, rows: [] }] };

const given = (record: Json): unknown =>
  RECORDS.givenBall.decode(lineOf(JSON.stringify(record), 6));

describe("facts", () => {
  test("decode, and encode to themselves", () => {
    const facts = [DECODED, { ...DECODED, rows: [] }];
    expect(given(RECORD)).toEqual({ facts });
    const ball = { centre: vector("1"), label: 2, facts };
    expect(RECORDS.givenBall.encode(ball)).toBe(JSON.stringify(RECORD));
    expect(RECORDS.ball.encode(ball)).toBe(
      JSON.stringify({ point: ["1"], label: 2, facts: RECORD.facts }),
    );
  });

  test.each([
    { name: "pieces", keys: { split: [3, [[0, ["1/2", "-1"]]]] } },
    { name: "a sum of curves", keys: { alpha: "2/3" } },
    { name: "both", keys: { split: [3, [[0, ["1/2", "-1"]]]], alpha: "2/3" } },
  ])("may ask for $name", ({ keys }) => {
    const record = { facts: [{ ...FAMILY, ...keys }] };
    const cuts = [{ unit: 0, at: [q("1/2"), q("-1")] }];
    const facts = [
      {
        ...DECODED,
        ...("split" in keys && { split: { from: 3, cuts } }),
        ...("alpha" in keys && { alpha: q("2/3") }),
      },
    ];
    expect(given(record)).toEqual({ facts });
    expect(RECORDS.givenBall.encode({ facts })).toBe(JSON.stringify(record));
  });

  test.each([
    {
      name: "in the other order",
      keys: { alpha: "2/3", split: [3, []] },
      code: "malformed/not-canonical",
      place: "/facts/0",
    },
    {
      name: "with a split of three parts",
      keys: { split: [3, [], 1], alpha: "2/3" },
      code: "malformed/wrong-type",
      place: "/facts/0/split",
    },
    {
      name: "with a cut that is no pair",
      keys: { split: [3, [[0]]], alpha: "2/3" },
      code: "malformed/wrong-type",
      place: "/facts/0/split/1/0",
    },
    {
      name: "with an α that is no rational",
      keys: { split: [3, []], alpha: 1 },
      code: "malformed/wrong-type",
      place: "/facts/0/alpha",
    },
  ])("$name are refused", ({ keys, code, place }) => {
    const record = { facts: [{ ...FAMILY, ...keys }] };
    expect(given(record)).toMatchObject(rejection(code, place, 6));
  });

  test.each<{ at: string; value: Json; refusal?: object }>([
    { at: "/0", value: "3" },
    { at: "/1", value: "none" },
    { at: "/1/0", value: [0] },
    { at: "/1/0/0", value: "0" },
    { at: "/1/0/1", value: "1/2" },
    { at: "/1/0/1/0", value: 1 },
    { at: "/0", value: 100_001, refusal: limitExceeded("layers") },
    { at: "/1", value: new Array<Json>(65).fill([0, []]), refusal: limitExceeded("cuts") },
    { at: "/1/0/0", value: 5_000_001, refusal: limitExceeded("units") },
    {
      at: "/1/0/1",
      value: new Array<Json>(100_001).fill("0"),
      refusal: limitExceeded("fact-terms"),
    },
  ])("with another value at $at of a split are refused", ({ at, value, refusal }) => {
    const place = `/facts/0/split${at}`;
    const record = { facts: [{ ...FAMILY, split: [3, [[0, ["1/2", "-1"]]]] }] };
    expect(given(edited(record, place, value))).toMatchObject(
      refusal ?? rejection("malformed/wrong-type", place, 6),
    );
  });

  test("stand beside a point and its label", () => {
    const record = { point: ["1/2"], label: 4, facts: [FAMILY] };
    expect(RECORDS.ball.decode(lineOf(JSON.stringify(record), 6))).toEqual({
      centre: vector("1/2"),
      label: 4,
      facts: [DECODED],
    });
  });

  test("may be none", () => {
    expect(given({ facts: [] })).toEqual({ facts: [] });
  });

  test.each<{ at: string; value: Json | undefined; code: string; place?: string }>([
    { at: "/facts", value: "none", code: "malformed/wrong-type" },
    { at: "/facts/0", value: null, code: "malformed/wrong-type" },
    { at: "/facts/0", value: 7, code: "malformed/wrong-type" },
    { at: "/facts/0", value: "split", code: "malformed/wrong-type" },
    { at: "/facts/1", value: [], code: "malformed/wrong-type" },
    { at: "/pattern", value: [], code: "malformed/unknown-field", place: "" },
    { at: "/facts/1/x", value: 1, code: "malformed/unknown-field", place: "/facts/1" },
    { at: "/facts/0/rows", value: undefined, code: "malformed/missing-field", place: "/facts/0" },
    { at: "/facts/0/layers", value: [1, 9], code: "malformed/wrong-type" },
    { at: "/facts/0/layers", value: [1, 9, 2, 2], code: "malformed/wrong-type" },
    { at: "/facts/0/layers/0", value: -1, code: "malformed/wrong-type" },
    { at: "/facts/0/layers/1", value: "9", code: "malformed/wrong-type" },
    { at: "/facts/0/layers/2", value: 0.5, code: "malformed/wrong-type" },
    { at: "/facts/0/times", value: [3], code: "malformed/wrong-type" },
    { at: "/facts/0/times/0", value: null, code: "malformed/wrong-type" },
    { at: "/facts/0/times/1", value: -4, code: "malformed/wrong-type" },
    { at: "/facts/0/terms", value: {}, code: "malformed/wrong-type" },
    { at: "/facts/0/terms/1", value: [0], code: "malformed/wrong-type" },
    { at: "/facts/0/terms/1", value: [0, "1", "1"], code: "malformed/wrong-type" },
    { at: "/facts/0/terms/1/0", value: "0", code: "malformed/wrong-type" },
    { at: "/facts/0/terms/1/1", value: -3, code: "malformed/wrong-type" },
    { at: "/facts/0/terms/1/1", value: "-6/2", code: "malformed/rational" },
    { at: "/facts/0/rows/0", value: [2, 5], code: "malformed/wrong-type" },
    { at: "/facts/0/rows/0/0", value: -2, code: "malformed/wrong-type" },
    { at: "/facts/0/rows/0/1", value: 5.5, code: "malformed/wrong-type" },
    { at: "/facts/0/rows/0/2", value: "07", code: "malformed/rational" },
    { at: "/facts/1/constant", value: "-98/5.0", code: "malformed/rational" },
    { at: "/facts/1/constant", value: null, code: "malformed/wrong-type" },
  ])("are refused with $value at $at", ({ at, value, code, place }) => {
    expect(given(edited(RECORD, at, value))).toMatchObject(rejection(code, place ?? at, 6));
  });

  test.each<{ at: string; value: Json; limit: string }>([
    { at: "/facts", value: new Array<Json>(100_001).fill(0), limit: "facts" },
    { at: "/facts/0/terms", value: new Array<Json>(100_001).fill(0), limit: "fact-terms" },
    { at: "/facts/0/rows", value: new Array<Json>(100_001).fill(0), limit: "fact-terms" },
    { at: "/facts/0/layers/0", value: 100_001, limit: "layers" },
    { at: "/facts/0/layers/1", value: 100_001, limit: "layers" },
    { at: "/facts/0/layers/2", value: 100_001, limit: "layers" },
    { at: "/facts/0/times/0", value: 5_000_001, limit: "units" },
    { at: "/facts/0/times/1", value: 5_000_001, limit: "units" },
    { at: "/facts/0/terms/0/0", value: 5_000_001, limit: "units" },
    { at: "/facts/0/rows/0/0", value: 100_001, limit: "layers" },
    { at: "/facts/0/rows/0/1", value: 5_000_001, limit: "units" },
    { at: "/facts/0/constant", value: "1".repeat(4_097), limit: "number-digits" },
  ])("beyond $limit at $at are declined", ({ at, value, limit }) => {
    expect(given(edited(RECORD, at, value))).toMatchObject(limitExceeded(limit));
  });
});
