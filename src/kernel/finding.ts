// TRUSTED. Findings: sealed statements about a dataset that are no memorization, one type a rule.
// Imports only the kernel. A test tries to forge one, and keeps `seal` to the files of the rules.
import { type Claim, sealed } from "./claim.js";

/**
 * The claim is false: some point of the closed ball number `ball` has an output that does not mean the
 * label of the ball's point. docs/theory.md#counterexample.
 */
export interface Refutation {
  readonly kind: "counterexample";
  readonly claim: Claim;
  readonly ball: number;
}

export type Finding = Refutation;

const found = new WeakSet();

/** Seals that a claim is false. Called by `counterexample.ts` alone; not exported from the kernel. */
export function sealRefutation(claim: Claim, ball: number): Refutation {
  const finding: Refutation = Object.freeze({ kind: "counterexample", claim: sealed(claim), ball });
  found.add(finding);
  return finding;
}

/** True only of what the kernel itself sealed. */
export function isFinding(value: object): boolean {
  return found.has(value);
}
