// TRUSTED. Why a ball is not shown to carry its label: members of the union in rejection.ts. Imports only numbers.
import type { Rational } from "../../numbers/index.js";

/** A form that is not shown to be ≤ 0 on the ball, and what its proof leaves of it. */
export interface NotShown {
  readonly ball: number;
  readonly layer: number;
  /** The case: the open units that are z in it, the others 0. */
  readonly active: readonly number[];
  /** A unit of positive weight that is left, which the facts in use do not bound; absent if there is none. */
  readonly unit?: number;
  /** The affine rest at the centre, and how far it can rise; its square when `squared`. */
  readonly valueAtCentre: Rational;
  readonly reach: Rational;
  readonly squared: boolean;
}

/** A hidden unit that is not shown to have the sign of its letter. The value is that of z, whatever the phase. */
export interface NeuronNotStable extends NotShown {
  readonly code: "unproved/neuron-not-stable";
  readonly neuron: number;
  readonly phase: "active" | "inactive";
}

/** A bound of a unit, for rule LINEAR BOUNDS, that is not shown: of low − z, or z − high, something is left. */
export interface BoundNotShown extends NotShown {
  readonly code: "unproved/bound";
  readonly neuron: number;
  readonly side: "low" | "high";
}

/** A fact of the evidence that is not shown to hold on the ball. */
export interface FactNotShown extends NotShown {
  readonly code: "unproved/fact";
  /** The inequality in the evidence, and the offset of its units. */
  readonly family: number;
  readonly member: number;
  /** The piece of each split on the way to where it is not shown; empty on the whole ball. */
  readonly pieces: readonly number[];
}

/** The labelling rule is not shown to give the label on the whole ball. */
export interface LabelNotCertain {
  readonly code: "unproved/label-not-certain";
  readonly ball: number;
  readonly label: number;
  /**
   * `exact`: not constant, or another value; otherwise the class that is not beaten.
   * `not-bounded`: f reads units that switch, and the facts do not bound it as the rule needs.
   */
  readonly reason: "not-constant" | "other-value" | "not-beaten" | "not-bounded";
  readonly rival: number;
  /** `exact`: the value at the centre; otherwise the lead over the rival at the centre. */
  readonly value: Rational;
  /** `exact`: the value of the label; otherwise the reach the lead must exceed (or its square). */
  readonly required: Rational;
  readonly squared: boolean;
}
