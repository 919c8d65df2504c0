// UNTRUSTED. How far a tree of cuts reaches.
import type { ConstructOptions } from "../construction.js";
import type { Norm } from "../../kernel/index.js";
import type { Rational } from "../../numbers/index.js";
import type { Search } from "./ranking.js";
import { type Aim, grow, type Growth, levelsOf, reachOf, type Tree } from "./tree.js";
import { nearestOpposite } from "./nearest.js";
import { near } from "../../doubles/near.js";
import { type PointMatrix } from "../points/point-matrix.js";
import { Random } from "../../doubles/random.js";

const NAME = "partition";
/** Products that one tree may take beyond a quick look at every part. */
const EFFORT = 8e8;
/** Products after which a tree is given up. */
const MOST_EFFORT = 2e10;
const ROUNDS = 7;
const FIRST = 1 / 4;
/** The rounds end when no more than this factor can be gained. */
const FINE = 1.004;

/** What does not change with the radius. */
export interface Setting {
  readonly matrix: PointMatrix;
  readonly norm: Norm;
  readonly options: ConstructOptions;
}

/** Grows one tree. Shapes: `name` tells the random choices of one search from those of another. */
export async function treeAt(
  setting: Setting,
  name: string,
  isGlobal: boolean,
  aim: Aim,
  guide: Tree | undefined,
): Promise<Growth> {
  const { matrix, norm, options } = setting;
  const random = new Random(`${NAME} ${name} ${options.seed}`);
  const effort = EFFORT * options.budget;
  const exhausted = -MOST_EFFORT * options.budget;
  const search: Search = { matrix, norm, random, isGlobal, used: new Map(), effort, exhausted };
  return grow(search, aim, guide, (branches) => {
    options.progress?.(`partition: ${branches} cuts that reach ${aim.floor}`);
  });
}

/** A tree with the least reach of its cuts. */
export interface Furthest {
  readonly tree: Tree;
  readonly reach: Rational;
}

/**
 * A tree that reaches as far as the search can.
 *
 * A part is cut as purely as possible among the cuts that reach the aim, and as far as possible if
 * there are none; the aim is then lowered to what was reached. The first aim is a quarter of half
 * the separation, the following ones are halfway (in the logarithm) between what was reached and
 * what was not.
 */
export async function furthestTree(setting: Setting): Promise<Furthest | undefined> {
  const { matrix, norm, options } = setting;
  let high = nearestOpposite(matrix, norm, new Random(`${NAME} ${options.seed}`)) / 2;
  let low = 0;
  let best: Furthest | undefined;
  for (let n = 0; n < ROUNDS && high > low * FINE; n += 1) {
    const floor = low > 0 ? Math.sqrt(low * high) : high * FIRST;
    const aim: Aim = { floor, least: low, radius: undefined };
    const grown = await treeAt(setting, `reach ${n}`, false, aim, undefined);
    const reach = grown.status === "grown" ? reachOf(grown.tree) : undefined;
    if (grown.status === "stuck" && low === 0) return undefined;
    if (grown.status === "grown" && reach !== undefined) {
      best = { tree: grown.tree, reach };
      low = near(reach);
    }
    if (low < floor) high = floor;
    if (best !== undefined && isUnwieldy(best.tree)) break;
  }
  return best;
}

/** Trees so large that a further round would take too long. */
function isUnwieldy(tree: Tree): boolean {
  return levelsOf(tree).flat().length > 400;
}
