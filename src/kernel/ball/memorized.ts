// TRUSTED. The judgement: claim + network + balls → theorem. The only way to a `Theorem`.
// Imports only the kernel. If it returns, every ball that was given carries its label (but for the share that
// the claim leaves out), with the statement about regions that the theorem names, and there were as many as claimed.
import { openBudget } from "../budget.js";
import { type Claim, claimDefect, sealed } from "../claim.js";
import { boundedDistance } from "../distance.js";
import { linearParts } from "../linear-parts.js";
import { type Network, sizeOf } from "../network.js";
import { divide, multiply, type Rational, rational } from "../rational.js";
import { refuse } from "../refusal.js";
import { type RatioNotShown, rejected } from "../rejection.js";
import type { Scaled } from "../scaled.js";
import { pointDefect } from "../setting.js";
import { mint, type Theorem } from "../theorem.js";
import type { ReachWitness } from "../young.js";
import { showBall } from "./follow.js";
import type { Evidence } from "./proof.js";
import { provedReaches } from "./reaches.js";
import type { RuleName } from "./rules.js";

/** One point of the dataset with the evidence for its ball. */
export interface Ball {
  readonly centre: Scaled;
  readonly label: number;
  readonly evidence: Evidence;
}

/** Evidence for ρ ≥ r: two points, counted from 0, and powers for p = a/b (empty otherwise). */
export interface RatioWitness {
  readonly pair: readonly [number, number];
  readonly powers: readonly Rational[];
}

/** Refuses unless the pair shows ρ ≥ r. Nothing to show when the claim makes no such statement. */
function testRatio(
  claim: Claim,
  witness: RatioWitness | undefined,
  ends: readonly (Ball | undefined)[],
): void {
  if (claim.ratio === undefined) return;
  const pair = witness?.pair ?? [0, 0];
  const no = (reason: RatioNotShown["reason"]): never =>
    refuse(rejected({ code: "unproved/ratio", pair, reason }));
  if (witness === undefined) return no("no-witness");
  const [first, second] = ends;
  if (first === undefined || second === undefined) return no("no-such-pair");
  if (first.label === second.label) return no("equal-labels");
  const s = divide(multiply(rational(2n), claim.radius), claim.ratio);
  const far = boundedDistance(claim.norm, first.centre, second.centre, s, witness.powers);
  if (far === undefined) return;
  if (typeof far === "string") return no(far);
  refuse(far);
}

function refuseCount(claim: Claim, got: string, ball?: number): never {
  const [code, expected] = ["ill-formed/empty-dataset", `${claim.points} balls`] as const;
  return refuse(rejected({ code, ...(ball !== undefined && { ball }), expected, got }));
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
  balls: Iterable<Ball>,
): Theorem {
  // Whoever gives the balls runs between them: what is judged is a copy.
  const claim = sealed(asserted);
  const network = Object.freeze({ ...given, layers: Object.freeze([...given.layers]) });
  const defect = claimDefect(claim, network);
  if (defect !== undefined) refuse(defect);
  const { norm, radius, rule, error, dimension } = claim;
  const reaches = provedReaches(claim, reachWitnesses);
  const parts = linearParts(dimension, norm, radius, reaches);
  const rules = new Set<RuleName>(reaches.size > 0 ? ["young"] : []);
  const counts = { "one-activation-region": 0, "one-linear-region": 0, "label-only": 0 };
  const pair = [...(ratioWitness?.pair ?? [])];
  const ends: (Ball | undefined)[] = [undefined, undefined];
  let count = 0;
  for (const ball of balls) {
    if (count >= claim.points) refuseCount(claim, "more", count);
    const { centre, label, evidence } = ball;
    const shape = pointDefect(claim, count, { point: centre, label });
    if (shape !== undefined) refuse(shape);
    const budget = openBudget();
    const about = { network, parts, rule, error, ball: count };
    counts[showBall({ ...about, centre, label, evidence, budget, rules })] += 1;
    for (const [k, end] of pair.entries())
      if (end === count) ends[k] = { ...ball, centre: { ...centre, ints: [...centre.ints] } };
    count += 1;
  }
  if (count !== claim.points) refuseCount(claim, `${count}`);
  testRatio(claim, ratioWitness, ends);
  return mint(claim, sizeOf(network), counts, rules);
}
