// The header of a Sobolev bound, and its lines: what they hold, and single mistakes.
import { describe, expect, test } from "vitest";
import { vector } from "../exact.js";
import { headerWith, linesOfSample } from "../findings.js";
import { type Json, kindDeclined, limitExceeded, lineOf, rejection } from "../records.js";
import { encode, HEADERS, RECORDS } from "../../src/writing/index.js";

const LINES = linesOfSample("sobolev-bound", "tangent-error");
const textOf = (index: number): string => JSON.stringify(LINES[index]);

test("a header decodes, and encodes to itself", () => {
  const header = HEADERS["sobolev-bound"].decode(lineOf(textOf(0)));
  if ("verdict" in header) throw new Error(JSON.stringify(header));
  expect(encode(HEADERS["sobolev-bound"], header)).toBe(textOf(0));
  expect(header).toMatchObject({
    claim: { claim: { model: "tangent", dimension: 2, units: 2, points: 4, atoms: 5 } },
    multiplier: { num: 3n, den: 2n },
  });
});

test("a header of random features decodes, and encodes to itself", () => {
  const text = JSON.stringify(linesOfSample("sobolev-bound", "random")[0]);
  const header = HEADERS["sobolev-bound"].decode(lineOf(text));
  if ("verdict" in header) throw new Error(JSON.stringify(header));
  expect(encode(HEADERS["sobolev-bound"], header)).toBe(text);
  expect(header.claim.claim).toMatchObject({ model: "random", dimension: 2, units: 5 });
});

test("a denominator of 1 is one", () => {
  const line = headerWith("sobolev-bound", "tangent-error", "/denominator", "1");
  expect(HEADERS["sobolev-bound"].decode(line)).toMatchObject({ denominator: 1n });
});

test("units, parameters, points and atoms decode, and encode to themselves", () => {
  const unit = RECORDS.unit.decode(lineOf(textOf(1)));
  const parameters = RECORDS.parameters.decode(lineOf(textOf(3)));
  const point = RECORDS.targetPoint.decode(lineOf(textOf(7)));
  const atom = RECORDS.atom.decode(lineOf(textOf(9)));
  if ("verdict" in unit || "verdict" in parameters) throw new Error();
  if ("verdict" in point || "verdict" in atom) throw new Error();
  expect(unit).toEqual({ unit: vector("1", "0") });
  expect(point).toEqual({ point: vector("1/2", "1/3"), target: { num: 2n, den: 1n } });
  expect(encode(RECORDS.unit, unit)).toBe(textOf(1));
  expect(encode(RECORDS.parameters, parameters)).toBe(textOf(3));
  expect(encode(RECORDS.targetPoint, point)).toBe(textOf(7));
  expect(encode(RECORDS.atom, atom)).toBe(textOf(9));
});

describe("mistakes", () => {
  test.each<[string, string, Json | undefined, object]>([
    ["no law", "/claim/law", undefined, rejection("malformed/missing-field", "/claim")],
    ["a radius", "/claim/radius", "1", rejection("malformed/unknown-field", "/claim")],
    ["a decimal error", "/claim/error", "0.1", rejection("malformed/rational", "/claim/error")],
    ["no digest", "/claim/features", "x", rejection("malformed/wrong-type", "/claim/features")],
    ["a number as model", "/claim/model", 1, rejection("malformed/wrong-type", "/claim/model")],
    ["a fraction below", "/denominator", "1/2", rejection("malformed/rational", "/denominator")],
    [
      "nothing below",
      "/denominator",
      "0",
      rejection("ill-formed/shape", "/denominator", 1, {
        expected: "an integer above 0",
        got: "0",
      }),
    ],
    ["less below", "/denominator", "-3", rejection("ill-formed/shape", "/denominator")],
    ["points as a text", "/claim/points", "4", rejection("malformed/wrong-type", "/claim/points")],
    [
      "half a coordinate",
      "/claim/dimension",
      0.5,
      rejection("malformed/wrong-type", "/claim/dimension"),
    ],
    ["units below 0", "/claim/units", -2, rejection("malformed/wrong-type", "/claim/units")],
    ["atoms as a text", "/claim/atoms", "5", rejection("malformed/wrong-type", "/claim/atoms")],
    ["a number as bound", "/claim/bound", 1, rejection("malformed/wrong-type", "/claim/bound")],
    [
      "no digest of points",
      "/claim/dataset",
      "x",
      rejection("malformed/wrong-type", "/claim/dataset"),
    ],
    ["no digest of atoms", "/claim/law", "x", rejection("malformed/wrong-type", "/claim/law")],
    ["a decimal λ", "/multiplier", "1.5", rejection("malformed/rational", "/multiplier")],
    ["a number as note", "/note", 1, rejection("malformed/wrong-type", "/note")],
    ["another kind", "/kind", "map", kindDeclined("map")],
    ["too many points", "/claim/points", 100_000_001, limitExceeded("points")],
    ["too many coordinates", "/claim/dimension", 1_000_001, limitExceeded("dimension")],
    ["too many units", "/claim/units", 5_000_001, limitExceeded("units")],
    ["too many atoms", "/claim/atoms", 100_000_001, limitExceeded("points")],
    ["too many weights", "/claim/units", 8193, limitExceeded("feature-weights")],
    [
      "another model",
      "/claim/model",
      "y".repeat(99),
      { verdict: "declined", decline: { code: "feature-model", got: "y".repeat(80) } },
    ],
  ])("in a header: %s", (_, pointer, value, refusal) => {
    const line = headerWith("sobolev-bound", "tangent-error", pointer, value);
    expect(HEADERS["sobolev-bound"].decode(line)).toMatchObject(refusal);
  });

  test("as many weights as allowed are none", () => {
    const line = headerWith("sobolev-bound", "tangent-error", "/claim/units", 8192);
    expect(HEADERS["sobolev-bound"].decode(line)).toMatchObject({
      claim: { claim: { units: 8192 } },
    });
  });

  test.each<[Json, object]>([
    [{ atom: ["1"] }, rejection("malformed/missing-field", "")],
    [{ unit: "1" }, rejection("malformed/wrong-type", "/unit")],
    [{ unit: ["2/2"] }, rejection("malformed/rational", "/unit/0")],
  ])("in a unit: %j", (record, refusal) => {
    expect(RECORDS.unit.decode(lineOf(JSON.stringify(record)))).toMatchObject(refusal);
  });

  test.each<[Json, object]>([
    [{ parameters: ["1/2"] }, rejection("malformed/rational", "/parameters/0")],
    [{ parameters: [1] }, rejection("malformed/wrong-type", "/parameters/0")],
    [{ parameters: "1" }, rejection("malformed/wrong-type", "/parameters")],
    [{ parameters: ["9".repeat(4097)] }, limitExceeded("number-digits")],
  ])("in parameters: %j", (record, refusal) => {
    expect(RECORDS.parameters.decode(lineOf(JSON.stringify(record)))).toMatchObject(refusal);
  });

  test.each<[Json, object]>([
    [{ point: ["1"], label: 0 }, rejection("malformed/missing-field", "")],
    [{ point: ["1"], target: 1 }, rejection("malformed/wrong-type", "/target")],
    [{ point: ["1.0"], target: "1" }, rejection("malformed/rational", "/point/0")],
  ])("in a point: %j", (record, refusal) => {
    expect(RECORDS.targetPoint.decode(lineOf(JSON.stringify(record)))).toMatchObject(refusal);
  });
});
