// UNTRUSTED. The answer of a property: a point of a case, or a tree for each. May import kernel, certify.
import { nearNetwork, nearPoint, nearTrace } from "../certify/index.js";
import { near } from "../doubles/near.js";
import {
  answered,
  answeredProperty,
  boxOf,
  type Network,
  type Prepared,
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

/** Looks for a point of each case at first, then for a tree. */
export type CaseStep = "attack" | "prove";

/** What one step finds of one case: a point, a tree, or nothing. */
export interface CaseFound {
  readonly point?: Scaled;
  readonly nodes?: readonly TreeNode[];
}

/** A question about a network, as plain data that a thread can be told. Requires: cases of its sizes. */
export interface PropertySearch {
  readonly network: Network;
  readonly cases: readonly PropertyCase[];
  readonly semantics: Semantics | undefined;
}

function claimOf({ network, cases, semantics }: PropertySearch) {
  const outputs = at(network.layers, network.layers.length - 1).rows.length;
  const about = { inputs: network.inputs, outputs, cases, ...(semantics && { semantics }) };
  return { ...about, answer: "unsat" } as const;
}

/** Opens both steps, case by case. Ensures: what is found of a case does not depend on the others. */
export function propertySearch(
  search: PropertySearch,
  isOver: () => boolean,
  done: (share: number) => void = () => undefined,
): Readonly<Record<CaseStep, (index: number) => CaseFound>> {
  const { network, cases, semantics } = search;
  const claim = claimOf(search);
  const points = cases.map((_, index) => new CasePoints(network, claim, index));
  const found = ({ found: point }: CasePoints): CaseFound => (point === undefined ? {} : { point });
  let whole: Prepared | undefined;
  return {
    attack(index) {
      const own = at(points, index);
      if (!isEmpty(own.own)) own.attacked(isOver);
      return found(own);
    },
    prove(index) {
      const own = at(points, index);
      if (isEmpty(own.own)) return { nodes: [] };
      whole ??= semantics ? roundedIn(network, BITS, semantics) : prepared(network, BITS);
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
      if (own.found !== undefined || typeof tree === "string") return found(own);
      return { nodes: tree.nodes };
    },
  };
}

/**
 * The answer of a question about a network.
 *
 * Shapes   `found`: what a step finds of every case, in order; undefined if it was not reached.
 * Ensures  the point of the first case that has one by the first step, else by the second.
 */
export async function settleProperty(
  search: PropertySearch,
  found: (step: CaseStep) => AsyncIterable<CaseFound | undefined>,
  { isOver, done }: PropertyWatch,
): Promise<PropertyFound> {
  const claim = claimOf(search);
  const trees: (readonly TreeNode[])[] = [];
  for (const step of ["attack", "prove"] as const) {
    let index = 0;
    for await (const own of found(step)) {
      const { point, nodes } = own ?? {};
      if (point !== undefined) {
        return { claim: { ...claim, answer: "sat" }, evidence: { case: index, point } };
      }
      if (step === "prove") {
        if (nodes === undefined)
          return { answer: isOver() ? "timed-out" : "unknown", settled: index };
        trees.push(nodes);
        done(trees.length / search.cases.length);
      }
      index += 1;
    }
  }
  return { claim, evidence: { trees } };
}
