// UNTRUSTED. Builds the network of walls, cells and classes: three hidden layers.
import { timesPower } from "../../doubles/short-rational.js";
import type { Network } from "../../kernel/index.js";
import { at, negate, ONE, type Rational, rational, subtract } from "../../numbers/index.js";
import {
  type Affine,
  combine,
  denseCount,
  type DenseSize,
  NetworkBuilder,
  type Term,
} from "../../networks/index.js";
import { AFTER } from "./clip.js";
import type { Cells, Wall } from "./cells.js";
import { inputForm } from "../points/input-form.js";
import type { PointMatrix } from "../points/point-matrix.js";

const MINUS_ONE = rational(-1n);

/** What the network needs to know. */
export interface PairwisePlan extends Cells {
  /** The class without cells: the output where there is none. */
  readonly base: number;
  readonly values: readonly Rational[];
}

/**
 * Layer widths d, m, n, C − 1, 1 for m walls, n cells and C classes:
 * P = (d + 1)m + (m + 1)n + (n + 1)(C − 1) + C.
 */
export function pairwiseSize(
  dimension: number,
  walls: number,
  cells: number,
  classes: number,
): DenseSize {
  const widths = [walls, cells, classes - 1];
  return {
    width: Math.max(...widths),
    depth: 4,
    parameters: denseCount([dimension, ...widths, 1]),
  };
}

/** How far x is beyond a wall: ≤ 0 inside, ≥ 1 where the clip is on the other side. */
function beyond(matrix: PointMatrix, { clip, side }: Wall): Affine {
  const { start, exponent } = clip.ramp;
  const steepness = timesPower(ONE, exponent);
  if (side !== AFTER) return inputForm(matrix, clip.w, steepness, rational(-start));
  return inputForm(matrix, clip.w, negate(steepness), rational(start + 1n));
}

/** [1 − Σ units]_+ of one layer. */
function noneOf(level: number, units: readonly Affine[]): Affine {
  const terms = units.map((unit): Term => [MINUS_ONE, unit]);
  return combine(level, terms, ONE);
}

/**
 * The network: how far x is beyond each wall; cells h = [1 − Σ over their walls]_+; g = [1 − Σ h]_+ for
 * each class but the base; values v_b + Σ (v_k − v_b)(1 − g_k).
 *
 * Ensures  the value of y_i on the ball about x_i; layers as `pairwiseSize` says. Nothing has to be cut
 *          off at 1: a sum that is more than 1 does what 1 does.
 */
export function pairwiseNetwork(matrix: PointMatrix, plan: PairwisePlan): Network {
  const { walls, cells, base, values } = plan;
  const builder = new NetworkBuilder(matrix.dimension);
  const far = builder.relu(walls.map((wall) => beyond(matrix, wall)));
  const held = builder.relu(
    cells.map((cell) =>
      noneOf(
        1,
        cell.walls.map((wall) => at(far, wall)),
      ),
    ),
  );
  const classes = [...values.keys()].filter((label) => label !== base);
  const others = builder.relu(
    classes.map((label) =>
      noneOf(
        2,
        held.filter((_, n) => at(cells, n).label === label),
      ),
    ),
  );
  const start = at(values, base);
  const heights = classes.map((label) => subtract(at(values, label), start));
  const terms = heights.map((height, n): Term => [negate(height), at(others, n)]);
  const all = heights.reduce((sum, height) => subtract(sum, negate(height)), start);
  return builder.output([combine(3, terms, all)]);
}
