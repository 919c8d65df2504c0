// TRUSTED. What a theorem may say of the region of a ball, beside its label.
// Imports only the kernel.

/**
 * What was shown of a ball beside its label, the stronger first:
 * `one-activation-region`: every hidden unit keeps a weakly constant sign, so f is one affine map;
 * `one-linear-region`: f itself is affine there, though hidden units may switch;
 * `label-only`: the labelling rule gives the label (if the claim has an error, perhaps not on all of the
 * ball), f may bend.
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
