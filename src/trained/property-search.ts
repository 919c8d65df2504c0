// UNTRUSTED. The answer of a property: a point of a case, or a tree for each. May import kernel, certify.
import { nearNetwork, nearPoint, nearTrace } from "../certify/index.js";
import { near } from "../doubles/near.js";
import {
  answered,
  answeredProperty,
  boxOf,
  type Network,
  prepared,
  roundedIn,
  type PropertyCase,
  type PropertyClaim,
  type PropertyEvidence,
  type Semantics,
  type TreeNode,
} from "../kernel/index.js";
import {
  add,
  at,
  compare,
  divide,
  entry,
  type Rational,
  rational,
  type Scaled,
  scaled,
} from "../numbers/index.js";
import { attack, doubt, outputCondition, worstAt } from "./attack.js";
import { PLACES, pointOfBox } from "./exact-point.js";
import { floatTowards } from "./float-point.js";
import { BITS } from "./question.js";
import { searchTree } from "./tree-search.js";

/** An answer with its evidence, or how many cases were settled when the search gave up or its time was over. */
export type PropertyFound =
  | { readonly claim: PropertyClaim; readonly evidence: PropertyEvidence }
  | { readonly answer: "unknown" | "timed-out"; readonly settled: number };

export interface PropertyWatch {
  readonly isOver: () => boolean;
  /** The share of all cases that is settled. */
  readonly done: (share: number) => void;
}

const RESTARTS = 12;

/** The point, each coordinate moved to a number of the format of the claim, towards the middle of its side. */
function inFormat(
  point: Scaled,
  lower: readonly Rational[],
  upper: readonly Rational[],
  { semantics }: PropertyClaim,
): Scaled {
  if (semantics === undefined) return point;
  const middle = (k: number): Rational => divide(add(at(lower, k), at(upper, k)), rational(2n));
  return scaled(lower.map((_, k) => floatTowards(entry(point, k), middle(k), semantics)));
}

/** Looks for a point of one case; what it returns was confirmed exactly. */
class CasePoints {
  readonly #near;
  readonly #forms;
  found: Scaled | undefined;

  constructor(
    readonly network: Network,
    readonly claim: PropertyClaim,
    readonly index: number,
  ) {
    this.#near = nearNetwork(network);
    this.#forms = this.own.conditions.map((one) => outputCondition(network, one));
  }

  get own(): PropertyCase {
    return at(this.claim.cases, this.index);
  }

  #isExact(point: Scaled): boolean {
    const claim = { ...this.claim, answer: "sat" } as const;
    const judged = answered(() =>
      answeredProperty(claim, this.network, BITS, { case: this.index, point }),
    );
    return !("verdict" in judged);
  }

  /** Tries x, and points near to it with fewer digits first. */
  tried(x: Float64Array): boolean {
    const output = nearTrace(this.#near, x).at(-1) ?? new Float64Array(0);
    const least = -Math.max(1e-6, doubt(this.claim.semantics, output));
    if (worstAt(this.#forms, x, output).value < least) return false;
    for (const places of PLACES) {
      const { lower, upper } = this.own;
      const point = inFormat(pointOfBox(lower, upper, x, places), lower, upper, this.claim);
      if (!this.#isExact(point)) continue;
      this.found = point;
      return true;
    }
    return false;
  }

  attacked(isOver: () => boolean): boolean {
    const low = Float64Array.from(this.own.lower, near);
    const high = Float64Array.from(this.own.upper, near);
    const project = (x: Float64Array): Float64Array =>
      x.map((own, k) => Math.min(high[k] ?? own, Math.max(low[k] ?? own, own)));
    const points = attack(this.#near, this.#forms, { low, high, project }, RESTARTS, "property");
    for (const x of points) {
      if (this.tried(x)) return true;
      if (isOver()) return false;
    }
    return false;
  }
}

/** True if no input is between the bounds. */
const isEmpty = ({ lower, upper }: PropertyCase): boolean =>
  lower.some((own, k) => compare(own, at(upper, k)) > 0);

/** The answer of a question about a network. Requires: cases of its sizes. */
export function settleProperty(
  network: Network,
  cases: readonly PropertyCase[],
  { isOver, done }: PropertyWatch,
  semantics?: Semantics,
): PropertyFound {
  const outputs = at(network.layers, network.layers.length - 1).rows.length;
  const about = { inputs: network.inputs, outputs, cases, ...(semantics && { semantics }) };
  const claim = { ...about, answer: "unsat" } as const;
  const found = (index: number, point: Scaled): PropertyFound => ({
    claim: { ...claim, answer: "sat" },
    evidence: { case: index, point },
  });
  const points = cases.map((_, index) => new CasePoints(network, claim, index));
  for (const [index, own] of points.entries()) {
    if (!isEmpty(own.own) && own.attacked(isOver) && own.found) return found(index, own.found);
  }
  const whole = semantics ? roundedIn(network, BITS, semantics) : prepared(network, BITS);
  const trees: (readonly TreeNode[])[] = [];
  for (const [index, own] of points.entries()) {
    if (isEmpty(own.own)) {
      trees.push([]);
      continue;
    }
    const set = boxOf(own.own.lower, own.own.upper);
    const corner = nearPoint(set.corner);
    let share = 0;
    const tree = searchTree(whole, set, [own.own.conditions], {
      isOver,
      done: (part) => {
        share += part;
        done((index + share) / cases.length);
      },
      isRefuting: (y) => own.tried(y.map((one, k) => one + (corner[k] ?? 0))),
    });
    if (own.found !== undefined) return found(index, own.found);
    if (typeof tree === "string")
      return { answer: isOver() ? "timed-out" : "unknown", settled: index };
    trees.push(tree.nodes);
  }
  return { claim, evidence: { trees } };
}
