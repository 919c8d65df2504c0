// UNTRUSTED. The operators of plain networks: sums, products with constants, ReLU.
import { at, divide, multiply, negate, ONE, type Rational, rational } from "../../numbers/index.js";
import { biasOf, constantForm, type Form, isConstant, type Term } from "../exact/form.js";
import type { Node, Operators } from "./node.js";
import { broadcast, entryAt, stridesOf, tensorOf } from "./shape.js";
import { isFloat, type Tensor } from "./tensor.js";

/** factor·form. */
export function scaledForm(node: Node, factor: Rational, form: Form): Form {
  return factor === ONE ? form : node.lowering.combine([[factor, form]]);
}

/** The product as a term of a sum. Fails: refusal (product) if both depend on the inputs. */
function productTerm(node: Node, a: Form, b: Form): Term {
  if (isConstant(a)) return [biasOf(a), b];
  if (isConstant(b)) return [biasOf(b), a];
  return node.stop("product", "two values that the network computes are multiplied");
}

/** The operator entry by entry, broadcast. Before opset 7 the second operand is aligned by `axis`. */
export function elementwise(node: Node, combine: (a: Form, b: Form) => Form): readonly Tensor[] {
  const a = node.input(0);
  let b = node.input(1);
  if (a.type !== b.type) node.stop("element-type", `${a.type} and ${b.type} do not go together`);
  if (node.opset < 7) {
    node.ignore("consumed_inputs");
    const axis = node.int("axis", a.shape.length - b.shape.length);
    const isBroadcast = node.int("broadcast", 0) === 1;
    if (isBroadcast && axis >= 0) {
      const rest = a.shape.length - axis - b.shape.length;
      if (rest < 0) node.stop("shape", `axis ${axis} leaves no room for ${b.shape.join("×")}`);
      b = { ...b, shape: [...b.shape, ...new Array<number>(rest).fill(1)] };
    } else if (a.shape.join() !== b.shape.join()) {
      node.stop("shape", `${a.shape.join("×")} and ${b.shape.join("×")} differ`);
    }
  }
  const [p, q] = [stridesOf(a.shape), stridesOf(b.shape)];
  const shape = broadcast(node, a.shape, b.shape);
  return [tensorOf(node, a, shape, (index) => combine(entryAt(a, p, index), entryAt(b, q, index)))];
}

/** The operator entry by entry, of one input. */
export function each(node: Node, of: (form: Form) => Form): readonly Tensor[] {
  const input = node.input(0);
  return [{ ...input, entries: input.entries.map(of) }];
}

function quotient(node: Node, a: Form, b: Form): Form {
  if (!isConstant(b)) node.stop("product", "the divisor depends on the input");
  if (b.bias === 0n) node.stop("division-by-zero", "a divisor is 0");
  if (isFloat(node.input(0).type)) return scaledForm(node, divide(ONE, biasOf(b)), a);
  // Integers are constants of shapes, and are divided as such.
  if (!isConstant(a)) node.stop("element-type", "integers that the network computes are divided");
  return constantForm(rational(a.bias / b.bias));
}

/** Σ_k a(k)·b(k). */
export function dot(
  node: Node,
  count: number,
  a: (k: number) => Form,
  b: (k: number) => Form,
): Form {
  return node.lowering.combine(
    Array.from({ length: count }, (_, k) => productTerm(node, a(k), b(k))),
  );
}

/** A matrix with one axis more in front of, or behind, a vector. */
function matrixOf(node: Node, tensor: Tensor, isLeft: boolean): Tensor {
  const { shape } = tensor;
  if (shape.length === 0) node.stop("shape", "a single number is no matrix");
  if (shape.length > 1) return tensor;
  return { ...tensor, shape: isLeft ? [1, at(shape, 0)] : [at(shape, 0), 1] };
}

function matMul(node: Node): readonly Tensor[] {
  const [left, right] = [node.input(0), node.input(1)];
  if (left.type !== right.type) node.stop("element-type", `${left.type} times ${right.type}`);
  const [a, b] = [matrixOf(node, left, true), matrixOf(node, right, false)];
  const [rows = 0, inner = 0] = a.shape.slice(-2);
  const [height = 0, columns = 0] = b.shape.slice(-2);
  if (inner !== height)
    node.stop("shape", `a matrix of ${rows}×${inner} times one of ${height}×${columns}`);
  const front = broadcast(node, a.shape.slice(0, -2), b.shape.slice(0, -2));
  const [p, q] = [stridesOf(a.shape), stridesOf(b.shape)];
  const product = tensorOf(node, left, [...front, rows, columns], (index) => {
    const head = index.slice(0, -2);
    const [row = 0, column = 0] = index.slice(-2);
    const ofA = (k: number): Form => entryAt(a, p, [...head, row, k]);
    return dot(node, inner, ofA, (k) => entryAt(b, q, [...head, k, column]));
  });
  const shape = [
    ...front,
    ...(left.shape.length > 1 ? [rows] : []),
    ...(right.shape.length > 1 ? [columns] : []),
  ];
  return [{ ...product, shape }];
}

function gemm(node: Node): readonly Tensor[] {
  const [a, b, c] = [node.input(0), node.input(1), node.optional(2)];
  const [alpha, beta] = [node.float("alpha", ONE), node.float("beta", ONE)];
  const [transA, transB] = [node.int("transA", 0) !== 0, node.int("transB", 0) !== 0];
  if (node.opset < 7) node.ignore("broadcast");
  if (a.shape.length !== 2 || b.shape.length !== 2) node.stop("shape", "Gemm takes matrices");
  const [m = 0, inner = 0] = transA ? [...a.shape].reverse() : a.shape;
  const [height = 0, n = 0] = transB ? [...b.shape].reverse() : b.shape;
  if (inner !== height) node.stop("shape", `a matrix of ${m}×${inner} times one of ${height}×${n}`);
  if (c !== undefined && broadcast(node, [m, n], c.shape).join() !== [m, n].join()) {
    node.stop("shape", `${c.shape.join("×")} cannot be added to ${m}×${n}`);
  }
  const [p, q, r] = [stridesOf(a.shape), stridesOf(b.shape), stridesOf(c?.shape ?? [])];
  return [
    tensorOf(node, a, [m, n], (index) => {
      const [i = 0, j = 0] = index;
      const ofA = (k: number): Form => entryAt(a, p, transA ? [k, i] : [i, k]);
      const terms = Array.from({ length: inner }, (_, k): Term => {
        const [factor, form] = productTerm(node, ofA(k), entryAt(b, q, transB ? [j, k] : [k, j]));
        return [alpha === ONE ? factor : multiply(alpha, factor), form];
      });
      if (c !== undefined) terms.push([beta, entryAt(c, r, index)]);
      return node.lowering.combine(terms);
    }),
  ];
}

const sum = (node: Node, factor: Rational) => (a: Form, b: Form) =>
  node.lowering.combine([
    [ONE, a],
    [factor, b],
  ]);

export const ARITHMETIC: Operators = {
  Add: (node) => elementwise(node, sum(node, ONE)),
  Sub: (node) => elementwise(node, sum(node, negate(ONE))),
  Mul: (node) => elementwise(node, (a, b) => node.lowering.combine([productTerm(node, a, b)])),
  Div: (node) => elementwise(node, (a, b) => quotient(node, a, b)),
  Neg: (node) => each(node, (form) => scaledForm(node, negate(ONE), form)),
  Relu: (node) => each(node, (form) => node.lowering.relu(form)),
  MatMul: matMul,
  Gemm: gemm,
};
