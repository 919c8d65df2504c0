// Operators of the checker's reader: the same network as the other reader's, or a reason. Their values are
// compared with definitions in test/foreign/operators.test.ts.
import { describe, expect, test } from "vitest";
import { OPERATORS } from "../../src/from/operators.js";
import { readOnnx } from "../../src/from/onnx.js";
import type { Constant, ModelOf } from "../foreign/model.js";
import { modelBytes } from "../foreign/model.js";
import { ints } from "../foreign/affine-cases.js";
import { expectReason } from "./refused.js";

const ones = (...shape: number[]): Constant => ({
  ...{ shape, data: new Array<number>(shape.reduce((a, b) => a * b, 1)).fill(1) },
});

const model = (
  type: string,
  input: readonly number[],
  constants: Readonly<Record<string, Constant>> = {},
  attributes: NonNullable<ModelOf["nodes"][number]["attributes"]> = {},
): Uint8Array =>
  modelBytes({
    ...{ input, constants },
    nodes: [{ type, inputs: ["x", ...Object.keys(constants)], attributes }],
  });

const REASONS: readonly (readonly [string, Uint8Array])[] = [
  ["shape", model("Gemm", [1, 3], { w: ones(2, 2) })],
  ["shape", model("Gemm", [3], { w: ones(3, 2) })],
  ["shape", model("Gemm", [1, 3], { w: ones(3, 2), c: ones(3) })],
  ["shape", model("Gemm", [1, 3], { w: ones(3, 2), c: ones(1, 1, 2) })],
  ["attribute", model("Gemm", [1, 3], { w: ones(3, 2) }, { gamma: 1 })],
  ["syntax", model("Gemm", [1, 3], { w: ones(3, 2) }, { transA: "yes" })],
  ["syntax", model("Gemm", [1, 3])],
  ["syntax", model("Relu", [1, 3], { w: ones(3) })],
  ["shape", model("MatMul", [1, 3], { w: ones(2, 2) })],
  ["shape", model("Add", [2, 3], { c: ones(2) })],
  ["element-type", model("Add", [2], { c: ints(1, 2) })],
  ["division-by-zero", model("Div", [2], { c: { shape: [2], data: [1, 0] } })],
  ["dimension", model("Reshape", [2, 3], { s: ints(4, -1) })],
  ["dimension", model("Reshape", [2, 3], { s: ints(-1, -1) })],
  ["dimension", model("Reshape", [2, 3], { s: ints(0, 3) }, { allowzero: 1 })],
  ["shape", model("Reshape", [2], { s: ints(2, 0) })],
  ["shape", model("Flatten", [2, 3], {}, { axis: 3 })],
  ["shape", model("Transpose", [2, 3], {}, { perm: [0, 0] })],
  ["shape", model("Transpose", [2, 3], {}, { perm: [0] })],
  ["operator", model("Softmax", [2, 3])],
  ["operator", model("Sigmoid", [2, 3])],
  ["attribute", modelBytes({ input: [1], nodes: [{ type: "Constant", inputs: [] }] })],
  ["product", modelBytes({ input: [2], nodes: [{ type: "Mul", inputs: ["x", "x"] }] })],
  ["product", modelBytes({ input: [2], nodes: [{ type: "Div", inputs: ["x", "x"] }] })],
];

describe("what an operator cannot take", () => {
  test.each(REASONS)("is refused: %s %#", (reason, bytes) => {
    expectReason(() => readOnnx(bytes), reason);
  });
});

test("the operators are those of the document", async () => {
  const { readText, section } = await import("../docs/markdown.js");
  const text = section(readText("docs/networks.md"), "What the checker reads");
  const [, list = ""] = /Of ONNX: ([^.]*)\./u.exec(text) ?? [];
  expect(list.split(", ").sort()).toEqual([...OPERATORS.keys()].sort());
});
