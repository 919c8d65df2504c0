// UNTRUSTED. Builds the staircase network along one direction whose intervals are disjoint.
import { ceilingOf, dyadicInside, timesPower } from "../../doubles/short-rational.js";
import type { Network } from "../../kernel/index.js";
import { add, at, multiply, ONE, type Rational, rational, subtract } from "../../numbers/index.js";
import { combine, type DenseSize, NetworkBuilder, ramp, type Term } from "../../networks/index.js";
import { inputForm } from "../points/input-form.js";
import type { Switch } from "./line.js";
import type { PointMatrix } from "../points/point-matrix.js";

/** A direction with its exact projections, and how far a ball of the radius reaches along it. */
export interface Line {
  readonly w: readonly bigint[];
  readonly values: readonly bigint[];
  readonly switches: readonly Switch[];
  /** Upper bound on radius·‖w‖_q in units of the values. */
  readonly extent: Rational;
}

/** Width 2S, depth 3, P = (d + 1) + 2·2S + (2S + 1), for S ≥ 1 switches in dimension d. */
export function staircaseSize(dimension: number, switches: number): DenseSize {
  return { width: 2 * switches, depth: 3, parameters: dimension + 2 + 6 * switches };
}

/**
 * The network f(x) = y_0 + Σ_s dy_s·(ramp in gap s), constant on every ball.
 *
 * Shapes    values: the output of each class.
 * Requires  every gap exceeds 2·extent strictly; at least one switch.
 * Ensures   ramps are dyadic intervals strictly inside the gaps left by the balls, and the first
 *           unit is positive on all balls: no unit changes sign on a ball.
 */
export function staircaseNetwork(
  matrix: PointMatrix,
  line: Line,
  values: readonly Rational[],
): Network {
  const { extent, switches } = line;
  const gaps = switches.map(({ before, after }) =>
    dyadicInside(
      add(rational(at(line.values, before)), extent),
      subtract(rational(at(line.values, after)), extent),
    ),
  );
  // z = 2^least·(projection) + lift: the flattest ramp has steepness 1, and lift makes z positive.
  const least = gaps.reduce((min, { exponent }) => Math.min(min, exponent), Infinity);
  const lowest = line.values.reduce((min, v) => (v < min ? v : min));
  const lift = rational(ceilingOf(timesPower(subtract(extent, rational(lowest)), least)) + 1n);
  const builder = new NetworkBuilder(matrix.dimension);
  const z = at(builder.relu([inputForm(matrix, line.w, timesPower(ONE, least), lift)]), 0);
  const ramps = gaps.map(({ start, exponent }) => {
    const steepness = timesPower(ONE, exponent - least);
    return ramp(z, steepness, add(rational(start), multiply(steepness, lift)));
  });
  const units = builder.relu(ramps.flatMap(({ forms }) => forms));
  const valueOf = (point: number): Rational => at(values, matrix.labels[point] ?? 0);
  const terms = ramps.flatMap(({ terms: termsOf }, s): Term[] => {
    const { before, after } = at(switches, s);
    const height = subtract(valueOf(after), valueOf(before));
    return termsOf(height, [at(units, 2 * s), at(units, 2 * s + 1)]);
  });
  return builder.output([combine(builder.level, terms, valueOf(at(switches, 0).before))]);
}
