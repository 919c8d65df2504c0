// UNTRUSTED. `partition`: a tree of hyperplanes, each missing the balls of its part of the points.
//
// Citation   After the single-region memorizers of J. Kim, H. Moon, C. Yun, "The Cost of Robustness"
//            (arXiv 2510.24643); the tree, its gates and the characterization are our own.
// Guarantee  If some tree of hyperplanes exists, each strictly missing the ball of radius μ about every
//            point of its part, with one label in every leaf, its network equals the value of y_i on
//            the ball about x_i and every hidden unit keeps its sign there. Without such a tree no
//            network has one activation region per ball. For ρ < 1/N there always is one.
// Deviation  Hyperplanes are searched, and accepted by exact conditions; that none is found does not
//            say that none exists.
// Size       Cuts that miss all balls: d → (m) → bits → tail → 1, see `bitsSize`. Otherwise a layer a
//            level, see `levelsSize`. The network with fewer parameters is taken.
import type { Dataset } from "../../dataset/dataset.js";
import type { Norm } from "../../kernel/index.js";
import { compare, multiply, type Rational, rational } from "../../numbers/index.js";
import { valuesOfClasses } from "../../networks/index.js";
import type { Constructed, Construction, ConstructOptions, Unreached } from "../construction.js";
import { atOwnScale } from "../own-scale.js";
import { bitPlan, bitsNetwork } from "./bits.js";
import { levelPlan } from "./level-plan.js";
import { levelsNetwork } from "./levels.js";
import { nearestPair } from "./nearest.js";
import { furthestTree, type Setting, treeAt } from "./radius.js";
import { type Aim, levelsOf, type Tree } from "./tree.js";
import { near } from "../../doubles/near.js";
import { pointMatrix } from "../points/point-matrix.js";
import { Random } from "../../doubles/random.js";
import { shortBelow } from "../../doubles/short-rational.js";

const NAME = "partition";
/** Tried when no tree was found at any radius: only to name what stands in the way. */
const TINY = rational(1n, 10n ** 12n);
/** A radius is less than what is reached by at least this part, more than the rounding of doubles. */
const BELOW = rational(999_999n, 1_000_000n);

/** A short radius below what a tree reaches. */
function usable(reach: Rational): Rational {
  return shortBelow(multiply(reach, BELOW), 3);
}

/** The network of a tree, and of a tree of cuts that miss all balls: the smaller of the two. */
function finish(
  { matrix, norm, options }: Setting,
  tree: Tree | undefined,
  whole: Tree | undefined,
  radius: Rational,
): Constructed | undefined {
  const values = valuesOfClasses(matrix.dataset.classes);
  const random = new Random(`${NAME} keys ${options.seed}`);
  const bits =
    whole === undefined ? undefined : bitPlan(matrix, norm, radius, whole, values, random);
  const levels = tree?.kind === "branch" ? levelPlan(matrix, norm, radius, tree) : undefined;
  const common = { status: "constructed", construction: NAME, values, radius } as const;
  if (
    bits !== undefined &&
    !(levels !== undefined && levels.size.parameters < bits.size.parameters)
  ) {
    const network = bitsNetwork(matrix, bits);
    const detail = `${bits.cuts.length} hyperplanes that miss all balls, ${bits.detail}`;
    return { ...common, network, formula: bits.size, detail };
  }
  if (levels === undefined || tree === undefined) return undefined;
  const network = levelsNetwork(matrix, levels, values);
  const branches = levelsOf(tree).flat().length;
  const detail = `a tree of ${branches} hyperplanes, ${levels.levels.length} levels`;
  return { ...common, network, formula: levels.size, detail };
}

/** The trees at a radius, with or without one that is known to reach it. */
async function constructAt(
  setting: Setting,
  radius: Rational,
  guide: Tree | undefined,
): Promise<{ made: Constructed | undefined; stuck: readonly number[] }> {
  const floor = near(radius);
  const aim: Aim = { floor, least: 0, radius };
  const whole = await treeAt(setting, "whole", true, aim, undefined);
  const grown = await treeAt(setting, "part", false, aim, guide);
  const treeOf = (one: typeof grown): Tree | undefined =>
    one.status === "grown" ? one.tree : undefined;
  const made = finish(setting, treeOf(grown) ?? guide, treeOf(whole), radius);
  return { made, stuck: grown.status === "stuck" ? grown.members : [] };
}

async function construct(
  dataset: Dataset,
  norm: Norm,
  radius: Rational | undefined,
  options: ConstructOptions,
): Promise<Constructed | Unreached> {
  const setting: Setting = { matrix: pointMatrix(dataset), norm, options };
  const first = radius === undefined ? undefined : await constructAt(setting, radius, undefined);
  if (first?.made !== undefined) return first.made;
  const furthest = await furthestTree(setting);
  const largest = furthest === undefined ? undefined : usable(furthest.reach);
  if (furthest !== undefined && largest !== undefined) {
    const wanted = radius ?? largest;
    const again =
      compare(wanted, largest) <= 0 ? await constructAt(setting, wanted, furthest.tree) : undefined;
    if (again?.made !== undefined) return again.made;
  }
  const { stuck } = first ?? (await constructAt(setting, TINY, undefined));
  return {
    status: "unreached",
    construction: NAME,
    condition: "cuts",
    pair: nearestPair(setting.matrix, norm, stuck),
    largest,
    detail:
      "a part of the points with several labels that no hyperplane tried sets apart without cutting " +
      "one of its balls; the two points are its nearest differently labelled ones",
  };
}

/** The construction `partition`. */
export const partition: Construction = {
  name: NAME,
  citation: "after Kim, Moon, Yun (arXiv 2510.24643), a tree of hyperplanes that cut no ball",
  construct: atOwnScale(NAME, construct),
};
