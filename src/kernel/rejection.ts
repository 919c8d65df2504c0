// TRUSTED. Why a certificate was not accepted: closed data, no words. Words are in report/explain.ts.
// Imports only numbers and the kernel.
import type { Rational } from "../numbers/index.js";
import type {
  NoCollision,
  NoCounterexample,
  NoObstruction,
  NoSobolevBound,
  NotPreserved,
  NoWidthBound,
} from "./kinds/rejections.js";
import type { ErrorNotShown, RatioNotShown } from "./optional/rejections.js";
import type { NoProperty, NoRobustness } from "./kinds/trained-rejections.js";

/** A place in the text: line (from 1) and JSON pointer in that line. */
export interface TextPlace {
  readonly line: number;
  readonly pointer: string;
}

export type TextCode =
  | "malformed/syntax"
  | "malformed/wrong-type"
  | "malformed/missing-field"
  | "malformed/unknown-field"
  | "malformed/rational"
  | "malformed/not-canonical"
  | "malformed/truncated"
  | "malformed/trailing"
  | "ill-formed/row"
  | "ill-formed/shape"
  | "ill-formed/shared"
  | "mismatched/claim"
  | "mismatched/dataset"
  | "mismatched/network"
  | "mismatched/size";

/** The text is not a certificate of this format, or not the one that was asked about. */
export interface TextRejection {
  readonly code: TextCode;
  readonly at: TextPlace;
  readonly expected: string;
  readonly got: string;
}

export type ShapeCode =
  | "ill-formed/empty-dataset"
  | "ill-formed/dimension-mismatch"
  | "ill-formed/radius"
  | "ill-formed/ratio"
  | "ill-formed/error"
  | "ill-formed/rule"
  | "ill-formed/label-out-of-range"
  | "ill-formed/proof"
  | "ill-formed/reach-witness";

/** It decodes, but does not describe a meaningful claim, network or piece of evidence. */
export interface ShapeRejection {
  readonly code: ShapeCode;
  /** The ball it is about, counted from 0; absent when it is about the claim or the network. */
  readonly ball?: number;
  readonly expected: string;
  readonly got: string;
}

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

export type Rejection =
  | TextRejection
  | ShapeRejection
  | NeuronNotStable
  | BoundNotShown
  | FactNotShown
  | LabelNotCertain
  | ErrorNotShown
  | RatioNotShown
  | NoCounterexample
  | NoCollision
  | NotPreserved
  | NoObstruction
  | NoWidthBound
  | NoSobolevBound
  | NoRobustness
  | NoProperty;

/** What this checker does not judge. Says nothing about the claim. */
export type Decline =
  | { readonly code: "format-version"; readonly got: string }
  | { readonly code: "certificate-kind"; readonly got: string }
  | { readonly code: "norm-exponent"; readonly got: string }
  | { readonly code: "labelling-rule"; readonly got: string }
  | { readonly code: "feature-model"; readonly got: string }
  | { readonly code: "companion-missing"; readonly companion: "dataset" | "network" }
  | { readonly code: "network-file"; readonly got: string }
  | { readonly code: "limit-exceeded"; readonly limit: string; readonly allowed: string };

/** Anything but acceptance. */
export type Refusal =
  | { readonly verdict: "rejected"; readonly rejection: Rejection }
  | { readonly verdict: "declined"; readonly decline: Decline };

export function rejected(rejection: Rejection): Refusal {
  return Object.freeze({ verdict: "rejected", rejection: Object.freeze(rejection) });
}

export function declined(decline: Decline): Refusal {
  return Object.freeze({ verdict: "declined", decline: Object.freeze(decline) });
}
