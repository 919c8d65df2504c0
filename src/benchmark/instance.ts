// UNTRUSTED. Questions about a problem whose answers are known, each with a certificate. May import kernel, certify.
import { certify, counterexampleLines } from "../certify/index.js";
import { meansLabel, type Rule } from "../kernel/index.js";
import { evaluate } from "../networks/evaluate.js";
import {
  add,
  at,
  bitLength,
  compare,
  entry,
  multiply,
  type Rational,
  rational,
  scaled,
  subtract,
  ZERO,
} from "../numbers/index.js";
import { steepestFall } from "./boundary.js";
import type { Problem } from "./draw-problem.js";

/** How far from the boundary a radius is: an exact amount, or one unit in the last place of a float32 there. */
export type Amount =
  | { readonly kind: "exact"; readonly value: Rational }
  | { readonly kind: "ulp" };

/** On which side of the boundary a radius is. */
export type Side = "inside" | "boundary" | "outside";

/** Whether every ball of the radius carries its label. */
export interface KnownQuestion {
  readonly side: Side;
  /** Absent on the boundary itself. */
  readonly amount: Amount | undefined;
  /** The distance of the radius from the boundary, or from the nearer bound of it. */
  readonly margin: Rational;
  readonly radius: Rational;
  /** `robust`: every ball has its label; `not-robust`: some point of a ball has another, or none. */
  readonly answer: "robust" | "not-robust";
  /** The lines of a certificate: of memorization for `robust`, a counterexample for `not-robust`. */
  readonly certificate: () => Iterable<string>;
}

/** A problem with its questions: what a format of files is written from. */
export interface Instance {
  readonly name: string;
  readonly problem: Problem;
  readonly rule: Rule;
  readonly questions: readonly KnownQuestion[];
}

const RULE: Rule = Object.freeze({ kind: "argmax" });
/** Bits of the fraction of a float32. */
const FRACTION_BITS = 23;

/** 2^e ≤ x < 2^(e+1). Requires x > 0. */
function exponentOf({ num, den }: Rational): number {
  const guess = bitLength(num) - bitLength(den);
  const [up, down] = guess >= 0 ? [guess, 0] : [0, -guess];
  return num << BigInt(down) < den << BigInt(up) ? guess - 1 : guess;
}

/** One unit in the last place of a float32 of this size. */
export function float32Unit(x: Rational): Rational {
  const e = exponentOf(x) - FRACTION_BITS;
  return e >= 0 ? rational(1n << BigInt(e)) : rational(1n, 1n << BigInt(-e));
}

async function robustQuestion(
  problem: Problem,
  question: Pick<KnownQuestion, "side" | "amount" | "margin" | "radius">,
): Promise<KnownQuestion> {
  const { network, dataset, norm } = problem;
  const made = await certify({ network, dataset, norm, radius: question.radius, rule: RULE });
  if (made.verdict !== "certified")
    throw new Error("a radius inside the boundary is not certified");
  return { ...question, answer: "robust", certificate: () => made.lines() };
}

function refutedQuestion(
  problem: Problem,
  question: Pick<KnownQuestion, "side" | "amount" | "margin" | "radius">,
): KnownQuestion {
  const { network, dataset, norm, ball, boundary } = problem;
  const { radius } = question;
  const { point: centre, label } = at(dataset.points, ball);
  const step = steepestFall(norm, boundary.lead.slope);
  const point = scaled(step.map((t, k) => add(entry(centre, k), multiply(radius, t))));
  if (meansLabel(RULE, label, evaluate(network, point))) {
    throw new Error("a point beyond the boundary has its label");
  }
  const doubted = { network, dataset, norm, radius, rule: RULE };
  const options = { embed: { network: true, points: true } };
  const certificate = (): Iterable<string> =>
    counterexampleLines(doubted, { ball, point, powers: [] }, options);
  return { ...question, answer: "not-robust", certificate };
}

/**
 * The questions about a problem: for each amount one radius inside the boundary and one outside, and the
 * boundary itself where it is rational (there the outputs tie at one point, so the label is lost).
 *
 * Fails  RangeError if an amount is more than half the radius of the boundary.
 */
export async function instanceOf(
  name: string,
  problem: Problem,
  amounts: readonly Amount[],
): Promise<Instance> {
  const { lower, upper } = problem.boundary.radius;
  const questions: KnownQuestion[] = [];
  for (const amount of amounts) {
    const margin = amount.kind === "ulp" ? float32Unit(lower) : amount.value;
    if (compare(multiply(rational(2n), margin), lower) > 0) {
      throw new RangeError("an amount is more than half the radius of the boundary");
    }
    const inside = { side: "inside", amount, margin, radius: subtract(lower, margin) } as const;
    questions.push(await robustQuestion(problem, inside));
    const outside = { side: "outside", amount, margin, radius: add(upper, margin) } as const;
    questions.push(refutedQuestion(problem, outside));
  }
  if (compare(lower, upper) === 0) {
    const itself = { side: "boundary", amount: undefined, margin: ZERO, radius: lower } as const;
    questions.push(refutedQuestion(problem, itself));
  }
  return { name, problem, rule: RULE, questions };
}
