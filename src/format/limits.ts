// TRUSTED. What this checker is willing to read. Beyond a limit the verdict is `declined`.
// Imports only the kernel. The table of docs/format.md#limits is this one; a test compares them.

import { exceeded, type Refusal } from "../kernel/index.js";

/** Every limit, by the name a decline uses. Sizes in bytes or counts. */
export const LIMITS = Object.freeze({
  /** Bytes of one line without its line feed. */
  "line-bytes": 16_777_216,
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
  /** Numerator and denominator of a rational norm exponent, each. */
  "norm-terms": 64,
  /** Characters of the note. */
  "note-characters": 1_000,
  /** Bits of the common denominator of a point, a row or a layer. */
  "denominator-bits": 16_384,
  /** Bits of an integer computed for a ball; the kernel's own, as are the two that follow. */
  "value-bits": 65_536,
  /** Bits of all integers of a point, a row or a linear part together, over one denominator. */
  "vector-bits": 536_870_912,
  /** Integers of the different linear parts of one layer together; the kernel's own. */
  "layer-integers": 67_108_864,
});

export type LimitName = keyof typeof LIMITS;

/** The decline for a limit. */
export function beyond(limit: LimitName): Refusal {
  return exceeded(limit, LIMITS[limit]);
}
