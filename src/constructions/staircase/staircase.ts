// UNTRUSTED. `staircase`: one direction along which differently labelled balls do not overlap.
//
// Citation   The projection step of G. Vardi, G. Yehudai, O. Shamir, "On the optimal memorization power
//            of ReLU neural networks" (2021), made robust: intervals instead of points.
// Guarantee  A direction w with |w·(x_i − x_j)| > 2μ‖w‖_q for all differently labelled i, j gives a
//            network equal to the value of y_i on the closed ball of radius μ about x_i, with every
//            hidden unit of constant sign on it. For a random direction in the Euclidean norm this
//            has positive probability when ρ < 5/(N²√d).
// Deviation  The direction is searched and accepted by the exact condition, never by a probability;
//            ramps lie in the middle of the gaps with slopes that are powers of two.
// Size       Width 2S, depth 3, P = (d + 1) + 2·2S + (2S + 1), S = label changes along w.
import type { Dataset } from "../../dataset/dataset.js";
import type { Norm } from "../../kernel/index.js";
import { compare, divide, fault, multiply, type Rational, rational } from "../../numbers/index.js";
import { valuesOfClasses } from "../../networks/index.js";
import {
  ascending,
  type Constructed,
  type Construction,
  type ConstructOptions,
  type Unreached,
} from "../construction.js";
import { roundedDirection } from "../search/directions.js";
import { dualNormBound } from "../points/dual-norm.js";
import { narrowest, type Switch, switchesAlong } from "./line.js";
import { reaches, searchLines } from "./line-search.js";
import { type LineRank, rankLine } from "./line-near.js";
import { atOwnScale } from "../own-scale.js";
import { near } from "../../doubles/near.js";
import { type PointMatrix, pointMatrix, projectExact } from "../points/point-matrix.js";
import { shortBelow } from "../../doubles/short-rational.js";
import { staircaseNetwork, staircaseSize } from "./network.js";

const NAME = "staircase";
const ROUNDINGS = [1, 2, 3, 4, 6, 8, 11, 14, 18, 22, 26, 30, 36, 44, 52];
/** With no radius given, a rounding may lose this part of what the real direction reaches. */
const KEPT_REACH = 0.96;

/** An integer direction with what it reaches, exactly. */
interface Tested {
  readonly w: readonly bigint[];
  readonly values: readonly bigint[];
  readonly switches: readonly Switch[];
  readonly tightest: Switch;
  /** No radius below it fails; ZERO if two labels share a value. */
  readonly reach: Rational;
  readonly norm: Rational;
}

/** The coarsest rounding of a ranked direction that is nearly as good as the direction itself. */
function coarsest(
  matrix: PointMatrix,
  norm: Norm,
  rank: LineRank,
  radius: number | undefined,
): bigint[] {
  const target = radius !== undefined && reaches(rank, radius) ? radius : undefined;
  for (const bits of ROUNDINGS) {
    const w = roundedDirection(rank.w, bits);
    if (w.every((n) => n === 0n)) continue;
    const own = rankLine(matrix, norm, Float64Array.from(w, Number));
    const enough =
      target === undefined
        ? own.reach >= rank.reach * KEPT_REACH
        : reaches(own, target) && own.switches <= rank.switches;
    if (enough) return w;
  }
  return roundedDirection(rank.w, 52);
}

function test(matrix: PointMatrix, norm: Norm, w: readonly bigint[]): Tested | undefined {
  const values = projectExact(matrix, w);
  const switches = switchesAlong(values, matrix.labels);
  const tightest = narrowest(switches);
  if (tightest === undefined) return undefined;
  const bound = dualNormBound(norm, w);
  const gap = multiply(rational(tightest.gap), matrix.unit);
  return {
    w,
    values,
    switches,
    tightest,
    norm: bound,
    reach: divide(gap, multiply(rational(2n), bound)),
  };
}

/** The radius to use: the one asked for if it is reached, else a short one strictly below the reach. */
function usable(reach: Rational, radius: Rational | undefined): Rational | undefined {
  if (reach.num <= 0n) return undefined;
  if (radius !== undefined) return compare(radius, reach) < 0 ? radius : undefined;
  const short = shortBelow(reach, 3);
  return compare(short, reach) < 0 ? short : shortBelow(multiply(reach, rational(999n, 1000n)), 3);
}

function finish(matrix: PointMatrix, tested: Tested, radius: Rational): Constructed {
  const values = valuesOfClasses(matrix.dataset.classes);
  const extent = divide(multiply(radius, tested.norm), matrix.unit);
  const switches = tested.switches.length;
  return {
    status: "constructed",
    construction: NAME,
    network: staircaseNetwork(matrix, { ...tested, extent }, values),
    values,
    radius,
    formula: staircaseSize(matrix.dimension, switches),
    detail: `S = ${switches} label changes along one direction`,
  };
}

/** The better of two tested directions for the radius: fewer switches, else a larger reach. */
function better(a: Tested | undefined, b: Tested, radius: Rational | undefined): Tested {
  if (a === undefined) return b;
  if (radius !== undefined) {
    const [one, two] = [compare(radius, a.reach) < 0, compare(radius, b.reach) < 0];
    if (one !== two) return one ? a : b;
    if (one && a.switches.length !== b.switches.length) {
      return a.switches.length < b.switches.length ? a : b;
    }
  }
  return compare(a.reach, b.reach) >= 0 ? a : b;
}

async function construct(
  dataset: Dataset,
  norm: Norm,
  radius: Rational | undefined,
  options: ConstructOptions,
): Promise<Constructed | Unreached> {
  const matrix = pointMatrix(dataset);
  const wanted = radius === undefined ? undefined : near(radius);
  const ranks = await searchLines(matrix, norm, wanted, options);
  let best: Tested | undefined;
  for (const rank of ranks.slice(0, 3)) {
    const tested = test(matrix, norm, coarsest(matrix, norm, rank, wanted));
    if (tested !== undefined) best = better(best, tested, radius);
  }
  if (best === undefined) return fault("a dataset with one class only");
  const chosen = usable(best.reach, radius);
  if (chosen !== undefined) return finish(matrix, best, chosen);
  return {
    status: "unreached",
    construction: NAME,
    condition: "intervals",
    pair: ascending(best.tightest.before, best.tightest.after),
    largest: usable(best.reach, undefined),
    detail: "in every direction tried, two differently labelled balls overlap",
  };
}

/** The construction `staircase`. */
export const staircase: Construction = {
  name: NAME,
  citation: "Vardi, Yehudai, Shamir (2021), projection to a line, with intervals",
  construct: atOwnScale(NAME, construct),
};
