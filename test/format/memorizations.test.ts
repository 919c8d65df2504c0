// The text of a certificate: its header.
import { describe, expect, test } from "vitest";
import { CLAIM as STEP_CLAIM } from "../kernel/ball/step-example.js";
import { CLAIM, HEADER } from "../example.js";
import { q } from "../exact.js";
import { edited, type Json, lineOf, rejection } from "../records.js";
import { encode, HEADERS, type HeaderOf } from "../../src/writing/index.js";

const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;

const decode = (record: Json): unknown =>
  HEADERS.memorization.decode(lineOf(JSON.stringify(record)));

describe("a header", () => {
  test("decodes, and encodes to itself", () => {
    const header = decode(HEADER) as HeaderOf<"memorization">;
    expect(header).toEqual({
      claim: {
        dataset: CLAIM.dataset,
        classes: ["low", "high"],
        claim: { ...STEP_CLAIM, ratio: q("2/3") },
      },
      network: { source: "inline", inputs: 1, widths: [2, 1] },
      size: { width: 2, depth: 2, parameters: 7n, nonzero: 5n, bits: 1 },
      points: "inline",
      reaches: 0,
      ratio: { pair: [0, 1], powers: [] },
      note: "by hand",
    });
    expect(encode(HEADERS.memorization, header)).toBe(JSON.stringify(HEADER));
  });

  test.each<{ name: string; pointer: string; value: Json; header: object }>([
    {
      name: "the digest of a network",
      pointer: "/network/source",
      value: DIGEST,
      header: { network: { source: DIGEST } },
    },
    { name: "points given", pointer: "/points", value: "given", header: { points: "given" } },
    { name: "no ratio", pointer: "/ratio", value: null, header: { ratio: undefined } },
    {
      name: "powers",
      pointer: "/ratio/powers",
      value: ["27", "1/8"],
      header: { ratio: { pair: [0, 1], powers: [q("27"), q("1/8")] } },
    },
    { name: "reaches", pointer: "/reaches", value: 12, header: { reaches: 12 } },
    { name: "no note", pointer: "/note", value: "", header: { note: "" } },
    {
      name: "a long note",
      pointer: "/note",
      value: "é".repeat(1_000),
      header: { note: "é".repeat(1_000) },
    },
  ])("decodes and encodes with $name", ({ pointer, value, header }) => {
    const record = edited(HEADER, pointer, value);
    const decoded = decode(record) as HeaderOf<"memorization">;
    expect(decoded).toMatchObject(header);
    expect(encode(HEADERS.memorization, decoded)).toBe(JSON.stringify(record));
  });

  test.each<{ name: string; pointer: string; value: Json | undefined; code: string; at?: string }>([
    {
      name: "no format",
      pointer: "/format",
      value: undefined,
      code: "malformed/missing-field",
      at: "",
    },
    { name: "a format as a number", pointer: "/format", value: 1, code: "malformed/wrong-type" },
    {
      name: "no kind",
      pointer: "/kind",
      value: undefined,
      code: "malformed/missing-field",
      at: "",
    },
    { name: "a kind as a number", pointer: "/kind", value: 1, code: "malformed/wrong-type" },
    { name: "no claim", pointer: "/claim", value: null, code: "malformed/wrong-type" },
    {
      name: "a field of the claim missing",
      pointer: "/claim/radius",
      value: undefined,
      code: "malformed/missing-field",
      at: "/claim",
    },
    {
      name: "a decimal radius",
      pointer: "/claim/radius",
      value: "0.5",
      code: "malformed/rational",
    },
    {
      name: "a digest of another kind",
      pointer: "/claim/dataset",
      value: "md5",
      code: "malformed/wrong-type",
    },
    {
      name: "a repeated class",
      pointer: "/claim/classes/1",
      value: "low",
      code: "ill-formed/shape",
      at: "/claim/classes",
    },
    {
      name: "a rule without kind",
      pointer: "/claim/rule",
      value: {},
      code: "malformed/missing-field",
    },
    {
      name: "a network that is a list",
      pointer: "/network",
      value: [],
      code: "malformed/wrong-type",
    },
    {
      name: "a source of another kind",
      pointer: "/network/source",
      value: "given",
      code: "malformed/wrong-type",
    },
    { name: "no source", pointer: "/network/source", value: null, code: "malformed/wrong-type" },
    { name: "no layer", pointer: "/network/widths", value: [], code: "ill-formed/shape" },
    {
      name: "inputs as text",
      pointer: "/network/inputs",
      value: "1",
      code: "malformed/wrong-type",
    },
    {
      name: "another field of the network",
      pointer: "/network/x",
      value: 1,
      code: "malformed/unknown-field",
      at: "/network",
    },
    { name: "a width as text", pointer: "/size/width", value: "2", code: "malformed/wrong-type" },
    { name: "a negative depth", pointer: "/size/depth", value: -1, code: "malformed/wrong-type" },
    {
      name: "parameters as a number",
      pointer: "/size/parameters",
      value: 7,
      code: "malformed/wrong-type",
    },
    {
      name: "half a parameter",
      pointer: "/size/parameters",
      value: "1/2",
      code: "malformed/rational",
    },
    {
      name: "non-zero as a number",
      pointer: "/size/nonzero",
      value: 5,
      code: "malformed/wrong-type",
    },
    { name: "bits as text", pointer: "/size/bits", value: "1", code: "malformed/wrong-type" },
    {
      name: "no bits",
      pointer: "/size/bits",
      value: undefined,
      code: "malformed/missing-field",
      at: "/size",
    },
    {
      name: "another source of points",
      pointer: "/points",
      value: "dataset",
      code: "malformed/wrong-type",
    },
    {
      name: "points as a truth value",
      pointer: "/points",
      value: true,
      code: "malformed/wrong-type",
    },
    { name: "negative reaches", pointer: "/reaches", value: -1, code: "malformed/wrong-type" },
    { name: "a ratio as text", pointer: "/ratio", value: "2/3", code: "malformed/wrong-type" },
    {
      name: "no pair",
      pointer: "/ratio/pair",
      value: undefined,
      code: "malformed/missing-field",
      at: "/ratio",
    },
    { name: "a pair of none", pointer: "/ratio/pair", value: [], code: "ill-formed/shape" },
    { name: "a pair of one", pointer: "/ratio/pair", value: [0], code: "ill-formed/shape" },
    { name: "a pair of three", pointer: "/ratio/pair", value: [0, 1, 2], code: "ill-formed/shape" },
    { name: "a negative end", pointer: "/ratio/pair/0", value: -1, code: "malformed/wrong-type" },
    {
      name: "a decimal power",
      pointer: "/ratio/powers",
      value: ["0.1"],
      code: "malformed/rational",
      at: "/ratio/powers/0",
    },
    { name: "a note as a number", pointer: "/note", value: 1, code: "malformed/wrong-type" },
    {
      name: "no note",
      pointer: "/note",
      value: undefined,
      code: "malformed/missing-field",
      at: "",
    },
    {
      name: "another field",
      pointer: "/sound",
      value: true,
      code: "malformed/unknown-field",
      at: "",
    },
  ])("is rejected: $name", ({ pointer, value, code, at }) => {
    const refusal = rejection(code, at ?? pointer);
    expect(decode(edited(HEADER, pointer, value))).toMatchObject(refusal);
  });

  test("says what it expects", () => {
    expect(decode(edited(HEADER, "/ratio/pair", [1, 2, 3]))).toMatchObject({
      rejection: { expected: "two points", got: "3" },
    });
    expect(decode(edited(HEADER, "/points", "x"))).toMatchObject({
      rejection: { expected: "inline or given", got: '"x"' },
    });
  });

  test("is rejected with keys in another order", () => {
    const { note, ...rest } = HEADER;
    expect(decode({ note, ...rest })).toMatchObject(rejection("malformed/not-canonical", ""));
  });

  test.each<{ name: string; record: Json; got: string }>([
    { name: "a list", record: [1], got: "an array of 1" },
    { name: "null", record: null, got: "null" },
    { name: "a text", record: "muball/1", got: '"muball/1"' },
  ])("is no header: $name", ({ record, got }) => {
    expect(decode(record)).toEqual(
      rejection("malformed/wrong-type", "", 1, { expected: "an object", got }),
    );
  });

  test("does not take a format from a prototype", () => {
    const line = lineOf('{"__proto__":{"format":"muball/2"}}');
    expect(HEADERS.memorization.decode(line)).toMatchObject(
      rejection("malformed/missing-field", ""),
    );
  });
});
