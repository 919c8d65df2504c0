// TRUSTED. Theorems: sealed statements that only `judge.ts` makes.
// Imports only the kernel. A test tries to forge one.
import type { Claim } from "./claim.js";
import { fault } from "./fault.js";
import type { Size } from "./network.js";

/**
 * What was shown of a ball beside its label, the stronger first:
 * `one-activation-region`: every hidden unit keeps a weakly constant sign, so f is one affine map;
 * `one-linear-region`: f itself is affine there, though hidden units may switch;
 * `label-only`: the labelling rule gives the label, f may bend.
 */
export type Statement = "one-activation-region" | "one-linear-region" | "label-only";

/** Statements, the stronger first. */
export const STATEMENTS: readonly Statement[] = Object.freeze([
  "one-activation-region",
  "one-linear-region",
  "label-only",
]);

/** How many balls each statement was shown of, as the strongest. */
export type BallCounts = Readonly<Record<Statement, number>>;

/**
 * For every point of the claim and every real x in its closed ball the labelling rule gives its label;
 * and `statement`, the weakest of what was shown of the balls, holds of every ball.
 */
export interface Theorem {
  readonly claim: Claim;
  readonly statement: Statement;
  readonly balls: BallCounts;
  readonly size: Size;
}

const minted = new WeakSet();

/** Seals a statement. Called by `judge.ts` alone; not exported from the kernel. */
export function mint(claim: Claim, size: Size, balls: BallCounts): Theorem {
  const weakest = [...STATEMENTS].reverse().find((one) => balls[one] > 0);
  const statement = weakest ?? fault("a theorem about no ball");
  const theorem: Theorem = Object.freeze({ claim, statement, balls: Object.freeze(balls), size });
  minted.add(theorem);
  return theorem;
}

/** True only of what the kernel itself sealed. */
export function isTheorem(value: object): boolean {
  return minted.has(value);
}
