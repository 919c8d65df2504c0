// UNTRUSTED. One node of an ONNX graph as an operator sees it. What an operator does not ask for and is
// there all the same, an input or an attribute, is declined: nothing in a file is passed over.
import { at, type Rational, ZERO } from "../../numbers/index.js";
import { bitsAt, floatOfBits } from "../exact/float.js";
import { biasOf, isConstant } from "../exact/form.js";
import type { Lowering } from "../exact/lowering.js";
import { type ForeignCode, type ForeignPlace, refuse } from "../exact/refusal.js";
import type { Beside } from "../exact/source.js";
import { ATTRIBUTE } from "./schema.js";
import { decodeTensor, type Tensor } from "./tensor.js";
import { decodeMessage, type Message, numberOf, textOf } from "./wire.js";

/** What the nodes of one graph share. */
export interface Surroundings {
  readonly opset: number;
  readonly lowering: Lowering;
  readonly beside: Beside;
}

export interface Node {
  readonly opset: number;
  readonly lowering: Lowering;
  /** Inputs that are given, in order, up to the last one. */
  readonly count: number;
  readonly outputs: number;
  readonly place: ForeignPlace;
  /** Input k. Fails: refusal if it is not given. */
  input(k: number): Tensor;
  optional(k: number): Tensor | undefined;
  has(name: string): boolean;
  int(name: string, fallback: number): number;
  ints(name: string): readonly number[] | undefined;
  float(name: string, fallback: Rational): Rational;
  floats(name: string): readonly Rational[] | undefined;
  text(name: string, fallback: string): string;
  tensor(name: string): Tensor | undefined;
  /** Says that attributes have no meaning for inference. */
  ignore(...names: readonly string[]): void;
  stop(code: ForeignCode, what: string, next?: string): never;
}

/** What an operator gives: its outputs. */
export type Operator = (node: Node) => readonly Tensor[];
export type Operators = Readonly<Record<string, Operator>>;

/** The integers of a constant tensor. */
export function integersOf(node: Node, tensor: Tensor): readonly number[] {
  return tensor.entries.map((form) => {
    if (!isConstant(form))
      node.stop("dynamic-shape", "a shape depends on what the network computes");
    if (form.den !== 1n) node.stop("not-a-number", "a shape is no whole number");
    return numberOf(form.bias);
  });
}

/** The numbers of a constant tensor. */
export function constantsOf(node: Node, tensor: Tensor, what: string): readonly Rational[] {
  return tensor.entries.map((form) =>
    isConstant(form)
      ? biasOf(form)
      : node.stop("product", `${what} depends on what the network computes`),
  );
}

/** Opens a node with the tensors that its inputs name; `finish` declines what was not asked for. */
export function openNode(
  label: string,
  message: Message,
  inputs: readonly (Tensor | undefined)[],
  surroundings: Surroundings,
): { readonly node: Node; readonly finish: () => void } {
  const place = { operator: label, byte: message.at };
  const attributes = new Map<string, Message>();
  for (const piece of message.pieces("attribute")) {
    const attribute = decodeMessage(piece, "AttributeProto", ATTRIBUTE);
    const name = textOf(attribute, "name");
    if (attributes.has(name)) refuse("name-twice", `attribute ${name} is given twice`, place);
    attributes.set(name, attribute);
  }
  const asked = new Set<string | number>();
  const stop: Node["stop"] = (code, what, next) => refuse(code, what, place, next);
  /** The attribute, if it is given and has the field. */
  function given(name: string, field: string, isList: boolean): Message | undefined {
    asked.add(name);
    const found = attributes.get(name);
    if (found === undefined) return undefined;
    const isThere = found.ints(field).length + found.pieces(field).length > 0;
    return isThere || isList ? found : stop("syntax", `attribute ${name} has no value of its kind`);
  }
  const floatsIn = (found: Message, field: string): readonly Rational[] =>
    found.pieces(field).flatMap(({ bytes, at: byte }) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      if (bytes.length % 4 > 0) stop("byte-count", `the floats have ${bytes.length} bytes`);
      return Array.from({ length: bytes.length / 4 }, (_, k) => {
        const value = floatOfBits(bitsAt(view, 4 * k, 4), "float32");
        return (
          value ??
          refuse("not-finite", "an attribute is NaN or infinite", { ...place, byte: byte + 4 * k })
        );
      });
    });
  const optional = (k: number): Tensor | undefined => {
    asked.add(k);
    return inputs[k];
  };
  const node: Node = {
    opset: surroundings.opset,
    lowering: surroundings.lowering,
    count: inputs.length,
    outputs: message.pieces("output").length,
    input: (k) => optional(k) ?? stop("undefined-name", `input ${k} is not given`),
    optional,
    has: (name) => attributes.has(name),
    int: (name, fallback) => {
      const found = given(name, "i", false);
      return found === undefined ? fallback : numberOf(at(found.ints("i"), 0));
    },
    ints: (name) => given(name, "ints", true)?.ints("ints").map(numberOf),
    float: (name, fallback) => {
      const found = given(name, "f", false);
      return found === undefined ? fallback : (floatsIn(found, "f")[0] ?? ZERO);
    },
    floats: (name) => {
      const found = given(name, "floats", true);
      return found && floatsIn(found, "floats");
    },
    text: (name, fallback) => {
      const found = given(name, "s", false);
      return found === undefined ? fallback : textOf(found, "s");
    },
    tensor: (name) => {
      const piece = given(name, "t", false)?.pieces("t")[0];
      return piece && decodeTensor(piece, surroundings.beside, `attribute ${name} of ${label}`);
    },
    ignore: (...names) => void names.map((name) => asked.add(name)),
    place,
    stop,
  };
  function finish(): void {
    for (const name of attributes.keys()) {
      if (!asked.has(name)) stop("attribute", `attribute ${name} is not known for this operator`);
    }
    inputs.forEach((tensor, k) => {
      if (tensor !== undefined && !asked.has(k))
        stop("syntax", `input ${k} is one too many for this operator`);
    });
  }
  return { node, finish };
}
