// UNTRUSTED. Evidence for one ball of a given network, the shortest first: its pattern, no facts, bounds.
// May import kernel, dataset. The kernel's own passes over the ball decide what is enough.
import type { Dataset } from "../dataset/dataset.js";
import {
  at,
  type Evidence,
  type FactFamily,
  forwardOf,
  labelByFacts,
  linearParts,
  type Network,
  type Norm,
  type Rational,
  type ReachWitness,
  type Refusal,
  regionOf,
  type Rule,
  type Statement,
} from "../kernel/index.js";
import { boundFacts } from "./bound-facts.js";
import { NearBall } from "./near-form.js";
import { nearNetwork, nearPoint } from "./near-network.js";
import { patternAt } from "./pattern.js";
import { witnessedReaches } from "./witnessed-reaches.js";

/** The claim for which evidence is sought. */
export interface Sought {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly norm: Norm;
  readonly radius: Rational;
  readonly rule: Rule;
}

/**
 * Opens the search for evidence, ball by ball.
 *
 * Requires  points of the network's dimension.
 * Ensures   evidence that proves the label of the ball, with the strongest statement found: the pattern
 *           if the ball lies in one activation region, else facts; or why the pattern is refused.
 * Cost      one to three passes of the kernel over the network a ball.
 */
export function evidenceSearch(
  sought: Sought,
  witnesses: readonly ReachWitness[],
): (ball: number) => Evidence | Refusal {
  const { network, dataset, norm, radius, rule } = sought;
  const parts = linearParts(
    network.inputs,
    norm,
    radius,
    witnessedReaches(norm, radius, witnesses),
  );
  const doubles = nearNetwork(network);

  function statementBy(ball: number, facts: readonly FactFamily[]): Statement | Refusal {
    const { point, label } = at(dataset.points, ball);
    const output = forwardOf(network, parts, ball, point, facts);
    return output.verdict === "forward" ? labelByFacts(parts, rule, ball, label, output) : output;
  }

  function proposed(ball: number): readonly FactFamily[] | undefined {
    const centre = nearPoint(at(dataset.points, ball).point);
    return boundFacts(doubles, new NearBall(doubles, norm, radius, centre));
  }

  return (ball) => {
    const { point } = at(dataset.points, ball);
    const plain = statementBy(ball, []);
    if (plain === "one-activation-region") return { pattern: patternAt(network, point) };
    if (typeof plain === "string") return { facts: [] };
    const region = regionOf(network, parts, ball, point, patternAt(network, point));
    // In one activation region no other evidence could do better.
    if (region.verdict === "affine") return plain;
    const facts = proposed(ball);
    if (facts === undefined) return region;
    return typeof statementBy(ball, facts) === "string" ? { facts } : region;
  };
}
