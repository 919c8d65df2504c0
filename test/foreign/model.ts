// Writes small ONNX models for tests, with protobufjs: nothing here is shared with the readers.
import protobuf from "protobufjs";

const ROOT = protobuf.parse(`syntax = "proto3";
message Model { int64 ir_version = 1; Graph graph = 7; repeated Opset opset_import = 8; }
message Opset { string domain = 1; int64 version = 2; }
message Graph { repeated Node node = 1; string name = 2; repeated Tensor initializer = 5;
  repeated Value input = 11; repeated Value output = 12; }
message Node { repeated string input = 1; repeated string output = 2; string name = 3;
  string op_type = 4; repeated Attribute attribute = 5; string domain = 7; }
message Attribute { string name = 1; optional float f = 2; optional int64 i = 3; optional bytes s = 4;
  Tensor t = 5; repeated float floats = 7; repeated int64 ints = 8; int32 type = 20; }
message Tensor { repeated int64 dims = 1; int32 data_type = 2; repeated float float_data = 4;
  repeated int64 int64_data = 7; string name = 8; bytes raw_data = 9; repeated double double_data = 10; }
message Value { string name = 1; Type type = 2; }
message Type { TensorType tensor_type = 1; }
message TensorType { int32 elem_type = 1; Shape shape = 2; }
message Shape { repeated Dimension dim = 1; }
message Dimension { optional int64 dim_value = 1; optional string dim_param = 2; }`).root;

export interface Constant {
  readonly shape: readonly number[];
  readonly data: readonly number[];
  /** Default: float32. */
  readonly type?: "float32" | "float64" | "int64";
}

export type Attribute = number | string | readonly number[] | { readonly float: number } | Constant;

export interface NodeOf {
  readonly type: string;
  readonly inputs: readonly string[];
  /** Default: y. */
  readonly outputs?: readonly string[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly domain?: string;
}

export interface ModelOf {
  readonly opset?: number;
  readonly input: readonly (number | string)[];
  /** Left out: the shape is not said. */
  readonly output?: readonly number[];
  readonly constants?: Readonly<Record<string, Constant>>;
  readonly nodes: readonly NodeOf[];
  readonly type?: "float32" | "float64";
}

const TYPES = { float32: 1, int64: 7, float64: 11 };
const FIELDS = { float32: "floatData", int64: "int64Data", float64: "doubleData" };

function tensor(name: string, { shape, data, type = "float32" }: Constant): object {
  return { name, dims: shape, dataType: TYPES[type], [FIELDS[type]]: data };
}

function attribute([name, value]: [string, Attribute]): object {
  if (typeof value === "number") return { name, i: value, type: 2 };
  if (typeof value === "string") return { name, s: new TextEncoder().encode(value), type: 3 };
  if ("float" in value) return { name, f: value.float, type: 1 };
  if ("data" in value) return { name, t: tensor("", value), type: 4 };
  return { name, ints: value, type: 7 };
}

function value(
  name: string,
  type: number,
  sizes: readonly (number | string)[] | undefined,
): object {
  const dim = sizes?.map((size) =>
    typeof size === "number" ? { dimValue: size } : { dimParam: size },
  );
  return { name, type: { tensorType: { elemType: type, ...(dim && { shape: { dim } }) } } };
}

/** The bytes of a model with the input x and the output y. */
export function modelBytes(model: ModelOf): Uint8Array {
  const { opset = 17, input, output, constants = {}, nodes, type = "float32" } = model;
  const own = ROOT.lookupType("Model");
  const graph = {
    name: "g",
    node: nodes.map(({ type: opType, inputs, outputs = ["y"], attributes = {}, domain = "" }) => ({
      ...{ opType, input: inputs, output: outputs, domain },
      attribute: Object.entries(attributes).map(attribute),
    })),
    initializer: Object.entries(constants).map(([name, constant]) => tensor(name, constant)),
    input: [value("x", TYPES[type], input)],
    output: [value("y", TYPES[type], output)],
  };
  const whole = { irVersion: 8, graph, opsetImport: [{ domain: "", version: opset }] };
  return new Uint8Array(own.encode(own.fromObject(whole)).finish());
}
