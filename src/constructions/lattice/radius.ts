// UNTRUSTED. Lattices at a radius, and the largest radius at which the search finds one.
import type { Dataset } from "../../dataset/dataset.js";
import type { Norm } from "../../kernel/index.js";
import type { Rational } from "../../numbers/index.js";
import { type Codes, denseCount, type DenseSize } from "../../networks/index.js";
import { conflictingPair, refined, wholePartition } from "./cells.js";
import type { ConstructOptions } from "../construction.js";
import type { Coordinate } from "./coordinate.js";
import { type Direction, directionPool, poolSize } from "../search/direction-pool.js";
import { bestPlan, keyWidths, type LatticePlan, smaller, type Wanted } from "./plan.js";
import { type Attempt, searchLattice } from "./search.js";
import type { Task } from "./task.js";
import { pause } from "../search/pause.js";
import { near } from "../../doubles/near.js";
import { type PointMatrix } from "../points/point-matrix.js";
import { Random } from "../../doubles/random.js";
import { nearDouble, shortBelow } from "../../doubles/short-rational.js";

/** Digits of a coordinate to begin with; more digits, fewer coordinates. */
const THOROUGH = [8, 3, 1, 12, 5, 16, 2, 20, 10, 25];
const QUICK = [3, 1];
/** Every search goes down to one digit when it must, so a few that fail speak for all. */
const FAILURES = 3;
/** Parameters a point and dimension with which other constructions memorize at any radius. */
const NO_USE = 8;
const HALVINGS = 4;
const MOST_STEPS = 90;

/** A new table is hoped to cost at least this part of the best one so far. */
const TABLE_PART = 0.6;

/** What does not change with the radius. */
export interface Setting {
  readonly matrix: PointMatrix;
  readonly dataset: Dataset;
  readonly norm: Norm;
  readonly codes: Codes;
  readonly options: ConstructOptions;
  readonly pool: readonly Direction[];
  readonly wanted: Wanted;
}

/** The setting of a dataset. Cost: some dozens of projections. */
export function settingOf(
  matrix: PointMatrix,
  norm: Norm,
  codes: Codes,
  options: ConstructOptions,
  wanted: Wanted,
): Setting {
  const random = new Random(`lattice pool ${options.seed}`);
  const pool = directionPool(matrix, norm, random, poolSize(matrix, options.budget));
  return { matrix, dataset: matrix.dataset, norm, codes, options, pool, wanted };
}

/** A lattice, or why the best attempt failed. */
export type Outcome =
  | { readonly status: "found"; readonly plan: LatticePlan }
  | {
      readonly status: "failed";
      readonly condition: "walls" | "labels";
      readonly pair: readonly [number, number];
    }
  | {
      /** Lattices were found, and none has the room that is asked for; the size of one without limits. */
      readonly status: "failed";
      readonly condition: "room";
      readonly pair: readonly [number, number];
      readonly size: DenseSize | undefined;
    };

/** Leaves out coordinates that the others make superfluous, the last first. */
function pruned(matrix: PointMatrix, coordinates: readonly Coordinate[]): Coordinate[] {
  let kept = [...coordinates];
  if (matrix.count * kept.length ** 2 > 4e7) return kept;
  for (const coordinate of [...coordinates].sort((a, b) => a.radix - b.radix)) {
    const others = kept.filter((one) => one !== coordinate);
    if (others.length > 0 && conflictsOf(matrix, others) === 0) kept = others;
  }
  return kept;
}

function conflictsOf(matrix: PointMatrix, coordinates: readonly Coordinate[]): number {
  const { labels, classes } = matrix;
  let partition = wholePartition(labels, classes);
  for (const { cells } of coordinates) {
    partition = refined(partition, labels, classes, (point) => cells[point] ?? 0);
  }
  return partition.conflicts;
}

/** The neighbours along some direction that stand furthest apart, measured in balls. */
function widestNeighbours({ matrix, pool }: Setting): [number, number] {
  let best: [number, number] = [0, Math.min(1, matrix.count - 1)];
  let most = -1;
  for (const { values, reach } of pool.slice(0, 32)) {
    const order = Uint32Array.from(values.keys()).sort(
      (i, j) => (values[i] ?? 0) - (values[j] ?? 0),
    );
    for (let k = 1; k < order.length; k += 1) {
      const [i, j] = [order[k - 1] ?? 0, order[k] ?? 0];
      const balls = ((values[j] ?? 0) - (values[i] ?? 0)) / reach;
      if (balls > most) {
        most = balls;
        best = [i, j];
      }
    }
  }
  return best;
}

