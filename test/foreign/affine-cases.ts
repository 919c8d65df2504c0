// Models of one affine operator each, with the value of its definition in rationals.
import { Fraction } from "fraction.js";
import type { Constant, ModelOf, NodeOf } from "./model.js";
import {
  conv,
  each,
  type Exact,
  exact,
  get,
  isInside,
  largest,
  make,
  matmul,
  spread,
  total,
  transpose,
  windows,
  type Windows,
} from "./naive.js";

export interface Case {
  readonly name: string;
  readonly model: ModelOf;
  readonly of: (x: Exact) => Exact;
}

/** A constant of quarters between −5/4 and 5/4, not all alike. */
export function drawn(shape: readonly number[], seed: number): Constant {
  const count = shape.reduce((a, b) => a * b, 1);
  return {
    shape,
    data: Array.from({ length: count }, (_, k) => (((k * 7 + seed * 5) % 11) - 5) / 4),
  };
}

export const ints = (...data: readonly number[]): Constant => ({
  ...{ shape: [data.length], data, type: "int64" },
});

export const [W, V, C] = [drawn([3, 2], 1), drawn([2, 3], 2), drawn([2], 3)];
export const value = ({ shape, data }: Constant): Exact => exact(shape, data);
export const fraction = (text: string): Fraction => new Fraction(text);
export const add = (p: Fraction, q: Fraction): Fraction => p.add(q);

export function one(
  name: string,
  node: Omit<NodeOf, "inputs">,
  input: readonly number[],
  constants: Readonly<Record<string, Constant>>,
  of: (x: Exact) => Exact,
  opset = 17,
): Case {
  const inputs = ["x", ...Object.keys(constants)];
  return { name, model: { opset, input, constants, nodes: [{ inputs, ...node }] }, of };
}

/** The first input is a constant, the second is x. */
function left(
  name: string,
  type: string,
  constant: Constant,
  input: readonly number[],
  of: (x: Exact) => Exact,
): Case {
  return {
    name,
    model: { input, constants: { c: constant }, nodes: [{ type, inputs: ["c", "x"] }] },
    of,
  };
}

export const AFFINE: readonly Case[] = [
  one("Gemm", { type: "Gemm" }, [1, 3], { W, C }, (x) =>
    spread(matmul(x, value(W)), value(C), add),
  ),
  one(
    "Gemm, transB, alpha, beta",
    { type: "Gemm", attributes: { transB: 1, alpha: { float: 0.5 }, beta: { float: -2 } } },
    [1, 3],
    { V, C },
    (x) => {
      const product = each(matmul(x, transpose(value(V), [1, 0])), (p) => p.div(2));
      return spread(product, value(C), (p, q) => p.sub(q.mul(2)));
    },
  ),
  one("Gemm, transA, without C", { type: "Gemm", attributes: { transA: 1 } }, [3, 1], { W }, (x) =>
    matmul(transpose(x, [1, 0]), value(W)),
  ),
  one("MatMul", { type: "MatMul" }, [2, 3], { W }, (x) => matmul(x, value(W))),
  left("MatMul from the left", "MatMul", V, [3, 2], (x) => matmul(value(V), x)),
  one("MatMul of a vector", { type: "MatMul" }, [3], { W }, (x) => ({
    ...matmul({ ...x, shape: [1, 3] }, value(W)),
    shape: [2],
  })),
  one("MatMul with a vector", { type: "MatMul" }, [2, 2], { C }, (x) => ({
    ...matmul(x, { ...value(C), shape: [2, 1] }),
    shape: [2],
  })),
  one("MatMul of three axes", { type: "MatMul" }, [2, 2, 3], { W }, (x) => ({
    ...matmul({ ...x, shape: [4, 3] }, value(W)),
    shape: [2, 2, 2],
  })),
  one("Add, broadcast", { type: "Add" }, [2, 3], { c: drawn([3], 4) }, (x) =>
    spread(x, exact([3], drawn([3], 4).data), add),
  ),
  left("Sub from a constant", "Sub", drawn([2, 1], 5), [2, 3], (x) =>
    spread(value(drawn([2, 1], 5)), x, (p, q) => p.sub(q)),
  ),
  one("Mul", { type: "Mul" }, [2, 3], { c: drawn([1, 3], 6) }, (x) =>
    spread(x, value(drawn([1, 3], 6)), (p, q) => p.mul(q)),
  ),
  one("Div", { type: "Div" }, [2, 2], { c: { shape: [2], data: [4, -0.75] } }, (x) =>
    spread(x, exact([2], [4, -0.75]), (p, q) => p.div(q)),
  ),
  one("Neg", { type: "Neg" }, [3], {}, (x) => each(x, (p) => p.neg())),
  one("Sum", { type: "Sum" }, [2, 2], { C, D: drawn([2, 2], 7) }, (x) =>
    spread(spread(x, value(C), add), value(drawn([2, 2], 7)), add),
  ),
  one("Mean", { type: "Mean" }, [2, 2], { C }, (x) =>
    spread(x, value(C), (p, q) => p.add(q).div(2)),
  ),
  one(
    "ReduceSum",
    { type: "ReduceSum", attributes: { keepdims: 0 } },
    [2, 3],
    { axes: ints(1) },
    (x) => make([2], ([i = 0]) => total([0, 1, 2].map((j) => get(x, [i, j])))),
  ),
  one("ReduceMean", { type: "ReduceMean", attributes: { axes: [-2] } }, [2, 3], {}, (x) =>
    make([1, 3], ([, j = 0]) => total([0, 1].map((i) => get(x, [i, j]))).div(2)),
  ),
  one(
    "BatchNormalization",
    { type: "BatchNormalization", attributes: { epsilon: { float: 0.25 } } },
    [1, 2, 3],
    {
      scale: { shape: [2], data: [1.5, -2] },
      bias: C,
      mean: { shape: [2], data: [0.5, -1] },
      variance: { shape: [2], data: [2, 6] },
    },
    (x) =>
      make([1, 2, 3], (index) => {
        const k = index[1] ?? 0;
        const [s = 0, m = 0, v = 1] = [[1.5, -2][k], [0.5, -1][k], [1.5, 2.5][k]];
        return get(x, index)
          .sub(m)
          .mul(s)
          .div(v)
          .add(get(value(C), [k]));
      }),
  ),
];

