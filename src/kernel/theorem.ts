// TRUSTED. Theorems: sealed statements that only `judge.ts` makes.
// Imports only the kernel. A test tries to forge one.
import type { Claim } from "./claim.js";
import { fault } from "./fault.js";
import type { Size } from "./network.js";
import { type BallCounts, STATEMENTS, type Statement } from "./statement.js";

/**
 * For every point of the claim and every real x in its closed ball the labelling rule gives its label, but
 * for a share of the ball of at most the error if the claim has one; and `statement`, the weakest of what was shown of the balls, holds of every ball.
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
