// UNTRUSTED. Which points a nearest-point rule needs: the sites of a Voronoi diagram of the classes.
// May import kernel. Every ball has an owner, a site of its label that wins against all others on it.
import { at, compare, type Rational } from "../../numbers/index.js";
import type { Images } from "./images.js";

/** Points kept by the rule, and for each point the one that stands for it. */
export interface Sites {
  /** Indices of points, by side: 0, 1, … */
  readonly bySide: readonly (readonly number[])[];
  /** For every point a site of its side. */
  readonly owner: Int32Array;
  /** Positive; at most a_owner(i) − a_j on ball i, for every i and every site j of another side. */
  readonly least: Rational;
}

/** Two differently labelled points that are too near for the radius. */
export interface TooNear {
  readonly pair: readonly [number, number];
}

/** A margin in doubles below this part of the numbers in it is not relied on to leave points out. */
const ROUGH = 2 ** -24;
const ROUNDS = 4;

/** True if site k wins on ball i against all rivals, by doubles. */
function wins(images: Images, i: number, k: number, rivals: readonly number[]): boolean {
  const { squares, extents } = images.tables;
  const { count } = images.matrix;
  const home = squares[i * count + k] ?? 0;
  for (const j of rivals) {
    const apart = squares[i * count + j] ?? 0;
    const extent = extents[k * count + j] ?? 0;
    if (!(apart - home - extent > ROUGH * (apart + home + extent))) return false;
  }
  return true;
}

/** Told how far the search of sites is. */
export type TellSites = (text: string, done: number, total: number) => void;

/** A small set of candidates that wins on every ball of the members, greedily; owners are entered. */
function cover(
  images: Images,
  members: readonly number[],
  candidates: readonly number[],
  rivals: readonly number[],
  owner: Int32Array,
  tried: () => void,
): number[] {
  const wonBy = candidates.map((k) => {
    tried();
    return members.filter((i) => i === k || owner[i] === k || wins(images, i, k, rivals));
  });
  const uncovered = new Set(members);
  const chosen: number[] = [];
  while (uncovered.size > 0) {
    let best = -1;
    let most = 0;
    wonBy.forEach((won, n) => {
      const fresh = won.reduce((sum, i) => (uncovered.has(i) ? sum + 1 : sum), 0);
      if (fresh > most) [best, most] = [n, fresh];
    });
    for (const i of wonBy[best] ?? members) {
      if (uncovered.delete(i)) owner[i] = candidates[best] ?? i;
    }
    if (best >= 0) chosen.push(at(candidates, best));
  }
  return chosen.sort((a, b) => a - b);
}

/** The pairs whose margin may be the least one, by doubles with their error. */
function tightest(
  images: Images,
  sites: Pick<Sites, "owner" | "bySide">,
  sides: Int32Array,
): [number, number, number][] {
  const rows: { key: [number, number, number]; low: number }[] = [];
  let bound = Infinity;
  for (let i = 0; i < sides.length; i += 1) {
    const k = sites.owner[i] ?? i;
    sites.bySide.forEach((members, side) => {
      if (side === sides[i]) return;
      for (const j of members) {
        const { value, slack } = images.nearMargin(i, k, j);
        if (!(value - slack <= bound)) continue;
        if (value + slack < bound) bound = value + slack;
        rows.push({ key: [i, k, j], low: value - slack });
      }
    });
  }
  return rows.filter(({ low }) => low <= bound).map(({ key }) => key);
}

/** The least margin of all balls, exactly, and where it is. */
function leastMargin(
  images: Images,
  sites: Pick<Sites, "owner" | "bySide">,
  sides: Int32Array,
): { readonly least: Rational; readonly pair: readonly [number, number] } | undefined {
  let found: { least: Rational; pair: readonly [number, number] } | undefined;
  for (const [i, k, j] of tightest(images, sites, sides)) {
    const margin = images.margin(i, k, j);
    if (found === undefined || compare(margin, found.least) < 0) {
      found = { least: margin, pair: [i, j] };
    }
  }
  return found;
}

/**
 * Sites of a labelling of the points by sides 0 … n−1.
 *
 * Requires  every side has a point.
 * Ensures   the margin of every ball is at least `least` > 0; or two points that are too near:
 *           ‖Wv‖² ≤ 2μ‖WᵀWv‖_q up to the rounding of the dual norm.
 * Method    all points first; then, side by side, a greedy cover of the balls by sites that win
 *           against every site that other sides still have. Doubles propose; the least margin is found
 *           among all that doubles, with their proved error, leave in question, and that one is exact.
 * Cost      N² tables, at most N³ comparisons, most of them cut short.
 */
export function sitesOf(images: Images, sides: Int32Array, tell?: TellSites): Sites | TooNear {
  const count = sides.reduce((most, side) => Math.max(most, side + 1), 0);
  const all = Array.from({ length: count }, (_, side) =>
    Array.from(sides.keys()).filter((i) => sides[i] === side),
  );
  const owner = Int32Array.from(sides.keys());
  const whole = leastMargin(images, { bySide: all, owner }, sides);
  if (whole === undefined || whole.least.num <= 0n) return { pair: whole?.pair ?? [0, 0] };
  const everything: Sites = { bySide: all, owner: owner.slice(), least: whole.least };
  if (!images.isExact) return everything;
  const kept: (readonly number[])[] = [...all];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = kept.reduce((sum, members) => sum + members.length, 0);
    let done = 0;
    const tried = (): void => {
      tell?.(`sites that are needed, round ${round + 1} of at most ${ROUNDS}`, done, before);
      done += 1;
    };
    all.forEach((members, side) => {
      const rivals = kept.filter((_, other) => other !== side).flat();
      kept[side] = cover(images, members, at(kept, side), rivals, owner, tried);
    });
    if (kept.reduce((sum, members) => sum + members.length, 0) === before) break;
  }
  const fewer = leastMargin(images, { bySide: kept, owner }, sides);
  if (fewer === undefined || fewer.least.num <= 0n) return everything;
  return { bySide: kept, owner, least: fewer.least };
}
