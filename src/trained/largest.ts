// UNTRUSTED. The largest radius at which a point is shown to be robust, by bisection. May import kernel, dataset.
import { shortBelow } from "../constructions/short-rational.js";
import { type PointEvidence } from "../kernel/index.js";
import { add, compare, divide, multiply, type Rational, rational } from "../numbers/index.js";
import { type Labelled, type Question, settle } from "./point-question.js";

/** Halvings of the gap between what is robust and what is refuted or open. */
const HALVINGS = 7;
/** Digits of a radius. */
const DIGITS = 3;
const TWO = rational(2n);
/** Doublings and halvings from the first radius on. */
const RANGE = 40;

export interface Largest {
  readonly evidence: PointEvidence;
  /** The largest radius that was shown, and the least that a point refutes. */
  readonly robust?: Rational;
  readonly refuted?: Rational;
}

/** Requires a first radius to try. Ensures: evidence with a radius of its own, wrong, or open. */
export function largestRadius(
  question: Question,
  labelled: Labelled,
  first: Rational,
  isOver: () => boolean,
): Largest {
  let low: { radius: Rational; evidence: PointEvidence } | undefined;
  let high: Rational | undefined;
  let refuted: { radius: Rational; evidence: PointEvidence } | undefined;
  let radius = first;
  let rest = HALVINGS;
  for (let n = 0; n < RANGE && rest > 0 && (n === 0 || !isOver()); n += 1) {
    const evidence = settle(question, labelled, radius, isOver);
    if (evidence.result === "wrong") return { evidence };
    if (evidence.result === "robust") low = { radius, evidence: { ...evidence, radius } };
    else {
      high = radius;
      if (evidence.result === "refuted") refuted = { radius, evidence: { ...evidence, radius } };
    }
    if (low !== undefined && high !== undefined) {
      rest -= 1;
      radius = shortBelow(divide(add(low.radius, high), TWO), DIGITS);
      if (compare(radius, low.radius) <= 0) break;
    } else radius = low === undefined ? divide(radius, TWO) : multiply(radius, TWO);
  }
  return {
    evidence: low?.evidence ?? { result: "open" },
    ...(low && { robust: low.radius }),
    ...(refuted && { refuted: refuted.radius }),
  };
}
