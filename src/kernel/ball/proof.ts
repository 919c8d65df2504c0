// TRUSTED. Proofs as evidence states them: every step of a proof about one ball, nothing left to look for.
// Imports only the kernel. Untrusted data; docs/calculus.md says what each step means.
import type { Rational } from "../../numbers/index.js";
import type { ExceptedSlab } from "../optional/left-out.js";

/** weight·h of a unit. */
export interface Term {
  readonly unit: number;
  readonly weight: Rational;
}

/**
 * weight·ℓ(x), where ℓ is row `row` of affine layer 0, or that of a later layer read over the units of
 * the first hidden layer (columns that are no exact unit of it are left out): a name for an affine form of x.
 */
export interface RowTerm {
  readonly layer: number;
  readonly row: number;
  readonly weight: Rational;
}

/**
 * Σ weight·h[unit + offset] + Σ weight·ℓ + constant ≤ 0 on the ball, at the layer and with the offset that a
 * proof names. Untrusted: the kernel proves each before it uses it.
 */
export interface Inequality {
  readonly terms: readonly Term[];
  readonly rows?: readonly RowTerm[];
  readonly constant: Rational;
}

/** times·g for a fact g of the layer, named by its number in the order of proof. */
export interface Use {
  readonly fact: number;
  readonly times: Rational;
}

/**
 * Of a form that is to be ≤ 0 on the ball: subtract the facts that are used (CUT); then BALL, or replace
 * the units by what is below them, case by case (STEP, CASE), or by their linear bounds (LINEAR BOUNDS).
 */
export interface Proof {
  readonly less: readonly Use[];
  readonly cases?: readonly Case[];
  readonly bounds?: Proof;
}

/** A proof for the case that these open units are z, and the other open ones 0. */
export interface Case {
  readonly units: readonly number[];
  readonly proof: Proof;
}

/** Rule SEPARABLE with α|t|^e; e is 0, 1 or 2. */
export interface Separable {
  readonly alpha: Rational;
  readonly exponent: number;
}

/** Rule SPLIT: the pieces between the hyperplanes h[unit] = values[0], values[1], …, the lowest first. */
export interface Split {
  readonly unit: number;
  readonly values: readonly Rational[];
  readonly pieces: readonly Piece[];
}

/** The last layers followed anew on a piece of the ball, and a proof about the last of them. */
export interface Follow {
  readonly layers: readonly LayerProof[];
  readonly fact: FactProof;
}

export type FactProof = Proof | Separable | Split | Follow;

/** `+`: all of the ball is above the piece; `-`: below; `x`: the piece is left out. */
export type Piece = "+" | "-" | "x" | FactProof;

/** A fact of a layer: an inequality of the ball, its units moved by an offset, and its proof. */
export interface StatedFact {
  readonly inequality: number;
  readonly offset: number;
  readonly proof: FactProof;
}

/** l ≤ z ≤ u for an open unit, with the slopes of its upper and of its lower bound. */
export interface UnitBounds {
  readonly unit: number;
  readonly low: Rational;
  readonly high: Rational;
  readonly above: Rational;
  readonly below: Rational;
  readonly proofOfLow: Proof;
  readonly proofOfHigh: Proof;
}

/**
 * What a unit is on the ball. `+`: z ≥ 0, by BALL or as its row has no negative number; `-`: z ≤ 0 by BALL;
 * `a`: z ≥ 0, `z`: z ≤ 0, each by the next proof; `o`: nothing is shown; `d`: 0, z or open, as BALL decides.
 */
export type Letter = "+" | "-" | "a" | "z" | "o" | "d";

/** `count` units in a row with the same letter. */
export interface Run {
  readonly letter: Letter;
  readonly count: number;
}

/** One hidden layer on the ball: the letters of all units, and proofs for those that need one. */
export interface LayerProof {
  readonly units: readonly Run[];
  readonly proofs: readonly Proof[];
  readonly bounds: readonly UnitBounds[];
  readonly facts: readonly StatedFact[];
}

/** Why a ball carries its label. */
export interface Evidence {
  readonly facts: readonly Inequality[];
  readonly except: readonly ExceptedSlab[];
  readonly layers: readonly LayerProof[];
  /** One for each inequality that the labelling rule needs; none: BALL shows all. */
  readonly output: readonly Proof[];
}
