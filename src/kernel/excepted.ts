// TRUSTED. Slabs of a ball of which nothing is claimed, and how large a share of the ball they are.
// Imports only the kernel. Only a claim with an error allows them; docs/theory.md#left-out.
//
// Sound: let R be the reach of a form on the ball, a convex body of dimension d that is symmetric about its
// centre. The density g of the form has g^(1/(d−1)) concave (Brunn, Minkowski) and is even, so
// g(s) ≥ g(0)(1 − |s|/R)^(d−1), and ∫g = 1 gives g ≤ g(0) ≤ d/(2R): a slab of width γ has a share of at
// most dγ/(2R) of the volume, and slabs add up.
import { at } from "./fault.js";
import type { Ground } from "./ground.js";
import { isStrictlyInside } from "./halfspace.js";
import type { LayerView } from "./layer-view.js";
import { add, compare, multiply, type Rational, rational, subtract, ZERO } from "./rational.js";
import { reachBelow } from "./reach.js";
import { type ErrorNotShown, rejected, type Refusal } from "./rejection.js";
import { stepsOf } from "./work.js";

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

export const NOTHING_EXCEPTED: Excepted = Object.freeze({
  slabs: Object.freeze([]),
  error: undefined,
});

/** Why the share of a slab is not shown, or undefined. */
function slabDefect(
  { unit, low, high, share }: ExceptedSlab,
  first: LayerView,
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
 * Requires   `first`: the units of the first hidden layer on the whole ball.
 * Ensures    undefined, or the first slab for which it is not shown. Each slab counts, also one inside another.
 * Cost       d multiplications a slab, and the sum, metered.
 */
export function exceptedDefect(
  { slabs, error }: Excepted,
  first: LayerView,
  ground: Ground,
): Refusal | undefined {
  let total = ZERO;
  for (const [slab, one] of slabs.entries()) {
    const no = (reason: ErrorNotShown["reason"], share: Rational): Refusal =>
      rejected({ code: "unproved/error", ball: ground.ball, slab, reason, share, error });
    if (error === undefined) return no("not-claimed", one.share);
    const reason = slabDefect(one, first, ground.parts);
    if (reason !== undefined) return no(reason, one.share);
    total = add(total, one.share);
    ground.work.spend(ground.parts.zero.w.ints.length + stepsOf(total));
    const beyond = ground.work.refusal();
    if (beyond !== undefined) return beyond;
    if (compare(total, error) > 0) return no("too-much", total);
  }
  return undefined;
}

/** True if all x of the ball with low ≤ h(x) ≤ high for the unit are in one of the slabs. */
export function isExcepted(
  { slabs }: Excepted,
  unit: number,
  low: Rational,
  high: Rational,
): boolean {
  return slabs.some((slab) => {
    return slab.unit === unit && compare(slab.low, low) <= 0 && compare(high, slab.high) <= 0;
  });
}