function convolved(
  name: string,
  attributes: NodeOf["attributes"],
  input: readonly number[],
  w: Constant,
  group: number,
  how: Windows,
): Case {
  const bias = drawn([w.shape[0] ?? 0], 9);
  const given = { type: "Conv", attributes: { ...attributes, group } };
  return one(name, given, input, { w, bias }, (x) =>
    conv(x, value(w), value(bias).data, group, how),
  );
}

type Cells = readonly Fraction[];

function pooled(
  name: string,
  type: string,
  attributes: NodeOf["attributes"],
  input: readonly number[],
  how: Windows,
  of: (inside: Cells, all: number) => Fraction,
): Case {
  return one(
    name,
    { type, attributes: { kernel_shape: how.kernel, ...attributes } },
    input,
    {},
    (x) =>
      windows(x, input[1] ?? 0, how, (image, channel, cells) => {
        const inside = cells.filter(([, at]) => isInside(x, at));
        return of(
          inside.map(([, at]) => get(x, [image, channel, ...at])),
          cells.length,
        );
      }),
  );
}

const mean = (inside: Cells): Fraction => total(inside).div(inside.length);

export const WINDOWS: readonly Case[] = [
  convolved("Conv", {}, [1, 2, 3, 3], drawn([2, 2, 2, 2], 8), 1, { kernel: [2, 2] }),
  convolved(
    "Conv, strides, pads, dilations",
    { strides: [2, 1], pads: [1, 0, 2, 1], dilations: [1, 2] },
    [1, 1, 4, 4],
    drawn([1, 1, 2, 2], 8),
    1,
    { kernel: [2, 2], strides: [2, 1], pads: [1, 0, 2, 1], dilations: [1, 2] },
  ),
  convolved("Conv, two groups", {}, [1, 4, 2, 2], drawn([2, 2, 1, 2], 8), 2, { kernel: [1, 2] }),
  convolved(
    "Conv, one axis, SAME_LOWER",
    { auto_pad: "SAME_LOWER" },
    [1, 1, 4],
    drawn([1, 1, 2], 8),
    1,
    { kernel: [2], pads: [1, 0] },
  ),
  pooled(
    "AveragePool",
    "AveragePool",
    { pads: [1, 0, 0, 0] },
    [1, 2, 3, 2],
    { kernel: [2, 2], pads: [1, 0, 0, 0] },
    mean,
  ),
  pooled(
    "AveragePool, padding counted",
    "AveragePool",
    { pads: [1, 1, 1, 1], count_include_pad: 1 },
    [1, 1, 2, 2],
    { kernel: [2, 2], pads: [1, 1, 1, 1] },
    (inside, all) => total(inside).div(all),
  ),
  pooled(
    "MaxPool",
    "MaxPool",
    { strides: [2, 1], pads: [0, 1, 0, 0] },
    [1, 1, 4, 3],
    { kernel: [2, 2], strides: [2, 1], pads: [0, 1, 0, 0] },
    largest,
  ),
  one("GlobalAveragePool", { type: "GlobalAveragePool" }, [1, 2, 2, 2], {}, (x) =>
    make([1, 2, 1, 1], ([, c = 0]) => mean([0, 1, 2, 3].map((k) => get(x, [0, c, k >> 1, k & 1])))),
  ),
  one("GlobalMaxPool", { type: "GlobalMaxPool" }, [1, 2, 3], {}, (x) =>
    make([1, 2, 1], ([, c = 0]) => largest([0, 1, 2].map((k) => get(x, [0, c, k])))),
  ),
];
