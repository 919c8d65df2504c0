// TRUSTED. Why a certificate was not accepted: closed data, no words. Words are in report/explain.ts.
// Imports only the kernel.
import type {
  BoundNotShown,
  FactNotShown,
  LabelNotCertain,
  NeuronNotStable,
} from "./ball/rejections.js";
import type {
  NoCollision,
  NoCounterexample,
  NoObstruction,
  NoSobolevBound,
  NotPreserved,
  NoWidthBound,
} from "./kinds/rejections.js";
import type { ErrorNotShown, RatioNotShown } from "./optional/rejections.js";
import type { OfTrained } from "./kinds/trained-rejections.js";

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
  | OfTrained;

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
