// UNTRUSTED. A network as ONNX: Gemm and Relu, one after the other, with raw data.
import { at } from "../../numbers/index.js";
import { joinBytes } from "../../format/index.js";
import type { FloatType } from "../exact/float.js";
import type { FloatLayer } from "./floats.js";

const TYPES = { float32: 1, float64: 11 } as const;

/** The types in which networks are written. */
export type WrittenType = keyof typeof TYPES & FloatType;

const encoder = new TextEncoder();

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.from([...bytes, rest]);
}

/** A field: a number, or bytes with their length. */
function field(
  number: number,
  value: number | string | Uint8Array | readonly Uint8Array[],
): Uint8Array {
  if (typeof value === "number") return joinBytes([varint(number * 8), varint(value)]);
  const bytes =
    typeof value === "string"
      ? encoder.encode(value)
      : value instanceof Uint8Array
        ? value
        : joinBytes(value);
  return joinBytes([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

function tensor(
  name: string,
  shape: readonly number[],
  type: WrittenType,
  data: Uint8Array,
): Uint8Array {
  const dims = shape.map((size) => field(1, size));
  return joinBytes([...dims, field(2, TYPES[type]), field(8, name), field(9, data)]);
}

/** A value of shape N × width: any number of points at a time. */
function valueInfo(name: string, width: number, type: WrittenType): Uint8Array {
  const shape = field(2, [field(1, field(2, "N")), field(1, field(1, width))]);
  return joinBytes([field(1, name), field(2, field(1, [field(1, TYPES[type]), shape]))]);
}

function node(
  type: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Uint8Array[],
): Uint8Array {
  return joinBytes([
    ...inputs.map((name) => field(1, name)),
    field(2, output),
    field(4, type),
    ...attributes.map((attribute) => field(5, attribute)),
  ]);
}

const OPSET = 13;
const IR = 7;
const INT = 2;

/** The bytes of a model. Requires: at least one layer. */
export function onnxBytes(layers: readonly FloatLayer[], type: WrittenType): Uint8Array {
  const transposed = joinBytes([field(1, "transB"), field(3, 1), field(20, INT)]);
  const graph: Uint8Array[] = [];
  let value = "input";
  layers.forEach((_, k) => {
    const isLast = k === layers.length - 1;
    const affine = isLast ? "output" : `z${k}`;
    graph.push(field(1, node("Gemm", [value, `W${k}`, `b${k}`], affine, [transposed])));
    if (!isLast) graph.push(field(1, node("Relu", [affine], `h${k}`, [])));
    value = `h${k}`;
  });
  graph.push(field(2, "muball"));
  layers.forEach(({ outputs, inputs, weights, bias }, k) => {
    graph.push(field(5, tensor(`W${k}`, [outputs, inputs], type, weights)));
    graph.push(field(5, tensor(`b${k}`, [outputs], type, bias)));
  });
  graph.push(field(11, valueInfo("input", at(layers, 0).inputs, type)));
  graph.push(field(12, valueInfo("output", at(layers, layers.length - 1).outputs, type)));
  return joinBytes([
    field(1, IR),
    field(2, "muball"),
    field(7, graph),
    field(8, [field(1, ""), field(2, OPSET)]),
  ]);
}
