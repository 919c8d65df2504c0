// Is the float run of a file's operators a run of the rows that are read from it? Each graph, with the formats of
// which this is so: what merges weights or biases is not, as a product or a sum of two is rounded by a machine.
import { expect, test } from "vitest";
import { readNnet } from "../../src/from/nnet.js";
import { readOnnx } from "../../src/from/onnx.js";
import { type Constant, modelBytes, type NodeOf } from "../foreign/model.js";

const data = (shape: readonly number[], ...all: number[]): Constant => ({ shape, data: all });
const CONSTANTS = {
  w: data([2, 2], 1, 2, 3, 5),
  v: data([2, 2], 0.1, -1, 0, 7),
  b: data([1, 2], 0.3, 0.7),
  c: data([2], 4, 0.2),
  zero: data([2], 0, 0),
  half: data([1], 0.5),
  third: data([1], 3),
  one: data([1], 1),
};
/** Operators one after the other from x on; `x` names what came before. */
function chain(...steps: readonly (readonly [string, readonly string[], NodeOf["attributes"]?])[]) {
  return (type?: "float64"): Uint8Array => {
    const nodes = steps.map(([name, given, attributes], k) => ({
      ...{ type: name, outputs: [k === steps.length - 1 ? "y" : `t${k}`] },
      inputs: given.map((own) => (own === "x" && k > 0 ? `t${k - 1}` : own === "in" ? "x" : own)),
      ...(attributes && { attributes }),
    }));
    const used = new Set(nodes.flatMap(({ inputs }) => inputs));
    const constants = Object.entries(CONSTANTS)
      .filter(([name]) => used.has(name))
      .map(([name, one]) => [name, { ...one, ...(type && { type }) }] as const);
    const model = { input: [1, 2], nodes, constants: Object.fromEntries(constants) };
    return modelBytes({ ...model, ...(type && { type }) });
  };
}
const dense = [
  ["MatMul", ["x", "w"]],
  ["Add", ["x", "b"]],
  ["Relu", ["x"]],
] as const;

test.each([
  ["a product, a bias and a ReLU, twice", chain(...dense, ...dense)],
  ["Gemm with a bias", chain(["Gemm", ["x", "w", "c"]], ["Relu", ["x"]])],
  ["Gemm that transposes", chain(["Gemm", ["x", "w", "c"], { transB: 1 }])],
  ["a product without a bias, of one with", chain(["MatMul", ["x", "w"]], ["Sub", ["x", "c"]])],
  [
    "zeros that are added and taken",
    chain(["Sub", ["x", "zero"]], ...dense, ["Add", ["x", "zero"]]),
  ],
  ["moves of entries", chain(["Flatten", ["x"]], ["Identity", ["x"]], ["Transpose", ["x"]])],
  ["a factor of an input", chain(["Mul", ["x", "third"]], ["Relu", ["x"]])],
  ["halves: a division that rounds as the product does", chain(["Div", ["x", "half"]])],
  ["a factor of 1 on a row", chain(["Gemm", ["x", "w", "c"]], ["Mul", ["x", "one"]])],
  [
    "alpha and beta of 1",
    chain(["Gemm", ["x", "w", "c"], { alpha: { float: 1 }, beta: { float: 1 } }]),
  ],
  ["a sum of an input and a unit", chain(["Relu", ["x"]], ["Add", ["x", "in"]])],
  ["a last softmax", chain(...dense, ["Softmax", ["x"]])],
])("%s: the run of the file is one of its rows", (_, bytes) => {
  expect(readOnnx(bytes()).rounds).toEqual(["float32"]);
  expect(readOnnx(bytes("float64")).rounds).toEqual(["binary64"]);
});

test.each([
  ["two products without a ReLU", chain(["MatMul", ["x", "w"]], ["MatMul", ["x", "v"]])],
  ["two biases", chain(["MatMul", ["x", "w"]], ["Add", ["x", "b"]], ["Add", ["x", "c"]])],
  ["Gemm with a bias, and one more", chain(["Gemm", ["x", "w", "c"]], ["Add", ["x", "b"]])],
  ["a shift of the inputs", chain(["Sub", ["x", "c"]], ...dense)],
  ["a scale of the inputs", chain(["Mul", ["x", "third"]], ...dense)],
  ["a scale of a row", chain(["MatMul", ["x", "w"]], ["Mul", ["x", "third"]])],
  ["a scale of a scale", chain(["Mul", ["x", "third"]], ["Mul", ["x", "third"]])],
  [
    "a row times 0, which may have overflowed",
    chain(["MatMul", ["x", "w"]], ["Mul", ["x", "zero"]]),
  ],
  ["alpha", chain(["Gemm", ["x", "w", "c"], { alpha: { float: 3 } }])],
  ["beta", chain(["Gemm", ["x", "w", "c"], { beta: { float: 3 } }])],
  ["a sum of two rows", chain(["MatMul", ["x", "w"]], ["Add", ["x", "in"]])],
  ["an input twice in a row", chain(["Add", ["x", "x"]], ["Relu", ["x"]], ["Add", ["in", "in"]])],
  [
    "constants that are added",
    chain(["Mul", ["x", "zero"]], ["Add", ["x", "b"]], ["Add", ["x", "c"]]),
  ],
  ["a row that is taken from a bias", chain(["MatMul", ["x", "w"]], ["Sub", ["c", "x"]])],
])("%s: merged, so no format is named", (_, bytes) => {
  expect(readOnnx(bytes()).rounds).toEqual([]);
  expect(readOnnx(bytes("float64")).rounds).toEqual([]);
});

test("NNet: the bare layers and those of the short header, in any format; a normalisation is merged", () => {
  const lines = ["1,2,1,2,", "2,1,", "0", "-1,-1", "1,1", "0,0,0", "2,1,1", "3,-0.5", "0.25"];
  const read = (text: readonly string[], wanted: string) =>
    readNnet(new TextEncoder().encode(text.join("\n")), wanted).rounds;
  expect(read(lines, "bare")).toEqual(["float32", "binary64"]);
  expect(read(lines, "normalised")).toEqual([]);
  expect(read(lines, "clipped")).toEqual([]);
  const trivial = lines.map((line) => (line === "2,1,1" ? "1,1,1" : line));
  expect(read(trivial, "normalised")).toEqual(["float32", "binary64"]);
  expect(read(trivial, "clipped")).toEqual([]);
  const short = ["1", "2,1", "a", "b", "c", "d", "e", "3,-0.5", "0.25"];
  expect(read(short, "bare")).toEqual(["float32", "binary64"]);
});
