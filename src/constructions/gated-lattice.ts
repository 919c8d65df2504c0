// UNTRUSTED. `gated-lattice`: stages of shifted grids, each for the balls that its walls leave whole.
//
// Citation   Y. Kim, C. Moon, C. Yun, "The Cost of Robustness" (arXiv 2510.24643), Theorem 4.2 (ii).
// Guarantee  f equals the value of y_i on the whole closed ball of radius μ about x_i, with no error
//            term, whenever a network is answered. Stages exist for p = 2 and every ρ ≤ 1/(5√d); the
//            search finds them unless doubles do not tell two points apart, or d > 48 and the axes that
//            it takes, and the directions between near pairs, are not enough.
// Deviation  The paper has ramps so thin that a share η of a ball is wrong. Here every stage has gates
//            that silence it where its key changes (docs/theory.md#gated-lattice). A stage serves every
//            ball that its walls leave whole, not a group fixed before: with a random shift that is
//            more than half of all balls while m·(2r + 3γ) < 1/2 for cells of width 1, so O(log N)
//            stages do, and parameters grow as O~(√N + d) there. The class at one end needs no stage.
// Size       See `stagesSize`; exact.
import type { Dataset } from "../dataset/dataset.js";
import type { Norm } from "../kernel/index.js";
import { multiply, type Rational, rational } from "../numbers/index.js";
import {
  ascending,
  type Constructed,
  type Construction,
  type ConstructOptions,
  type Unreached,
} from "./construction.js";
import { coverAt, reachedBelow, type StageSetting, stageSetting } from "./gated-search.js";
import { atOwnScale } from "./own-scale.js";
import { near, pointMatrix } from "./point-matrix.js";
import { type Covered, stagesConstructed } from "./stages-constructed.js";

const NAME = "gated-lattice";
const REQUEST = { hasGates: true, thinner: 0 } as const;

function finish(setting: StageSetting, radius: Rational, cover: Covered): Constructed {
  return stagesConstructed(NAME, setting, radius, cover, setting.top);
}

async function construct(
  dataset: Dataset,
  norm: Norm,
  radius: Rational | undefined,
  options: ConstructOptions,
): Promise<Constructed | Unreached> {
  const setting = stageSetting(pointMatrix(dataset), norm, options);
  if (radius === undefined) {
    const reached = await reachedBelow(setting, REQUEST, Infinity);
    if (reached?.cover.status === "covered") return finish(setting, reached.radius, reached.cover);
    return unreached(setting.pair, undefined);
  }
  const mostStages = dataset.points.length;
  const cover = await coverAt(setting, { ...REQUEST, radius, mostStages, isQuick: false });
  if (cover.status === "covered") return finish(setting, radius, cover);
  const below = near(multiply(radius, rational(3n, 4n)));
  const largest = await reachedBelow(setting, REQUEST, below);
  return unreached(cover.pair, largest?.radius);
}

function unreached(pair: readonly [number, number], largest: Rational | undefined): Unreached {
  return {
    status: "unreached",
    construction: NAME,
    condition: "walls",
    pair: ascending(...pair),
    largest,
    detail:
      "no cell that holds a ball keeps away from a ball of smaller value, in the directions tried",
  };
}

/** The construction `gated-lattice`. */
export const gatedLattice: Construction = {
  name: NAME,
  citation: "Kim, Moon, Yun (arXiv 2510.24643), Theorem 4.2 (ii), with gates and no error term",
  construct: atOwnScale(NAME, construct),
};
