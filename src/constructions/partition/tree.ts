// UNTRUSTED. Grows a tree of hyperplanes, each missing the balls of its node, until all leaves are pure.
import { at, compare, type Rational } from "../../numbers/index.js";
import { type Cut, misses } from "./cut.js";
import type { Search } from "./ranking.js";
import { cutOf } from "./search.js";
import { pause } from "../search/pause.js";
import { near } from "../../doubles/near.js";
import { projectExact } from "../points/point-matrix.js";
import { submatrix } from "../points/submatrix.js";

/** A part of the points with one label. */
export interface Leaf {
  readonly kind: "leaf";
  readonly label: number;
}

/** A part with several labels, and the cut between its two sides. */
export interface Branch {
  readonly kind: "branch";
  readonly cut: Cut;
  readonly left: Tree;
  readonly right: Tree;
}

export type Tree = Leaf | Branch;

/** A tree, or the points of a part that no direction tried could cut at the radius. */
export type Growth =
  | { readonly status: "grown"; readonly tree: Tree }
  | { readonly status: "stuck"; readonly members: readonly number[] };

/** The points on each side of a cut that misses them. */
function split(
  search: Search,
  cut: Cut,
  members: readonly number[],
): { left: number[]; right: number[] } {
  const values = projectExact(submatrix(search.matrix, members), cut.w);
  const left: number[] = [];
  const right: number[] = [];
  members.forEach((i, n) => (at(values, n) >= cut.above ? right : left).push(i));
  return { left, right };
}

/** Goes down a known tree as far as all points stay together. */
function descended(
  search: Search,
  tree: Tree | undefined,
  members: readonly number[],
): Tree | undefined {
  let place = tree;
  while (place?.kind === "branch") {
    const { left, right } = split(search, place.cut, members);
    if (left.length > 0 && right.length > 0) return place;
    place = left.length > 0 ? place.left : place.right;
  }
  return undefined;
}

/** How far cuts have to reach: `floor` if some cut does, else as far as possible beyond `least`. */
export interface Aim {
  readonly floor: number;
  readonly least: number;
  /** Every cut must exactly reach it, if given. */
  readonly radius: Rational | undefined;
}

/**
 * Grows a tree.
 *
 * A cut that misses the balls of a part misses those of every smaller part, so no choice closes a
 * way: if a tree exists, the parts of any cut have trees too. So nothing is ever taken back.
 *
 * Shapes   guide: a tree whose cuts reach the aim.
 * Ensures  with a guide the tree is always grown.
 */
export async function grow(
  search: Search,
  aim: Aim,
  guide: Tree | undefined,
  progress: (branches: number) => void,
): Promise<Growth> {
  const { labels } = search.matrix;
  let { floor } = aim;
  let branches = 0;
  let stuck: readonly number[] | undefined;
  const isEnough = (cut: Cut): boolean =>
    near(cut.reach) > aim.least && (aim.radius === undefined || misses(cut, aim.radius));
  const part = async (members: readonly number[], known: Tree | undefined): Promise<Tree> => {
    const label = labels[members[0] ?? 0] ?? 0;
    const leaf: Leaf = { kind: "leaf", label };
    if (stuck !== undefined || members.every((i) => labels[i] === label)) return leaf;
    await pause();
    const place = descended(search, known, members);
    const cut = cutOf(search, members, floor, place?.kind === "branch" ? place.cut : undefined);
    if (cut === undefined || !isEnough(cut)) {
      stuck = members;
      return leaf;
    }
    branches += 1;
    progress(branches);
    floor = Math.min(floor, near(cut.reach));
    const sides = split(search, cut, members);
    const left = await part(sides.left, place);
    return { kind: "branch", cut, left, right: await part(sides.right, place) };
  };
  const tree = await part(Array.from(labels.keys()), guide);
  return stuck === undefined ? { status: "grown", tree } : { status: "stuck", members: stuck };
}

/** The branches of a tree by level, the root first. */
export function levelsOf(tree: Tree): Branch[][] {
  const levels: Branch[][] = [];
  let parts: readonly Tree[] = [tree];
  for (;;) {
    const branches = parts.filter((one) => one.kind === "branch");
    if (branches.length === 0) return levels;
    levels.push(branches);
    parts = branches.flatMap(({ left, right }) => [left, right]);
  }
}

/** The least reach of the cuts of a tree; undefined for a leaf. */
export function reachOf(tree: Tree): Rational | undefined {
  let least: Rational | undefined;
  for (const { cut } of levelsOf(tree).flat()) {
    if (least === undefined || compare(cut.reach, least) < 0) least = cut.reach;
  }
  return least;
}

/** The label of the leftmost leaf. */
export function firstLabel(tree: Tree): number {
  let place = tree;
  while (place.kind === "branch") place = place.left;
  return place.label;
}
