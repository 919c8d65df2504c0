// TRUSTED. A meter of what a ball costs, or a Sobolev bound, or pairs of a width bound: evidence is short, and
// what it asks for may be long. Imports only the kernel. Beyond the allowance it is declined, never accepted.
import { bitLength, type Rational } from "./rational.js";
import { refuse } from "./refusal.js";
import { exceeded, type Refusal } from "./rejection.js";

/** Steps of proof that one ball, or one such bound, may take: a sum of short numbers, or a comparison. */
export const PROOF_STEPS = 50_000_000;

export interface Work {
  spend(steps: number): void;
  /** A decline once more was spent than is allowed, and from then on. */
  refusal(): Refusal | undefined;
}

export function workMeter(): Work {
  let spent = 0;
  return {
    spend(steps) {
      spent += steps;
    },
    refusal: () => (spent > PROOF_STEPS ? exceeded("proof-steps", PROOF_STEPS) : undefined),
  };
}

/** Bits in which a number is short. */
const WORD = 256n;
const MOST = 1n << WORD;

/** Steps of a sum with this result: common divisors cost the square of the bits. */
export function stepsOf({ num, den }: Rational): number {
  if (den < MOST && num < MOST && num > -MOST) return 1;
  const words = (bitLength(num) + bitLength(den)) >> 7;
  return words * words;
}

/** As `workMeter`, where refusals are thrown: spending more than is allowed stops the judgement. */
export function workBudget(): Pick<Work, "spend"> {
  let left = PROOF_STEPS;
  return {
    spend(steps) {
      left -= steps;
      if (left < 0) refuse(exceeded("proof-steps", PROOF_STEPS));
    },
  };
}
