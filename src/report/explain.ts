// UNTRUSTED. Refusal → words: what failed, both sides exactly, what to do next. Every code has its words.
import { match, P } from "ts-pattern";
import type { Refusal, Rejection } from "../kernel/index.js";
import { explainNoEvidence, explainNoFloats, isNoEvidence } from "./explain-evidence.js";
import { explainDecline, explainShape, explainText, isOfShape, isOfText } from "./explain-text.js";
import {
  explainBound,
  explainError,
  explainFact,
  explainLabel,
  explainNeuron,
  explainRatio,
  type Names,
} from "./explain-unproved.js";
import type { Explanation } from "./explanation.js";

/** A rejection in words. */
export function explainRejection(rejection: Rejection, names: Names = {}): Explanation {
  return match(rejection)
    .when(isOfText, (r) => explainText(r))
    .when(isOfShape, (r) => explainShape(r))
    .when(isNoEvidence, (r) => explainNoEvidence(r, names))
    .with({ code: "unproved/neuron-not-stable" }, (r) => explainNeuron(r, names))
    .with({ code: "unproved/bound" }, (r) => explainBound(r, names))
    .with({ code: "unproved/fact" }, (r) => explainFact(r, names))
    .with({ code: "unproved/label-not-certain" }, (r) => explainLabel(r, names))
    .with({ code: "unproved/error" }, (r) => explainError(r, names))
    .with({ code: "unproved/ratio" }, (r) => explainRatio(r, names))
    .with({ semantics: P.string }, (r) => explainNoFloats(r))
    .exhaustive();
}

/** The code of a refusal. */
export function codeOf(refusal: Refusal): string {
  return refusal.verdict === "rejected" ? refusal.rejection.code : refusal.decline.code;
}

/** A refusal in words. */
export function explain(refusal: Refusal, names: Names = {}): Explanation {
  return refusal.verdict === "rejected"
    ? explainRejection(refusal.rejection, names)
    : explainDecline(refusal.decline);
}
