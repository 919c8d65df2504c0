// Is a point of a ball in what its certificate leaves out?
import type { Constructed } from "../../src/constructions/index.js";
import { add, at, compare, multiply, type Rational, rational } from "../../src/numbers/index.js";

/** True if a slab that is left out of the ball has the point. */
export function isLeftOut(
  { leftOut, network }: Pick<Constructed, "leftOut" | "network">,
  ball: number,
  x: readonly Rational[],
): boolean {
  return (leftOut?.slabs(ball) ?? []).some(({ unit, low, high }) => {
    const { columns, ints, den, bias } = at(at(network.layers, 0).rows, unit);
    const value = columns.reduce(
      (sum, column, k) => add(sum, multiply(rational(at(ints, k), den), at(x, column))),
      rational(bias, den),
    );
    return compare(low, value) <= 0 && compare(value, high) <= 0;
  });
}
