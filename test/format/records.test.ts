// The text of a dataset: header and points.
import { describe, expect, test } from "vitest";
import { type DatasetHeader } from "../../src/format/index.js";
import type { LabelledPoint } from "../../src/kernel/index.js";
import { DATASET_HEADER, POINTS } from "../example.js";
import { vector } from "../exact.js";
import { edited, type Json, lineOf, limitExceeded, rejection } from "../records.js";
import { encode, RECORDS } from "../../src/writing/index.js";

describe("a header", () => {
  const decode = (record: Json): unknown =>
    RECORDS.datasetHeader.decode(lineOf(JSON.stringify(record), 2));

  test("decodes, and encodes to itself", () => {
    const header = decode(DATASET_HEADER) as DatasetHeader;
    expect(header).toEqual({ points: 2, dimension: 1, classes: ["low", "high"] });
    expect(encode(RECORDS.datasetHeader, header)).toBe(JSON.stringify(DATASET_HEADER));
  });

  test("takes any text for a class name", () => {
    const classes = ["", " ", "a\nb", "é≤𝔹", "__proto__", "\ud800", '"', "\\"];
    const header = decode({ ...DATASET_HEADER, classes }) as DatasetHeader;
    expect(header.classes).toEqual(classes);
  });

  test.each<{ name: string; pointer: string; value: Json | undefined; code: string; at?: string }>([
    { name: "another format", pointer: "/format", value: "muball/1", code: "malformed/wrong-type" },
    { name: "points as text", pointer: "/points", value: "2", code: "malformed/wrong-type" },
    { name: "half a dimension", pointer: "/dimension", value: 0.5, code: "malformed/wrong-type" },
    { name: "classes as a count", pointer: "/classes", value: 2, code: "malformed/wrong-type" },
    { name: "a class as a number", pointer: "/classes/1", value: 2, code: "malformed/wrong-type" },
    {
      name: "a repeated class",
      pointer: "/classes/1",
      value: "low",
      code: "ill-formed/shape",
      at: "/classes",
    },
    {
      name: "no dimension",
      pointer: "/dimension",
      value: undefined,
      code: "malformed/missing-field",
      at: "",
    },
    { name: "another field", pointer: "/x", value: 2, code: "malformed/unknown-field", at: "" },
  ])("is rejected: $name", ({ pointer, value, code, at }) => {
    const refusal = rejection(code, at ?? pointer, 2);
    expect(decode(edited(DATASET_HEADER, pointer, value))).toMatchObject(refusal);
  });

  test("names the defect of its classes", () => {
    expect(decode({ ...DATASET_HEADER, classes: ["a", "b", "a"] })).toMatchObject({
      rejection: { expected: "distinct class names", got: "a repeated name" },
    });
  });

  test("huge counts are declined", () => {
    const of = (pointer: string, value: Json): unknown =>
      decode(edited(DATASET_HEADER, pointer, value));
    expect(of("/points", 100_000_000)).toHaveProperty("points");
    expect(of("/points", 100_000_001)).toMatchObject(limitExceeded("points"));
    expect(of("/dimension", 1_000_001)).toMatchObject(limitExceeded("dimension"));
    const names = Array.from({ length: 100_001 }, (_, k) => `${k}`);
    expect(of("/classes", names.slice(1))).toHaveProperty("classes");
    expect(of("/classes", names)).toMatchObject(limitExceeded("classes"));
  });
});

describe("a point", () => {
  const decode = (record: Json): unknown => RECORDS.point.decode(lineOf(JSON.stringify(record), 4));

  test.each<{ record: Json; decoded: LabelledPoint }>([
    { record: { point: ["-1"], label: 0 }, decoded: { point: vector("-1"), label: 0 } },
    {
      record: { point: ["1/2", "-2/3"], label: 7 },
      decoded: { point: vector("1/2", "-2/3"), label: 7 },
    },
    { record: { point: [], label: 0 }, decoded: { point: vector(), label: 0 } },
  ])("decodes, and encodes to itself", ({ record, decoded }) => {
    expect(decode(record)).toEqual(decoded);
    expect(encode(RECORDS.point, decoded)).toBe(JSON.stringify(record));
  });

  const [POINT] = POINTS;
  test.each<{ name: string; pointer: string; value: Json | undefined; code: string; at?: string }>([
    {
      name: "a coordinate as a number",
      pointer: "/point/0",
      value: -1,
      code: "malformed/wrong-type",
    },
    { name: "a decimal coordinate", pointer: "/point/0", value: "0.5", code: "malformed/rational" },
    { name: "a coordinate alone", pointer: "/point", value: "1", code: "malformed/wrong-type" },
    { name: "a label as text", pointer: "/label", value: "0", code: "malformed/wrong-type" },
    { name: "a negative label", pointer: "/label", value: -1, code: "malformed/wrong-type" },
    {
      name: "no label",
      pointer: "/label",
      value: undefined,
      code: "malformed/missing-field",
      at: "",
    },
    { name: "a pattern", pointer: "/pattern", value: [], code: "malformed/unknown-field", at: "" },
  ])("is rejected: $name", ({ pointer, value, code, at }) => {
    const refusal = rejection(code, at ?? pointer, 4);
    expect(decode(edited(POINT ?? {}, pointer, value))).toMatchObject(refusal);
  });

  test("is declined with a label beyond all classes", () => {
    expect(decode({ point: [], label: 100_001 })).toMatchObject(limitExceeded("classes"));
  });
});
