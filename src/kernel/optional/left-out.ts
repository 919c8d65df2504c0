// TRUSTED. Slabs of a ball of which nothing is claimed, and how large a share of the ball they are.
// Imports only the kernel. Only a claim with an error allows them; docs/theory.md#left-out. Proved: content_slab, share_sound, except_sound.
//
// Sound: let R be the reach of a form on the ball, a convex body of dimension d. Over each section there are
// two cones in the ball, to points where the form is R and −R; their heights add up to 2R or more. So a
// section has at most d/(2R) of the volume per unit of the form, a slab of width γ dγ/(2R), and slabs add up.
import {
  add,
  at,
  compare,
  multiply,
  type Rational,
  rational,
  type Scaled,
  subtract,
  ZERO,
} from "../../numbers/index.js";
import type { Ground } from "../ball/ground.js";
import type { Level } from "../ball/level.js";
import { wordsOf } from "../budget.js";
import type { Norm } from "../norm.js";
import { dualReach, isStrictlyInside, type Reach } from "../reach.js";
import { unproved } from "../refusal.js";
import type { ErrorNotShown } from "./rejections.js";
import type { Slab } from "./slabs.js";

/** The points x of a ball with low ≤ h(x) ≤ high for a unit h of the first hidden layer. */
export interface ExceptedSlab {
  readonly unit: number;
  readonly low: Rational;
  readonly high: Rational;
  /** An upper bound on its share of the ball's volume. Untrusted, as all of it. */
  readonly share: Rational;
}

/** What is left out of a ball, and what share of it the claim allows to leave out. */
export interface Excepted {
  readonly slabs: readonly ExceptedSlab[];
  /** The error η of the claim; undefined if it has none. */
  readonly error: Rational | undefined;
}

/**
 * A lower bound of the reach of w; the reach itself for p = 1, 2, ∞.
 *
 * Statement  Other p: the ball contains that of p = 2 if p ≥ 2, and that of p = 1.
 */
export function reachBelow(norm: Norm, radius: Rational, w: Scaled): Reach {
  if (norm.kind !== "power") return dualReach(norm.kind, radius, w);
  return dualReach(norm.a < 2n * norm.b ? "one" : "two", radius, w);
}

/** Why the share of a slab is not shown, or undefined. */
function slabDefect(
  { unit, low, high, share }: ExceptedSlab,
  first: Level,
  { norm, radius }: Ground["parts"],
): ErrorNotShown["reason"] | undefined {
  if (unit >= first.parts.length || first.symbols.has(unit)) return "not-exact";
  const { w, support } = at(first.parts, unit);
  if (support.length === 0) return "not-exact";
  if (compare(low, high) > 0 || compare(share, ZERO) <= 0) return "no-slab";
  // dγ/(2·share) ≤ R, which is not 0.
  const width = multiply(subtract(high, low), rational(BigInt(w.ints.length)));
  const half = multiply(share, rational(2n));
  const [num, den] = [width.num * half.den, width.den * half.num];
  return isStrictlyInside(num, den, reachBelow(norm, radius, w)) ? "share-too-small" : undefined;
}

/**
 * Shows that the slabs are at most the share of the ball that the claim allows.
 *
 * Statement  every share is ≥ dγ/(2R), R a lower bound of the unit's reach, and they add up to ≤ η.
 * Requires   `first`: the units of the first hidden layer on the whole ball; the input if there is none.
 * Ensures    returns, or refuses at the first slab for which it is not shown. Each slab counts, also one inside another.
 * Cost       d multiplications a slab, and the sum, metered.
 */
export function testLeftOut({ slabs, error }: Excepted, first: Level, ground: Ground): void {
  let total = ZERO;
  for (const [slab, one] of slabs.entries()) {
    const no = (reason: ErrorNotShown["reason"], share: Rational): never =>
      unproved({ code: "unproved/error", ball: ground.ball, slab, reason, share, error });
    if (error === undefined) return no("not-claimed", one.share);
    const reason = slabDefect(one, first, ground.parts);
    if (reason !== undefined) return no(reason, one.share);
    total = add(total, one.share);
    const words = wordsOf(total.num) + wordsOf(total.den);
    ground.budget.spend(ground.parts.zero.w.ints.length + words * words);
    if (compare(total, error) > 0) return no("too-much", total);
  }
}

/** True if all x of the ball in the slab of the unit are in one of those that are left out. */
export function isExcepted({ slabs }: Excepted, unit: number, { low, high }: Slab): boolean {
  if (low === undefined || high === undefined) return false;
  return slabs.some((slab) => {
    return slab.unit === unit && compare(slab.low, low) <= 0 && compare(high, slab.high) <= 0;
  });
}
