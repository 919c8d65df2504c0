// TRUSTED. Facts: inequalities over the units of hidden layers that hold on a ball, as evidence states them.
// Imports only the kernel. One family stands for many layers and columns, so that evidence for a network
// with repeating layers follows the number of different inequalities; docs/theory.md#facts.
import type { Rational } from "./rational.js";

/** weight·h of a unit; member k of a family speaks of unit + k·shift. */
export interface FactTerm {
  readonly unit: number;
  readonly weight: Rational;
}

/**
 * weight·ℓ(x), where ℓ is row `row` of affine layer 0, or that of a later layer read over the units of
 * the first hidden layer (columns that it does not have are left out): a name for an affine form of x.
 */
export interface RowTerm {
  readonly layer: number;
  readonly row: number;
  readonly weight: Rational;
}

/** The values at which a unit of the first hidden layer divides the ball, ascending. */
export interface Cut {
  readonly unit: number;
  readonly at: readonly Rational[];
}

/**
 * How the facts of a family are proved piece by piece: the layers from `from` on are followed anew in
 * every piece of the ball between the hyperplanes of the first cut; where that is not enough, in the
 * pieces that the next cut makes of it, and so on.
 */
export interface Split {
  readonly from: number;
  readonly cuts: readonly Cut[];
}

/**
 * For every layer l = from, from + step, … ≤ to and every k < times, on the whole ball:
 *   Σ weight·h^l[unit + k·shift] + Σ weight·ℓ + constant ≤ 0.
 * Hidden layers are counted from 0. Untrusted: the kernel proves each member before it uses it.
 */
export interface FactFamily {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly times: number;
  readonly shift: number;
  readonly terms: readonly FactTerm[];
  readonly rows: readonly RowTerm[];
  readonly constant: Rational;
  /** Proves the facts piece by piece. */
  readonly split?: Split;
  /** Proves them, or with `split` every piece, by rule SEPARABLE with this α instead of STEP. */
  readonly alpha?: Rational;
}
