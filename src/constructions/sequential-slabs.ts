// UNTRUSTED. Where a network of stages without gates may be wrong: slabs of a ball in which a key
// changes, and how large a share of the ball they are at most. docs/theory.md#gated-lattice.
import {
  add,
  at,
  divide,
  multiply,
  type Norm,
  type Rational,
  rational,
  ZERO,
} from "../kernel/index.js";
import { dualNormBelow } from "./dual-norm.js";
import type { StagePlan } from "./gated-network.js";
import { coordinatesFrom } from "./gated-size.js";
import { type Projection, rampOf, rampWidth } from "./stage-grid.js";

/** The points of a ball where a unit of the first hidden layer is strictly between two values. */
export interface BallSlab {
  readonly unit: number;
  readonly low: Rational;
  readonly high: Rational;
}

/** What slabs are made from. Lengths of projections are in units of the matrix. */
export interface SlabTask {
  readonly stages: readonly StagePlan[];
  readonly projections: readonly Projection[];
  readonly dimension: number;
  readonly norm: Norm;
  /** Radius of the balls in units of the matrix. */
  readonly reach: Rational;
}

/** The slabs of one ball outside of which every key is exact. */
export function slabsOf({ stages }: Pick<SlabTask, "stages">, ball: number): readonly BallSlab[] {
  const names = coordinatesFrom(stages, 0);
  return stages.flatMap(({ grids, places }) =>
    at(places, ball).spans.flatMap(({ ramps }, t) => {
      const grid = at(grids, t);
      return ramps.map((k): BallSlab => {
        const [low, high] = rampOf(grid, k);
        return { unit: names.indexOf(grid.coordinate), low, high };
      });
    }),
  );
}

/**
 * An upper bound on the share of the ball's volume in its slabs, at most 1.
 *
 * Statement  Let R be the reach of a form on a convex body of dimension d that is symmetric about its
 *            centre. The density g of the form on the body has its largest value at the centre, and
 *            g^(1/(d−1)) is concave (Brunn, Minkowski), so g(s) ≥ g(0)(1 − |s|/R)^(d−1), and ∫g = 1
 *            gives g(0) ≤ d/(2R). A slab of width γ has a share of at most dγ/(2R); slabs add up.
 */
export function shareOf(task: SlabTask, ball: number): Rational {
  const { stages, projections, dimension, norm, reach } = task;
  let share = ZERO;
  for (const { grids, places } of stages) {
    for (const [t, { ramps }] of at(places, ball).spans.entries()) {
      if (ramps.length === 0) continue;
      const grid = at(grids, t);
      const least = multiply(reach, dualNormBelow(norm, at(projections, grid.coordinate).w));
      const slab = multiply(rational(BigInt(dimension), 2n), divide(rampWidth(grid), least));
      share = add(share, multiply(rational(BigInt(ramps.length)), slab));
    }
  }
  return share.num > share.den ? rational(1n) : share;
}
