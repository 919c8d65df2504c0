// UNTRUSTED. Operators that put tensors together and take them apart.
import { at } from "../../numbers/index.js";
import { constantForm } from "../exact/form.js";
import { integersOf, type Node, type Operators } from "../onnx/node.js";
import { axisOf, broadcast, entryAt, stridesOf, tensorOf } from "../onnx/shape.js";
import type { Tensor } from "../onnx/tensor.js";

const LARGEST = 9_007_199_254_740_991;

function withAxis<T>(items: readonly T[], axis: number, item: T): readonly T[] {
  return items.map((own, k) => (k === axis ? item : own));
}

/** The entries that stand at these places of an axis. */
function taken(node: Node, input: Tensor, axis: number, places: readonly number[]): Tensor {
  const strides = stridesOf(input.shape);
  const shape = withAxis(input.shape, axis, places.length);
  return tensorOf(node, input, shape, (index) =>
    entryAt(input, strides, withAxis(index, axis, at(places, at(index, axis)))),
  );
}

function concat(node: Node): readonly Tensor[] {
  const inputs = Array.from({ length: node.count }, (_, k) => node.input(k));
  const like = node.input(0);
  const axis = axisOf(node, node.int("axis", 1), like.shape.length);
  for (const { shape, type } of inputs) {
    const fits =
      shape.length === like.shape.length &&
      shape.every((size, k) => k === axis || size === like.shape[k]);
    if (!fits)
      node.stop("shape", `${shape.join("×")} cannot be put beside ${like.shape.join("×")}`);
    if (type !== like.type) node.stop("element-type", `${type} beside ${like.type}`);
  }
  const sources = inputs.flatMap((input) => {
    const strides = stridesOf(input.shape);
    return Array.from({ length: at(input.shape, axis) }, (_, place) => ({ input, strides, place }));
  });
  return [
    tensorOf(node, like, withAxis(like.shape, axis, sources.length), (index) => {
      const { input, strides, place } = at(sources, at(index, axis));
      return entryAt(input, strides, withAxis(index, axis, place));
    }),
  ];
}

function split(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const axis = axisOf(node, node.int("axis", 0), input.shape.length);
  const size = at(input.shape, axis);
  const given = node.opset < 13 ? undefined : node.optional(1);
  const count = node.int("num_outputs", node.outputs);
  const share = count < 1 ? 0 : (size + count - 1 - ((size + count - 1) % count)) / count;
  const equal = Array.from({ length: node.outputs }, (_, k) =>
    k < count - 1 ? share : size - (count - 1) * share,
  );
  const sizes =
    given === undefined
      ? ((node.opset < 13 ? node.ints("split") : undefined) ?? equal)
      : integersOf(node, given);
  const isWhole =
    sizes.length === node.outputs &&
    sizes.every((n) => n >= 0) &&
    sizes.reduce((a, b) => a + b, 0) === size;
  if (!isWhole)
    node.stop("shape", `${size} cannot be split into ${node.outputs} parts of ${sizes.join()}`);
  let first = 0;
  return sizes.map((length) => {
    const places = Array.from({ length }, (_, k) => first + k);
    first += length;
    return taken(node, input, axis, places);
  });
}

/** The places from `start` to before `end`, as Slice counts and cuts them. */
function placesBetween(
  node: Node,
  size: number,
  start: number,
  end: number,
  step: number,
): readonly number[] {
  if (step === 0) node.stop("attribute", "a step of 0");
  const cut = (n: number, low: number, high: number): number => {
    const own = n < 0 ? n + size : n;
    return own < low ? low : own > high ? high : own;
  };
  const [from, to] =
    step > 0
      ? [cut(start, 0, size), cut(end, 0, size)]
      : [cut(start, 0, size - 1), cut(end, -1, size - 1)];
  const places: number[] = [];
  for (let k = from; step > 0 ? k < to : k > to; k += step) places.push(k);
  return places;
}

