// UNTRUSTED. Sums, means and extremes along axes, and of several tensors; normalisation by constants.
import {
  add,
  at,
  compare,
  divide,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../../numbers/index.js";
import { constantForm, type Form } from "../exact/form.js";
import { constantsOf, integersOf, type Node, type Operators } from "../onnx/node.js";
import { axisOf, broadcast, entryAt, indicesOf, stridesOf, tensorOf } from "../onnx/shape.js";
import type { Tensor } from "../onnx/tensor.js";
import { chosen } from "./piecewise.js";

/** Along axes: an attribute before `since`, an input then. */
function reduced(
  node: Node,
  since: number,
  of: (forms: readonly Form[]) => Form,
): readonly Tensor[] {
  const input = node.input(0);
  const rank = input.shape.length;
  const given = node.opset < since ? undefined : node.optional(1);
  const list =
    given === undefined
      ? node.opset < since
        ? node.ints("axes")
        : undefined
      : integersOf(node, given);
  const keeps = node.int("keepdims", 1) !== 0;
  const isNothing = node.int("noop_with_empty_axes", 0) !== 0 && (list ?? []).length === 0;
  if (isNothing) return [input];
  const axes =
    list === undefined || list.length === 0
      ? input.shape.map((_, k) => k)
      : list.map((axis) => axisOf(node, axis, rank));
  const strides = stridesOf(input.shape);
  const whole = input.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
  const along = input.shape.map((size, axis) => (axes.includes(axis) ? size : 1));
  if (along.includes(0)) node.stop("shape", "an axis without entries is reduced");
  const output = tensorOf(node, input, whole, (index) => {
    const forms: Form[] = [];
    for (const step of indicesOf(along)) {
      forms.push(
        entryAt(
          input,
          strides,
          index.map((place, axis) => place + at(step, axis)),
        ),
      );
    }
    return of(forms);
  });
  return [keeps ? output : { ...output, shape: whole.filter((_, axis) => !axes.includes(axis)) }];
}

function total(node: Node, forms: readonly Form[], factor: Rational): Form {
  return node.lowering.combine(forms.map((form) => [factor, form] as const));
}

/** Sum or mean of any number of inputs, broadcast. */
function several(node: Node, factor: (count: number) => Rational): readonly Tensor[] {
  const inputs = Array.from({ length: node.count }, (_, k) => node.input(k));
  const like = node.input(0);
  const shape = inputs.reduce((sum, input) => broadcast(node, sum, input.shape), like.shape);
  const strides = inputs.map((input) => stridesOf(input.shape));
  return [
    tensorOf(node, like, shape, (index) =>
      total(
        node,
        inputs.map((input, k) => entryAt(input, at(strides, k), index)),
        factor(inputs.length),
      ),
    ),
  ];
}

/** ⌊√n⌋ by Newton's method from above. Requires: n ≥ 0. */
function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** √x if it is rational. */
function rationalRoot({ num, den }: Rational): Rational | undefined {
  if (num < 0n) return undefined;
  const [p, q] = [integerRoot(num), integerRoot(den)];
  return p * p === num && q * q === den ? rational(p, q) : undefined;
}

/** The float32 nearest to 10^−5, the default of epsilon. */
const EPSILON = Object.freeze({ num: 11_258_999n, den: 1_125_899_906_842_624n });

/** scale·(x − mean)/√(variance + ε) + bias, channel by channel. */
function batchNormalization(node: Node): readonly Tensor[] {
  const input = node.input(0);
  const epsilon = node.float("epsilon", EPSILON);
  node.ignore("momentum", "is_test", "consumed_inputs");
  if (node.int("training_mode", 0) !== 0)
    node.stop("attribute", "normalisation of a batch in training");
  if (node.int("spatial", 1) !== 1)
    node.stop("attribute", "a normalisation of every entry by itself");
  const channels = at(input.shape, 1) || node.stop("shape", "the input has no channels");
  const [scale, bias, mean, variance] = ["the scale", "the bias", "the mean", "the variance"].map(
    (what, k) => {
      const tensor = node.input(k + 1);
      if (tensor.shape.join() !== `${channels}`)
        node.stop("shape", `${what} should have ${channels} entries`);
      return constantsOf(node, tensor, what);
    },
  );
  const maps = Array.from({ length: channels }, (_, k) => {
    const square = add(at(variance ?? [], k), epsilon);
    if (compare(square, ZERO) <= 0)
      node.stop("division-by-zero", `variance + epsilon of channel ${k} is not above 0`);
    const root = rationalRoot(square);
    if (root === undefined) {
      const what = `channel ${k} is divided by the square root of ${square.num}/${square.den}, which is irrational`;
      return node.stop(
        "irrational",
        what,
        "fold the normalisation into the layer before it, then export again",
      );
    }
    const factor = divide(at(scale ?? [], k), root);
    return [factor, subtract(at(bias ?? [], k), multiply(factor, at(mean ?? [], k)))] as const;
  });
  const strides = stridesOf(input.shape);
  return [
    tensorOf(node, input, input.shape, (index) => {
      const [factor, shift] = at(maps, at(index, 1));
      return node.lowering.combine([
        [factor, entryAt(input, strides, index)],
        [ONE, constantForm(shift)],
      ]);
    }),
  ];
}

const share = (count: number): Rational => rational(1n, BigInt(count));

export const REDUCING: Operators = {
  ReduceSum: (node) => reduced(node, 13, (forms) => total(node, forms, ONE)),
  ReduceMean: (node) => reduced(node, 18, (forms) => total(node, forms, share(forms.length))),
  ReduceMax: (node) => reduced(node, 18, (forms) => chosen(node.lowering, forms)),
  Sum: (node) => several(node, () => ONE),
  Mean: (node) => several(node, share),
  BatchNormalization: batchNormalization,
};
