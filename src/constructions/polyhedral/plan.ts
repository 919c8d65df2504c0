// UNTRUSTED. The least Lipschitz constant of a robust memorizer, and the order of its points.
// May import the kernel. docs/theory.md#polyhedral.
import {
  absolute,
  at,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
} from "../../numbers/index.js";
import type { ClassDistance } from "../points/class-distances.js";

/** A constant that no robust memorizer is below, with the two points that show it. */
export interface LeastSlope {
  /** In values per unit of the matrix. */
  readonly slope: Rational;
  readonly pair: readonly [number, number];
}

/**
 * The largest |v_k − v_l|/(distance − 2·reach) of two classes.
 *
 * Statement  the balls about the nearest points of two classes have points at that distance, where f
 *            has these two values. So no function that is constant on all balls has a smaller constant.
 * Requires   every distance > 2·reach; lengths in units of the matrix.
 */
export function leastSlope(
  distances: readonly ClassDistance[],
  values: readonly Rational[],
  reach: Rational,
): LeastSlope {
  const twice = multiply(rational(2n), reach);
  let best: LeastSlope = { slope: rational(0n), pair: [0, 0] };
  for (const { classes, pair, distance } of distances) {
    const rise = absolute(subtract(at(values, classes[0]), at(values, classes[1])));
    const slope = divide(rise, subtract(rational(distance), twice));
    if (compare(slope, best.slope) > 0) best = { slope, pair };
  }
  return best;
}
