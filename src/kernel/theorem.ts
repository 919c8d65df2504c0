// TRUSTED. The one mint: what is accepted is sealed here, by the files of the rules alone.
// Imports only the kernel. A test tries to forge one.
import type { Claim } from "./claim.js";
import { fault } from "./fault.js";
import type { Size } from "./network.js";
import { type RuleName, RULES } from "./ball/rules.js";
import { type BallCounts, STATEMENTS, type Statement } from "./statement.js";

/**
 * For every point of the claim and every real x in its closed ball the labelling rule gives its label, but
 * for a share of the ball of at most the error if the claim has one; and `statement`, the weakest of what was shown of the balls, holds of every ball.
 */
export interface Theorem {
  readonly kind: "memorization" | "eta-robust";
  readonly claim: Claim;
  readonly statement: Statement;
  readonly balls: BallCounts;
  readonly size: Size;
  /** The rules that the proofs used, in the order of `RULES`. */
  readonly rules: readonly RuleName[];
}

const minted = new WeakSet();

/** Seals a statement. Called by the files of the rules alone; not exported from the kernel. */
export function seal<T extends { readonly kind: string }>(statement: T): T {
  minted.add(Object.freeze(statement));
  return statement;
}

/** Seals that a network memorizes. Called by `memorized.ts` alone. */
export function mint(
  claim: Claim,
  size: Size,
  counts: BallCounts,
  used: ReadonlySet<RuleName>,
): Theorem {
  const weakest = [...STATEMENTS].reverse().find((one) => counts[one] > 0);
  const statement = weakest ?? fault("a theorem about no ball");
  const kind = claim.error === undefined ? "memorization" : "eta-robust";
  const [balls, rules] = [Object.freeze(counts), Object.freeze(RULES.filter((r) => used.has(r)))];
  return seal({ kind, claim, statement, balls, size, rules });
}

/** True only of what the kernel itself sealed. */
export function isTheorem(value: object): boolean {
  return minted.has(value);
}
