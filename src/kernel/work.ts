// TRUSTED. A meter of what a ball costs: evidence is short, and what it asks for may be long.
// Imports only the kernel. Beyond the allowance the ball is declined, never accepted.
import { exceeded, type Refusal } from "./rejection.js";

/** Steps of proof that one ball may take: a term of a form added, or a comparison. */
export const PROOF_STEPS = 100_000_000;

export interface Work {
  spend(steps: number): void;
  /** A decline once more was spent than is allowed. */
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
