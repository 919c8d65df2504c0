// UNTRUSTED. Explicit sizes for ℓ_2 balls of every radius: width d + 4, and m + 4 after a projection.
// May import kernel. The network behind Egosi, Yehudai and Shamir 2025, Theorem 4.2, with two units less;
// ℓ_p balls are covered by ℓ_2 balls. Proofs: docs/bounds.md#squares and docs/bounds.md#projection.
import { compare, ONE, power, type Rational, rational, subtract } from "../numbers/index.js";
import { exactly, type Outcome, type Published, silent } from "./bound.js";
import { naturalLogarithm, over, sum, times, whole } from "./enclosure.js";
import { encloseExact, powerOf } from "./root.js";
import { leastInteger } from "./search.js";
import type { Setting } from "./setting.js";

export const WHY_NOT = "2 c_p+(d) sigma/delta may reach 1";
export const WHY_NO_PROJECTION = "no m <= d meets its condition";

/** At least ρ' = 2·c_p⁺·σ/δ, or undefined if that may reach 1. */
function largestRatio({ euclidean }: Setting): Rational | undefined {
  const { upper } = encloseExact(euclidean);
  return compare(upper, ONE) < 0 ? upper : undefined;
}

/** True if ℓ_2 balls of the radius σ do not meet, with certainty. */
export function isCovered(setting: Setting): boolean {
  return largestRatio(setting) !== undefined;
}

/** The least m ≥ 0 with 4^(m+1)·(1 − A) > 2d, A = (ρ'/(2 − ρ'))²: tent maps for one square. */
export function tentsOf(dimension: bigint, ratio: Rational): bigint {
  const a = power(rational(ratio.num, 2n * ratio.den - ratio.num), 2n);
  const gap = subtract(ONE, a);
  return leastInteger(0n, (m) => 4n ** (m + 1n) * gap.num > 2n * dimension * gap.den);
}

/** Hidden layers of one point: d squares of m + 2 layers each, and one more. */
function layersOfPoint(dimension: bigint, tents: bigint): bigint {
  return dimension * (tents + 2n) + 1n;
}

/** N·(d(m + 2) + 1) + 1 hidden layers, and the output. */
export function squareDepth({ points, dimension }: Setting, tents: bigint): bigint {
  return points * layersOfPoint(dimension, tents) + 2n;
}

/** Σ (d_(l−1) + 1)·d_l: per point layers of d + 4 units and one of d + 2; at the end two units. */
export function squareParameters({ points, dimension: d }: Setting, tents: bigint): bigint {
  const wide = layersOfPoint(d, tents) - 1n;
  const inside = (wide - 1n) * (d + 5n) * (d + 4n) + (d + 5n) * (d + 2n);
  const between = (points - 1n) * (d + 3n) * (d + 4n);
  return (d + 1n) * (d + 4n) + points * inside + between + 2n * (d + 3n) + 3n;
}

/** The value at the least number of tents. */
function withTents(setting: Setting, value: (tents: bigint) => bigint): Outcome {
  const ratio = largestRatio(setting);
  return ratio === undefined ? silent(WHY_NOT) : exactly(value(tentsOf(setting.dimension, ratio)));
}

const COMMON = {
  direction: "upper",
  kind: "exact",
  scope: "every-dataset",
  convention: "sigma/delta",
  assumptions: [],
} as const;

const SQUARES = { paper: "muball", theorem: "docs/bounds.md#squares" };
const TENTS = "m least with 4^(m+1) (1 - A) > 2d, A = (r/(2 - r))^2, r = 2 c_p+(d) sigma/delta";

export const squareBounds: readonly Published[] = [
  {
    ...COMMON,
    name: "squares-parameters",
    quantity: "parameters",
    formula: `(d + 1)(d + 4) + N ((K - 1)(d + 5)(d + 4) + (d + 5)(d + 2)) + (N - 1)(d + 3)(d + 4) + 2d + 9, K = d (m + 2), ${TENTS}`,
    source: SQUARES,
    evaluate: (setting) => withTents(setting, (tents) => squareParameters(setting, tents)),
  },
  {
    ...COMMON,
    name: "squares-width",
    quantity: "width",
    formula: "d + 4",
    source: SQUARES,
    evaluate: (setting) => withTents(setting, () => setting.dimension + 4n),
  },
  {
    ...COMMON,
    name: "squares-depth",
    quantity: "depth",
    formula: `N (d (m + 2) + 1) + 2, ${TENTS}`,
    source: SQUARES,
    evaluate: (setting) => withTents(setting, (tents) => squareDepth(setting, tents)),
  },
];

/** True if ρ'²·e·d < m·M^(−2/m), with certainty: then some projection to m dimensions keeps the balls apart. */
function keepsBallsApart(setting: Setting, m: bigint): boolean {
  if (setting.euclidean.radicand.num === 0n) return true;
  const squared = encloseExact(powerOf(setting.euclidean, 2n));
  const scale = rational(setting.dimension, m);
  const left = sum(
    naturalLogarithm(times(squared, { lower: scale, upper: scale })),
    whole(1n),
    times(over(whole(2n), whole(m)), naturalLogarithm(whole(setting.oppositePairs))),
  );
  return compare(left.upper, rational(0n)) < 0;
}

/** The least m to which some projection keeps the balls apart, or undefined if the condition fails for d. */
export function projectedDimension(setting: Setting): bigint | undefined {
  const { dimension } = setting;
  if (!keepsBallsApart(setting, dimension)) return undefined;
  return leastInteger(1n, (m) => m >= dimension || keepsBallsApart(setting, m));
}

export const projectionBound: Published = {
  ...COMMON,
  name: "projection-width",
  quantity: "width",
  formula:
    "m + 4 for the least m <= d with r < e^(-1/2) M^(-1/m) sqrt(m/d), M opposite pairs, r = 2 c_p+(d) sigma/delta",
  source: { paper: "muball", theorem: "docs/bounds.md#projection" },
  evaluate: (setting) => {
    const m = projectedDimension(setting);
    return m === undefined ? silent(WHY_NO_PROJECTION) : exactly(m + 4n);
  },
};
