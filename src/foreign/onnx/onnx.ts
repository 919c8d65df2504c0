// UNTRUSTED. ONNX: a graph of operators in Protocol Buffers → a network, exactly or not at all.
import { fault } from "../../numbers/index.js";
import { type Lowering, openLowering } from "../exact/lowering.js";
import { type ForeignPlace, refuse } from "../exact/refusal.js";
import type { Beside, Companion, ForeignNetwork } from "../exact/source.js";
import { ARITHMETIC } from "./arithmetic.js";
import { DEFAULT_DOMAIN, evaluateNode, evaluateNodes, openValues, type Values } from "./graph.js";
import type { Operators } from "./node.js";
import { RESHAPING } from "./reshaping.js";
import {
  DIMENSION,
  GRAPH,
  MODEL,
  NODE,
  OPSET,
  SHAPE,
  TENSOR_TYPE,
  TYPE,
  VALUE_INFO,
} from "./schema.js";
import { countOf, decodeTensor, isFloat, layoutOf, type Tensor } from "./tensor.js";
import { decodeMessage, type Message, numberOf, type Piece, textOf } from "./wire.js";

/** Versions that are read. Between them no operator of the list changed its meaning but as it is handled. */
export const ONNX_VERSIONS = Object.freeze({ opset: [6, 25], ir: [3, 13] } as const);

/** The operators of plain networks; others are given beside them. */
export const CORE_OPERATORS: Operators = { ...ARITHMETIC, ...RESHAPING };

/** A graph input or output. */
interface Value {
  readonly name: string;
  readonly type: Tensor["type"];
  /** Undefined where a size is a name or missing. */
  readonly sizes: readonly (number | undefined)[] | undefined;
}

function valueOf(piece: Piece): Value {
  const info = decodeMessage(piece, "ValueInfoProto", VALUE_INFO);
  const name = textOf(info, "name");
  const place: ForeignPlace = { tensor: name, byte: piece.at };
  const [type] = info.pieces("type").map((p) => decodeMessage(p, "TypeProto", TYPE));
  const [tensor] =
    type?.pieces("tensor_type").map((p) => decodeMessage(p, "TypeProto.Tensor", TENSOR_TYPE)) ?? [];
  if (tensor === undefined)
    return refuse("element-type", "a value that is no tensor is not read", place);
  const sizes = tensor.pieces("shape").map((p) =>
    decodeMessage(p, "TensorShapeProto", SHAPE)
      .pieces("dim")
      .map((d) => {
        const [size] = decodeMessage(d, "Dimension", DIMENSION).ints("dim_value");
        if (size !== undefined && size < 1n) refuse("dimension", `a dimension is ${size}`, place);
        return size === undefined ? undefined : numberOf(size);
      }),
  )[0];
  return { name, type: layoutOf(tensor.ints("elem_type")[0] ?? 0n, place).name, sizes };
}

/** The opset of the default domain. */
function opsetOf(model: Message): number {
  let opset: number | undefined;
  for (const piece of model.pieces("opset_import")) {
    const entry = decodeMessage(piece, "OperatorSetIdProto", OPSET);
    if (!DEFAULT_DOMAIN.includes(textOf(entry, "domain"))) continue;
    if (opset !== undefined) refuse("name-twice", "two opsets of one domain", { byte: piece.at });
    opset = numberOf(entry.ints("version")[0] ?? 0n);
  }
  const {
    opset: [first, last],
    ir: [oldest, newest],
  } = ONNX_VERSIONS;
  const ir = model.ints("ir_version")[0] ?? 0n;
  if (ir < BigInt(oldest) || ir > BigInt(newest)) {
    refuse("format-version", `IR version ${ir} is not read, ${oldest} to ${newest} are`, {
      byte: 0,
    });
  }
  if (opset === undefined || opset < first || opset > last) {
    const what = `opset ${opset ?? "(none)"} is not read, ${first} to ${last} are`;
    return refuse("format-version", what, { byte: 0 });
  }
  return opset;
}

