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
//            stages exist with O~(√N + d) parameters there; the search does not follow that proof, and
//            docs/growth.md has what it reaches. The class at one end needs no stage.
//            Few balls are served by a box, which has no floors. A lattice is one stage without gates:
//            where `lattice` finds a smaller one, that is the network.
//            It is the smallest construction of all where a few grids serve a thousand points or more and
//            one does not; for fewer points (certificates/data/two-grids.csv has 80) `voronoi` is, and on
//            scattered points in the moderate regime `partition`: a gate costs two more floors a grid.
// Size       See `stagesSize`; exact. Never larger than `lattice` with the same options.
import type { Dataset } from "../../../dataset/dataset.js";
import type { Norm } from "../../../kernel/index.js";
import { multiply, type Rational, rational } from "../../../numbers/index.js";
import {
  ascending,
  type Constructed,
  type Construction,
  type ConstructOptions,
  type Unreached,
} from "../../construction.js";
import { lattice } from "../../lattice/lattice.js";
import { coverAt, reachedBelow, type StageSetting, stageSetting } from "./gated-search.js";
import { atOwnScale } from "../../own-scale.js";
import { near } from "../../../doubles/near.js";
import { pointMatrix } from "../../points/point-matrix.js";
import { type Covered, stagesConstructed } from "./constructed.js";

const NAME = "gated-lattice";

/** What stages may be besides grids with gates. */
interface Kind {
  readonly hasBoxes: boolean;
  /** A lattice without any gate, where that is smaller. */
  readonly hasLattice: boolean;
}

function finish(setting: StageSetting, radius: Rational, cover: Covered): Constructed {
  return stagesConstructed(NAME, setting, radius, cover, setting.top);
}

/** The smaller of the stages and of a lattice, which is one stage without gates. */
async function withLattice(
  dataset: Dataset,
  norm: Norm,
  radius: Rational,
  options: ConstructOptions,
  stages: Constructed | undefined,
): Promise<Constructed | undefined> {
  const one = await lattice.construct(dataset, norm, radius, options);
  if (one.status !== "constructed") return stages;
  if (stages !== undefined && stages.formula.parameters <= one.formula.parameters) return stages;
  return { ...one, construction: NAME, detail: `G = 1 stage, a lattice: ${one.detail}` };
}

const constructWith =
  ({ hasBoxes, hasLattice }: Kind): Construction["construct"] =>
  async (dataset, norm, radius, options) => {
    const request = { hasGates: true, hasBoxes, thinner: 0 };
    const setting = stageSetting(pointMatrix(dataset), norm, options);
    if (radius === undefined) {
      const reached = await reachedBelow(setting, request, Infinity);
      if (reached?.cover.status !== "covered") return unreached(setting.pair, undefined);
      return finish(setting, reached.radius, reached.cover);
    }
    const mostStages = dataset.points.length;
    const cover = await coverAt(setting, { ...request, radius, mostStages, isQuick: false });
    const stages = cover.status === "covered" ? finish(setting, radius, cover) : undefined;
    const best = hasLattice ? await withLattice(dataset, norm, radius, options, stages) : stages;
    if (best !== undefined) return best;
    const pair = cover.status === "failed" ? cover.pair : setting.pair;
    const below = near(multiply(radius, rational(3n, 4n)));
    const largest = await reachedBelow(setting, request, below);
    return unreached(pair, largest?.radius);
  };

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

const CITATION =
  "Kim, Moon, Yun (arXiv 2510.24643), Theorem 4.2 (ii), with gates and no error term";

function gatedWith(kind: Kind): Construction {
  return { name: NAME, citation: CITATION, construct: atOwnScale(NAME, constructWith(kind)) };
}

/** The construction `gated-lattice`. */
export const gatedLattice: Construction = gatedWith({ hasBoxes: true, hasLattice: true });

/** The same with stages of grids alone, to compare and to test gates. */
export const gatedGrids: Construction = gatedWith({ hasBoxes: false, hasLattice: false });
