// UNTRUSTED. Where a network of stages without gates may be wrong: slabs of a ball in which a key
// changes, and how large a share of the ball they are at most. docs/theory.md#gated-lattice.
import { ceilingOf, timesPower } from "../../../doubles/short-rational.js";
import type { ExceptedSlab, Norm } from "../../../kernel/index.js";
import {
  add,
  at,
  divide,
  multiply,
  type Rational,
  rational,
  ZERO,
} from "../../../numbers/index.js";
import { dualNormBelow } from "../../points/dual-norm.js";
import type { StagePlan } from "./gated-network.js";
import { coordinatesFrom } from "./gated-size.js";
import { type Projection, rampOf, rampWidth, type StageGrid } from "./grid.js";

/** What slabs are made from. Lengths of projections are in units of the matrix. */
export interface SlabTask {
  readonly stages: readonly StagePlan[];
  readonly projections: readonly Projection[];
  readonly dimension: number;
  readonly norm: Norm;
  /** Radius of the balls in units of the matrix. */
  readonly reach: Rational;
  /** Shares are rounded up to multiples of a small part of it. */
  readonly eta: Rational;
}

/** η/2^20: what rounding may add to each of some thousand slabs. */
const ROUNDING = 20;

/** dγ/(2R) for a slab of a grid, rounded up. */
function shareOfSlab(task: SlabTask, grid: StageGrid): Rational {
  const { projections, dimension, norm, reach, eta } = task;
  const least = multiply(reach, dualNormBelow(norm, at(projections, grid.coordinate).w));
  const share = multiply(rational(BigInt(dimension), 2n), divide(rampWidth(grid), least));
  const grain = timesPower(eta, -ROUNDING);
  return multiply(rational(ceilingOf(divide(share, grain))), grain);
}

/** The slabs of one ball outside of which every key is exact, each with its share of the ball. */
export function slabsOf(task: SlabTask, ball: number): readonly ExceptedSlab[] {
  const names = coordinatesFrom(task.stages, 0);
  return task.stages.flatMap((stage) => {
    if ("sides" in stage) return [];
    const { grids, places } = stage;
    return at(places, ball).spans.flatMap(({ ramps }, t) => {
      if (ramps.length === 0) return [];
      const grid = at(grids, t);
      const own = { unit: names.indexOf(grid.coordinate), share: shareOfSlab(task, grid) };
      return ramps.map((k): ExceptedSlab => {
        const [low, high] = rampOf(grid, k);
        return { ...own, low, high };
      });
    });
  });
}

/** The sum of the shares of a ball's slabs: an upper bound on the share of the ball in them. */
export function shareOf(task: SlabTask, ball: number): Rational {
  return slabsOf(task, ball).reduce((sum, { share }) => add(sum, share), ZERO);
}
