// UNTRUSTED. The conditions of a goal in doubles over the last hidden layer and the inputs of a set.
// May import kernel, constructions.
import { near } from "../doubles/near.js";
import { type Condition, type InputSet, type Network } from "../kernel/index.js";
import { at, rational } from "../numbers/index.js";

/** weights·h + direct·y + constant ≥ 0, h the last hidden activations; without a hidden layer over y alone. */
export interface NearCondition {
  readonly weights: Float64Array;
  readonly direct: Float64Array;
  readonly constant: number;
}

export function nearCondition(
  network: Network,
  set: InputSet,
  condition: Condition,
): NearCondition {
  const { inputs, layers } = network;
  const last = at(layers, layers.length - 1);
  const isLinear = layers.length === 1;
  const width = isLinear ? inputs : at(layers, layers.length - 2).rows.length;
  const weights = new Float64Array(width);
  const direct = new Float64Array(inputs);
  const { row } = condition;
  let constant = near(rational(row.bias, row.den));
  for (const [k, column] of row.columns.entries()) {
    const factor = near(rational(at(row.ints, k), row.den));
    if (column < inputs) {
      direct[column] = (direct[column] ?? 0) + factor;
      continue;
    }
    const output = at(last.rows, column - inputs);
    constant += factor * near(rational(output.bias, output.den));
    output.columns.forEach((c, n) => {
      weights[c] = (weights[c] ?? 0) + factor * near(rational(at(output.ints, n), output.den));
    });
  }
  if (isLinear) weights.forEach((w, k) => (direct[k] = (direct[k] ?? 0) + w));
  set.corner.ints.forEach((n, k) => {
    constant += (direct[k] ?? 0) * near(rational(n, set.corner.den));
  });
  return { weights: isLinear ? new Float64Array(0) : weights, direct, constant };
}
