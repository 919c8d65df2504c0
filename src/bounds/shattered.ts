// UNTRUSTED. How many points a class must shatter if it robustly memorizes every dataset.
// May import kernel. Kim, Moon and Yun 2025, Propositions 3.3 and C.8; docs/bounds.md#shattering.
import { power, rational } from "../numbers/index.js";
import { compareRoots, root } from "./root.js";
import type { Setting } from "./setting.js";

/** True if ρ^p ≥ 1 − 1/k, for the smallest value that ρ may have. */
function reaches(setting: Setting, k: bigint): boolean {
  const p = setting.exponent;
  if (p === undefined) return k === 1n;
  // ρ ≥ ((k − 1)/k)^(b/a) for p = a/b.
  const limit = root(power(rational(k - 1n, k), p.den), p.num);
  return compareRoots(setting.ratio.lower, limit) >= 0;
}

/**
 * min(d, ⌊1/(1 − ρ^p)⌋): the points that one pair of balls shatters; 1 for p = ∞.
 *
 * Cost  log₂ d comparisons of powers.
 */
export function shatteredByPair(setting: Setting): bigint {
  let low = 1n;
  let high = setting.dimension;
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (reaches(setting, middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/**
 * Points that a class shatters if it holds a ρ-robust memorizer of every dataset and is closed
 * under affine maps of its output: max(n, ⌊n/2⌋·k) with n = N − C + 2. The other C − 2 points are
 * far away and have the other labels.
 */
export function shatteredPoints(setting: Setting): bigint {
  const n = setting.points - setting.classes + 2n;
  const robust = (n / 2n) * shatteredByPair(setting);
  return robust > n ? robust : n;
}

/**
 * log₂, rounded up, of the number of labellings that one architecture realizes: no map of the output is needed.
 * The 2ⁿ − 2 labellings of n fixed points in two classes, or the 2^(⌊n/2⌋k) of the robust pairs.
 */
export function realizedBits(setting: Setting): bigint {
  const n = setting.points - setting.classes + 2n;
  const robust = (n / 2n) * shatteredByPair(setting);
  const plain = n === 2n ? 1n : n;
  return robust > plain ? robust : plain;
}
