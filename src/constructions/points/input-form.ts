// UNTRUSTED. A direction of the point matrix as an affine form of the input.
import { at, divide, multiply, type Rational, rational, subtract } from "../../numbers/index.js";
import { type Affine, denseForm } from "../../networks/index.js";
import type { PointMatrix } from "./point-matrix.js";

/** factor·w·(x − origin)/unit + lift, as a form of the input x. */
export function inputForm(
  matrix: PointMatrix,
  w: readonly bigint[],
  factor: Rational,
  lift: Rational,
): Affine {
  const scale = divide(factor, matrix.unit);
  const weights = w.map((n) => multiply(rational(n), scale));
  const bias = weights.reduce(
    (sum, weight, k) => subtract(sum, multiply(weight, at(matrix.origin, k))),
    lift,
  );
  return denseForm(0, weights, bias);
}
