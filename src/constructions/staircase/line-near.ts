// UNTRUSTED. How good a direction looks for the staircase, in doubles: for ranking only.
import type { Norm } from "../../kernel/index.js";
import { multiply, rational } from "../../numbers/index.js";
import { roundedDirection } from "../search/directions.js";
import { dualNormNear } from "../points/dual-norm.js";
import { narrowest, switchesAlong } from "./line.js";
import { near } from "../../doubles/near.js";
import { type PointMatrix, projectExact, projectNear } from "../points/point-matrix.js";

const EXACT_BITS = 24;

/** What one direction seems to reach. */
export interface LineRank {
  readonly w: Float64Array;
  /** Half the smallest gap between different labels over the dual norm, in input units. */
  readonly reach: number;
  /** Number of label changes along the line. */
  readonly switches: number;
}

/** The same from exact projections, for points that doubles may not tell apart. */
function rankExactly(matrix: PointMatrix, norm: Norm, w: Float64Array): LineRank {
  const rounded = roundedDirection(w, EXACT_BITS);
  const switches = switchesAlong(projectExact(matrix, rounded), matrix.labels);
  const gap = narrowest(switches)?.gap ?? 0n;
  const wide = near(multiply(rational(gap), matrix.unit));
  const reach = wide / (2 * dualNormNear(norm, Float64Array.from(rounded, Number)));
  return { w, reach: Number.isFinite(reach) ? reach : 0, switches: switches.length };
}

/** Ranks a direction. Cost: one projection and one sort, of doubles if the matrix is exact. */
export function rankLine(matrix: PointMatrix, norm: Norm, w: Float64Array): LineRank {
  if (!matrix.exact) return rankExactly(matrix, norm, w);
  const values = projectNear(matrix, w);
  let min = Infinity;
  let max = -Infinity;
  for (const v of values) {
    if (v < min) min = v;
    if (v > max) max = v;
  }
  if (!(max > min)) return { w, reach: 0, switches: matrix.count };
  // The label rides on the low digits of a double below 2^53, so that one native sort does both.
  const labels = matrix.classes;
  const steps = Math.floor(2 ** 52 / labels);
  const factor = steps / (max - min);
  for (let i = 0; i < values.length; i += 1) {
    const cell = Math.floor(((values[i] ?? 0) - min) * factor);
    values[i] = cell * labels + (matrix.labels[i] ?? 0);
  }
  values.sort();
  let switches = 0;
  let gap = Infinity;
  let before = values[0] ?? 0;
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    if (value % labels !== before % labels) {
      switches += 1;
      gap = Math.min(gap, Math.floor(value / labels) - Math.floor(before / labels));
    }
    before = value;
  }
  const reach = ((gap / factor) * matrix.unitNear) / (2 * dualNormNear(norm, w));
  return { w, reach: Number.isFinite(reach) ? reach : 0, switches };
}
