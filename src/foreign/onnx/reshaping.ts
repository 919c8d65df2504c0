// UNTRUSTED. The operators that move entries and change none: shapes, and constants.
import { at } from "../../numbers/index.js";
import { constantForm } from "../exact/form.js";
import { integersOf, type Node, type Operators } from "./node.js";
import { axisOf, entryAt, sizeOf, stridesOf, tensorOf } from "./shape.js";
import { isFloat, layoutOf, type Tensor } from "./tensor.js";

/** The same entries in another shape. */
function reshaped(node: Node, tensor: Tensor, shape: readonly number[]): readonly Tensor[] {
  if (sizeOf(node, shape) === tensor.entries.length) return [{ ...tensor, shape }];
  return node.stop("shape", `${tensor.entries.length} entries do not fit ${shape.join("×")}`);
}

function reshape(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const isKept = node.int("allowzero", 0) === 0;
  const wanted = integersOf(node, node.input(1)).map((size, axis) =>
    size === 0 && isKept
      ? (input.shape[axis] ?? node.stop("shape", `0 keeps no axis ${axis}`))
      : size,
  );
  const open = wanted.filter((size) => size === -1).length;
  const known = sizeOf(
    node,
    wanted.filter((size) => size !== -1),
  );
  if (open > 1) node.stop("shape", "two sizes are left open");
  if (open === 1 && (known === 0 || input.entries.length % known > 0)) {
    node.stop("shape", `${input.entries.length} entries do not fit ${wanted.join("×")}`);
  }
  return reshaped(
    node,
    input,
    wanted.map((size) => (size === -1 ? input.entries.length / known : size)),
  );
}

function flatten(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const { shape } = input;
  const axis = node.int("axis", 1);
  const own = axis < 0 ? axis + shape.length : axis;
  if (own < 0 || own > shape.length) node.stop("shape", `there is no axis ${axis}`);
  const front = sizeOf(node, shape.slice(0, own));
  return reshaped(node, input, [front, sizeOf(node, shape.slice(own))]);
}

function transpose(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const order = node.ints("perm") ?? input.shape.map((_, axis) => input.shape.length - 1 - axis);
  if ([...order].sort((a, b) => a - b).join() !== input.shape.map((_, axis) => axis).join()) {
    node.stop("shape", `${order.join()} is no order of ${input.shape.length} axes`);
  }
  const strides = stridesOf(input.shape);
  return [
    tensorOf(
      node,
      input,
      order.map((axis) => at(input.shape, axis)),
      (index) => {
        const own = new Array<number>(index.length).fill(0);
        order.forEach((axis, k) => {
          own[axis] = at(index, k);
        });
        return entryAt(input, strides, own);
      },
    ),
  ];
}

/** The axes: an attribute before opset 13, an input since. */
function axesOf(node: Node, rank: number): readonly number[] | undefined {
  const given = node.opset < 13 ? undefined : node.optional(1);
  const axes =
    given === undefined
      ? node.opset < 13
        ? node.ints("axes")
        : undefined
      : integersOf(node, given);
  const own = axes?.map((axis) => axisOf(node, axis, rank));
  if (new Set(own).size < (own?.length ?? 0)) node.stop("shape", "an axis is named twice");
  return own;
}

function squeeze(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const axes = axesOf(node, input.shape.length);
  if (axes?.some((axis) => input.shape[axis] !== 1) === true)
    node.stop("shape", "an axis that is dropped has not length 1");
  return reshaped(
    node,
    input,
    input.shape.filter((size, axis) => (axes === undefined ? size !== 1 : !axes.includes(axis))),
  );
}

function unsqueeze(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const count = node.opset < 13 ? (node.ints("axes") ?? []).length : node.input(1).entries.length;
  const rank = input.shape.length + count;
  const axes = axesOf(node, rank) ?? [];
  const rest = [...input.shape];
  return reshaped(
    node,
    input,
    Array.from({ length: rank }, (_, axis) => (axes.includes(axis) ? 1 : (rest.shift() ?? 1))),
  );
}

/** A cast of numbers that the type holds. Fails: refusal (element-type) if one would be rounded. */
function cast(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const { name } = layoutOf(BigInt(node.int("to", 0)), node.place);
  node.ignore("saturate", "round_mode");
  if (name === input.type) return [input];
  if (isFloat(input.type) && isFloat(name)) return [{ ...input, type: name }];
  for (const { columns, bias, den } of input.entries) {
    const isSmall = den === 1n && bias < 1n << 24n && bias > -(1n << 24n);
    const fits = isFloat(name) ? name.length > 7 || bias ** 2n <= 65_536n : name.startsWith("int");
    if (columns.length > 0 || !isSmall || !fits) {
      node.stop("element-type", `a cast from ${input.type} to ${name} may round`);
    }
  }
  return [{ ...input, type: name }];
}

function constant(node: Node): readonly Tensor[] {
  const integers = (
    type: "int64" | "float32",
    entries: readonly bigint[],
    shape: readonly number[],
  ): Tensor => ({
    type,
    shape,
    entries: entries.map((num) => constantForm({ num, den: 1n })),
  });
  if (node.has("value_int")) return [integers("int64", [BigInt(node.int("value_int", 0))], [])];
  const ints = node.ints("value_ints");
  if (ints !== undefined) return [integers("int64", ints.map(BigInt), [ints.length])];
  const floats = node.floats("value_floats");
  if (floats !== undefined)
    return [{ type: "float32", shape: [floats.length], entries: floats.map(constantForm) }];
  if (node.has("value_float")) {
    const value = node.float("value_float", { num: 0n, den: 1n });
    return [{ type: "float32", shape: [], entries: [constantForm(value)] }];
  }
  return [node.tensor("value") ?? node.stop("attribute", "the constant has no value that is read")];
}

/** Without training: nothing is dropped. */
function dropout(node: Node): readonly Tensor[] {
  node.ignore("ratio", "seed", "is_test", "consumed_inputs");
  if (node.optional(1) !== undefined && node.opset < 12)
    node.stop("syntax", "a ratio before opset 12");
  const training = node.optional(2);
  if (training?.entries.some(({ columns, bias }) => columns.length > 0 || bias !== 0n) === true) {
    node.stop(
      "attribute",
      "the node drops values, as in training",
      "export the network for inference",
    );
  }
  return [node.input(0)];
}

export const RESHAPING: Operators = {
  Reshape: reshape,
  Flatten: flatten,
  Transpose: transpose,
  Squeeze: squeeze,
  Unsqueeze: unsqueeze,
  Cast: cast,
  Constant: constant,
  Dropout: dropout,
  Identity: (node) => [node.input(0)],
};
