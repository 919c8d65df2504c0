// UNTRUSTED. Does one claim say of a network all that another, pinned one, says? Exact data, no evidence.
// May import kernel, format. docs/ci.md#at-least has the rules and their proofs.
import { encodeRational, type NamedClaim } from "../format/index.js";
import { encodeNorm } from "../writing/index.js";
import type { Rule } from "../kernel/index.js";
import { compare, divide, equals, multiply, type Rational, ZERO } from "../numbers/index.js";
import { exponentBetween, isBallInside, isPowerAtMost } from "./ball-inclusion.js";
import { comparePowers } from "./power-order.js";

/** The first part of a pinned claim that a claim does not cover, and both texts of it. */
export interface Shortfall {
  readonly part: "dataset" | "classes" | "rule" | "ball" | "error" | "ratio";
  readonly wanted: string;
  readonly got: string;
}

function ruleText(rule: Rule): string {
  switch (rule.kind) {
    case "exact":
      return `exact(${rule.values.map(encodeRational).join(",")})`;
    case "threshold":
      return `threshold(${encodeRational(rule.level)})`;
    case "argmax":
      return "argmax";
  }
}

/** True if outputs that have a label under `own` have the same one under `wanted`. */
function coversRule(wanted: Rule, own: Rule): boolean {
  if (ruleText(wanted) === ruleText(own)) return true;
  if (wanted.kind !== "threshold" || own.kind !== "exact") return false;
  // f(x) is the value of the class, which lies on the right side of the level.
  const [first, second] = own.values;
  if (first === undefined || second === undefined || own.values.length !== 2) return false;
  return compare(first, wanted.level) < 0 && compare(wanted.level, second) < 0;
}

function optional(value: Rational | undefined): string {
  return value === undefined ? "none" : encodeRational(value);
}

function ballText({ claim }: NamedClaim): string {
  return `p=${encodeNorm(claim.norm)},radius=${encodeRational(claim.radius)}`;
}

/** True if the share of a ball that may be labelled otherwise is as small as the pinned claim allows. */
function coversError(pinned: NamedClaim, proved: NamedClaim): boolean {
  const own = proved.claim.error;
  if (own === undefined) return true;
  const allowed = pinned.claim.error;
  if (allowed === undefined) return false;
  // In another norm the volumes are no rational multiples of each other: not compared.
  if (!equals(exponentBetween(pinned.claim.norm, proved.claim.norm), ZERO)) return false;
  // All of the wrong share may lie in the pinned ball, which is smaller by (μ'/μ)^d.
  const growth = divide(proved.claim.radius, pinned.claim.radius);
  return comparePowers(divide(allowed, own), 1n, growth, BigInt(pinned.claim.dimension)) >= 0;
}

/** True if what the pinned ratio says of the network follows. */
function coversRatio(pinned: NamedClaim, proved: NamedClaim): boolean {
  const wanted = pinned.claim.ratio;
  if (wanted === undefined) return true;
  const { ratio: own, norm, radius, error } = proved.claim;
  if (own === undefined) return false;
  if (error !== undefined) {
    // A share says nothing of smaller balls: the pinned radius itself must have the ratio.
    return compare(multiply(wanted, radius), multiply(own, pinned.claim.radius)) <= 0;
  }
  const exponent = exponentBetween(pinned.claim.norm, norm);
  return isPowerAtMost(pinned.claim.dimension, exponent, divide(own, wanted));
}

/**
 * The first part of the pinned claim that the other does not cover, or undefined if it covers all.
 *
 * Statement  undefined ⇒ of every network for which the claim `proved` is true: on the pinned balls it
 *            gives the pinned labels (up to the pinned share, if there is one); and if the pinned claim names
 *            a ratio r, also on the balls of radius r·ε_D in the pinned norm.
 * Requires   both claims are meaningful: points, dimension ≥ 1; radius, ratio, error > 0.
 */
export function shortfall(pinned: NamedClaim, proved: NamedClaim): Shortfall | undefined {
  const data = ({ dataset, claim }: NamedClaim): string =>
    `${dataset},N=${claim.points},d=${claim.dimension}`;
  if (data(pinned) !== data(proved)) {
    return { part: "dataset", wanted: data(pinned), got: data(proved) };
  }
  const names = ({ classes }: NamedClaim): string => JSON.stringify(classes);
  if (names(pinned) !== names(proved)) {
    return { part: "classes", wanted: names(pinned), got: names(proved) };
  }
  if (!coversRule(pinned.claim.rule, proved.claim.rule)) {
    const [wanted, got] = [pinned, proved].map(({ claim }) => ruleText(claim.rule));
    return { part: "rule", wanted: wanted ?? "", got: got ?? "" };
  }
  if (!isBallInside(pinned.claim, proved.claim, pinned.claim.dimension)) {
    return { part: "ball", wanted: ballText(pinned), got: ballText(proved) };
  }
  if (!coversError(pinned, proved)) {
    const share = ({ claim }: NamedClaim): string => optional(claim.error);
    return { part: "error", wanted: share(pinned), got: share(proved) };
  }
  if (!coversRatio(pinned, proved)) {
    const ratio = ({ claim }: NamedClaim): string =>
      `p=${encodeNorm(claim.norm)},ρ≥${optional(claim.ratio)}`;
    return { part: "ratio", wanted: ratio(pinned), got: ratio(proved) };
  }
  return undefined;
}