function failure(setting: Setting, attempts: readonly Attempt[]): Outcome {
  let best: Attempt | undefined;
  for (const one of attempts) {
    if (one.coordinates.length === 0) continue;
    if (best === undefined || one.partition.conflicts < best.partition.conflicts) best = one;
  }
  const pair =
    best === undefined ? undefined : conflictingPair(best.partition, setting.matrix.labels, 0);
  return pair === undefined
    ? { status: "failed", condition: "walls", pair: widestNeighbours(setting) }
    : { status: "failed", condition: "labels", pair };
}

/**
 * The smallest lattice found at a radius.
 *
 * Shapes  thorough: try all numbers of digits; otherwise stop at the first lattice.
 */
export async function latticeAt(
  setting: Setting,
  radius: Rational,
  thorough: boolean,
): Promise<Outcome> {
  const { matrix, norm, options, pool, codes, dataset, wanted } = setting;
  const full = Math.max(8, Math.min(100, 3e5 / matrix.count)) * options.budget;
  const tries = Math.round(thorough ? full : full / 2);
  const attempts: Attempt[] = [];
  let best: LatticePlan | undefined;
  let found: readonly Coordinate[] | undefined;
  // Gives up when the coordinates alone, extrapolated, would leave too little for a table.
  const most = 1000 + NO_USE * matrix.count * (matrix.dimension + 1);
  const tooMany = (digits: readonly number[], solved: number): boolean => {
    const keyed = denseCount([matrix.dimension, ...keyWidths(digits)]);
    if (best === undefined || solved <= 0) return keyed > most;
    const whole = keyed / Math.max(solved, 0.05);
    return whole + TABLE_PART * best.table.parameters > best.size.parameters;
  };
  for (const bits of thorough ? THOROUGH : QUICK) {
    const random = new Random(`lattice ${options.seed} ${bits}`);
    const task: Task = { matrix, norm, radius, random, pool, tries };
    options.progress?.(`lattice: coordinates of about ${bits} bits at radius ${near(radius)}`);
    await pause();
    const attempt = searchLattice(task, bits, tooMany);
    attempts.push(attempt);
    if (found === undefined && attempts.length === FAILURES && attempt.partition.conflicts > 0)
      break;
    if (attempt.partition.conflicts > 0) continue;
    found = pruned(matrix, attempt.coordinates);
    best = smaller(best, bestPlan(dataset, found, codes, random, wanted));
    if (!thorough && best !== undefined) break;
  }
  if (best !== undefined) return { status: "found", plan: best };
  if (found === undefined) return failure(setting, attempts);
  const size = bestPlan(dataset, found, codes, new Random(options.seed))?.size;
  return { status: "failed", condition: "room", pair: widestNeighbours(setting), size };
}

/** A radius with its lattice. */
export interface Reached {
  readonly radius: Rational;
  readonly plan: LatticePlan;
}

function short(x: number): Rational {
  return shortBelow(nearDouble(x, 40), 3);
}

/**
 * The largest radius at which the quick search finds a lattice, below a limit if one is given.
 *
 * Ensures  found by going down in steps of 4 and then halving the step four times; undefined only if
 *          the radius would have to be tiny beyond reason.
 */
export async function largestLattice(
  setting: Setting,
  below: Rational | undefined,
): Promise<Reached | undefined> {
  const spans = setting.pool.map(({ span, reach }) => span / (2 * reach));
  let high = Math.max(...spans);
  if (below !== undefined) high = Math.min(high, near(below));
  let best: Reached | undefined;
  let low = high;
  for (let n = 0; n < MOST_STEPS && best === undefined; n += 1) {
    low = high / 4;
    best = await reachedAt(setting, low);
    if (best === undefined) high = low;
  }
  for (let n = 0; n < HALVINGS && best !== undefined; n += 1) {
    const middle = Math.sqrt(low * high);
    const found: Reached | undefined = await reachedAt(setting, middle);
    if (found === undefined) high = middle;
    else {
      best = found;
      low = middle;
    }
  }
  return best;
}

async function reachedAt(setting: Setting, x: number): Promise<Reached | undefined> {
  const radius = short(x);
  const outcome = await latticeAt(setting, radius, false);
  return outcome.status === "found" ? { radius, plan: outcome.plan } : undefined;
}
