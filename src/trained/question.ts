// UNTRUSTED. What is asked of every point of a dataset, and what its centre alone decides. May import kernel, certify.
import { type NearNetwork, nearNetwork } from "../certify/index.js";
import {
  type Ends,
  evaluateWithin,
  meansLabel,
  type Network,
  type Norm,
  type Prepared,
  prepared,
  rangesOf,
  roundedIn,
  type Rule,
  runAt,
  type Semantics,
} from "../kernel/index.js";
import type { Scaled } from "../numbers/index.js";

/** Bits of weights that prove the most: docs/theory.md#bounds. */
export const BITS = 26;

/** What all points of a dataset have in common. */
export interface Question {
  readonly network: Network;
  readonly prepared: Prepared;
  readonly near: NearNetwork;
  readonly norm: Norm;
  readonly rule: Rule;
  /** As it is claimed. */
  readonly domain: Ends | undefined;
  /** A least and a most for each coordinate. */
  readonly ranges: ReturnType<typeof rangesOf>;
  readonly semantics?: Semantics;
}

/** Requires weights of the format of the semantics, if there is one. */
export function questionOf(
  network: Network,
  norm: Norm,
  rule: Rule,
  domain?: Ends,
  semantics?: Semantics,
): Question {
  return {
    network,
    prepared: semantics ? roundedIn(network, BITS, semantics) : prepared(network, BITS),
    near: nearNetwork(network),
    norm,
    rule,
    domain,
    ranges: rangesOf(domain, network.inputs),
    ...(semantics && { semantics }),
  };
}

export interface Labelled {
  readonly point: Scaled;
  readonly label: number;
}

/**
 * Does the network give the label at this point, exactly or by a run of the semantics? Undefined: its numbers are too
 * long, or none of the format.
 */
export function isRightAt(
  { network, rule, semantics }: Question,
  x: Scaled,
  label: number,
): boolean | undefined {
  if (semantics !== undefined) {
    const output = runAt(network, x, semantics);
    return output && meansLabel(rule, label, output);
  }
  const output = evaluateWithin(network, x);
  return "verdict" in output ? undefined : meansLabel(rule, label, output);
}

/** What the centre alone decides; undefined: it has its label, or is none of the format, which it need not be. */
export function resultAtCentre(
  question: Question,
  { point, label }: Labelled,
): "wrong" | "open" | undefined {
  const isRight = isRightAt(question, point, label);
  if (isRight === false) return "wrong";
  return isRight === true || question.semantics !== undefined ? undefined : "open";
}
