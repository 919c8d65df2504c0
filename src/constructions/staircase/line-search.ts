// UNTRUSTED. Searches the directions of the staircase: ranked in doubles, decided elsewhere.
import type { Norm } from "../../kernel/index.js";
import type { ConstructOptions } from "../construction.js";
import { anyDirection, axes, fits, meanDifferences, perturbed } from "../search/directions.js";
import { canInterpolate, interpolations } from "../search/interpolation.js";
import { type LineRank, rankLine } from "./line-near.js";
import { pause } from "../search/pause.js";
import type { PointMatrix } from "../points/point-matrix.js";
import { Random } from "../../doubles/random.js";

const WORK = 2.5e9;
/** Exact projections cost about so many times those in doubles. */
const INEXACT_COST = 40;
const KEPT = 6;
/** A reach must exceed the radius by more than the rounding of doubles. */
const CAUTION = 1 + 1e-9;

/** True if a direction seems to reach the radius, with room for the rounding of doubles. */
export function reaches(rank: LineRank, radius: number): boolean {
  return rank.reach > radius * CAUTION;
}

/** True if a is better than b: reaching the radius with fewer switches, else reaching further. */
export function isBetter(a: LineRank, b: LineRank, radius: number | undefined): boolean {
  if (radius !== undefined) {
    const one = reaches(a, radius);
    if (one !== reaches(b, radius)) return one;
    if (one && a.switches !== b.switches) return a.switches < b.switches;
  }
  return a.reach > b.reach;
}

/** Number of directions that may be ranked. It depends on sizes only, never on a clock. */
export function rankings(matrix: PointMatrix, budget: number): number {
  const each = matrix.count * (matrix.dimension + 50) * (matrix.exact ? 1 : INEXACT_COST);
  return Math.round(Math.max(16, Math.min(2000, WORK / each)) * budget);
}

/**
 * The best directions found, best first.
 *
 * Shapes  radius in input units, or undefined to reach as far as possible.
 * Cost    `rankings` projections and sorts, and some least-squares fits.
 */
export async function searchLines(
  matrix: PointMatrix,
  norm: Norm,
  radius: number | undefined,
  options: ConstructOptions,
): Promise<LineRank[]> {
  const random = new Random(`staircase ${options.seed}`);
  const total = rankings(matrix, options.budget);
  let kept: LineRank[] = [];
  const consider = (w: Float64Array): void => {
    if (!w.every(Number.isFinite) || w.every((x) => x === 0)) return;
    kept.push(rankLine(matrix, norm, w));
    kept.sort((a, b) => (isBetter(a, b, radius) ? -1 : isBetter(b, a, radius) ? 1 : 0));
    kept = kept.slice(0, KEPT);
  };
  axes(matrix, random).forEach(consider);
  meanDifferences(matrix, random).forEach(consider);
  await pause();
  if (canInterpolate(matrix)) interpolations(matrix, random).forEach(consider);
  await pause();
  fits(matrix, random, matrix.classes > 2 ? 3 : 1).forEach(consider);
  for (let n = 0; n < total; n += 1) {
    if (n % 16 === 15) {
      await pause();
      options.progress?.(`staircase: direction ${n + 1} of ${total}`);
    }
    const from = kept[random.below(Math.min(2, kept.length))];
    const refining = n * 3 > total && from !== undefined;
    consider(
      refining
        ? perturbed(from.w, 2 ** -(1 + random.below(12)), random)
        : anyDirection(matrix, random),
    );
  }
  return kept;
}
