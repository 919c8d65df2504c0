// TRUSTED. The budget of one proof: evidence is short, and what it asks for may be long.
// Imports only the kernel. Spent where numbers are made, by their lengths; beyond it: a decline.
import { bitLength } from "../numbers/index.js";
import { beyond, type LimitName, LIMITS } from "./limits.js";
import { refuse } from "./refusal.js";

/** Steps that a number costs that is kept: so that all that one ball keeps stay below 400 MB. */
export const KEPT = 32;

export interface Budget {
  /** Takes steps from what is left, or ends the judgement. */
  spend(steps: number): void;
}

/** What one ball may cost. */
export function openBudget(
  steps: number = LIMITS["ball-steps"],
  limit: LimitName = "ball-steps",
): Budget {
  let left = steps;
  return {
    spend(used) {
      left -= used;
      if (left < 0) refuse(beyond(limit, steps));
    },
  };
}

/** What a bound of another kind may cost. */
export function proofBudget(): Budget {
  return openBudget(LIMITS["proof-steps"], "proof-steps");
}

const WORD = 1n << 64n;
/** The length of a number in words of 64 binary digits, at least 1. */
export function wordsOf(n: bigint): number {
  return n < WORD && n > -WORD ? 1 : 1 + (bitLength(n) >> 6);
}

/** The length of the longest of some numbers. */
export function longestOf(ints: Iterable<bigint>): number {
  let most = 0n;
  for (const n of ints) {
    if (n > most) most = n;
    else if (-n > most) most = -n;
  }
  return wordsOf(most);
}
