// UNTRUSTED. Which directions stages are made along: some sets of them are tried, the smallest network
// is taken.
import type { Norm } from "../../../kernel/index.js";
import { type Rational, rational } from "../../../numbers/index.js";
import { codesOf, valuesOfClasses } from "../../../networks/index.js";
import type { ConstructOptions } from "../../construction.js";
import { directionPool, poolSize } from "../../search/direction-pool.js";
import { type Cover, coveredAlong, type CoverTask } from "./gated-plan.js";
import { servedNorm } from "../../nearest-site/radius.js";
import { near } from "../../../doubles/near.js";
import { type PointMatrix } from "../../points/point-matrix.js";
import { Random } from "../../../doubles/random.js";
import { nearDouble, shortBelow } from "../../../doubles/short-rational.js";
import {
  axesApart,
  type Axis,
  axisBetween,
  axisOf,
  nearestAlong,
  type Pair,
  widestAxis,
} from "./directions.js";

/** How far apart differently labelled points are to be along some axis, in parts of what the pool has. */
const PARTS = [0.999, 0.6, 0.35, 0.2, 0.1, 0.05, 0.025, 0.01, 0.004, 0.001];
/** Sets of directions in a row that may be no better than those before. */
const WORSE = 3;
/** In radii: cells must be wider than two. */
const LEAST_APART = 2.001;
const MOST_AIMED = 48;
const FREE_STAGES = 24;
const SHRINKINGS = 24;

/** What does not change with the radius. */
export interface StageSetting {
  readonly matrix: PointMatrix;
  readonly norm: Norm;
  readonly options: ConstructOptions;
  readonly pool: readonly Axis[];
  /** The largest distance of the nearest differently labelled points along some axis of the pool. */
  readonly apart: number;
  readonly pair: Pair;
  readonly codes: readonly number[];
  readonly top: number;
  /** The value of code k is start + step·k. */
  readonly start: Rational;
  readonly step: Rational;
}

/** Codes from the class with more points at one end of the values. */
function codesOfPoints(
  matrix: PointMatrix,
): Pick<StageSetting, "codes" | "top" | "start" | "step"> {
  const { codes, base, step, top } = codesOf(valuesOfClasses(matrix.dataset.classes));
  const up = Array.from(matrix.labels, (label) => codes[label] ?? 0);
  const count = (code: number): number => up.filter((own) => own === code).length;
  if (count(0) >= count(top)) return { codes: up, top, start: base, step };
  const start = rational(base.num + step.num * BigInt(top));
  return { codes: up.map((code) => top - code), top, start, step: rational(-step.num) };
}

/** The pool, with directions for the pairs that it does worst by, as far as that helps. */
function poolFor(matrix: PointMatrix, norm: Norm, options: ConstructOptions): Axis[] {
  const random = new Random(`stages pool ${options.seed}`);
  const pool = directionPool(matrix, norm, random, poolSize(matrix, options.budget)).map(axisOf);
  let before = 0;
  for (let n = 0; n < MOST_AIMED; n += 1) {
    const { pair, distance } = nearestAlong(matrix, pool);
    if (n > 0 && distance <= before) break;
    before = distance;
    for (const axis of [widestAxis(matrix, norm, pair), axisBetween(matrix, norm, pair)]) {
      if (axis !== undefined) pool.push(axis);
    }
  }
  return pool;
}

/** The setting of a dataset. Cost: some hundred projections. */
export function stageSetting(
  matrix: PointMatrix,
  norm: Norm,
  options: ConstructOptions,
): StageSetting {
  const served = servedNorm(norm);
  const pool = poolFor(matrix, served, options);
  const { pair, distance } = nearestAlong(matrix, pool);
  return { matrix, norm, options, pool, apart: distance, pair, ...codesOfPoints(matrix) };
}

/** How stages are to be made. */
export interface StageRequest {
  readonly radius: Rational;
  readonly hasGates: boolean;
  /** Try boxes for few balls too. */
  readonly hasBoxes: boolean;
  readonly thinner: number;
  readonly mostStages: number;
  /** Stop at the first cover. */
  readonly isQuick: boolean;
}

function smaller(a: Cover, b: Cover): Cover {
  if (a.status === "failed") return b;
  return b.status === "covered" && b.parameters < a.parameters ? b : a;
}

/** The smallest cover found at a radius. */
export async function coverAt(setting: StageSetting, request: StageRequest): Promise<Cover> {
  const { matrix, norm, options, codes, top } = setting;
  const { seed, budget } = options;
  const tries = Math.round(Math.max(12, Math.min(60, 6e4 / matrix.count)) * budget);
  let best: Cover = { status: "failed", pair: setting.pair };
  const seen = new Set<string>();
  let worse = 0;
  const rounds = Math.max(1, Math.min(4, Math.floor(600 / matrix.count)) * budget);
  for (const part of PARTS) {
    const apart = Math.max(setting.apart * part, LEAST_APART * near(request.radius));
    if (apart > setting.apart || worse >= WORSE) break;
    const random = new Random(`stages ${seed} ${part}`);
    const before = best;
    const known = best.status === "covered" ? 2 * best.stages.length + 2 : Infinity;
    const mostStages = Math.min(request.mostStages, known);
    const axes = axesApart(matrix, setting.pool, apart, random);
    const name = axes?.map(({ direction }) => direction.w.join()).join(" ") ?? "";
    if (axes === undefined || seen.has(name)) continue;
    seen.add(name);
    options.progress?.(`stages along ${axes.length} directions at radius ${near(request.radius)}`);
    const task: CoverTask = { matrix, norm, codes, top, random, tries, ...request, mostStages };
    for (let n = 0; n < (request.isQuick ? 1 : rounds); n += 1)
      best = smaller(best, await coveredAlong({ ...task, hasBoxes: false }, axes));
    if (request.hasBoxes) best = smaller(best, await coveredAlong(task, axes));
    if (request.isQuick && best.status === "covered") break;
    worse = best === before && best.status === "covered" ? worse + 1 : 0;
  }
  return best;
}

/**
 * A short radius below one, as large as few stages reach.
 *
 * Ensures  found by going down from the most that the directions allow.
 */
export async function reachedBelow(
  setting: StageSetting,
  request: Omit<StageRequest, "radius" | "mostStages" | "isQuick">,
  below: number,
): Promise<{ readonly radius: Rational; readonly cover: Cover } | undefined> {
  let radius = Math.min(below, setting.apart / LEAST_APART);
  for (let n = 0; n < SHRINKINGS && radius > 0; n += 1) {
    radius *= 0.75;
    const short = shortBelow(nearDouble(radius, 40), 3);
    const asked = { ...request, radius: short, mostStages: FREE_STAGES, isQuick: true };
    const cover = await coverAt(setting, asked);
    if (cover.status === "covered") return { radius: short, cover };
  }
  return undefined;
}
