// TRUSTED. What every rule of a proof about one ball reads, and BALL, the rule that all others come down to.
// Imports only the kernel. docs/theory.md#cut. Proved: by_ball_sound.
import { type Rational, rational, ZERO } from "../../numbers/index.js";
import { type Budget, wordsOf } from "../budget.js";
import { isInside, isStrictlyInside } from "../reach.js";
import type { KnownSums } from "../optional/curve.js";
import type { LinearPart, LinearParts } from "../linear-parts.js";
import { type Domain, followsFrom } from "../optional/slabs.js";
import { illShaped } from "../refusal.js";
import type { Form } from "./form.js";
import type { NotShown } from "./rejections.js";

/**
 * Every rule, in the order in which a verdict names them. A rule of src/kernel/optional is named before its code is
 * called, so that what a theorem does not name need not be read.
 */
export const RULES = Object.freeze([
  "ball",
  "cut",
  "step",
  "case",
  "linear-bounds",
  "split",
  "separable",
  "left-out",
  "young",
] as const);

export type RuleName = (typeof RULES)[number];

/** Where x ranges: the ball, or what is left of it between the slabs of a piece (rule SPLIT). */
export const WHOLE_BALL: Domain = Object.freeze([]);

/**
 * Shows sign·(num/den + w·(x − c)) ≤ 0 for all x of the domain; sign is 1 or −1.
 *
 * Statement  it follows from L1 on the whole ball, or from the bounds of one slab with w = α·u.
 * Requires   den > 0; `part` not beyond bounds.
 * Cost       two to four multiplications; for each slab one comparison of directions.
 */
export function isAtMostZero(
  sign: bigint,
  num: bigint,
  den: bigint,
  part: LinearPart,
  domain: Domain,
): boolean {
  if (isInside(-sign * num, den, part.reach)) return true;
  return domain.some((slab) => followsFrom(slab, sign, num, den, part));
}

export interface Ground {
  /** The ball, counted from 0. */
  readonly ball: number;
  readonly domain: Domain;
  /** Symbols as sums of curves on this domain, each made once (rule SEPARABLE). */
  readonly sums: Map<object, KnownSums>;
  readonly parts: LinearParts;
  readonly budget: Budget;
  /** The rules that were used so far. */
  readonly rules: Set<RuleName>;
}

/** What is known of the whole ball, or of a piece, is asked of this. */
export function groundOf(about: Omit<Ground, "domain" | "sums">, domain: Domain): Ground {
  return { ...about, domain, sums: new Map() };
}

/** Why a form is not shown to be ≤ 0 (or < 0). */
export interface Shortfall {
  /** A symbol of positive weight that is left; absent if there is none. */
  readonly unit: number | undefined;
  /** The affine remainder at the centre, and how far it can rise; squared as in `Reach`. */
  readonly value: Rational;
  readonly reach: Rational;
  readonly squared: boolean;
}

/** What a rejection says of a shortfall in a case. */
export function missing(
  { ball }: Ground,
  layer: number,
  { unit, value: valueAtCentre, reach, squared }: Shortfall,
  active: readonly number[],
): NotShown {
  const left = unit !== undefined && { unit };
  return { ball, layer, active, ...left, valueAtCentre, reach, squared };
}

/** Rejects evidence that is no proof by its form. */
export function illFormed({ ball }: Ground, expected: string, got: string): never {
  return illShaped("ill-formed/proof", expected, got, ball);
}

/**
 * Rule BALL: shows that a form is ≤ 0 on the domain, or < 0 on the whole ball if `strict`.
 *
 * Statement  Symbols of negative weight are ≤ 0 in it, as h ≥ 0; so the affine remainder bounds it, and
 *            lemma L1 (docs/theory.md#l1) bounds that: w·(x − c) ≤ reach(w) on the ball; or a slab does.
 * Ensures    undefined, or what is missing.
 * Cost       the reach of a sum of linear parts, and the sum where a slab is asked.
 */
export function ballDefect(form: Form, ground: Ground, strict: boolean): Shortfall | undefined {
  const { value, den } = form;
  const { domain, parts, budget, rules } = ground;
  rules.add("ball");
  const short = (unit?: number): Shortfall => {
    return { unit, value: rational(value, den), reach: ZERO, squared: false };
  };
  for (const [unit, weight] of form.terms) if (weight > 0n) return short(unit);
  // The centre is a point of the ball: no linear part can make up for a value that is too large.
  const isTooLarge = value > 0n || (strict && value === 0n);
  if (isTooLarge && domain.length === 0) return short();
  const reach = parts.reachOfSum(form.parts, den, budget);
  const words = wordsOf(value) + wordsOf(den) + wordsOf(reach.bound.num) + wordsOf(reach.bound.den);
  budget.spend(words * words);
  if ((strict ? isStrictlyInside : isInside)(-value, den, reach)) return undefined;
  if (!strict && domain.length > 0) {
    const part = parts.sum(form.parts, den, budget);
    budget.spend(domain.length * part.support.length);
    if (isAtMostZero(1n, value, den, part, domain)) return undefined;
  }
  const { bound, squared } = reach;
  return { ...short(), reach: rational(bound.num, bound.den), squared };
}
