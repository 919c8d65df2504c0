// UNTRUSTED. Points in parts that no cut divides: links in doubles, joined as they are found.
// Imports kernel, certify, dataset.
import { nearPoint } from "../certify/near-network.js";
import { lengthOf } from "../certify/points-of-ball.js";
import type { Dataset } from "../dataset/dataset.js";
import type { Norm } from "../kernel/index.js";
import { at, difference } from "../numbers/index.js";
import { type Nearest, nearestPoints } from "./hulls.js";

/** Some points, by number, that every cut leaves on one side. */
export interface Part {
  readonly members: readonly number[];
  readonly labels: ReadonlySet<number>;
}

/** Weights of the members of two parts, or of unions of parts, whose points are near to each other. */
export interface NearLink {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly nearest: Nearest;
}

/** The dataset in doubles, about its first point, and what counts as near. */
export interface Scene {
  readonly dataset: Dataset;
  readonly norm: Norm;
  readonly points: readonly Float64Array[];
  /** A little below 2μ. */
  readonly enough: number;
  /** Multiplications of doubles that looking at hulls may still cost. */
  readonly budget: { left: number };
}

const EFFORT = 6e9;

export function sceneOf(dataset: Dataset, norm: Norm, enough: number): Scene {
  const first = at(dataset.points, 0).point;
  const points = dataset.points.map(({ point }) => nearPoint(difference(point, first)));
  return { dataset, norm, points, enough, budget: { left: EFFORT } };
}

export function apart({ norm, points }: Scene, i: number, j: number): number {
  const [a, b] = [at(points, i), at(points, j)];
  return lengthOf(
    norm,
    a.map((x, k) => x - (b[k] ?? 0)),
  );
}

/** The link of two sets of points, if their hulls are near enough and there is effort left. */
export function linkOf(
  scene: Scene,
  first: readonly number[],
  second: readonly number[],
): NearLink | undefined {
  if (scene.budget.left < 0) return undefined;
  const pick = (members: readonly number[]): Float64Array[] =>
    members.map((member) => at(scene.points, member));
  const nearest = nearestPoints(scene.norm, pick(first), pick(second), scene.enough * (1 - 1e-6));
  scene.budget.left -= nearest.effort;
  return nearest.distance < scene.enough ? { first, second, nearest } : undefined;
}

function merged(a: Part, b: Part): Part {
  return {
    members: [...a.members, ...b.members],
    labels: new Set([...a.labels, ...b.labels]),
  };
}

const ONE = Float64Array.of(1);

/** Parts joined by pairs of points that are near to each other, and the pairs that join them. */
export function joinedByPairs(scene: Scene): { parts: Part[]; links: NearLink[] } {
  const { points } = scene.dataset;
  const links: NearLink[] = [];
  const partOf = points.map((_, i) => i);
  const root = (i: number): number => {
    let part = i;
    for (let up = partOf[part]; up !== undefined && up !== part; up = partOf[part]) part = up;
    partOf[i] = part;
    return part;
  };
  for (const [i, { label }] of points.entries()) {
    for (let j = 0; j < i; j += 1) {
      if (at(points, j).label !== label || root(i) === root(j)) continue;
      const distance = apart(scene, i, j);
      if (distance >= scene.enough) continue;
      links.push({
        first: [j],
        second: [i],
        nearest: { first: ONE, second: ONE, distance, effort: 0 },
      });
      partOf[root(i)] = root(j);
    }
  }
  const groups = new Map<number, number[]>();
  for (const i of points.keys()) {
    const own = groups.get(root(i));
    if (own === undefined) groups.set(root(i), [i]);
    else own.push(i);
  }
  const parts = [...groups.values()].map((members) => ({
    members,
    labels: new Set([at(points, at(members, 0)).label]),
  }));
  return { parts, links };
}

/** How far apart two parts are at their nearest members, of at most a few of either. */
function closeness(scene: Scene, a: Part, b: Part): number {
  let least = Infinity;
  const some = (part: Part): readonly number[] => part.members.slice(0, 12);
  for (const i of some(a)) for (const j of some(b)) least = Math.min(least, apart(scene, i, j));
  return least;
}

/**
 * Joins parts whose hulls are near, the closest first, until a part has two labels or nothing joins.
 *
 * Ensures  links in an order in which each joins two whole parts.
 */
export function joinedByHulls(
  scene: Scene,
  start: readonly Part[],
  known: readonly NearLink[],
): { parts: readonly Part[]; links: readonly NearLink[]; mixed: Part | undefined } {
  let parts = [...start];
  const links = [...known];
  const failed = new Set<string>();
  for (;;) {
    const pairs = parts.flatMap((a, k) =>
      parts.slice(0, k).map((b) => ({ a, b, near: closeness(scene, a, b) })),
    );
    pairs.sort((x, y) => x.near - y.near);
    const found = pairs.find(({ a, b }) => {
      const name = `${at(a.members, 0)} ${a.members.length} ${at(b.members, 0)} ${b.members.length}`;
      if (failed.has(name)) return false;
      const link = linkOf(scene, a.members, b.members);
      if (link === undefined) failed.add(name);
      else links.push(link);
      return link !== undefined;
    });
    if (found === undefined) return { parts, links, mixed: undefined };
    const both = merged(found.a, found.b);
    parts = [...parts.filter((part) => part !== found.a && part !== found.b), both];
    if (both.labels.size > 1) return { parts, links, mixed: both };
  }
}
