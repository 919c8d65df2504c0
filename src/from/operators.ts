// TRUSTED. The operators of plain ONNX networks, exactly. Imports the kernel. Opset 7 and newer.
import { at, divide, negate, ONE, type Rational } from "../numbers/index.js";
import { countOf, type Form, isConstant, type Layers, small, type Term } from "./forms.js";
import { need, stop } from "./stop.js";
import { build, entryAt, type Tensor } from "./tensor.js";

/** Attributes of a node by name. */
export interface Attributes {
  readonly int: (name: string, fallback: number) => number;
  readonly ints: (name: string) => Shape | undefined;
  readonly float: (name: string) => Rational;
  readonly tensor: (name: string) => Tensor;
}

type Shape = readonly number[];
type Given = readonly [Tensor, Tensor, Tensor | undefined];
/** `isOld`: opset 12 or older. */
type Operator = (layers: Layers, inputs: Given, node: Attributes & { isOld: boolean }) => Tensor;

function misfit(a: Shape, b: Shape): never {
  return stop("shape", `${a.join("×")} and ${b.join("×")} do not fit together`);
}

function product(a: Form, b: Form): Term {
  if (isConstant(a)) return [a.bias, b];
  return isConstant(b) ? [b.bias, a] : stop("product", "two computed values are multiplied");
}

function shaped(x: Tensor, shape: Shape): Tensor {
  return countOf(shape) === x.entries.length ? { ...x, shape } : misfit(x.shape, shape);
}

function alike(x: Tensor, y: Tensor): void {
  need(x.type === y.type && x.type !== "int64", "element-type", `${x.type} and ${y.type}`);
}

/** Entry by entry, broadcast. */
const paired =
  (of: (layers: Layers, a: Form, b: Form) => Form): Operator =>
  (layers, [x, y]) => {
    alike(x, y);
    const rank = x.shape.length > y.shape.length ? x.shape.length : y.shape.length;
    const shape = Array.from({ length: rank }, (_, k) => {
      const [p = 1, q = 1] = [x, y].map((one) => one.shape[k - rank + one.shape.length]);
      return p === q || q === 1 ? p : p === 1 ? q : misfit(x.shape, y.shape);
    });
    return build(x.type, shape, (index) => of(layers, entryAt(x, index), entryAt(y, index)));
  };

const sums = (sign: Rational): Operator => paired(({ plus }, a, b) => plus([ONE, a], [sign, b]));

/** The axes of a tensor in another order; none given: reversed. */
function transposed(x: Tensor, given?: Shape): Tensor {
  const order = given ?? x.shape.map((_, k) => x.shape.length - 1 - k);
  const isWhole = order.length === x.shape.length && x.shape.every((_, k) => order.includes(k));
  const shape = isWhole ? order.map((axis) => at(x.shape, axis)) : misfit(x.shape, order);
  const moved = (index: Shape): Shape => order.map((_, axis) => at(index, order.indexOf(axis)));
  return build(x.type, shape, (index) => entryAt(x, moved(index)));
}

/** alpha·x·y + beta·z of matrices. */
function matrices(layers: Layers, x: Tensor, y: Tensor, alpha = ONE, beta = ONE, z?: Tensor) {
  const [m = 0, inner = 0, n = 0] = [...x.shape, y.shape[1]];
  alike(x, y);
  if (x.shape.length !== 2 || y.shape.length !== 2 || y.shape[0] !== inner)
    misfit(x.shape, y.shape);
  const over = z?.shape ?? [];
  const fits = over.every((size, k) => size === 1 || size === [m, n][k + 2 - over.length]);
  if (!fits || over.length > 2 || (z ?? x).type !== x.type) misfit([m, n], over);
  return build(x.type, [m, n], ([i = 0, j = 0]) => {
    const own = Array.from({ length: inner }, (_, k) =>
      product(entryAt(x, [i, k]), entryAt(y, [k, j])),
    );
    const terms: readonly Term[] = alpha.num === alpha.den ? own : [[alpha, layers.sum(own)]];
    return layers.sum(z === undefined ? terms : [...terms, [beta, entryAt(z, [i, j])]]);
  });
}

