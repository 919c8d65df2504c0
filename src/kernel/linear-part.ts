// TRUSTED. A linear part: the w of an affine form ℓ(c) + w·(x − c) on a ball, with its reach.
// Imports only the kernel.
import { lcm, type Scaled } from "../numbers/index.js";
import { type Budget, wordsOf } from "./budget.js";
import type { Reach } from "./reach.js";

/** One linear part w. Parts with the same id have the same w; id 0 is w = 0. */
export interface LinearPart {
  readonly id: number;
  readonly w: Scaled;
  readonly reach: Reach;
  /** The columns where w is not 0. */
  readonly support: readonly number[];
  /** The length of the longest number of w, in words. */
  readonly words: number;
}

/** The common denominator of some parts. */
export function commonDen(parts: Iterable<LinearPart>, budget: Budget): bigint {
  let common = 1n;
  for (const { w } of parts) {
    budget.spend((wordsOf(common) + wordsOf(w.den)) ** 2);
    if (common % w.den !== 0n) common = lcm(common, w.den);
  }
  return common;
}

/** The reach of Σ weight·part / den, den > 0. */
export type SumReach = (
  weights: ReadonlyMap<LinearPart, bigint>,
  den: bigint,
  budget: Budget,
) => Reach;
