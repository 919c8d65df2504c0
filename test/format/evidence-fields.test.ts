// The text of a ball and of its activation pattern.
import { describe, expect, test } from "vitest";
import { RECORDS } from "../../src/format/index.js";
import { type Ball, type Run } from "../../src/kernel/index.js";
import { q, vector } from "../exact.js";
import { edited, type Json, lineOf, limitExceeded, rejection } from "../records.js";

const on = (count: number): Run => ({ active: true, count });
const off = (count: number): Run => ({ active: false, count });

const RECORD = { point: ["1/2", "-3"], label: 4, pattern: ["+3-12", "-1"] };
const BALL: Ball = {
  centre: vector("1/2", "-3"),
  label: 4,
  pattern: [[on(3), off(12)], [off(1)]],
};

const inline = (record: Json): unknown => RECORDS.ball.decode(lineOf(JSON.stringify(record), 6));
const given = (record: Json): unknown =>
  RECORDS.givenBall.decode(lineOf(JSON.stringify(record), 6));

describe("a ball", () => {
  test("with its point decodes, and encodes to itself", () => {
    expect(inline(RECORD)).toEqual(BALL);
    expect(RECORDS.ball.encode(BALL)).toBe(JSON.stringify(RECORD));
  });

  test("whose point is in a dataset decodes, and encodes to itself", () => {
    const record = { pattern: RECORD.pattern };
    expect(given(record)).toEqual({ pattern: BALL.pattern });
    expect(RECORDS.givenBall.encode(BALL)).toBe(JSON.stringify(record));
  });

  test("of a network without hidden layer has no runs", () => {
    expect(inline({ ...RECORD, pattern: [] })).toEqual({ ...BALL, pattern: [] });
    expect(RECORDS.givenBall.encode({ ...BALL, pattern: [] })).toBe('{"pattern":[]}');
  });

  test.each<{ name: string; pointer: string; value: Json | undefined; code: string; at?: string }>([
    {
      name: "a coordinate as a number",
      pointer: "/point/1",
      value: -3,
      code: "malformed/wrong-type",
    },
    {
      name: "a coordinate not in lowest terms",
      pointer: "/point/0",
      value: "2/4",
      code: "malformed/rational",
    },
    { name: "a label as text", pointer: "/label", value: "4", code: "malformed/wrong-type" },
    {
      name: "no pattern",
      pointer: "/pattern",
      value: undefined,
      code: "malformed/missing-field",
      at: "",
    },
    { name: "a pattern as text", pointer: "/pattern", value: "+3", code: "malformed/wrong-type" },
    { name: "another field", pointer: "/x", value: 1, code: "malformed/unknown-field", at: "" },
  ])("with its point is rejected: $name", ({ pointer, value, code, at }) => {
    const refusal = rejection(code, at ?? pointer, 6);
    expect(inline(edited(RECORD, pointer, value))).toMatchObject(refusal);
  });

  const LEFT_OUT = { facts: [], except: [[2, "-1/2", "3", "1/100"]] };
  test("with slabs that are left out decodes, and encodes to itself", () => {
    const slab = { unit: 2, low: q("-1/2"), high: q("3"), share: q("1/100") };
    expect(given(LEFT_OUT)).toEqual({ facts: [], except: [slab] });
    const { centre, label } = BALL;
    const ball = { centre, label, facts: [], except: [slab] };
    expect(RECORDS.givenBall.encode(ball)).toBe(JSON.stringify(LEFT_OUT));
    expect(RECORDS.ball.encode(ball)).toBe(
      JSON.stringify({ point: RECORD.point, label: RECORD.label, ...LEFT_OUT }),
    );
    expect(inline({ point: RECORD.point, label: RECORD.label, ...LEFT_OUT })).toEqual(ball);
  });

  test.each<{ name: string; record: Json; code: string; at: string }>([
    {
      name: "beside a pattern",
      record: { pattern: [], except: [] },
      code: "malformed/unknown-field",
      at: "",
    },
    {
      name: "before the facts",
      record: { except: [], facts: [] },
      code: "malformed/not-canonical",
      at: "",
    },
    {
      name: "of three numbers",
      record: { facts: [], except: [[0, "1", "2"]] },
      code: "malformed/wrong-type",
      at: "/except/0",
    },
    {
      name: "with a unit as text",
      record: { facts: [], except: [["0", "1", "2", "1"]] },
      code: "malformed/wrong-type",
      at: "/except/0/0",
    },
    ...[1, 2, 3].map((k) => ({
      name: `not in lowest terms, ${k}`,
      record: { facts: [], except: [[0, "1", "2", "1"].map((v, n) => (n === k ? "2/4" : v))] },
      code: "malformed/rational",
      at: `/except/0/${k}`,
    })),
  ])("is rejected with slabs $name", ({ record, code, at }) => {
    expect(given(record)).toMatchObject(rejection(code, at, 6));
  });

  test("whose point is in a dataset is rejected with a point", () => {
    expect(given(RECORD)).toMatchObject(rejection("malformed/unknown-field", "", 6));
    expect(given({})).toMatchObject(rejection("malformed/missing-field", "", 6));
  });
});

describe("runs", () => {
  const of = (text: Json): unknown => given({ pattern: ["+1", text] });
  const runsOf = (text: Json): unknown => {
    const found = RECORDS.givenBall.decode(lineOf(JSON.stringify({ pattern: ["+1", text] }), 6));
    return "pattern" in found ? found.pattern : found;
  };

  test.each([
    { text: "+1", runs: [on(1)] },
    { text: "-20", runs: [off(20)] },
    { text: "+3-12+1", runs: [on(3), off(12), on(1)] },
    { text: "-999999999", runs: [off(999_999_999)] },
  ])("$text", ({ text, runs }) => {
    expect(runsOf(text)).toEqual([[on(1)], runs]);
  });

  test.each([
    "",
    "3",
    "+",
    "+0",
    "+03",
    "+3-",
    "+3 -1",
    " +3",
    "+3\n",
    "+3x",
    "x+3",
    "+-3",
    "3+",
    "+1e3",
    "+1.5",
    "−3",
    "+1234567890",
    "+1-1x-1",
  ])("are rejected: %j", (text) => {
    expect(of(text)).toEqual(
      rejection("malformed/wrong-type", "/pattern/1", 6, {
        expected: "runs such as +3-12",
        got: text,
      }),
    );
  });

  test.each(["+1+2", "-3-1", "+1-1-1", "-1+1+1-1"])("are not maximal: %s", (text) => {
    expect(of(text)).toEqual(
      rejection("malformed/not-canonical", "/pattern/1", 6, {
        expected: "maximal runs",
        got: text,
      }),
    );
  });

  test("as another type are rejected", () => {
    for (const value of [3, null, ["+3"], { "+": 3 }]) {
      expect(of(value)).toMatchObject(rejection("malformed/wrong-type", "/pattern/1", 6));
    }
  });

  test("in a rejection are cut", () => {
    const text = `${"+1-1".repeat(50)}-1`;
    expect(of(text)).toMatchObject({ rejection: { got: text.slice(0, 80) } });
    expect(of(`${text.slice(0, -2)}x`)).toMatchObject({ rejection: { got: text.slice(0, 80) } });
  });

  test("by the million are read, and beyond the limit of units declined", () => {
    expect(runsOf("+1-1".repeat(2_500_000))).toHaveLength(2);
    expect(of("+1-1".repeat(2_500_000).concat("+1"))).toMatchObject(limitExceeded("units"));
  });
});
