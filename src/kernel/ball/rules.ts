// TRUSTED. The rules of the calculus by name: what a theorem says it rests on.
// Imports only the kernel. docs/calculus.md.

/** Every rule, in the order in which a verdict names them. */
export const RULES = Object.freeze([
  "ball",
  "cut",
  "step",
  "case",
  "linear-bounds",
  "split",
  "separable",
  "left-out",
  "young",
] as const);

export type RuleName = (typeof RULES)[number];
