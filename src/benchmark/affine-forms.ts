// UNTRUSTED. The units of a network as affine forms of the input, on the activation region of a point. Exact.
// May import kernel, interchange.
import { type DenseLayer } from "../interchange/index.js";
import { add, at, multiply, ONE, type Rational, ZERO } from "../numbers/index.js";

/** x ↦ value + slope·(x − c) about a point c. */
export interface LocalForm {
  readonly value: Rational;
  readonly slope: readonly Rational[];
}

function combined(
  weights: readonly Rational[],
  bias: Rational,
  inputs: readonly LocalForm[],
  dimension: number,
): LocalForm {
  let value = bias;
  const slope = new Array<Rational>(dimension).fill(ZERO);
  for (const [k, weight] of weights.entries()) {
    const input = at(inputs, k);
    if (weight.num === 0n) continue;
    value = add(value, multiply(weight, input.value));
    for (const [j, s] of input.slope.entries()) {
      if (s.num !== 0n) slope[j] = add(at(slope, j), multiply(weight, s));
    }
  }
  return { value, slope };
}

/**
 * The pre-activations of every layer as forms about a point; the last entry is the output.
 *
 * Requires  the point has as many coordinates as layer 0 has inputs.
 * Ensures   a hidden unit with value 0 counts as active.
 */
export function formsAt(
  layers: readonly DenseLayer<Rational>[],
  centre: readonly Rational[],
): readonly (readonly LocalForm[])[] {
  const dimension = centre.length;
  const dead: LocalForm = { value: ZERO, slope: new Array<Rational>(dimension).fill(ZERO) };
  let inputs: readonly LocalForm[] = centre.map((value, k) => ({
    value,
    slope: centre.map((_, j) => (j === k ? ONE : ZERO)),
  }));
  return layers.map(({ weights, biases }) => {
    const forms = weights.map((row, n) => combined(row, at(biases, n), inputs, dimension));
    inputs = forms.map((form) => (form.value.num < 0n ? dead : form));
    return forms;
  });
}
