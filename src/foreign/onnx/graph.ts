// UNTRUSTED. The nodes of an ONNX graph, each evaluated once, after those whose outputs it uses.
import { at } from "../../numbers/index.js";
import { type ForeignPlace, refuse } from "../exact/refusal.js";
import { openNode, type Operator, type Operators, type Surroundings } from "./node.js";
import { countOf, type Tensor } from "./tensor.js";
import { type Message, textOf } from "./wire.js";

/** Operators after which only the order of the outputs is kept: read as their input, at the end alone. */
export const DEFAULT_DOMAIN: readonly string[] = ["", "ai.onnx"];

const LOGITS: readonly string[] = ["Softmax", "LogSoftmax"];

/** The values of a graph by name; each is given once. */
export function openValues() {
  const values = new Map<string, Tensor>();
  return {
    get: (name: string) => values.get(name),
    put(name: string, tensor: Tensor, place: ForeignPlace): void {
      if (values.has(name)) refuse("name-twice", `${name} is defined twice`, place);
      values.set(name, tensor);
    },
  };
}

export type Values = ReturnType<typeof openValues>;

/** One node: its operator, on the values that its inputs name. */
export function evaluateNode(
  message: Message,
  label: string,
  values: Values,
  operators: Operators,
  surroundings: Surroundings,
  output: string,
  notes: string[],
): void {
  const place: ForeignPlace = { operator: label, byte: message.at };
  const type = textOf(message, "op_type");
  const domain = textOf(message, "domain");
  if (!DEFAULT_DOMAIN.includes(domain)) {
    const what = `${type} is an operator of the domain ${domain}`;
    refuse("domain", what, place, "export with operators of ONNX alone");
  }
  const isLast = LOGITS.includes(type) && namesOf(message, "output")[0] === output;
  const operator = isLast ? logits : operators[type];
  if (operator === undefined) {
    const what = LOGITS.includes(type)
      ? `${type} is read at the end of a network only`
      : `the operator ${type} is not read`;
    return refuse("operator", what, place, "docs/networks.md lists the operators that are read");
  }
  if (isLast) notes.push(`the last ${type} is left out: the outputs are the logits before it`);
  const inputs = namesOf(message, "input").map((name) => values.get(name));
  const { node, finish } = openNode(label, message, inputs, surroundings);
  const tensors = operator(node);
  finish();
  namesOf(message, "output").forEach((name, index) => {
    const tensor = tensors[index];
    if (name === "") return;
    if (tensor === undefined) {
      return refuse("several-outputs", `output ${index} of ${type} is not read`, place);
    }
    values.put(name, tensor, place);
  });
}

/** All nodes, each after those whose outputs it uses. */
export function evaluateNodes(
  nodes: readonly Message[],
  values: Values,
  evaluate: (node: Message, label: string) => void,
): void {
  const label = (k: number): string => {
    const [type, name] = ["op_type", "name"].map((field) => textOf(at(nodes, k), field));
    return `node ${k}, ${type}${name === "" ? "" : ` ${name}`}`;
  };
  const givers = new Map<string, number>();
  nodes.forEach((node, k) => {
    for (const name of namesOf(node, "output")) {
      const place = { operator: label(k), byte: node.at };
      if (givers.has(name) && name !== "") refuse("name-twice", `${name} is defined twice`, place);
      givers.set(name, k);
    }
  });
  const states = new Map<number, "open" | "done">();
  for (const start of nodes.keys()) {
    const waiting = [start];
    for (let k = waiting.at(-1); k !== undefined; k = waiting.at(-1)) {
      const node = at(nodes, k);
      const place = { operator: label(k), byte: node.at };
      const missing = namesOf(node, "input").find(
        (name) => name !== "" && values.get(name) === undefined,
      );
      if (states.get(k) === "done" || missing === undefined) {
        if (states.get(k) !== "done") evaluate(node, label(k));
        states.set(k, "done");
        waiting.pop();
        continue;
      }
      const giver = givers.get(missing);
      if (giver === undefined) return refuse("undefined-name", `${missing} is not defined`, place);
      states.set(k, "open");
      if (states.get(giver) === "open") {
        refuse("cycle", `${missing} is needed to compute ${missing}`, place);
      }
      waiting.push(giver);
    }
  }
}

/** The logits before a softmax over all outputs. */
const logits: Operator = (node) => {
  const input = node.input(0);
  const axis = node.int("axis", node.opset < 13 ? 1 : -1);
  const own = axis < 0 ? axis + input.shape.length : axis;
  const grouped = node.opset < 13 ? input.shape.slice(own) : input.shape.slice(own, own + 1);
  const isWhole = countOf(grouped, node.place) === input.entries.length;
  return isWhole ? [input] : node.stop("operator", "the softmax is not over all outputs together");
};

function namesOf(node: Message, field: "input" | "output"): readonly string[] {
  return node.pieces(field).map(({ bytes }) => new TextDecoder().decode(bytes));
}
