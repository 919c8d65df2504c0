// UNTRUSTED. Piecewise linear operators by identities in ReLUs, each exact for every real value.
import { compare, negate, ONE, type Rational, subtract, ZERO } from "../../numbers/index.js";
import { biasOf, constantForm, type Form, isConstant } from "../exact/form.js";
import type { Lowering } from "../exact/lowering.js";
import { each, scaledForm } from "../onnx/arithmetic.js";
import { constantsOf, type Node, type Operators } from "../onnx/node.js";
import { broadcast, entryAt, stridesOf, tensorOf } from "../onnx/shape.js";
import type { Tensor } from "../onnx/tensor.js";

const MINUS = negate(ONE);

/** max(a, b) = a + max(0, b − a). A constant is taken for a: nothing has to be carried then. */
export function larger(lowering: Lowering, a: Form, b: Form): Form {
  if (a === b) return a;
  const [first, second] = isConstant(b) ? [b, a] : [a, b];
  const excess = lowering.combine([
    [ONE, second],
    [MINUS, first],
  ]);
  return lowering.combine([
    [ONE, first],
    [ONE, lowering.relu(excess)],
  ]);
}

/** min(a, b) = −max(−a, −b). */
function smaller(lowering: Lowering, a: Form, b: Form): Form {
  const flip = (form: Form): Form => lowering.combine([[MINUS, form]]);
  return flip(larger(lowering, flip(a), flip(b)));
}

type Choice = typeof larger;

/** The largest of several forms, in pairs, so that the tree is flat. Requires: at least one form. */
export function chosen(lowering: Lowering, forms: readonly Form[], choice: Choice = larger): Form {
  let round = forms;
  while (round.length > 1) {
    const next: Form[] = [];
    for (let k = 0; k < round.length; k += 2) {
      const [a, b] = [round[k], round[k + 1]];
      if (a !== undefined) next.push(b === undefined ? a : choice(lowering, a, b));
    }
    round = next;
  }
  return round[0] ?? constantForm(ZERO);
}

/** Max or Min of any number of inputs, broadcast. */
function variadic(node: Node, choice: Choice): readonly Tensor[] {
  const inputs = Array.from({ length: node.count }, (_, k) => node.input(k));
  const like = node.input(0);
  if (inputs.some(({ type }) => type !== like.type))
    node.stop("element-type", "inputs of several element types");
  const shape = inputs.reduce((sum, input) => broadcast(node, sum, input.shape), like.shape);
  const strides = inputs.map((input) => stridesOf(input.shape));
  return [
    tensorOf(node, like, shape, (index) =>
      chosen(
        node.lowering,
        inputs.map((input, k) => entryAt(input, strides[k] ?? [], index)),
        choice,
      ),
    ),
  ];
}

function bound(node: Node, k: number): Rational | undefined {
  const tensor = node.optional(k);
  if (tensor === undefined) return undefined;
  const [value, second] = constantsOf(node, tensor, "a bound");
  return value === undefined || second !== undefined
    ? node.stop("shape", "a bound is one number")
    : value;
}

/** Clip: low + max(0, x − low) − max(0, x − high); above all, high where the bounds are crossed. */
function clip(node: Node): readonly Tensor[] {
  const isOld = node.opset < 11;
  const attribute = (name: string): Rational | undefined =>
    node.has(name) ? node.float(name, ZERO) : undefined;
  const low = isOld ? attribute("min") : bound(node, 1);
  const high = isOld ? attribute("max") : bound(node, 2);
  const { lowering } = node;
  return each(node, (form) => {
    if (low !== undefined && high !== undefined && compare(low, high) >= 0)
      return constantForm(high);
    if (high === undefined)
      return low === undefined ? form : larger(lowering, constantForm(low), form);
    if (low === undefined) return smaller(lowering, constantForm(high), form);
    const over = (by: Rational): Form =>
      lowering.relu(
        lowering.combine([
          [ONE, form],
          [MINUS, constantForm(by)],
        ]),
      );
    return lowering.combine([
      [ONE, constantForm(low)],
      [ONE, over(low)],
      [MINUS, over(high)],
    ]);
  });
}

/** x where x ≥ 0, slope·x where not: slope·x + (1 − slope)·max(0, x), or max(0, x) − slope·max(0, −x). */
function leaky(node: Node, form: Form, slope: Rational): Form {
  const { lowering } = node;
  if (slope.num === 0n) return lowering.relu(form);
  return lowering.combine([
    [ONE, lowering.relu(form)],
    [negate(slope), lowering.relu(scaledForm(node, MINUS, form))],
  ]);
}

function preluOf(node: Node): readonly Tensor[] {
  const [input, slopes] = [node.input(0), node.input(1)];
  constantsOf(node, slopes, "a slope");
  if (broadcast(node, input.shape, slopes.shape).join() !== input.shape.join()) {
    node.stop("shape", `slopes of ${slopes.shape.join("×")} for ${input.shape.join("×")}`);
  }
  const [p, q] = [stridesOf(input.shape), stridesOf(slopes.shape)];
  return [
    tensorOf(node, input, input.shape, (index) =>
      leaky(node, entryAt(input, p, index), biasOf(entryAt(slopes, q, index))),
    ),
  ];
}

/** The float32 nearest to 0.01 and to 0.2: attributes are float32, their defaults too. */
const HUNDREDTH = Object.freeze({ num: 5_368_709n, den: 536_870_912n });
const FIFTH = Object.freeze({ num: 13_421_773n, den: 67_108_864n });
const HALF = Object.freeze({ num: 1n, den: 2n });

/** max(0, min(1, α·x + β)). */
function hardSigmoid(node: Node): readonly Tensor[] {
  const [alpha, beta] = [node.float("alpha", FIFTH), node.float("beta", HALF)];
  const { lowering } = node;
  return each(node, (form) => {
    const over = (by: Rational): Form =>
      lowering.relu(
        lowering.combine([
          [alpha, form],
          [ONE, constantForm(subtract(beta, by))],
        ]),
      );
    return lowering.combine([
      [ONE, over(ZERO)],
      [MINUS, over(ONE)],
    ]);
  });
}

export const PIECEWISE: Operators = {
  Max: (node) => variadic(node, larger),
  Min: (node) => variadic(node, smaller),
  // |x| = max(0, x) + max(0, −x).
  Abs: (node) => each(node, (form) => leaky(node, form, MINUS)),
  Clip: clip,
  LeakyRelu: (node) => {
    const alpha = node.float("alpha", HUNDREDTH);
    return each(node, (form) => leaky(node, form, alpha));
  },
  PRelu: preluOf,
  HardSigmoid: hardSigmoid,
};
