// TRUSTED. The judgement: claim + network + one ball after another → theorem or refusal.
// Imports only the kernel. If `conclude` gives a theorem, then every ball that was given carries its
// label (but for the share that the claim leaves out), with the statement about regions that the theorem
// names, and there were as many as claimed.
import { type Claim, claimDefect, sealed } from "./claim.js";
import { boundedDistance } from "./distance.js";
import type { ExceptedSlab } from "./excepted.js";
import { fault } from "./fault.js";
import type { FactFamily } from "./fact.js";
import { forwardOf } from "./forward.js";
import { labelByFacts } from "./label-by-facts.js";
import { labelDefect } from "./labelling.js";
import { type LinearParts, linearParts } from "./linear-parts.js";
import { type Network, sizeOf } from "./network.js";
import type { Pattern } from "./pattern.js";
import { divide, gcd, multiply, type Rational, rational } from "./rational.js";
import { directionKey } from "./reach.js";
import { exceeded, rejected, type RatioNotShown, type Refusal } from "./rejection.js";
import { regionOf } from "./region.js";
import { beyondIn, isLargePower, type Scaled, scaled, VALUE_BITS } from "./scaled.js";
import { pointDefect } from "./setting.js";
import type { Statement } from "./statement.js";
import { mint, type Theorem } from "./theorem.js";
import { reachByYoung, type ReachWitness } from "./young.js";

/**
 * Why a ball carries its label: the phases of all hidden units, or facts where units switch, with the slabs
 * that a claim with an error leaves out.
 */
export type Evidence =
  | { readonly pattern: Pattern }
  | { readonly facts: readonly FactFamily[]; readonly except?: readonly ExceptedSlab[] };

/** One point of the dataset with the evidence for its ball. */
export type Ball = { readonly centre: Scaled; readonly label: number } & Evidence;

/** Evidence for ρ ≥ r: two points, counted from 0, and powers for p = a/b (empty otherwise). */
export interface RatioWitness {
  readonly pair: readonly [number, number];
  readonly powers: readonly Rational[];
}

/** A judgement under way. After a refusal it is over: going on is a fault. */
export interface Judgement {
  ball(ball: Ball): Refusal | undefined;
  conclude(): Theorem | Refusal;
}

/** The bounds that the reach witnesses prove, by direction; or the first that proves nothing. */
function provedReaches(
  claim: Claim,
  witnesses: readonly ReachWitness[],
): ReadonlyMap<string, Rational> | Refusal {
  const reaches = new Map<string, Rational>();
  for (const [index, witness] of witnesses.entries()) {
    const expected = "conditions of Young's inequality";
    const got = `witness ${index}`;
    const { norm } = claim;
    let divisor = 0n;
    for (const n of witness.direction) divisor = gcd(divisor, n);
    if (norm.kind !== "power" || divisor === 0n || witness.direction.length !== claim.dimension) {
      return rejected({ code: "ill-formed/reach-witness", expected, got });
    }
    const { alpha, power, taus } = witness;
    const large = beyondIn(scaled([alpha]), "part-bits");
    if (large !== undefined) return large;
    const powered = [scaled([claim.radius]), scaled([power]), scaled(taus)];
    if (powered.some((v) => isLargePower(v, norm.a))) return exceeded("value-bits", VALUE_BITS);
    const bound = reachByYoung(norm.a, norm.b, claim.radius, witness);
    if (bound === undefined) return rejected({ code: "ill-formed/reach-witness", expected, got });
    const primitive = rational(bound.num, bound.den * divisor);
    reaches.set(directionKey(witness.direction, divisor), primitive);
  }
  return reaches;
}

/** A refusal unless the ball is a point of ℚ^d with a label of the claim. */
function ballDefect(claim: Claim, index: number, ball: Ball): Refusal | undefined {
  if (index >= claim.points) {
    const expected = `${claim.points} balls`;
    return rejected({ code: "ill-formed/empty-dataset", ball: index, expected, got: "more" });
  }
  return pointDefect(claim, index, { point: ball.centre, label: ball.label });
}

