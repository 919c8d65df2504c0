// UNTRUSTED. What is sought of each point of a dataset, as plain data that a thread can be told. May import kernel.
import type { Ends, Network, Norm, Rule, Semantics } from "../kernel/index.js";
import type { Rational } from "../numbers/index.js";
import { type Largest, largestRadius } from "./largest.js";
import { settle } from "./point-question.js";
import { type Labelled, questionOf } from "./question.js";

/** With --largest, the radii of a point that may take long share its time. */
const SHARES = 12;

export interface PointSearch {
  readonly network: Network;
  readonly norm: Norm;
  readonly rule: Rule;
  readonly domain: Ends | undefined;
  readonly semantics: Semantics | undefined;
  /** True if the largest radius of each point is sought, and not one radius for all. */
  readonly largest: boolean;
  /** The longest time for one point. */
  readonly milliseconds: number;
}

/**
 * Opens the search, point by point.
 *
 * Requires  weights of the format of the semantics, if there is one.
 * Ensures   what is found of a point does not depend on the points before it, unless its time or `over` cuts it.
 */
export function pointSearch(
  { network, norm, rule, domain, semantics, largest, milliseconds }: PointSearch,
  over: () => boolean,
): (labelled: Labelled, radius: Rational) => Largest {
  const question = questionOf(network, norm, rule, domain, semantics);
  const within = (time: number): (() => boolean) => {
    const end = Date.now() + time;
    return () => Date.now() > end || over();
  };
  return (labelled, radius) => {
    const isOver = within(milliseconds);
    if (!largest) return { evidence: settle(question, labelled, radius, isOver) };
    const share = (): (() => boolean) => within(milliseconds / SHARES);
    return largestRadius(question, labelled, radius, { isOver, share });
  };
}
