// UNTRUSTED. How large a radius nearest-point rules reach: ‖v‖₂² > 2μ‖v‖_q for all opposite pairs.
// May import kernel. q is dual to p. For p = 2 it is half the least distance, the most there can be.
import { type Norm, NORM_INFINITY, NORM_TWO } from "../../kernel/index.js";
import { at, compare, divide, multiply, type Rational, rational } from "../../numbers/index.js";
import { dualNormBound, dualNormNear } from "../points/dual-norm.js";
import type { PointMatrix } from "../points/point-matrix.js";
import { shortBelow } from "../../doubles/short-rational.js";

/** The part of the limit that is taken when no radius is given. */
const USUAL = rational(99n, 100n);
/** Quotients in doubles are off by less than this part. */
const ERROR = 2 ** -30;

/**
 * The norm whose balls of the same radius hold those of the given one, and whose reach the kernel knows
 * for every direction: itself for p = 1, 2, ∞; p = 2 for other p < 2, p = ∞ for p > 2.
 */
export function servedNorm(norm: Norm): Norm {
  if (norm.kind !== "power") return norm;
  return norm.a < 2n * norm.b ? NORM_TWO : NORM_INFINITY;
}

/** The pair that limits the radius, and a rational just below the limit. */
export interface NearestLimit {
  readonly pair: readonly [number, number];
  readonly limit: Rational;
}

/** ‖v‖₂²/(2‖v‖_q) in input units, rounded down, for v = x_j − x_i. */
function quotientOf(matrix: PointMatrix, norm: Norm, i: number, j: number): Rational {
  const { den } = matrix.frame;
  const [a, b] = [at(matrix.dataset.points, i).point, at(matrix.dataset.points, j).point];
  const v = a.ints.map((n, k) => n * (den / a.den) - at(b.ints, k) * (den / b.den));
  const square = v.reduce((sum, n) => sum + n * n, 0n);
  if (square === 0n) return rational(0n);
  const extent = dualNormBound(norm, v);
  return divide(rational(square), multiply(rational(2n * den), extent));
}

/**
 * The limit of a dataset.
 *
 * Requires  two classes.
 * Cost      N²d operations on doubles; exact quotients where doubles leave the least one in question.
 */
export function nearestLimit(matrix: PointMatrix, norm: Norm): NearestLimit {
  const { count, dimension, entries, labels, exact } = matrix;
  const pairs: { pair: [number, number]; low: number }[] = [];
  const v = new Float64Array(dimension);
  let bound = Infinity;
  for (let i = 0; i < count; i += 1) {
    for (let j = i + 1; j < count; j += 1) {
      if (labels[i] === labels[j]) continue;
      let square = 0;
      for (let k = 0; k < dimension; k += 1) {
        const step = (entries[i * dimension + k] ?? 0) - (entries[j * dimension + k] ?? 0);
        v[k] = step;
        square += step * step;
      }
      const near = norm.kind === "two" ? Math.sqrt(square) : square / dualNormNear(norm, v);
      const isSure = exact && Number.isFinite(near);
      const low = isSure ? near * (1 - ERROR) : 0;
      if (low > bound) continue;
      if (isSure) bound = Math.min(bound, near * (1 + ERROR));
      pairs.push({ pair: [i, j], low });
    }
  }
  let best: NearestLimit | undefined;
  for (const { pair, low } of pairs) {
    if (low > bound) continue;
    const limit = quotientOf(matrix, norm, ...pair);
    if (best === undefined || compare(limit, best.limit) < 0) best = { pair, limit };
  }
  return best ?? { pair: [0, 0], limit: rational(0n) };
}

/** A short radius below the limit, about 0.99 of it. */
export function usualRadius({ limit }: NearestLimit): Rational {
  return shortBelow(multiply(limit, USUAL), 3);
}
