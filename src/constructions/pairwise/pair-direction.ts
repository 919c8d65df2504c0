// UNTRUSTED. A rational direction along which the balls about two points do not overlap.
// May import the kernel. It exists iff the balls do not meet: docs/theory.md#pairwise.
import { timesPower } from "../../doubles/short-rational.js";
import type { Norm } from "../../kernel/index.js";
import {
  at,
  bitLength,
  compare,
  divide,
  gcd,
  multiply,
  type Rational,
  rational,
} from "../../numbers/index.js";
import { roundedDirection } from "../search/directions.js";
import { dualNormBound } from "../points/dual-norm.js";
import { integerPoint } from "../points/integer-points.js";
import { normingDirection } from "../partition/widen.js";
import { quotientNear } from "../../doubles/near.js";
import { type PointMatrix } from "../points/point-matrix.js";

/** Bits of the largest coordinate to try, the fewest first. */
const ROUNDINGS = [2, 3, 4, 6, 8, 10, 13, 16, 20, 26, 32, 40, 52];
/** Bits of a direction that no pair needs. */
const COMMON_BITS = 8;
/** Digits by which an irrational norm is known better than as it stands. */
const FINER = 256;

/** A direction and how far a ball reaches along it. */
export interface PairDirection {
  readonly w: readonly bigint[];
  /** Upper bound on μ·‖w‖_q, in units of the projections. */
  readonly extent: Rational;
}

/** An upper bound on μ·‖w‖_q in units of the projections; for p = 2 tight to 2^(−64 − digits). */
function extentOf(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  w: readonly bigint[],
  digits: number,
): Rational {
  const finer = w.map((n) => n << BigInt(digits));
  const bound = timesPower(dualNormBound(norm, finer), -digits);
  return divide(multiply(radius, bound), matrix.unit);
}

/** A direction of doubles, rounded, with its reach. Requires: some coordinate is not 0. */
export function roundedReach(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  near: Float64Array,
): PairDirection {
  const w = roundedDirection(near, COMMON_BITS);
  return { w, extent: extentOf(matrix, norm, radius, w, 0) };
}

function accepted(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  t: readonly bigint[],
  w: readonly bigint[],
): PairDirection | undefined {
  const apart = rational(w.reduce((sum, n, k) => sum + n * at(t, k), 0n));
  for (const digits of norm.kind === "two" ? [0, FINER] : [0]) {
    const extent = extentOf(matrix, norm, radius, w, digits);
    if (compare(apart, multiply(rational(2n), extent)) > 0) return { w, extent };
  }
  return undefined;
}

function signOf(n: bigint): bigint {
  return n > 0n ? 1n : n < 0n ? -1n : 0n;
}

/** For p other than 1 and ∞: the norming direction of t, rounded as coarsely as is accepted. */
function roundedFor(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  t: readonly bigint[],
  largest: bigint,
): PairDirection | undefined {
  const near = (n: bigint): number => Number(signOf(n)) * quotientNear(n < 0n ? -n : n, largest);
  const best = normingDirection(norm, Float64Array.from(t, near));
  const divisor = t.reduce(gcd, 0n);
  // For p = 2 the direction t itself is the best one.
  const exact = norm.kind === "two" ? t.map((n) => n / divisor) : undefined;
  const exactBits = bitLength(largest / divisor);
  for (const bits of ROUNDINGS) {
    const isExact = exact !== undefined && exactBits <= bits;
    const w = isExact ? exact : roundedDirection(best, bits);
    const found = accepted(matrix, norm, radius, t, w);
    if (found !== undefined || isExact) return found;
  }
  return exact === undefined ? undefined : accepted(matrix, norm, radius, t, exact);
}

/**
 * A direction with w·(x_j − x_i) > 2μ‖w‖_q, as coarse as that condition allows.
 *
 * Ensures  decided exactly; for p = 1, 2, ∞ undefined only if ‖x_j − x_i‖_p ≤ 2μ, or for p = 2 is
 *          larger by a part of 2^−300 at most; for other p also if it is larger by less than about
 *          2^−38 of itself.
 */
export function pairDirection(
  matrix: PointMatrix,
  norm: Norm,
  radius: Rational,
  i: number,
  j: number,
): PairDirection | undefined {
  const from = integerPoint(matrix, i);
  const t = integerPoint(matrix, j).map((n, k) => n - at(from, k));
  const largest = t.reduce((max, n) => (n > max ? n : -n > max ? -n : max), 0n);
  if (largest === 0n) return undefined;
  switch (norm.kind) {
    case "one":
      return accepted(matrix, norm, radius, t, t.map(signOf));
    case "infinity": {
      const longest = t.findIndex((n) => n === largest || -n === largest);
      const axis = t.map((n, k) => (k === longest ? signOf(n) : 0n));
      return accepted(matrix, norm, radius, t, axis);
    }
    case "two":
    case "power":
      return roundedFor(matrix, norm, radius, t, largest);
  }
}