function slice(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const isOld = node.opset < 10;
  const list = (k: number, name: string): readonly number[] | undefined => {
    if (isOld) return node.ints(name);
    const tensor = node.optional(k);
    return tensor && integersOf(node, tensor);
  };
  const starts = list(1, "starts") ?? node.stop("attribute", "starts are missing");
  const ends = list(2, "ends") ?? node.stop("attribute", "ends are missing");
  const axes = list(3, "axes") ?? starts.map((_, k) => k);
  const steps = (isOld ? undefined : list(4, "steps")) ?? starts.map(() => 1);
  if ([ends, axes, steps].some(({ length }) => length !== starts.length)) {
    node.stop("shape", "starts, ends, axes and steps are not equally many");
  }
  return [
    axes.reduce((tensor, given, k) => {
      const axis = axisOf(node, given, input.shape.length);
      const places = placesBetween(
        node,
        at(tensor.shape, axis),
        at(starts, k),
        at(ends, k),
        at(steps, k),
      );
      return taken(node, tensor, axis, places);
    }, input),
  ];
}

function gather(node: Node): readonly Tensor[] {
  const [input, indices] = [node.input(0), node.input(1)];
  const axis = axisOf(node, node.int("axis", 0), input.shape.length);
  const size = at(input.shape, axis);
  const places = integersOf(node, indices).map((place) => axisOf(node, place, size));
  const found = taken(node, input, axis, places);
  const shape = [...input.shape.slice(0, axis), ...indices.shape, ...input.shape.slice(axis + 1)];
  return [{ ...found, shape }];
}

/** Constant padding; a negative pad takes entries away. */
function pad(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const rank = input.shape.length;
  const isOld = node.opset < 11;
  const mode = node.text("mode", "constant");
  if (mode !== "constant") node.stop("attribute", `padding of mode ${mode} is not read`);
  const given = isOld ? node.ints("pads") : integersOf(node, node.input(1));
  const value = isOld
    ? constantForm(node.float("value", { num: 0n, den: 1n }))
    : node.optional(2)?.entries[0];
  const fill = value ?? constantForm({ num: 0n, den: 1n });
  const axesTensor = node.opset < 18 ? undefined : node.optional(3);
  const axes =
    axesTensor === undefined
      ? input.shape.map((_, k) => k)
      : integersOf(node, axesTensor).map((a) => axisOf(node, a, rank));
  if (given?.length !== 2 * axes.length)
    node.stop("shape", `pads should be ${2 * axes.length} numbers`);
  const before = new Array<number>(rank).fill(0);
  const shape = [...input.shape];
  axes.forEach((axis, k) => {
    before[axis] = at(given, k);
    shape[axis] = at(shape, axis) + at(given, k) + at(given, k + axes.length);
  });
  const strides = stridesOf(input.shape);
  return [
    tensorOf(node, input, shape, (index) => {
      const own = index.map((place, axis) => place - at(before, axis));
      const isInside = own.every((place, axis) => place >= 0 && place < at(input.shape, axis));
      return isInside ? entryAt(input, strides, own) : fill;
    }),
  ];
}

function integerTensor(values: readonly number[]): Tensor {
  const entries = values.map((value) => constantForm({ num: BigInt(value), den: 1n }));
  return { type: "int64", shape: [values.length], entries };
}

function shapeOf(node: Node): readonly Tensor[] {
  const { shape } = node.input(0);
  const places = placesBetween(
    node,
    shape.length,
    node.int("start", 0),
    node.int("end", LARGEST),
    1,
  );
  return [integerTensor(places.map((axis) => at(shape, axis)))];
}

function constantOfShape(node: Node): readonly Tensor[] {
  const shape = integersOf(node, node.input(0));
  const value = node.tensor("value");
  const fill = value?.entries[0] ?? constantForm({ num: 0n, den: 1n });
  const like: Tensor = { type: value?.type ?? "float32", shape: [], entries: [fill] };
  return [tensorOf(node, like, shape, () => fill)];
}

function expand(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const strides = stridesOf(input.shape);
  const shape = broadcast(node, input.shape, integersOf(node, node.input(1)));
  return [tensorOf(node, input, shape, (index) => entryAt(input, strides, index))];
}

export const ASSEMBLING: Operators = {
  Concat: concat,
  Split: split,
  Slice: slice,
  Gather: gather,
  Pad: pad,
  Shape: shapeOf,
  ConstantOfShape: constantOfShape,
  Expand: expand,
};
