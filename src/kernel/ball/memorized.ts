// TRUSTED. The judgement: claim + network + balls → theorem. The only way to a `Theorem`.
// Imports only the kernel. If it returns, every ball that was given carries its label (but for the share that
// the claim leaves out), with the statement about regions that the theorem names, and there were as many as claimed. Proved: accept_sound.
import { at, type Scaled } from "../../numbers/index.js";
import { openBudget } from "../budget.js";
import { type Claim, type LabelledPoint, testClaim, testPoint } from "../claim.js";
import { sumReach } from "../fast/gram.js";
import { type GivenBall, lettersWay, type Way } from "../fast/letters.js";
import { layerValues, scaledOf } from "../fast/short.js";
import { linearParts } from "../linear-parts.js";
import { type Network, type Size, sizeOf } from "../network.js";
import { type RatioWitness, testRatio } from "../optional/ratio.js";
import { provedReaches, type ReachWitness } from "../optional/young.js";
import { illShaped } from "../refusal.js";
import { seal, sealed } from "../theorem.js";
import { showBall } from "./follow.js";
import { type Statement, STATEMENTS } from "./labels.js";
import type { Evidence } from "./proof.js";
import { type RuleName, RULES } from "./ground.js";

/** One point of the dataset with the evidence for its ball. */
export interface Ball {
  readonly centre: Scaled;
  readonly label: number;
  readonly evidence: Evidence;
}

/** How many balls each statement was shown of, as the strongest. */
export type BallCounts = Readonly<Record<Statement, number>>;

/**
 * For every point of the claim and every real x in its closed ball the labelling rule gives its label, except
 * on a share of the ball of at most the error if the claim has one; and `statement`, the weakest of what was
 * shown of the balls, holds of every ball.
 */
export interface Memorization {
  readonly kind: "memorization" | "eta-robust";
  readonly claim: Claim;
  readonly statement: Statement;
  readonly balls: BallCounts;
  readonly size: Size;
  /** The rules that the proofs used, in the order of `RULES`. */
  readonly rules: readonly RuleName[];
}

/**
 * Judges a claim about a network, ball by ball in the order given.
 *
 * Statement  returns ⇒ for every ball and every real x in it the rule gives the ball's label, but for a share of at
 *            most the error if the claim has one; and ρ ≥ r if the claim names r.
 * Requires   every `Network` and `Scaled` made by the kernel's own functions.
 * Ensures    a theorem, or a refusal: the claim is not meaningful, a witness proves nothing, the first ball
 *            that is not shown, the count, the ratio, in this order. Balls are taken one at a time, and one more is
 *            never asked for than the claim names and one that is too many.
 * Cost       memory for the network, the linear parts and one ball.
 */
export function memorized(
  asserted: Claim,
  given: Network,
  reachWitnesses: readonly ReachWitness[],
  ratioWitness: RatioWitness | undefined,
  ofPoints: Iterable<GivenBall>,
  way: Way = "fast",
): Memorization {
  const claim = sealed(asserted);
  const network = Object.freeze({ ...given, layers: Object.freeze([...given.layers]) });
  testClaim(claim, network);
  const { norm, radius, rule, error, dimension } = claim;
  const used = new Set<RuleName>(reachWitnesses.length > 0 ? ["young"] : []);
  const reaches = used.has("young") ? provedReaches(claim, reachWitnesses) : new Map();
  const isFast = way === "fast";
  const sums = isFast ? sumReach(norm, radius) : undefined;
  const values = isFast ? layerValues() : undefined;
  const parts = linearParts(dimension, norm, radius, reaches, sums, values);
  const quickly = isFast ? lettersWay(network.layers, parts) : undefined;
  const balls = { "one-activation-region": 0, "one-linear-region": 0, "label-only": 0 };
  const witness = sealed(ratioWitness);
  const ends: (LabelledPoint | undefined)[] = [undefined, undefined];
  const miscounted = (got: string, ball?: number): never =>
    illShaped("ill-formed/empty-dataset", `${claim.points} balls`, got, ball);
  let count = 0;
  for (const ball of ofPoints) {
    if (count >= claim.points) miscounted("more", count);
    const { centre, label, evidence } = ball;
    testPoint(claim, count, { point: centre, label });
    const asked = { network, parts, rule, error, ball: count, label, evidence, rules: used };
    const plainly = () => showBall({ ...asked, centre: scaledOf(centre), budget: openBudget() });
    balls[quickly?.(asked, centre) ?? plainly()] += 1;
    for (const [k, end] of witness?.pair.entries() ?? [])
      if (end === count) ends[k] = { point: sealed(scaledOf(centre)), label };
    count += 1;
  }
  if (count !== claim.points) miscounted(`${count}`);
  if (claim.ratio !== undefined) testRatio(claim, claim.ratio, witness, ends);
  const statement = at(
    [...STATEMENTS].reverse().filter((one) => balls[one] > 0),
    0,
  );
  const kind = error === undefined ? "memorization" : "eta-robust";
  const rules = RULES.filter((one) => used.has(one));
  return seal({ kind, claim, statement, balls, size: sizeOf(network), rules });
}
