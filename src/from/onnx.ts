// TRUSTED. ONNX: a plain graph of operators in Protocol Buffers → a network, exactly or not at all.
// One input, one output, nodes in order; a first size that is free is 1. Imports the kernel.
import { at } from "../numbers/index.js";
import { countOf, openLayers, small } from "./forms.js";
import { numbersIn } from "./numbers.js";
import { type Attributes, OPERATORS } from "./operators.js";
import { need, stop } from "./stop.js";
import { type Tensor, tensorOf, typeOf } from "./tensor.js";
import { type Message, opened, type Piece } from "./wire.js";

const DOMAINS = ["", "ai.onnx"];
const FLOAT_1 = new Uint8Array([0, 0, 128, 63]);
const NONE: Tensor = { type: "float32", shape: [], entries: [] };

/** A graph input or output; a size that is not fixed is 0. */
function valueOf(piece: Piece) {
  const value = opened(piece, "ValueInfoProto");
  const name = value.text(1);
  const none = { bytes: new Uint8Array(), byte: piece.byte };
  const type = opened(value.piece(2, 2) ?? none, "TypeProto");
  const tensor = opened(type.piece(1, 2) ?? none, "TypeProto.Tensor");
  const [kind] = typeOf(tensor.int(1), piece.byte);
  const given = tensor.piece(2, 2);
  const shape = opened(given ?? none, "TensorShapeProto");
  const sizes = shape.pieces(1, 2).map((own) => {
    const dimension = opened(own, "Dimension");
    const size = dimension.int(1);
    dimension.end(2, 3);
    if (size !== undefined && size < 1n) stop("dimension", `a dimension is ${size}`, own.byte);
    return small(size ?? 0n);
  });
  for (const [one, ...notes] of [[value, 3, 4], [type, 6], [tensor], [shape]] as const)
    one.end(...notes);
  return { name, type: kind, sizes, isShaped: given !== undefined };
}

/** The attributes of a node, by name. */
function attributesOf(pieces: readonly Piece[], known: readonly string[]): Attributes {
  const named = new Map<string, Message>();
  for (const piece of pieces) {
    const own = opened(piece, "AttributeProto");
    const name = own.text(1);
    need(known.includes(name), "attribute", `attribute ${name} is not read`, piece.byte);
    need(!named.has(name), "name-twice", `attribute ${name} comes twice`, piece.byte);
    named.set(name, own);
  }
  /** The value of an attribute that is given: nothing else stands in it. */
  function value<T>(name: string, of: (own: Message) => T | undefined): T | undefined {
    const own = named.get(name);
    const found = own && (of(own) ?? stop("syntax", `attribute ${name} has no value of its kind`));
    own?.end(13, 20);
    return found;
  }
  return {
    int: (name, fallback) => small(value(name, (own) => own.int(3)) ?? BigInt(fallback)),
    ints: (name) => value(name, (own) => own.ints(8))?.map(small),
    float: (name) =>
      at(numbersIn(value(name, (own) => own.piece(2, 5))?.bytes ?? FLOAT_1, "float32"), 0),
    tensor: (name) =>
      tensorOf(value(name, (own) => own.piece(5, 2)) ?? stop("attribute", `no ${name}`)),
  };
}

/** The opset of the default domain. */
function opsetOf(pieces: readonly Piece[]): number {
  const all = pieces.map((piece) => opened(piece, "OperatorSetIdProto"));
  for (const entry of all) entry.end(1, 2);
  const [own, second] = all.filter((entry) => DOMAINS.includes(entry.text(1)));
  const opset = small(own?.int(2) ?? 0n);
  need(second === undefined && opset >= 7 && opset <= 25, "format-version", `opset ${opset}`);
  return opset;
}

/** The values of a graph by name; each is given once. */
function openValues() {
  const values = new Map<string, Tensor>();
  return {
    has: (name: string) => values.has(name),
    get: (name: string) => values.get(name) ?? stop("undefined-name", `${name} is not defined`),
    put(name: string, tensor: Tensor): void {
      need(!values.has(name), "name-twice", `${name} is defined twice`);
      values.set(name, tensor);
    },
  };
}

/** Reads a model, without data in other files. `logits`: a last softmax over all outputs is left out. */
export function readOnnx(bytes: Uint8Array) {
  const model = opened({ bytes, byte: 0 }, "ModelProto");
  const [ir, isOld] = [small(model.int(1) ?? 0n), opsetOf(model.pieces(8, 2)) < 13];
  need(ir >= 3 && ir <= 13, "format-version", `IR version ${ir}`);
  const graph = opened(model.piece(7, 2) ?? stop("truncated", "no graph"), "GraphProto");
  model.end(2, 3, 4, 5, 6, 14);
  const values = openValues();
  for (const tensor of graph.pieces(5, 2).map(tensorOf)) values.put(tensor.name, tensor);
  const inputs = graph.pieces(11, 2).map(valueOf);
  const [input, more] = inputs.filter(({ name }) => !values.has(name));
  need(input !== undefined && more === undefined, "several-inputs", "one input is read");
  const [output, second] = graph.pieces(12, 2).map(valueOf);
  need(output !== undefined && second === undefined, "several-outputs", "one output is read");
  need(input.type !== "int64", "element-type", "the input has integers");
  const isFixed = input.isShaped && !input.sizes.slice(1).includes(0);
  need(isFixed, "dynamic-shape", "a size of the input is not fixed");
  const shape = input.sizes.map((size) => (size === 0 ? 1 : size));
  const layers = openLayers(countOf(shape));
  values.put(input.name, { type: input.type, shape, entries: layers.inputs });
  let reading: "outputs" | "logits" = "outputs";
  for (const piece of graph.pieces(1, 2)) {
    const node = opened(piece, "NodeProto");
    const [given, [name = "", other], type] = [node.texts(1), node.texts(2), node.text(4)];
    need(DOMAINS.includes(node.text(7)), "domain", `${type} of another domain`, node.byte);
    need(other === undefined, "several-outputs", `${type} has two outputs`, node.byte);
    const operator = OPERATORS.get(type);
    const isLast = name === output.name;
    const isRead = operator !== undefined && (isLast || !type.endsWith("Softmax"));
    need(isRead, "operator", `the operator ${type} is not read there`, node.byte);
    const [least, most, known, of] = operator;
    const isFit = given.length >= least && given.length <= most;
    need(isFit, "syntax", `${type} has ${given.length} inputs`, node.byte);
    const [x = NONE, y = NONE, z] = given.map(values.get);
    values.put(name, of(layers, [x, y, z], { ...attributesOf(node.pieces(5, 2), known), isOld }));
    node.end(3, 6, 9);
    if (type.endsWith("Softmax")) reading = "logits";
  }
  graph.end(2, 10, 13, 16);
  const result = values.get(output.name);
  const fits =
    !output.isShaped ||
    (output.sizes.length === result.shape.length &&
      output.sizes.every((size, k) => size === 0 || size === result.shape[k]));
  need(fits && result.type === output.type, "shape", "the output is not of its type and shape");
  const rounds = layers.roundsOf(input.type === "float32" ? "float32" : "binary64");
  return { network: layers.network(result.entries), reading, rounds };
}
