// UNTRUSTED. `sequential-lattice`: the stages of `gated-lattice` without gates, with thin ramps instead.
//
// Citation   Y. Kim, C. Moon, C. Yun, "The Cost of Robustness" (arXiv 2510.24643), Theorem B.5 for
//            Theorem 4.2 (ii): robust memorization with error η.
// Guarantee  f equals the value of y_i at every point of the closed ball of radius μ about x_i that is in
//            none of the ball's slabs; these are at most a share η of its volume.
// Deviation  As `gated-lattice`: a stage serves every ball that its walls leave whole. The share is
//            bounded by the density of a form on the ball itself, exactly and in every norm; the paper
//            bounds it on the image of the ball, where it is not uniform.
// Size       See `stagesSize`, with no guard in any stage; exact. η enters the lengths of weights alone.
import type { Dataset } from "../../../dataset/dataset.js";
import type { Norm } from "../../../kernel/index.js";
import { compare, divide, type Rational, rational } from "../../../numbers/index.js";
import {
  ascending,
  type Constructed,
  type ConstructOptions,
  type LeftOut,
  type Unreached,
} from "../../construction.js";
import { coverAt, type StageSetting, stageSetting } from "./gated-search.js";
import { atOwnScale } from "../../own-scale.js";
import { pointMatrix } from "../../points/point-matrix.js";
import { magnitude } from "../../../doubles/short-rational.js";
import { shareOf, slabsOf, type SlabTask } from "./sequential-slabs.js";
import { type Covered, stagesConstructed } from "./constructed.js";

/** The name of the one construction with an error. */
export const SEQUENTIAL_LATTICE = "sequential-lattice";
const NAME = SEQUENTIAL_LATTICE;
const ROUNDS = 8;

/** A network that is right on each ball but for some slabs. */
export interface SequentialLattice extends Constructed {
  readonly leftOut: LeftOut;
}

function finish(
  setting: StageSetting,
  radius: Rational,
  cover: Covered,
  slabs: SlabTask,
): SequentialLattice {
  // Where a key changes nothing bounds the code, not even the top: every such stage is split.
  const built = stagesConstructed(NAME, setting, radius, cover, Infinity);
  return { ...built, leftOut: { error: slabs.eta, slabs: (ball) => slabsOf(slabs, ball) } };
}

/** ⌈log2 a⌉ or one more, for a ≥ 1. */
function logarithm(a: Rational): number {
  return Math.max(1, magnitude(a) + 1);
}

/** The largest share of a ball in its slabs. */
function largestShare(task: SlabTask, count: number): Rational {
  return Array.from({ length: count }, (_, ball) => shareOf(task, ball)).reduce((a, b) =>
    compare(a, b) < 0 ? b : a,
  );
}

async function construct(
  dataset: Dataset,
  norm: Norm,
  radius: Rational,
  eta: Rational,
  options: ConstructOptions,
): Promise<SequentialLattice | Unreached> {
  const matrix = pointMatrix(dataset);
  const setting = stageSetting(matrix, norm, options);
  const mostStages = matrix.count;
  let pair = setting.pair;
  let thinner = logarithm(divide(rational(1n), eta));
  for (let round = 0; round < ROUNDS; round += 1) {
    const request = {
      radius,
      hasGates: false,
      hasBoxes: false,
      thinner,
      mostStages,
      isQuick: false,
    };
    const cover = await coverAt(setting, request);
    if (cover.status === "failed") {
      pair = cover.pair;
      break;
    }
    const reach = divide(radius, matrix.unit);
    const slabs = { ...cover, dimension: matrix.dimension, norm, reach, eta };
    const share = largestShare(slabs, matrix.count);
    if (compare(share, eta) <= 0) return finish(setting, radius, cover, slabs);
    thinner += 1 + logarithm(divide(share, eta));
  }
  return {
    status: "unreached",
    construction: NAME,
    condition: "walls",
    pair: ascending(...pair),
    largest: undefined,
    detail:
      "no cell that holds a ball keeps away from a ball of smaller value, in the directions tried",
  };
}

/**
 * A network that is right on all but a share η of every ball.
 *
 * Requires  radius > 0, 0 < η < 1; at least two classes, every class with a point.
 * Ensures   the share of every ball in its slabs is at most η, decided in exact rationals.
 */
export const sequentialLattice = atOwnScale(NAME, construct);
