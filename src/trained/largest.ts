// UNTRUSTED. The largest radius at which a point is shown to be robust, by bisection. May import kernel, dataset.
import { shortBelow } from "../constructions/short-rational.js";
import { type PointEvidence } from "../kernel/index.js";
import { add, compare, divide, multiply, type Rational, rational } from "../numbers/index.js";
import { type Labelled, type Question, refutedAt, settle } from "./point-question.js";

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

/** Radii beyond the largest at which a point is looked for, as multiples of it. */
const BEYOND = [rational(5n, 4n), rational(3n, 2n), TWO, rational(4n)];

/** When the search has to end, and when one radius has had its share of the time. */
export interface RadiusWatch {
  readonly isOver: () => boolean;
  readonly share: () => () => boolean;
}

/**
 * The largest radius found, and the least that a point refutes.
 *
 * A radius that takes too long is as good as open, so none of them uses up the time of the others.
 *
 * Requires  a first radius to try.
 * Ensures   evidence with a radius of its own, wrong, or open.
 */
export function largestRadius(
  question: Question,
  labelled: Labelled,
  first: Rational,
  { isOver, share }: RadiusWatch,
): Largest {
  let low: { radius: Rational; evidence: PointEvidence } | undefined;
  let high: Rational | undefined;
  let refuted: Rational | undefined;
  let radius = first;
  let rest = HALVINGS;
  for (let n = 0; n < RANGE && rest > 0 && (n === 0 || !isOver()); n += 1) {
    const evidence = settle(question, labelled, radius, share());
    if (evidence.result === "wrong") return { evidence };
    if (evidence.result === "robust") low = { radius, evidence: { ...evidence, radius } };
    else {
      high = radius;
      if (evidence.result === "refuted") refuted = radius;
    }
    if (low !== undefined && high !== undefined) {
      rest -= 1;
      radius = shortBelow(divide(add(low.radius, high), TWO), DIGITS);
      if (compare(radius, low.radius) <= 0) break;
    } else radius = low === undefined ? divide(radius, TWO) : multiply(radius, TWO);
  }
  const around = low?.radius ?? radius;
  for (const factor of refuted === undefined ? BEYOND : []) {
    const beyond = multiply(around, factor);
    if (isOver() || refutedAt(question, labelled, beyond) === undefined) continue;
    refuted = beyond;
    break;
  }
  return {
    evidence: low?.evidence ?? { result: "open" },
    ...(low && { robust: low.radius }),
    ...(refuted && { refuted }),
  };
}
