// TRUSTED. Theorems: sealed statements that only `judge.ts` makes.
// Imports only the kernel. A test tries to forge one.
import type { Claim } from "./claim.js";
import type { Size } from "./network.js";

/**
 * For every point of the claim and every real x in its closed ball the labelling rule gives its label;
 * and each ball lies in one activation region, so f is one affine map on it.
 */
export interface Theorem {
  readonly claim: Claim;
  readonly statement: "one-activation-region";
  readonly size: Size;
}

const minted = new WeakSet();

/** Seals a statement. Called by `judge.ts` alone; not exported from the kernel. */
export function mint(claim: Claim, size: Size): Theorem {
  const theorem: Theorem = Object.freeze({ claim, statement: "one-activation-region", size });
  minted.add(theorem);
  return theorem;
}

/** True only of what the kernel itself sealed. */
export function isTheorem(value: object): boolean {
  return minted.has(value);
}
