// UNTRUSTED. Families of facts: what constructions say of a ball, from which explicit proofs are made.
// May import kernel. One family stands for many layers and columns.
import type { RowTerm, Term } from "../kernel/index.js";
import type { Rational } from "../numbers/index.js";

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
export interface Cuts {
  readonly from: number;
  readonly cuts: readonly Cut[];
}

/**
 * For every layer l = from, from + step, … ≤ to and every k < times, on the whole ball:
 *   Σ weight·h^l[unit + k·shift] + Σ weight·ℓ + constant ≤ 0.
 * Hidden layers are counted from 0. Members without a unit that bends say nothing, and are passed over.
 */
export interface FactFamily {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly times: number;
  readonly shift: number;
  readonly terms: readonly Term[];
  readonly rows: readonly RowTerm[];
  readonly constant: Rational;
  /** To be proved piece by piece. */
  readonly split?: Cuts;
  /** To be proved through the layers below, as far as their facts are not enough. */
  readonly deep?: boolean;
  /** To be proved, or with `split` on every piece, by rule SEPARABLE with this α instead of STEP. */
  readonly alpha?: Rational;
}
