// TRUSTED. The rule of counterexamples: one rational point of one ball with another label refutes a claim.
// Imports only the kernel. docs/theory.md#counterexample.
//
// Sound: the claim says that the rule gives y at f(x') for every real x' of the closed ball of (x, y). If
// ‖x' − x‖_p ≤ μ and f(x'), evaluated exactly, does not mean y, then that is false.
import { type Claim, claimDefect, sealed } from "./claim.js";
import { boundedDistance } from "./distance.js";
import { evaluateWithin } from "./evaluate.js";
import type { Refutation } from "./finding.js";
import type { NoCounterexample } from "./finding-rejection.js";
import type { Network } from "./network.js";
import { meansLabel } from "./output-label.js";
import { pointsOf } from "./points.js";
import type { Rational } from "./rational.js";
import { refuse, sound } from "./refusal.js";
import { rejected } from "./rejection.js";
import { type LabelledPoint, pointDefect } from "./setting.js";
import type { Scaled } from "./scaled.js";
import { seal } from "./theorem.js";

/** Evidence that a claim is false: the number of a ball, a point of it, and powers for p = a/b. */
export interface CounterexampleWitness {
  readonly ball: number;
  readonly point: Scaled;
  readonly powers: readonly Rational[];
}

/**
 * Shows that a claim about a network is false.
 *
 * Requires  a network made by the kernel.
 * Ensures   a theorem, or a refusal: the claim is not meaningful, the points, the witness.
 * Cost      one exact evaluation; memory for one point.
 */
export function refuted(
  about: Claim,
  { inputs, layers }: Network,
  { ball, point, powers }: CounterexampleWitness,
  given: Iterable<LabelledPoint>,
): Refutation {
  // Copies: whoever gives the points cannot change what is shown of them.
  const [claim, network] = [sealed(about), { inputs, layers: [...layers] }];
  sound(claimDefect(claim, network));
  // One point is no share of a ball.
  if (claim.error !== undefined) {
    const got = `${claim.error.num}/${claim.error.den}`;
    refuse(rejected({ code: "ill-formed/error", expected: "a claim without an error", got }));
  }
  const points = pointsOf(claim, given, (index) => index === ball);
  const no = (reason: NoCounterexample["reason"]): never =>
    refuse(rejected({ code: "unproved/counterexample", ball, reason }));
  const { point: centre, label } = points.get(ball) ?? no("no-such-point");
  sound(pointDefect(claim, ball, { point, label }));
  const far = sound(boundedDistance(claim.norm, point, centre, claim.radius, powers));
  if (far !== undefined) no(far);
  const output = sound(evaluateWithin(network, point));
  if (meansLabel(claim.rule, label, output)) no("right-label");
  return seal({ kind: "counterexample", claim, ball });
}
