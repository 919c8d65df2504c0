// TRUSTED. Why evidence for optional rules, and for the ratio, shows nothing. Imports only numbers and the kernel.
import type { Rational } from "../../numbers/index.js";

/** The slabs that the evidence leaves out of a ball are not shown to be within the error of the claim. */
export interface ErrorNotShown {
  readonly code: "unproved/error";
  readonly ball: number;
  /** The slab in the evidence, from 0. */
  readonly slab: number;
  /**
   * `not-claimed`: the claim has no error; `not-exact`: no exact unit of the first hidden layer that
   * varies on the ball; `no-slab`: low > high, or a share of 0 or less; `share-too-small`: its share is
   * not shown to be that small; `too-much`: the shares up to this slab exceed the error.
   */
  readonly reason: "not-claimed" | "not-exact" | "no-slab" | "share-too-small" | "too-much";
  /** The stated share; `too-much`: the sum. */
  readonly share: Rational;
  readonly error: Rational | undefined;
}

/** The pair of points does not show ρ ≥ r. */
export interface RatioNotShown {
  readonly code: "unproved/ratio";
  readonly pair: readonly [number, number];
  readonly reason: "no-witness" | "no-such-pair" | "equal-labels" | "too-far" | "bad-powers";
}
