// UNTRUSTED. What every construction offers, and what it answers. May import kernel, dataset.
import type { Dataset } from "../dataset/dataset.js";
import type { FactFamily } from "../elaborate/index.js";
import type { ExceptedSlab, Network, Norm, Rule } from "../kernel/index.js";
import type { Rational } from "../numbers/index.js";
import type { DenseSize } from "../networks/index.js";

/** How a search is steered. The same dataset, norm, radius and options give the same answer. */
export interface ConstructOptions {
  /** Any text; different seeds search different directions. */
  readonly seed: string;
  /** Effort: 1 is the default, 2 searches about twice as long. */
  readonly budget: number;
  /**
   * Told now and then what the search is doing, and how much of how much is done where that is known. It
   * ends the search by throwing `Stopped`.
   */
  readonly progress?: (text: string, done?: number, total?: number) => void;
}

/** What is left out of every ball, where the construction has an error. */
export interface LeftOut {
  /** η: the shares of the slabs of a ball add up to at most this. */
  readonly error: Rational;
  readonly slabs: (ball: number) => readonly ExceptedSlab[];
}

/** A network that the construction claims to be right on every ball; certify decides. */
export interface Constructed {
  readonly status: "constructed";
  readonly construction: string;
  readonly network: Network;
  /** f(x) on the balls of class k; nothing if the rule is not `exact`. */
  readonly values: readonly Rational[];
  /** How the outputs are read; absent: `exact`, with the values. */
  readonly rule?: Rule;
  /** The radius asked for, or the one found. */
  readonly radius: Rational;
  /** Width, depth and parameters by the formula of the construction. */
  readonly formula: DenseSize;
  /** The choices that enter the formula, in words, such as "m = 2, table runs"; see `madeWords`. */
  readonly detail: string;
  /** The Lipschitz constant of f, where the construction chooses it: in values per unit of the data. */
  readonly slope?: Rational;
  /** The facts that prove a ball; absent if every ball lies in one activation region. */
  readonly facts?: (ball: number) => readonly FactFamily[];
  /** Absent if the network is right on the whole of every ball. */
  readonly leftOut?: LeftOut;
}

/** Why no network was found. It never says that there is none. */
export interface Unreached {
  readonly status: "unreached";
  readonly construction: string;
  /**
   * intervals: differently labelled intervals overlap in every direction tried;
   * walls: every grid tried cuts a ball; labels: two points share a cell of every grid tried;
   * cuts: every hyperplane tried that would set a part of the points apart cuts a ball of it;
   * distances: two differently labelled points are too near for a rule of the nearest point;
   * norm: it does not serve this norm; size: its network would be larger than it builds;
   * doubles: the data spans more scales than doubles do, and its search works in doubles;
   * own: a construction of one's own says that it has none, and the detail is its reason.
   */
  readonly condition:
    | "intervals"
    | "walls"
    | "labels"
    | "cuts"
    | "distances"
    | "norm"
    | "size"
    | "doubles"
    | "own";
  /** Indices, ascending, of two points that stand in the way in the best attempt; of any two if it is `own`. */
  readonly pair: readonly [number, number];
  /** The largest radius that was reached, if any was. */
  readonly largest: Rational | undefined;
  readonly detail: string;
}

/** A way of building networks. */
export interface Construction {
  readonly name: string;
  readonly citation: string;
  /**
   * A network that is constant on the ball of every point, or why none was found.
   *
   * Requires  at least two classes, every class with a point; radius > 0 if given.
   * Ensures   with no radius given: one as large as the search reaches, rounded down to be short.
   */
  readonly construct: (
    dataset: Dataset,
    norm: Norm,
    radius: Rational | undefined,
    options: ConstructOptions,
  ) => Promise<Constructed | Unreached>;
}

/** How the outputs of a network are read. */
export function ruleOf({ rule, values }: Pick<Constructed, "rule" | "values">): Rule {
  return rule ?? { kind: "exact", values };
}

/** The choices of a construction in words, with the numbers that go with the scale of the data. */
export function madeWords({ detail, slope }: Pick<Constructed, "detail" | "slope">): string {
  if (slope === undefined) return detail;
  return `${detail}; Lipschitz constant ${slope.num}/${slope.den}, the least there is`;
}

/** Two indices, the smaller first. */
export function ascending(i: number, j: number): [number, number] {
  return i <= j ? [i, j] : [j, i];
}
