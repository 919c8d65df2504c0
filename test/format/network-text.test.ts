// The text of a network: header and rows, and the building of a network from them.
import { describe, expect, test } from "vitest";
import { networkFrom, readRow, type NetworkShape } from "../../src/format/index.js";
import { answered } from "../../src/kernel/index.js";
import { fault } from "../../src/numbers/index.js";
import { NETWORK_HEADER, ROWS } from "../example.js";
import { dense, network } from "../exact.js";
import { edited, type Json, lineOf, limitExceeded, rejection } from "../records.js";
import { encode, RECORDS } from "../../src/writing/index.js";

const STEP = network(1, [dense("0", "1"), dense("-1", "1")], [dense("0", "1", "-1")]);

describe("a header", () => {
  const decode = (record: Json): unknown =>
    RECORDS.networkHeader.decode(lineOf(JSON.stringify(record), 3));

  test("decodes, and encodes to itself", () => {
    const shape = decode(NETWORK_HEADER) as NetworkShape;
    expect(shape).toEqual({ inputs: 1, widths: [2, 1] });
    expect(encode(RECORDS.networkHeader, shape)).toBe(JSON.stringify(NETWORK_HEADER));
  });

  test.each<{ name: string; pointer: string; value: Json | undefined; code: string; at?: string }>([
    {
      name: "another format",
      pointer: "/format",
      value: "muball-network/2",
      code: "malformed/wrong-type",
    },
    {
      name: "no format",
      pointer: "/format",
      value: undefined,
      code: "malformed/missing-field",
      at: "",
    },
    { name: "inputs as text", pointer: "/inputs", value: "1", code: "malformed/wrong-type" },
    { name: "negative inputs", pointer: "/inputs", value: -1, code: "malformed/wrong-type" },
    { name: "a negative width", pointer: "/widths/1", value: -1, code: "malformed/wrong-type" },
    { name: "widths as text", pointer: "/widths", value: "2", code: "malformed/wrong-type" },
    { name: "no layer", pointer: "/widths", value: [], code: "ill-formed/shape" },
    {
      name: "an empty layer",
      pointer: "/widths/0",
      value: 0,
      code: "ill-formed/shape",
      at: "/widths",
    },
    { name: "no outputs", pointer: "/widths/1", value: 0, code: "ill-formed/shape", at: "/widths" },
    { name: "another field", pointer: "/depth", value: 2, code: "malformed/unknown-field", at: "" },
  ])("is rejected: $name", ({ pointer, value, code, at }) => {
    const refusal = rejection(code, at ?? pointer, 3);
    expect(decode(edited(NETWORK_HEADER, pointer, value))).toMatchObject(refusal);
  });

  test("says what a shape lacks", () => {
    expect(decode(edited(NETWORK_HEADER, "/widths", []))).toMatchObject({
      rejection: { expected: "at least one layer", got: "none" },
    });
    expect(decode(edited(NETWORK_HEADER, "/widths", [1, 0]))).toMatchObject({
      rejection: { expected: "at least one row", got: "0" },
    });
  });

  test("huge counts are declined at once", () => {
    const of = (pointer: string, value: Json): unknown =>
      decode(edited(NETWORK_HEADER, pointer, value));
    expect(of("/inputs", 1_000_000)).toMatchObject({ inputs: 1_000_000 });
    expect(of("/inputs", 1_000_001)).toMatchObject(limitExceeded("dimension"));
    expect(of("/widths", [4_999_999, 1])).toMatchObject({ widths: [4_999_999, 1] });
    expect(of("/widths", [4_999_999, 2])).toMatchObject(limitExceeded("units"));
    expect(of("/widths", [5_000_001])).toMatchObject(limitExceeded("units"));
    expect(of("/widths", new Array(100_000).fill(1))).toHaveProperty("widths");
    expect(of("/widths", new Array(100_001).fill(1))).toMatchObject(limitExceeded("layers"));
  });
});

