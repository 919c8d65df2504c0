// TRUSTED. The budget of one ball: evidence is short, and what it asks for may be long.
// Imports only the kernel. Spent where numbers are made, by their lengths; beyond it: a decline.
import { bitLength } from "./rational.js";
import { refuse } from "./refusal.js";
import { exceeded } from "./rejection.js";

/**
 * Steps of proof that one ball may take. A step is a product of two numbers of 64 binary digits, or what
 * takes as long: some 150 ns, so a ball takes at most some fifteen seconds.
 */
export const BALL_STEPS = 100_000_000;

/** Steps that a number costs that is kept: so that all that one ball keeps stay below 400 MB. */
export const KEPT = 32;

export interface Budget {
  /** Takes steps from what is left, or ends the judgement. */
  spend(steps: number): void;
}

export function openBudget(steps: number = BALL_STEPS): Budget {
  let left = steps;
  return {
    spend(used) {
      left -= used;
      if (left < 0) refuse(exceeded("ball-steps", steps));
    },
  };
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
