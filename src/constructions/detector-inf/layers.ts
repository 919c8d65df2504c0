// UNTRUSTED. The two layers of an ℓ_∞ detector: coordinates carried, and how far x is outside of a box.
import {
  add,
  at,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../../numbers/index.js";
import {
  type Affine,
  combine,
  denseForm,
  type NetworkBuilder,
  type Term,
} from "../../networks/index.js";
import type { Box } from "../points/boxes.js";
import { inputForm } from "../points/input-form.js";
import type { PointMatrix } from "../points/point-matrix.js";

const MINUS_ONE = rational(-1n);

/** A constant as a form. */
export function constantForm(level: number, value: Rational): Affine {
  return denseForm(level, [], value);
}

/**
 * The coordinates p_k + reach of p = (x − origin)/unit: of the input, or of the units that carry them.
 *
 * Requires  reach ≥ μ/unit, so that they are ≥ 0 on all balls.
 */
export function coordinateForms(
  builder: NetworkBuilder,
  matrix: PointMatrix,
  reach: Rational,
  units: readonly Affine[],
): Affine[] {
  if (builder.level > 0) return units.slice(0, matrix.dimension);
  return Array.from({ length: matrix.dimension }, (_, k) => {
    const axis = matrix.origin.map((__, j) => (j === k ? 1n : 0n));
    return inputForm(matrix, axis, ONE, reach);
  });
}

/**
 * p_k − highs[k] − margin and lows[k] − margin − p_k for every coordinate k: how far p is outside of the
 * box widened by the margin.
 *
 * Shapes  coordinates: p_k + reach as forms of one layer.
 */
export function excessForms(
  coordinates: readonly Affine[],
  box: Box,
  reach: Rational,
  margin: Rational,
): Affine[] {
  return coordinates.flatMap((form, k) => {
    const high = add(rational(at(box.highs, k)), add(margin, reach));
    const low = add(rational(at(box.lows, k)), subtract(reach, margin));
    return [
      combine(form.level, [[ONE, form]], negate(high)),
      combine(form.level, [[MINUS_ONE, form]], low),
    ];
  });
}

/** factor·Σ units + rest + bias. */
export function sumForm(
  units: readonly Affine[],
  factor: Rational,
  rest: readonly Term[],
  bias: Rational = ZERO,
): Affine {
  const level = units[0]?.level ?? 0;
  return combine(level, [...units.map((unit): Term => [factor, unit]), ...rest], bias);
}
