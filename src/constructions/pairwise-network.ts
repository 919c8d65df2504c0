// UNTRUSTED. Builds the network of clips, cells and classes: three hidden layers.
import { timesPower } from "../dataset/ordinary-scale.js";
import type { Network } from "../kernel/index.js";
import { at, negate, ONE, type Rational, rational, subtract } from "../numbers/index.js";
import {
  combine,
  denseCount,
  type DenseSize,
  NetworkBuilder,
  type Term,
} from "../networks/index.js";
import { AFTER, type Clip } from "./clip.js";
import type { Cell } from "./clip-cells.js";
import { inputForm } from "./input-form.js";
import type { PointMatrix } from "./point-matrix.js";

const MINUS_ONE = rational(-1n);

/** What the network needs to know. */
export interface PairwisePlan {
  readonly clips: readonly Clip[];
  readonly cells: readonly Cell[];
  /** The class without cells: the output where there is none. */
  readonly base: number;
  readonly values: readonly Rational[];
}

/**
 * Layer widths d, 2m, n, 2(C − 1), 1 for m clips, n cells and C classes:
 * P = (d + 1)·2m + (2m + 1)n + (n + 1)·2(C − 1) + 2(C − 1) + 1.
 */
export function pairwiseSize(
  dimension: number,
  clips: number,
  cells: number,
  classes: number,
): DenseSize {
  const widths = [2 * clips, cells, 2 * (classes - 1)];
  return {
    width: Math.max(...widths),
    depth: 4,
    parameters: denseCount([dimension, ...widths, 1]),
  };
}

/** The classes that have cells, in order. */
export function classesWithCells({
  base,
  values,
}: Pick<PairwisePlan, "base" | "values">): number[] {
  return [...values.keys()].filter((label) => label !== base);
}

/**
 * The network: clips p − q from 0 to 1; cells h = [1 − Σ over walls]_+, the sum of the clips, or of
 * 1 − clip where the cell is after the clip; classes min(1, Σ h); values.
 *
 * Shapes   units p, q for each clip; h for each cell; s, s − 1 for each class but the base.
 * Ensures  the value of y_i on the ball about x_i; layers as `pairwiseSize` says.
 */
export function pairwiseNetwork(matrix: PointMatrix, plan: PairwisePlan): Network {
  const { clips, cells, base, values } = plan;
  const builder = new NetworkBuilder(matrix.dimension);
  const ramps = clips.flatMap(({ w, ramp }) => {
    const steepness = timesPower(ONE, ramp.exponent);
    const form = inputForm(matrix, w, steepness, rational(-ramp.start));
    return [form, combine(0, [[ONE, form]], MINUS_ONE)];
  });
  const units = builder.relu(ramps);
  const inside = cells.map(({ walls }) => {
    const terms = walls.flatMap(({ clip, side }): Term[] => {
      const sign = side === AFTER ? ONE : MINUS_ONE;
      return [
        [sign, at(units, 2 * clip)],
        [negate(sign), at(units, 2 * clip + 1)],
      ];
    });
    const after = walls.filter(({ side }) => side === AFTER).length;
    return combine(1, terms, rational(1n - BigInt(after)));
  });
  const held = builder.relu(inside);
  const classes = classesWithCells(plan);
  const sums = classes.flatMap((label) => {
    const own = held.filter((_, n) => at(cells, n).label === label);
    const sum = combine(
      2,
      own.map((unit): Term => [ONE, unit]),
    );
    return [sum, combine(2, [[ONE, sum]], MINUS_ONE)];
  });
  const pairs = builder.relu(sums);
  const start = at(values, base);
  const terms = classes.flatMap((label, n): Term[] => {
    const height = subtract(at(values, label), start);
    return [
      [height, at(pairs, 2 * n)],
      [negate(height), at(pairs, 2 * n + 1)],
    ];
  });
  return builder.output([combine(3, terms, start)]);
}