const gemm: Operator = (layers, [x, y, z], { int, float }) => {
  const [a, b] = [
    int("transA", 0) === 0 ? x : transposed(x),
    int("transB", 0) === 0 ? y : transposed(y),
  ];
  return matrices(layers, a, b, float("alpha"), float("beta"), z);
};

/** A vector is a row on the left and a column on the right; leading axes on the left are rows. */
const matMul: Operator = (layers, [x, y]) => {
  const [rows, end] = [x.shape.slice(0, -1), y.shape.slice(1)];
  if (x.shape.length === 0 || y.shape.length === 0) misfit(x.shape, y.shape);
  const a = shaped(x, [countOf(rows), at(x.shape, rows.length)]);
  const b = y.shape.length === 1 ? shaped(y, [at(y.shape, 0), 1]) : y;
  return shaped(matrices(layers, a, b), [...rows, ...end]);
};

const reshape: Operator = (_, [x, sizes], { int }) => {
  const keeps = int("allowzero", 0) === 0;
  const wanted = sizes.entries.map((form, axis) => {
    need(sizes.type === "int64" && isConstant(form), "dynamic-shape", "a computed shape");
    const size = small(form.bias.num);
    return size === 0 && keeps ? (x.shape[axis] ?? misfit(x.shape, [0])) : size;
  });
  const known = countOf(wanted.filter((size) => size !== -1));
  const open = x.entries.length % known === 0 ? x.entries.length / known : 0;
  const sized = wanted.map((size, k) => (size === -1 && wanted.indexOf(-1) === k ? open : size));
  return shaped(x, sized);
};

const flatten: Operator = (_, [x], { int }) => {
  const given = int("axis", 1);
  const axis = given < 0 ? given + x.shape.length : given;
  if (axis < 0 || axis > x.shape.length) misfit(x.shape, [given]);
  return shaped(x, [countOf(x.shape.slice(0, axis)), countOf(x.shape.slice(axis))]);
};

const quotient = (layers: Layers, a: Form, b: Form): Form => {
  need(isConstant(b), "product", "the divisor is computed");
  need(b.bias.num !== 0n, "division-by-zero", "a divisor is 0");
  return layers.plus([divide(ONE, b.bias), a]);
};

/** The input of a softmax over all outputs: it has their order. */
const softmax: Operator = (_, [x], { int, isOld }) => {
  const given = int("axis", isOld ? 1 : -1);
  const axis = given < 0 ? given + x.shape.length : given;
  const over = countOf(x.shape.slice(axis, isOld ? x.shape.length : axis + 1));
  return over === x.entries.length ? x : stop("operator", "a softmax over some of the outputs");
};

type Entry = readonly [least: number, most: number, attributes: readonly string[], of: Operator];

/** The least and the largest number of inputs, the attributes, and the operator. */
const TABLE: Readonly<Record<string, Entry>> = {
  Add: [2, 2, [], sums(ONE)],
  Sub: [2, 2, [], sums(negate(ONE))],
  Mul: [2, 2, [], paired(({ plus }, a, b) => plus(product(a, b)))],
  Div: [2, 2, [], paired(quotient)],
  MatMul: [2, 2, [], matMul],
  Gemm: [2, 3, ["alpha", "beta", "transA", "transB"], gemm],
  Relu: [1, 1, [], ({ relu }, [x]) => ({ ...x, entries: x.entries.map(relu) })],
  Constant: [0, 0, ["value"], (_, __, { tensor }) => tensor("value")],
  Identity: [1, 1, [], (_, [x]) => x],
  Flatten: [1, 1, ["axis"], flatten],
  Reshape: [2, 2, ["allowzero"], reshape],
  Transpose: [1, 1, ["perm"], (_, [x], { ints }) => transposed(x, ints("perm"))],
  Softmax: [1, 1, ["axis"], softmax],
  LogSoftmax: [1, 1, ["axis"], softmax],
};

export const OPERATORS: ReadonlyMap<string, Entry> = new Map(Object.entries(TABLE));
