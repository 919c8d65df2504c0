// TRUSTED. What this checker is willing to judge of other kinds than memorization: a part of the table in limits.ts.
// Imports nothing.

export const KIND_LIMITS = Object.freeze({
  /** Multipliers of a preserving map: one a pair of points at most. */
  multipliers: 10_000_000,
  /** Links of an obstruction. */
  links: 100_000,
  /** Parts of the family of an obstruction that its links leave: 2^(parts − 1) splits are tried. */
  parts: 12,
  /** Pairs of a width bound: the order of its matrix. */
  pairs: 256,
  /** Pairs of a width bound times bits of an entry of its matrix. */
  "matrix-bits": 16_384,
  /** Nodes of the covering of a width bound. */
  nodes: 100_000,
  /** Nodes of a covering times the entries of a cell,: (nodes + 1)(k + 1)(d − k + 1). */
  "covering-terms": 4_000_000,
  /** Units of a feature model times coordinates. */
  "feature-weights": 16_384,
  /** Bits of a weight in bounds. */
  "bound-bits": 26,
  /** Numbers of bounds: at most 2^this, and at least 2^−this. */
  "bound-exponent": 300,
  /** Products of weights in one tree of bounds: some ten seconds. */
  "bound-steps": 10_000_000_000,
  /** Splits above a leaf of a tree of bounds. */
  "tree-depth": 256,
  /** Weights of a network in bounds, zeros included. */
  "dense-weights": 33_554_432,
});
