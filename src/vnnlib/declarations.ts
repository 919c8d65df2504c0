// UNTRUSTED. The variables of a VNN-LIB text: `declare-const` of 1.0, `declare-network` of 2.0.
import { refuse } from "../foreign/index.js";
import { at } from "../numbers/index.js";
import { type Expression, isList, type List, wordOf } from "./expression.js";
import type { QueryNetwork, Variable } from "./query.js";

/** Scalars of all tensors together. */
const MOST = 1_000_000;

/** Element types of 2.0. */
const TYPES: readonly string[] = [
  "real",
  "float16",
  "float32",
  "float64",
  "bfloat16",
  "float8e4m3fn",
  "float8e5m2",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
];

/** A tensor of a network: its variables are its entries. */
interface Tensor {
  readonly name: string;
  readonly side: "input" | "output";
  readonly type: string;
  readonly shape: readonly number[];
}

function tensorOf(list: List): Tensor {
  const [head, name, type, shape, ...more] = list.items;
  const { line } = list;
  const command = wordOf(head);
  if (command !== "declare-input" && command !== "declare-output") {
    return refuse("command", `${command || "(none)"} is not read`, { line });
  }
  const [own, kind, text] = [wordOf(name), wordOf(type).toLowerCase(), wordOf(shape)];
  if (own === "" || more.length > 0)
    return refuse("syntax", "a tensor is declared by name, type and shape", { line });
  if (!TYPES.includes(kind))
    return refuse("element-type", `${wordOf(type)} is no element type`, { line });
  const sizes = /^\[(?:\d{1,9}(?:,\d{1,9})*)?\]$/u.exec(text)?.[0].match(/\d+/gu);
  if (sizes === undefined) return refuse("syntax", `${text || "(none)"} is no shape`, { line });
  const side = command === "declare-input" ? "input" : "output";
  return {
    name: own,
    side,
    type: kind,
    shape: (sizes ?? []).map((size) => Number.parseInt(size, 10)),
  };
}

function namesOf({ name, shape }: Tensor, line: number): readonly string[] {
  if (shape.length === 0) return [name];
  const count = shape.reduce((product, size) => product * size, 1);
  if (count < 1 || count > MOST)
    refuse("dimension", `${shape.join("×")} entries of ${name}`, { line });
  return Array.from({ length: count }, (_, place) => {
    const index: number[] = [];
    let rest = place;
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      index.unshift(rest % at(shape, axis));
      rest = Math.floor(rest / at(shape, axis));
    }
    return `${name}[${index.join(",")}]`;
  });
}

/** What has been declared so far. */
export interface Declared {
  readonly networks: QueryNetwork[];
  readonly variables: Variable[];
  readonly places: Map<string, number>;
}

function declare(declared: Declared, variable: Variable, line: number): void {
  if (declared.places.has(variable.name))
    refuse("name-twice", `${variable.name} is declared twice`, { line });
  if (declared.variables.length >= MOST)
    refuse("too-large", `more than ${MOST} variables`, { line });
  declared.places.set(variable.name, declared.variables.length);
  declared.variables.push(variable);
}

/** `(declare-network name (equal-to f)? (declare-input …)+ (declare-output …)+)`. Fails: refusal. */
export function declareNetwork(declared: Declared, list: List): void {
  const [, name, ...items] = list.items;
  const { line } = list;
  const own = wordOf(name);
  if (own === "") refuse("syntax", "a network is declared without a name", { line });
  if (declared.networks.some((other) => other.name === own))
    refuse("name-twice", `${own} is declared twice`, { line });
  const isLike = (item: Expression): boolean =>
    isList(item) && ["equal-to", "isomorphic-to"].includes(wordOf(item.items[0]));
  const like = items
    .filter(isLike)
    .map((item) => (isList(item) ? item.items.map(wordOf).join(" ") : ""));
  const tensors = items
    .filter((item) => !isLike(item))
    .map((item) =>
      isList(item)
        ? tensorOf(item)
        : refuse("syntax", `${item.word} has no meaning here`, { line }),
    );
  const counts = { input: 0, output: 0 };
  for (const tensor of tensors) {
    if (declared.variables.some(({ name: other }) => other.replace(/\[.*$/u, "") === tensor.name)) {
      refuse("name-twice", `${tensor.name} is declared twice`, { line });
    }
    for (const entry of namesOf(tensor, line)) {
      const place = {
        network: declared.networks.length,
        side: tensor.side,
        index: counts[tensor.side],
      };
      declare(declared, { name: entry, ...place }, line);
      counts[tensor.side] += 1;
    }
  }
  if (counts.input === 0 || counts.output === 0)
    refuse("syntax", `${own} has no inputs or no outputs`, { line });
  const types = [...new Set(tensors.map(({ type }) => type))];
  declared.networks.push({
    name: own,
    inputs: counts.input,
    outputs: counts.output,
    types,
    like: like[0],
  });
}

/** `(declare-const X_0 Real)`. Fails: refusal. */
export function declareConstant(declared: Declared, list: List): void {
  const [, name, type, ...more] = list.items;
  const { line } = list;
  const [, letter, digits = ""] = /^([XY])_(0|[1-9]\d{0,8})$/u.exec(wordOf(name)) ?? [];
  if (letter === undefined)
    return refuse("undefined-name", `${wordOf(name) || "()"} is neither X_k nor Y_k`, { line });
  if (wordOf(type) !== "Real" || more.length > 0) {
    return refuse("element-type", `${wordOf(name)} is not declared as Real`, { line });
  }
  const side = letter === "X" ? "input" : "output";
  declare(
    declared,
    { name: wordOf(name), network: 0, side, index: Number.parseInt(digits, 10) },
    line,
  );
}

/** The one network of a 1.0 text, once all of its variables are declared. Fails: refusal. */
export function closeConstants(declared: Declared): void {
  const counts = (["input", "output"] as const).map((side) => {
    const own = declared.variables.filter((variable) => variable.side === side);
    const missing = own.findIndex(
      (_, k) => !declared.places.has(`${side === "input" ? "X" : "Y"}_${k}`),
    );
    if (missing >= 0)
      refuse("undefined-name", `${side === "input" ? "X" : "Y"}_${missing} is not declared`);
    if (own.length === 0) refuse("syntax", `no ${side} is declared`);
    return own.length;
  });
  const [inputs = 0, outputs = 0] = counts;
  declared.networks.push({ name: "", inputs, outputs, types: ["real"], like: undefined });
}
