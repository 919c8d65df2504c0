// Models of operators that bend or move values, and of several joined, with their values in rationals.
import type { Fraction } from "fraction.js";
import type { Constant, NodeOf } from "./model.js";
import { each, type Exact, get, largest, make, matmul, relu, spread, transpose } from "./naive.js";
import {
  add,
  AFFINE,
  C,
  type Case,
  drawn,
  fraction,
  ints,
  one,
  value,
  WINDOWS,
} from "./affine-cases.js";

const slope =
  (factor: Fraction) =>
  (p: Fraction): Fraction =>
    p.compare(0) < 0 ? p.mul(factor) : p;

const PIECEWISE: readonly Case[] = [
  one("Relu", { type: "Relu" }, [4], {}, (x) => each(x, relu)),
  one("LeakyRelu, alpha by default", { type: "LeakyRelu" }, [4], {}, (x) =>
    each(x, slope(fraction("5368709/536870912"))),
  ),
  one("LeakyRelu", { type: "LeakyRelu", attributes: { alpha: { float: 0.25 } } }, [4], {}, (x) =>
    each(x, slope(fraction("1/4"))),
  ),
  one("PRelu", { type: "PRelu" }, [2, 2], { c: { shape: [2], data: [0.5, -2] } }, (x) =>
    make([2, 2], (index) => slope(fraction(index[1] === 0 ? "1/2" : "-2"))(get(x, index))),
  ),
  one(
    "Clip",
    { type: "Clip" },
    [4],
    { low: { shape: [], data: [-0.5] }, high: { shape: [], data: [0.75] } },
    (x) =>
      each(x, (p) => {
        const low = largest([p, fraction("-1/2")]);
        return low.compare("3/4") > 0 ? fraction("3/4") : low;
      }),
  ),
  one(
    "Clip, opset 6, from below",
    { type: "Clip", attributes: { min: { float: 0.5 } } },
    [4],
    {},
    (x) => each(x, (p) => largest([p, fraction("1/2")])),
    6,
  ),
  one("Max", { type: "Max" }, [2, 2], { C }, (x) => spread(x, value(C), (p, q) => largest([p, q]))),
  one("Min", { type: "Min" }, [2, 2], { C }, (x) =>
    spread(x, value(C), (p, q) => largest([p.neg(), q.neg()]).neg()),
  ),
  one("Abs", { type: "Abs" }, [4], {}, (x) => each(x, (p) => p.abs())),
  one(
    "HardSigmoid",
    { type: "HardSigmoid", attributes: { alpha: { float: 0.5 }, beta: { float: 0.25 } } },
    [4],
    {},
    (x) =>
      each(x, (p) => {
        const y = relu(p.div(2).add("1/4"));
        return y.compare(1) > 0 ? fraction("1") : y;
      }),
  ),
  one("ReduceMax", { type: "ReduceMax", attributes: { axes: [1] } }, [2, 2], {}, (x) =>
    make([2, 1], ([i = 0]) => largest([0, 1].map((j) => get(x, [i, j])))),
  ),
];

/** Entry `index` of the output is the entry `from(index)` of x. */
function moved(
  name: string,
  node: Omit<NodeOf, "inputs">,
  input: readonly number[],
  constants: Readonly<Record<string, Constant>>,
  shape: readonly number[],
  from: (index: readonly number[]) => readonly number[],
): Case {
  return one(name, node, input, constants, (x) => make(shape, (index) => get(x, from(index))));
}

const reshaped =
  (shape: readonly number[]) =>
  (x: Exact): Exact => ({ ...x, shape });