/** A refusal unless the pair shows ρ ≥ r. Nothing to show when the claim makes no such statement. */
function ratioDefect(
  claim: Claim,
  witness: RatioWitness | undefined,
  ends: readonly (Ball | undefined)[],
): Refusal | undefined {
  if (claim.ratio === undefined) return undefined;
  const pair = witness?.pair ?? [0, 0];
  const no = (reason: RatioNotShown["reason"]): Refusal =>
    rejected({ code: "unproved/ratio", pair, reason });
  if (witness === undefined) return no("no-witness");
  const [first, second] = ends;
  if (first === undefined || second === undefined) return no("no-such-pair");
  if (first.label === second.label) return no("equal-labels");
  const s = divide(multiply(rational(2n), claim.radius), claim.ratio);
  const far = boundedDistance(claim.norm, first.centre, second.centre, s, witness.powers);
  return typeof far === "string" ? no(far) : far;
}

/**
 * Opens the judgement of a claim about a network.
 *
 * Requires  every `Network` and `Scaled` made by the kernel's own functions.
 * Ensures   a refusal at once if the claim is not meaningful or a reach witness proves nothing.
 * Cost      memory for the network and the linear parts, never for the balls.
 */
export function openJudgement(
  asserted: Claim,
  given: Network,
  reachWitnesses: readonly ReachWitness[],
  ratioWitness: RatioWitness | undefined,
): Judgement | Refusal {
  const claim = sealed(asserted);
  const network = Object.freeze({ ...given, layers: Object.freeze([...given.layers]) });
  const defect = claimDefect(claim, network);
  if (defect !== undefined) return defect;
  const reaches = provedReaches(claim, reachWitnesses);
  if ("verdict" in reaches) return reaches;
  const parts: LinearParts = linearParts(claim.dimension, claim.norm, claim.radius, reaches);
  const balls = { "one-activation-region": 0, "one-linear-region": 0, "label-only": 0 };
  const ends: (Ball | undefined)[] = [undefined, undefined];
  let count = 0;
  let over = false;

  /** Keeps a copy of the ball if it is the end of the ratio's pair. */
  function keepEnds(ball: Ball): void {
    const { ints, den } = ball.centre;
    for (const [k, end] of (ratioWitness?.pair ?? []).entries()) {
      if (end === count) ends[k] = { ...ball, centre: { ints: [...ints], den } };
    }
  }

  /** What holds of the ball, or why it is not shown. */
  function judgeBall(ball: Ball): Statement | Refusal {
    const shape = ballDefect(claim, count, ball);
    if (shape !== undefined) return shape;
    const { centre, label } = ball;
    if ("pattern" in ball) {
      const output = regionOf(network, parts, count, centre, ball.pattern);
      if (output.verdict !== "affine") return output;
      return labelDefect(parts, claim.rule, count, label, output) ?? "one-activation-region";
    }
    const excepted = { slabs: ball.except ?? [], error: claim.error };
    const output = forwardOf(network, parts, count, centre, ball.facts, excepted);
    if (output.verdict !== "forward") return output;
    const shown = labelByFacts(parts, claim.rule, count, label, output);
    // Of what is left out nothing is shown, so no region holds the ball.
    return typeof shown === "string" && excepted.slabs.length > 0 ? "label-only" : shown;
  }

  return {
    ball(ball) {
      if (over) fault("the judgement is over");
      const shown = judgeBall(ball);
      if (typeof shown === "string") balls[shown] += 1;
      else over = true;
      keepEnds(ball);
      count += 1;
      return typeof shown === "string" ? undefined : shown;
    },
    conclude() {
      if (over) fault("the judgement is over");
      over = true;
      if (count !== claim.points) {
        const expected = `${claim.points} balls`;
        return rejected({ code: "ill-formed/empty-dataset", expected, got: `${count}` });
      }
      return ratioDefect(claim, ratioWitness, ends) ?? mint(claim, sizeOf(network), balls);
    },
  };
}
