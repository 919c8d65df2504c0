// UNTRUSTED. A few parts of which every split has hulls near to each other. Proposals only.
// Imports kernel.
import { LIMITS } from "../kernel/index.js";
import { at } from "../numbers/index.js";
import { apart, type NearLink, type Part, type Scene } from "./parts.js";

/** Parts none of whose splits is a cut, and the links that show it. */
export interface Blocked {
  readonly parts: readonly Part[];
  readonly links: readonly NearLink[];
}

/** The link of two unions of parts, if there is one. */
export type LinkOf = (a: readonly Part[], b: readonly Part[]) => NearLink | undefined;

/** Families that are begun. */
const STARTS = 24;
/** Parts of a family at most: every split of it is tried. */
const MOST = Math.min(8, LIMITS.parts);

function distance(scene: Scene, a: Part, b: Part): number {
  return apart(scene, at(a.members, 0), at(b.members, 0));
}

/** The two sides of a split. */
function sides(parts: readonly Part[], split: number): readonly [Part[], Part[]] {
  const isIn = (k: number): boolean => (split & (1 << k)) !== 0;
  return [parts.filter((_, k) => isIn(k)), parts.filter((_, k) => !isIn(k))];
}

/** The first split without a link, or the links of all splits. */
function tried(parts: readonly Part[], linkOf: LinkOf): Blocked | readonly [Part[], Part[]] {
  const links: NearLink[] = [];
  for (let split = 1; split < 1 << (parts.length - 1); split += 1) {
    const [a, b] = sides(parts, split);
    const link = linkOf(a, b);
    if (link === undefined) return [a, b];
    links.push(link);
  }
  return { parts, links };
}

/** The part that keeps an open split from being extended either way, nearest first; or undefined. */
function blocker(
  scene: Scene,
  [a, b]: readonly [Part[], Part[]],
  others: readonly Part[],
  linkOf: LinkOf,
): Part | undefined {
  const family = [...a, ...b];
  const ranked = others
    .map((part) => ({ part, near: Math.min(...family.map((one) => distance(scene, one, part))) }))
    .sort((x, y) => x.near - y.near)
    .slice(0, STARTS);
  const found = ranked.find(
    ({ part }) => linkOf([...a, part], b) !== undefined && linkOf(a, [...b, part]) !== undefined,
  );
  return found?.part;
}

/**
 * A family of parts with two labels every split of which has a link; undefined if none was found.
 *
 * Requires  parts of one label each.
 * Cost      2^MOST hulls for each of a few starts.
 */
export function blockedFamily(
  scene: Scene,
  parts: readonly Part[],
  linkOf: LinkOf,
): Blocked | undefined {
  const opposite = parts.flatMap((a, k) =>
    parts
      .slice(0, k)
      .filter((b) => [...a.labels].some((label) => !b.labels.has(label)))
      .map((b) => ({ family: [a, b], near: distance(scene, a, b) })),
  );
  opposite.sort((x, y) => x.near - y.near);
  for (const start of opposite.slice(0, STARTS)) {
    let family: readonly Part[] = start.family;
    while (family.length <= MOST) {
      const answer = tried(family, linkOf);
      if ("links" in answer) return answer;
      const known = new Set(family);
      const others = parts.filter((part) => !known.has(part));
      const next = blocker(scene, answer, others, linkOf);
      if (next === undefined) break;
      family = [...family, next];
    }
  }
  return undefined;
}
