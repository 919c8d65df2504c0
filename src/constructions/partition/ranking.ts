// UNTRUSTED. What a search for cuts is given, and the best candidates so far.
import type { Norm } from "../../kernel/index.js";
import type { LineGap } from "./gap.js";
import type { PointMatrix } from "../points/point-matrix.js";
import type { Random } from "../../doubles/random.js";

const KEPT = 8;

/** What a search works on, and what it has spent. */
export interface Search {
  readonly matrix: PointMatrix;
  readonly norm: Norm;
  readonly random: Random;
  /** Cuts must miss all balls of the dataset, not only those of their node. */
  readonly isGlobal: boolean;
  /** Directions of the cuts so far, the latest last. */
  readonly used: Map<string, readonly bigint[]>;
  /** Products that may still be spent on more than a quick look. */
  effort: number;
  /** The search ends when `effort` falls below it. */
  readonly exhausted: number;
}

/** A direction with its best gap. */
export interface Candidate {
  readonly w: Float64Array;
  /** The integers of a direction that was used before. */
  readonly exact: readonly bigint[] | undefined;
  readonly gap: LineGap;
}

/** The best candidates so far. */
export interface Ranking {
  readonly pure: Candidate[];
  readonly wide: Candidate[];
}

/** Puts a candidate into a list by ascending rank, earlier ones first; the list stays short. */
export function insert(list: Candidate[], one: Candidate, rank: (gap: LineGap) => number): void {
  list.push(one);
  list.sort((a, b) => rank(a.gap) - rank(b.gap));
  if (list.length > KEPT) list.length = KEPT;
}
