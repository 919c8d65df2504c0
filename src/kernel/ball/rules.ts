// TRUSTED. The rules of the calculus by name: what a theorem says it rests on.
// Imports only the kernel. docs/calculus.md. A rule of src/kernel/optional is named before its code is called, so
// that what a theorem does not name need not be read.

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