/** The one true input, as a tensor of the network's inputs. A first size that is free is 1. */
function openInput(
  graph: Message,
  values: Values,
  notes: string[],
): { readonly lowering: Lowering; readonly name: string } {
  const inputs = graph.pieces("input").map(valueOf);
  if (new Set(inputs.map(({ name }) => name)).size < inputs.length)
    refuse("name-twice", "two inputs of one name");
  const open = inputs.filter(({ name }) => values.get(name) === undefined);
  const [input, second] = open;
  if (input === undefined) return refuse("dynamic-shape", "the graph has no input");
  if (second !== undefined) {
    return refuse("several-inputs", `the graph has ${open.length} inputs`, { tensor: second.name });
  }
  const place: ForeignPlace = { tensor: input.name };
  if (!isFloat(input.type))
    refuse("element-type", `the input has elements of ${input.type}`, place);
  const sizes = input.sizes ?? refuse("dynamic-shape", "the input has no shape", place);
  const shape = sizes.map((size, axis) => {
    if (size !== undefined) return size;
    if (axis > 0)
      return refuse(
        "dynamic-shape",
        `size ${axis} of the input is not fixed`,
        place,
        "export it with a fixed shape",
      );
    notes.push("the first size of the input is free: taken as 1, one point at a time");
    return 1;
  });
  if (at0(sizes) !== undefined && at0(shape) > 1 && shape.length > 1) {
    notes.push(`the input is ${shape.join("×")} with a fixed first size: all entries are inputs`);
  }
  const lowering = openLowering(countOf(shape, place));
  values.put(input.name, { type: input.type, shape, entries: lowering.inputs }, place);
  return { lowering, name: input.name };
}

function at0<T>(items: readonly T[]): T | 1 {
  return items[0] ?? 1;
}

/**
 * Reads an ONNX model. `beside` gives the files of external data.
 *
 * Ensures  the network computes, in exact arithmetic, what the graph says of the numbers in the file;
 *          for a last Softmax the logits before it, which a note says.
 * Fails    refusal.
 */
export function readOnnx(
  bytes: Uint8Array,
  beside: Beside,
  operators: Operators = CORE_OPERATORS,
): ForeignNetwork {
  const model = decodeMessage({ bytes, at: 0 }, "ModelProto", MODEL);
  const [piece] = model.pieces("graph");
  if (piece === undefined)
    return refuse("truncated", "the model has no graph", { byte: bytes.length });
  if (model.pieces("functions").length > 0)
    refuse("operator", "the model defines functions of its own");
  const opset = opsetOf(model);
  const graph = decodeMessage(piece, "GraphProto", GRAPH);
  if (graph.pieces("sparse_initializer").length > 0)
    refuse("element-type", "sparse tensors are not read");
  const companions = new Map<string, Companion>();
  const remembered: Beside = (name) => {
    const found = companions.get(name)?.bytes ?? beside(name);
    if (typeof found !== "string") companions.set(name, { name, bytes: found });
    return found;
  };
  const values = openValues();
  for (const p of graph.pieces("initializer")) {
    const tensor = decodeTensor(p, remembered);
    values.put(tensor.name, tensor, { tensor: tensor.name, byte: p.at });
  }
  const notes: string[] = [`opset ${opset}`];
  const { lowering } = openInput(graph, values, notes);
  const outputs = graph.pieces("output").map(valueOf);
  const [output, second] = outputs;
  if (output === undefined)
    return refuse("truncated", "the graph has no output", { byte: piece.at });
  if (second !== undefined)
    refuse("several-outputs", `the graph has ${outputs.length} outputs`, { tensor: second.name });
  const nodes = graph.pieces("node").map((p) => decodeMessage(p, "NodeProto", NODE));
  const surroundings = { opset, lowering, beside: remembered };
  evaluateNodes(nodes, values, (node, label) => {
    evaluateNode(node, label, values, operators, surroundings, output.name, notes);
  });
  const place: ForeignPlace = { tensor: output.name };
  const result =
    values.get(output.name) ??
    refuse("undefined-name", `the output ${output.name} is not computed`, place);
  if (!isFloat(result.type))
    refuse("element-type", `the output has elements of ${result.type}`, place);
  const fits =
    output.sizes?.every((size, k) => size === undefined || size === result.shape[k]) !== false;
  if (output.sizes !== undefined && (!fits || output.sizes.length !== result.shape.length)) {
    const said = output.sizes.map((size) => size ?? "?").join("×");
    refuse("shape", `the output is said to be ${said} and is ${result.shape.join("×")}`, place);
  }
  if (result.entries.length === 0) fault("an output without entries");
  return {
    network: lowering.network(result.entries),
    reading: undefined,
    notes,
    companions: [...companions.values()],
  };
}