describe("a row", () => {
  const ROW = { bias: "-1/2", columns: [0, 3], weights: ["1/3", "-2"] };
  const decode = (record: Json, inputs = 4): unknown =>
    answered(() => readRow(lineOf(JSON.stringify(record), 9), inputs));

  test("decodes", () => {
    const row = dense("-1/2", "1/3", "0", "0", "-2");
    expect(decode(ROW)).toEqual(row);
    expect(ROWS.map((record) => decode(record))).toEqual([
      dense("0", "1"),
      dense("-1", "1"),
      dense("0", "1", "-1"),
    ]);
  });

  const rising = "rising columns of 0 to 3, a weight other than 0 each";
  test.each<{
    name: string;
    pointer: string;
    value: Json | undefined;
    code: string;
    at: string;
    got?: string;
  }>([
    {
      name: "equal columns",
      pointer: "/columns",
      value: [3, 3],
      code: "ill-formed/row",
      at: "",
      got: "column-order",
    },
    {
      name: "falling columns",
      pointer: "/columns",
      value: [3, 0],
      code: "ill-formed/row",
      at: "",
      got: "column-order",
    },
    {
      name: "a column beyond the inputs",
      pointer: "/columns",
      value: [0, 4],
      code: "ill-formed/row",
      at: "",
      got: "column-range",
    },
    {
      name: "a weight 0",
      pointer: "/weights",
      value: ["1", "0"],
      code: "ill-formed/row",
      at: "",
      got: "zero-weight",
    },
    {
      name: "a weight missing",
      pointer: "/weights",
      value: ["1"],
      code: "ill-formed/row",
      at: "",
      got: "length",
    },
    {
      name: "a weight too many",
      pointer: "/weights",
      value: ["1", "1", "1"],
      code: "ill-formed/row",
      at: "",
      got: "length",
    },
    {
      name: "a negative column",
      pointer: "/columns/0",
      value: -1,
      code: "malformed/wrong-type",
      at: "/columns/0",
    },
    {
      name: "a weight as a number",
      pointer: "/weights/1",
      value: 0.5,
      code: "malformed/wrong-type",
      at: "/weights/1",
    },
    {
      name: "a weight not in lowest terms",
      pointer: "/weights/0",
      value: "2/6",
      code: "malformed/rational",
      at: "/weights/0",
    },
    {
      name: "a bias with an exponent",
      pointer: "/bias",
      value: "1e3",
      code: "malformed/rational",
      at: "/bias",
    },
    {
      name: "no bias",
      pointer: "/bias",
      value: undefined,
      code: "malformed/missing-field",
      at: "",
    },
  ])("is rejected: $name", ({ pointer, value, code, at, got }) => {
    const more = got === undefined ? {} : { expected: rising, got };
    expect(decode(edited(ROW, pointer, value))).toMatchObject(rejection(code, at, 9, more));
  });

  test("is rejected in another spelling", () => {
    const text = JSON.stringify(ROW).replace("[0,3]", "[0, 3]");
    expect(answered(() => readRow(lineOf(text, 9), 4))).toMatchObject(
      rejection("malformed/not-canonical", "", 9),
    );
  });

  test("has one denominator for weights and bias, within the limit", () => {
    const odd = (1n << 2_047n) + 1n;
    const other = (1n << 2_047n) + 3n;
    const at = (bias: string): unknown =>
      decode({ bias, columns: [0, 1], weights: [`1/${odd}`, `1/${other}`] });
    expect(at("1")).toHaveProperty("den", odd * other);
    expect(at("1/5")).toMatchObject(limitExceeded("denominator-bits"));
  });
});

describe("a network is built", () => {
  test("row by row, layer by layer", () => {
    const inputs: number[] = [];
    const rows = STEP.layers.flatMap((layer) => layer.rows).values();
    const built = networkFrom({ inputs: 1, widths: [2, 1] }, (own) => {
      inputs.push(own);
      return rows.next().value ?? fault("a row too many");
    });
    expect(inputs).toEqual([1, 1, 2]);
    expect(rows.next().done).toBe(true);
    expect(built).toEqual(STEP);
    expect(Object.isFrozen(built) && Object.isFrozen(built.layers)).toBe(true);
  });

  test("unless the common denominator of a layer is beyond the limit", () => {
    const odd = (1n << 2_047n) + 1n;
    const other = (1n << 2_047n) + 3n;
    const built = (...biases: string[]): unknown => {
      const rows = biases.values();
      return answered(() =>
        networkFrom({ inputs: 1, widths: [2, 3] }, (inputs) =>
          dense(rows.next().value ?? "0", ...new Array<string>(inputs).fill("1")),
        ),
      );
    };
    // The next layer counts by itself.
    expect(built(`1/${odd}`, `1/${other}`, "1/5", `1/${odd}`)).toHaveProperty("layers");
    expect(built(`1/${odd}`, `1/${other}`, "1/5", `1/${odd}`, `1/${other}`)).toMatchObject(
      limitExceeded("denominator-bits"),
    );
  });
});
