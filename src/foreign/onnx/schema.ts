// UNTRUSTED. The messages of ONNX that a reader of networks meets, field by field (onnx.proto3).
import type { Schema } from "./wire.js";

export const MODEL: Schema = {
  1: ["ir_version", "int"],
  2: ["producer_name", "bytes"],
  3: ["producer_version", "bytes"],
  4: ["domain", "bytes"],
  5: ["model_version", "int"],
  6: ["doc_string", "bytes"],
  7: ["graph", "bytes"],
  8: ["opset_import", "bytes*"],
  14: ["metadata_props", "bytes*"],
  20: ["training_info", "bytes*"],
  25: ["functions", "bytes*"],
};

export const OPSET: Schema = { 1: ["domain", "bytes"], 2: ["version", "int"] };

export const GRAPH: Schema = {
  1: ["node", "bytes*"],
  2: ["name", "bytes"],
  5: ["initializer", "bytes*"],
  10: ["doc_string", "bytes"],
  11: ["input", "bytes*"],
  12: ["output", "bytes*"],
  13: ["value_info", "bytes*"],
  14: ["quantization_annotation", "bytes*"],
  15: ["sparse_initializer", "bytes*"],
  16: ["metadata_props", "bytes*"],
};

export const NODE: Schema = {
  1: ["input", "bytes*"],
  2: ["output", "bytes*"],
  3: ["name", "bytes"],
  4: ["op_type", "bytes"],
  5: ["attribute", "bytes*"],
  6: ["doc_string", "bytes"],
  7: ["domain", "bytes"],
  8: ["overload", "bytes"],
  9: ["metadata_props", "bytes*"],
};

/** Graphs, sparse tensors and types as attributes are of operators that are not read. */
export const ATTRIBUTE: Schema = {
  1: ["name", "bytes"],
  2: ["f", "fixed32"],
  3: ["i", "int"],
  4: ["s", "bytes"],
  5: ["t", "bytes"],
  6: ["g", "bytes"],
  7: ["floats", "fixed32*"],
  8: ["ints", "int*"],
  9: ["strings", "bytes*"],
  10: ["tensors", "bytes*"],
  11: ["graphs", "bytes*"],
  13: ["doc_string", "bytes"],
  14: ["tp", "bytes"],
  15: ["type_protos", "bytes*"],
  20: ["type", "int"],
  21: ["ref_attr_name", "bytes"],
  22: ["sparse_tensor", "bytes"],
  23: ["sparse_tensors", "bytes*"],
};

export const TENSOR: Schema = {
  1: ["dims", "int*"],
  2: ["data_type", "int"],
  3: ["segment", "bytes"],
  4: ["float_data", "fixed32*"],
  5: ["int32_data", "int*"],
  6: ["string_data", "bytes*"],
  7: ["int64_data", "int*"],
  8: ["name", "bytes"],
  9: ["raw_data", "bytes"],
  10: ["double_data", "fixed64*"],
  11: ["uint64_data", "int*"],
  12: ["doc_string", "bytes"],
  13: ["external_data", "bytes*"],
  14: ["data_location", "int"],
  16: ["metadata_props", "bytes*"],
};

export const ENTRY: Schema = { 1: ["key", "bytes"], 2: ["value", "bytes"] };

export const VALUE_INFO: Schema = {
  1: ["name", "bytes"],
  2: ["type", "bytes"],
  3: ["doc_string", "bytes"],
  4: ["metadata_props", "bytes*"],
};

/** Sequences, maps, optional and sparse values are not read. */
export const TYPE: Schema = {
  1: ["tensor_type", "bytes"],
  4: ["sequence_type", "bytes"],
  5: ["map_type", "bytes"],
  6: ["denotation", "bytes"],
  8: ["sparse_tensor_type", "bytes"],
  9: ["optional_type", "bytes"],
};

export const TENSOR_TYPE: Schema = { 1: ["elem_type", "int"], 2: ["shape", "bytes"] };
export const SHAPE: Schema = { 1: ["dim", "bytes*"] };
export const DIMENSION: Schema = {
  1: ["dim_value", "int"],
  2: ["dim_param", "bytes"],
  3: ["denotation", "bytes"],
};