const MOVING: readonly Case[] = [
  one("Reshape, 0 and −1", { type: "Reshape" }, [2, 3, 2], { s: ints(0, -1) }, reshaped([2, 6])),
  one(
    "Flatten, axis −1",
    { type: "Flatten", attributes: { axis: -1 } },
    [2, 3, 2],
    {},
    reshaped([6, 2]),
  ),
  one("Squeeze", { type: "Squeeze" }, [1, 2, 1], { axes: ints(0) }, reshaped([2, 1])),
  one("Unsqueeze", { type: "Unsqueeze" }, [2, 2], { axes: ints(-1, 0) }, reshaped([1, 2, 2, 1])),
  one("Identity", { type: "Identity" }, [2, 2], {}, (x) => x),
  one("Dropout", { type: "Dropout" }, [2, 2], {}, (x) => x),
  one("Cast", { type: "Cast", attributes: { to: 1 } }, [2], {}, (x) => x),
  one("Transpose", { type: "Transpose", attributes: { perm: [2, 0, 1] } }, [2, 3, 2], {}, (x) =>
    transpose(x, [2, 0, 1]),
  ),
  moved(
    "Slice, backwards",
    { type: "Slice" },
    [4, 3],
    { a: ints(-1, 1), b: ints(-9, 9), c: ints(0, 1), d: ints(-2, 1) },
    [2, 2],
    ([i = 0, j = 0]) => [3 - 2 * i, 1 + j],
  ),
  moved(
    "Gather",
    { type: "Gather", attributes: { axis: 1 } },
    [2, 3],
    { c: ints(2, -3) },
    [2, 2],
    ([i = 0, j = 0]) => [i, j === 0 ? 2 : 0],
  ),
  moved(
    "Pad, with 0",
    { type: "Pad" },
    [2, 2],
    { p: ints(1, 0, 0, 2) },
    [3, 4],
    ([i = 0, j = 0]) => [i - 1, j],
  ),
  moved(
    "Pad, negative",
    { type: "Pad" },
    [3, 3],
    { p: ints(-1, 0, 0, -1) },
    [2, 2],
    ([i = 0, j = 0]) => [i + 1, j],
  ),
  moved("Expand", { type: "Expand" }, [2, 1], { s: ints(3, 1, 2) }, [3, 2, 2], ([, i = 0]) => [
    i,
    0,
  ]),
  moved(
    "Concat",
    { type: "Concat", attributes: { axis: 1 } },
    [2, 2],
    {},
    [2, 2],
    (index) => index,
  ),
];

const relued = (x: Exact): Exact => each(x, relu);
const chain = (...nodes: readonly NodeOf[]): readonly NodeOf[] => nodes;
const node = (
  type: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes = {},
): NodeOf => ({ type, inputs, outputs, attributes });

const JOINED: readonly Case[] = [
  {
    name: "Split and Concat, exchanged",
    model: {
      opset: 11,
      input: [3, 2],
      nodes: chain(
        node("Split", ["x"], ["a", "b"], { split: [1, 2] }),
        node("Concat", ["b", "a"], ["y"], { axis: 0 }),
      ),
    },
    of: (x) => make([3, 2], ([i = 0, j = 0]) => get(x, [(i + 1) % 3, j])),
  },
  {
    name: "a residual branch over two layers",
    model: {
      input: [1, 2],
      constants: { A: drawn([2, 2], 3), B: drawn([2, 2], 6) },
      nodes: chain(
        node("MatMul", ["x", "A"], ["a"]),
        node("Relu", ["a"], ["b"]),
        node("MatMul", ["b", "B"], ["c"]),
        node("Relu", ["c"], ["d"]),
        node("Add", ["d", "x"], ["e"]),
        node("Add", ["e", "b"], ["y"]),
      ),
    },
    of: (x) => {
      const b = relued(matmul(x, value(drawn([2, 2], 3))));
      return spread(spread(relued(matmul(b, value(drawn([2, 2], 6)))), x, add), b, add);
    },
  },
  {
    name: "shapes that are computed from constants",
    model: {
      input: [1, 2, 3],
      constants: { zero: { shape: [], data: [0], type: "int64" }, axes: ints(0), rest: ints(-1) },
      nodes: chain(
        node("Shape", ["x"], ["s"]),
        node("Gather", ["s", "zero"], ["n"]),
        node("Unsqueeze", ["n", "axes"], ["m"]),
        node("Concat", ["m", "rest"], ["t"], { axis: 0 }),
        node("Reshape", ["x", "t"], ["y"]),
      ),
    },
    of: reshaped([1, 6]),
  },
];

export const CASES: readonly Case[] = [...AFFINE, ...WINDOWS, ...PIECEWISE, ...MOVING, ...JOINED];
