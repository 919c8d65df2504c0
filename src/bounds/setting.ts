// UNTRUSTED. What bounds are asked for: N, d, C, p, the ratio ρ, and what a dataset adds to them.
// May import kernel, dataset.
import { type Enclosure, encloseRoot } from "../dataset/roots.js";
import type { Norm } from "../kernel/index.js";
import { bitLength, compare, ONE, type Rational, rational } from "../numbers/index.js";
import { type Between, compareRoots, powerOf, product, type Root, root } from "./root.js";

/** What a dataset adds to its counts. */
export interface Extent {
  /** max |x_k| over all coordinates of all points. */
  readonly range: Rational;
  /** ε_{D,p}. */
  readonly separation: Enclosure;
}

/** What bounds are evaluated at; made by `settingOf`. */
export interface Setting {
  readonly points: bigint;
  readonly dimension: bigint;
  readonly classes: bigint;
  readonly norm: Norm;
  /** p, absent for p = ∞. */
  readonly exponent?: Rational;
  /** ρ = μ/ε_{D,p} in [0, 1). */
  readonly ratio: Between;
  /** γ_p(d) = d^|1/p − 1/2|: how far ℓ_p and ℓ_2 may be apart. */
  readonly gamma: Root;
  /** At least 2·c_p⁺·σ/δ: the ratio at which ℓ_2 statements cover the ℓ_p balls. At most ρ·γ_p(d). */
  readonly euclidean: Root;
  /** At least the number of differently labelled pairs. */
  readonly oppositePairs: bigint;
  /** Depth for bounds of one depth. */
  readonly depth?: bigint;
  /** Parameter count for bounds of one count. */
  readonly parameters?: bigint;
  readonly extent?: Extent;
}

/** What is asked, as a person gives it. */
export interface Question {
  readonly points: bigint;
  readonly dimension: bigint;
  readonly classes: bigint;
  readonly norm: Norm;
  readonly ratio: Between;
  readonly euclidean?: Root;
  readonly oppositePairs?: bigint;
  readonly depth?: bigint;
  readonly parameters?: bigint;
  readonly extent?: Extent;
}

/** Why there is nothing to evaluate: which part is wrong, and what was expected of it. */
export interface SettingDefect {
  readonly part: "points" | "dimension" | "classes" | "ratio" | "depth" | "norm";
  readonly expected: string;
}

/** Largest N, d and depth, and the largest terms of a norm exponent. */
export const SETTING_LIMITS = Object.freeze({ count: 10n ** 18n, normTerms: 64n });

/** Bits of a radicand that is kept exactly; longer ones are rounded outward to so many digits. */
const EXACT_BITS = 1024;
const ROUNDED_DIGITS = 200;

function isShort(x: Rational): boolean {
  return Math.max(bitLength(x.num), bitLength(x.den)) <= EXACT_BITS;
}

/** A root that is not larger or not smaller, with a short radicand; itself if that is short. */
export function shortRoot(a: Root, side: "lower" | "upper"): Root {
  if (isShort(a.radicand)) return a;
  return root(encloseRoot(a.radicand, a.degree, ROUNDED_DIGITS)[side]);
}

/** A number known as such. */
export function known(value: Rational): Between {
  const exact = root(value);
  return { lower: shortRoot(exact, "lower"), upper: shortRoot(exact, "upper") };
}

/** p as a rational, or undefined for p = ∞. */
export function exponentOfNorm(norm: Norm): Rational | undefined {
  switch (norm.kind) {
    case "one":
      return ONE;
    case "two":
      return rational(2n);
    case "infinity":
      return undefined;
    case "power":
      return rational(norm.a, norm.b);
  }
}

/** d^|1/p − 1/2|. */
export function gammaOf(norm: Norm, dimension: bigint): Root {
  const p = exponentOfNorm(norm);
  const d = root(rational(dimension));
  if (p === undefined) return powerOf(d, 1n, 2n);
  const difference = 2n * p.den - p.num;
  return powerOf(d, difference < 0n ? -difference : difference, 2n * p.num);
}

/** The largest number of differently labelled pairs among N points with C classes. */
export function mostOppositePairs(points: bigint, classes: bigint): bigint {
  const pairs = (n: bigint): bigint => (n * (n - 1n)) / 2n;
  const size = points / classes;
  const larger = points % classes;
  return pairs(points) - larger * pairs(size + 1n) - (classes - larger) * pairs(size);
}

function isCount(n: bigint, least: bigint): boolean {
  return n >= least && n <= SETTING_LIMITS.count;
}

/** What is wrong with a question, or undefined. */
function defectOf(question: Question): SettingDefect | undefined {
  const { points, dimension, classes, norm, ratio, depth } = question;
  if (!isCount(points, 2n)) return { part: "points", expected: "an integer from 2 to 10^18" };
  if (!isCount(dimension, 1n)) return { part: "dimension", expected: "an integer from 1 to 10^18" };
  if (classes < 2n || classes > points) {
    return { part: "classes", expected: "an integer from 2 to the number of points" };
  }
  const terms = norm.kind === "power" ? [norm.a, norm.b] : [];
  if (terms.some((n) => n > SETTING_LIMITS.normTerms)) {
    return { part: "norm", expected: "1, 2, inf, or a rational a/b with a and b at most 64" };
  }
  if (
    compare(ratio.lower.radicand, rational(0n)) < 0 ||
    compareRoots(ratio.upper, root(ONE)) >= 0
  ) {
    return {
      part: "ratio",
      expected: "a ratio rho = radius/separation with 0 <= rho < 1, and not within 10^-200 of 1",
    };
  }
  if (depth !== undefined && !isCount(depth, 1n)) {
    return { part: "depth", expected: "an integer from 1 to 10^18" };
  }
  return undefined;
}

/**
 * The setting of a question.
 *
 * Ensures  0 ≤ ρ < 1, 2 ≤ C ≤ N, d ≥ 1; or the defect that keeps it from being one.
 */
export function settingOf(question: Question): Setting | SettingDefect {
  const defect = defectOf(question);
  if (defect !== undefined) return defect;
  const { points, dimension, classes, norm, ratio } = question;
  const gamma = gammaOf(norm, dimension);
  const exponent = exponentOfNorm(norm);
  return Object.freeze({
    ...question,
    ...(exponent && { exponent }),
    gamma,
    euclidean: question.euclidean ?? product(ratio.upper, gamma),
    oppositePairs: question.oppositePairs ?? mostOppositePairs(points, classes),
  });
}

/** True if the question had no defect. */
export function isSetting(answer: Setting | SettingDefect): answer is Setting {
  return !("part" in answer);
}
