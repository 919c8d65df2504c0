// UNTRUSTED. Evidence for one ball of a given network: what is known of it, or the first of: letters alone, bounds.
// May import kernel, dataset, elaborate. Explicit proofs are found by src/elaborate.
import type { Dataset } from "../dataset/dataset.js";
import { type Elaborated, elaborateBall, type FactFamily } from "../elaborate/index.js";
import {
  answered,
  type ExceptedSlab,
  linearParts,
  type Network,
  type Norm,
  openBudget,
  type ReachWitness,
  type Refusal,
  type Rule,
  showBall,
  layerValues,
  sumReach,
} from "../kernel/index.js";
import { at, type Rational } from "../numbers/index.js";
import { boundFacts } from "./bound-facts.js";
import { NearBall } from "./near-form.js";
import { nearNetwork, nearPoint } from "./near-network.js";
import { evidenceOfPhases, phasesAt } from "./pattern.js";
import { witnessedReaches } from "./witnessed-reaches.js";

/** The claim for which evidence is sought, and what is known of its balls. */
export interface Sought {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly norm: Norm;
  readonly radius: Rational;
  readonly rule: Rule;
  readonly error: Rational | undefined;
  readonly facts: ((ball: number) => readonly FactFamily[]) | undefined;
  readonly except: (ball: number) => readonly ExceptedSlab[];
}

/**
 * Opens the search for evidence, ball by ball.
 *
 * Requires  points of the network's dimension.
 * Ensures   evidence that proves the label of the ball; or why there is none. With facts given, from these. Without, with the
 *           strongest statement found: letters alone, else bounds in doubles; and if neither does, the first unit
 *           that is not stable, or what the label misses.
 * Cost      one to three passes over the network a ball.
 */
export function evidenceSearch(
  sought: Sought,
  witnesses: readonly ReachWitness[],
): (ball: number) => Elaborated | Refusal {
  const { network, dataset, norm, radius, rule, error } = sought;
  const reaches = witnessedReaches(norm, radius, witnesses);
  const parts = linearParts(
    network.inputs,
    norm,
    radius,
    reaches,
    sumReach(norm, radius),
    layerValues(),
  );
  const doubles = nearNetwork(network);

  function elaborated(ball: number, families: readonly FactFamily[]): Elaborated | Refusal {
    const { point: centre, label } = at(dataset.points, ball);
    const except = sought.except(ball);
    return elaborateBall({ network, parts, rule, ball, centre, label, families, except, error });
  }

  /** Why the ball is not shown to lie in one activation region with its label. */
  function regionRefusal(ball: number): Refusal | undefined {
    const { point: centre, label } = at(dataset.points, ball);
    const evidence = evidenceOfPhases(phasesAt(network, centre));
    const about = { network, parts, rule, error, ball, centre, label, evidence };
    const shown = answered(() => ({
      statement: showBall({ ...about, budget: openBudget(), rules: new Set() }),
    }));
    return "verdict" in shown ? shown : undefined;
  }

  function proposed(ball: number): readonly FactFamily[] | undefined {
    const centre = nearPoint(at(dataset.points, ball).point);
    return boundFacts(doubles, new NearBall(doubles, norm, radius, centre));
  }

  return (ball) => {
    if (sought.facts !== undefined) return elaborated(ball, sought.facts(ball));
    const plain = elaborated(ball, []);
    if (plain.verdict !== "rejected") return plain;
    const facts = proposed(ball);
    const bounded = facts === undefined ? plain : elaborated(ball, facts);
    return bounded.verdict === "elaborated" ? bounded : (regionRefusal(ball) ?? plain);
  };
}
