// TRUSTED. The rule of counterexamples: one rational point of one ball with another label refutes a claim.
// Imports only the kernel. docs/theory.md#counterexample.
//
// Sound: the claim says that the rule gives y at f(x') for every real x' of the closed ball of (x, y). If
// ‖x' − x‖_p ≤ μ and f(x'), evaluated exactly, does not mean y, then that is false.
import { type Claim, claimDefect } from "./claim.js";
import { boundedDistance } from "./distance.js";
import { evaluateWithin } from "./evaluate.js";
import { type Finding, sealRefutation } from "./finding.js";
import { type Inquiry, openInquiry } from "./inquiry.js";
import type { Network } from "./network.js";
import { meansLabel } from "./output-label.js";
import type { Rational } from "./rational.js";
import type { NoCounterexample } from "./finding-rejection.js";
import { rejected, type Refusal } from "./rejection.js";
import { type LabelledPoint, pointDefect } from "./setting.js";
import type { Scaled } from "./scaled.js";

/** Evidence that a claim is false: the number of a ball, a point of it, and powers for p = a/b. */
export interface CounterexampleWitness {
  readonly ball: number;
  readonly point: Scaled;
  readonly powers: readonly Rational[];
}

function judge(
  claim: Claim,
  network: Network,
  witness: CounterexampleWitness,
  centre: LabelledPoint | undefined,
): Finding | Refusal {
  const { ball, point, powers } = witness;
  const no = (reason: NoCounterexample["reason"]): Refusal =>
    rejected({ code: "unproved/counterexample", ball, reason });
  if (centre === undefined) return no("no-such-point");
  const shape = pointDefect(claim, ball, { point, label: centre.label });
  if (shape !== undefined) return shape;
  const far = boundedDistance(claim.norm, point, centre.point, claim.radius, powers);
  if (far !== undefined) return typeof far === "string" ? no(far) : far;
  const output = evaluateWithin(network, point);
  if ("verdict" in output) return output;
  const isRight = meansLabel(claim.rule, centre.label, output);
  return isRight ? no("right-label") : sealRefutation(claim, ball);
}

/**
 * Opens the refutation of a claim about a network; it is to be given all points of the dataset.
 *
 * Ensures  a refusal at once if the claim is not meaningful; `conclude` says that it is false, or why the
 *          witness does not show it.
 * Cost     one exact evaluation; memory for one point.
 */
export function openCounterexample(
  given: Claim,
  { inputs, layers }: Network,
  evidence: CounterexampleWitness,
): Inquiry | Refusal {
  const [claim, witness] = structuredClone([given, evidence] as const);
  const network = { inputs, layers: [...layers] };
  const defect = claimDefect(claim, network);
  if (defect !== undefined) return defect;
  const { ball } = witness;
  // One point is no share of a ball.
  if (claim.error !== undefined) {
    const got = `${claim.error.num}/${claim.error.den}`;
    return rejected({ code: "ill-formed/error", expected: "a claim without an error", got });
  }
  return openInquiry(
    claim,
    (index) => index === ball,
    (points) => judge(claim, network, witness, points.get(ball)),
  );
}
