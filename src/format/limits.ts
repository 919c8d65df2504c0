// TRUSTED. What this checker is willing to read. Beyond a limit the verdict is `declined`.
// Imports only the kernel. The table of docs/format.md#limits is this one; a test compares them.

import { exceeded, type Refusal } from "../kernel/index.js";

/** Every limit, by the name a decline uses. Sizes in bytes or counts. */
export const LIMITS = Object.freeze({
  /** Bytes of one line without its line feed. */
  "line-bytes": 16_777_216,
  /** Opening brackets of one line, wherever they stand: an eighth of its bytes, as `[0,"1"],` has one in eight. */
  "line-brackets": 2_097_152,
  /** Characters of one number, sign and slash included. */
  "number-digits": 4_096,
  /** Affine layers. */
  layers: 100_000,
  /** Rows of all layers together. */
  units: 5_000_000,
  /** Inputs of the network, and coordinates of a point. */
  dimension: 1_000_000,
  /** Points of the dataset. */
  points: 100_000_000,
  /** Classes of the dataset. */
  classes: 100_000,
  /** Reach witnesses. */
  reaches: 100_000,
  /** Multipliers of a preserving map: one a pair of points at most. */
  multipliers: 10_000_000,
  /** Links of an obstruction. */
  links: 100_000,
  /** Parts of the family of an obstruction that its links leave. The kernel's own. */
  parts: 12,
  /** Pairs of a width bound. The kernel's own, as the next. */
  pairs: 256,
  /** Pairs of a width bound times bits of an entry of its matrix. */
  "matrix-bits": 16_384,
  /** Nodes of the covering of a width bound. */
  nodes: 100_000,
  /** Nodes of a covering times the entries of a cell, or so. The kernel's own. */
  "covering-terms": 4_000_000,
  /** Units of a feature model times coordinates. */
  "feature-weights": 16_384,
  /** Numerator and denominator of a rational norm exponent, each. */
  "norm-terms": 64,
  /** Characters of the note. */
  "note-characters": 1_000,
  /** Slabs that are left out of one ball. */
  "excepted-slabs": 100_000,
  /** Items of one list of evidence. */
  "evidence-items": 1_000_000,
  /** Values in values, in one line of evidence. */
  nesting: 512,
  /** Bytes of all shared lines. */
  "shared-bytes": 33_554_432,
  /** Steps of proof for one ball. The kernel's own, as the next. */
  "ball-steps": 100_000_000,
  /** Steps of proof for a Sobolev bound, or a width bound by pairs; a sum of long numbers takes more. */
  "proof-steps": 50_000_000,
  /** Size of a denominator: of a point, a row, a layer, a linear part, a value. At most 2^this. */
  "denominator-bits": 4_096,
  /** Size of an integer computed at a centre: at most 2^this. The kernel's own, as all that follow. */
  "value-bits": 65_536,
  /** Size of an integer of a linear part: at most 2^this. */
  "part-bits": 4_096,
  /** Bits of all integers of a point, a row, a matrix or a linear part together, over one denominator. */
  "vector-bits": 134_217_728,
});

export type LimitName = keyof typeof LIMITS;

/** The decline for a limit. */
export function beyond(limit: LimitName): Refusal {
  return exceeded(limit, LIMITS[limit]);
}
