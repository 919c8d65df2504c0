// TRUSTED. The rule of obstructions: no network has one activation region a ball and memorizes the dataset.
// Imports only the kernel. docs/theory.md#obstruction.
//
// Sound: an affine form that has a weakly constant sign on the balls, but not the same on all of a family,
// splits it into two sides whose hulls are at least 2μ apart. If every split has hulls nearer than that, all
// units have one phase on the whole family, so f is one affine map on its balls, and they carry one label.
// A link shows two hulls near to each other: it excludes every split that puts its two ends on two sides.
import { boundedDistance } from "./distance.js";
import { at } from "./fault.js";
import type { Obstruction } from "./finding.js";
import type { NoObstruction } from "./finding-rejection.js";
import { type Points, pointsOf } from "./points.js";
import { compare, lcm, multiply, type Rational, rational } from "./rational.js";
import { refuse, sound } from "./refusal.js";
import { exceeded, rejected } from "./rejection.js";
import { frozen, type LabelledPoint, type Setting, settingDefect } from "./setting.js";
import { beyondIn, DENOMINATOR_BITS, reduced, type Scaled, scaled } from "./scaled.js";
import { seal } from "./theorem.js";

/** A point of the hull of some points of the dataset: their numbers, and weights ≥ 0 of sum 1. */
export interface HullPoint {
  readonly members: readonly number[];
  readonly weights: readonly Rational[];
}

/** Two points of hulls that are near to each other, and powers that show it for p = a/b. */
export interface Link {
  readonly ends: readonly [HullPoint, HullPoint];
  readonly powers: readonly Rational[];
}

/** Evidence: points of the dataset, a bound s < 2μ, and links with ends at most s apart. */
export interface ObstructionWitness {
  readonly family: readonly number[];
  readonly distance: Rational;
  readonly links: readonly Link[];
}

/** Parts of a family that are left when links have joined what they can: 2^(parts − 1) splits are tried. */
export const PARTS = 12;

type Reason = NoObstruction["reason"];

/** The point of a hull, or why there is none. Cost: one multiplication a coordinate of a member. */
function pointOf({ members, weights }: HullPoint, points: Points): Scaled | Reason {
  if (members.length !== weights.length) return "not-convex";
  const shares = scaled(weights);
  let sum = 0n;
  for (const n of shares.ints) {
    if (n < 0n) return "not-convex";
    sum += n;
  }
  if (sum !== shares.den) return "not-convex";
  const own: Scaled[] = [];
  let den = 1n;
  for (const member of members) {
    const labelled = points.get(member);
    if (labelled === undefined) return "not-in-family";
    own.push(labelled.point);
    den = lcm(den, labelled.point.den);
    if (den > 1n << DENOMINATOR_BITS) refuse(exceeded("denominator-bits", DENOMINATOR_BITS));
  }
  const total = new Array<bigint>(at(own, 0).ints.length).fill(0n);
  for (const [k, point] of own.entries()) {
    const factor = at(shares.ints, k) * (den / point.den);
    point.ints.forEach((n, c) => (total[c] = at(total, c) + factor * n));
  }
  const hull = reduced(total, den * shares.den);
  sound(beyondIn(hull, "value-bits"));
  return hull;
}

/** Why a link shows nothing, or undefined. */
function linkDefect(
  { norm }: Setting,
  { ends, powers }: Link,
  distance: Rational,
  points: Points,
): Reason | undefined {
  const [u, v] = [pointOf(ends[0], points), pointOf(ends[1], points)];
  if (typeof u === "string") return u;
  if (typeof v === "string") return v;
  return sound(boundedDistance(norm, u, v, distance, powers));
}

/** The part of every member of a family, by the number of one of its members; at first each is its own. */
type Parts = Map<number, number>;

/** The parts in which an end of a link has members. */
function reached(parts: Parts, { members }: HullPoint): readonly number[] {
  return [...new Set(members.map((member) => parts.get(member) ?? member))];
}

/** Joins, in order, the two parts of every link each end of which lies in one: no split parts them. */
function joinAll(parts: Parts, links: readonly Link[]): void {
  for (const { ends } of links) {
    const [[first, ...more], [second, ...others]] = [
      reached(parts, ends[0]),
      reached(parts, ends[1]),
    ];
    if (first === undefined || second === undefined) continue;
    if (more.length > 0 || others.length > 0 || first === second) continue;
    for (const [member, part] of parts) if (part === first) parts.set(member, second);
  }
}

/** One side of a split of the parts that no link excludes, or undefined. Sides are sets of bits. */
function openSplit(
  parts: Parts,
  rest: readonly number[],
  links: readonly Link[],
): number | undefined {
  const bits = new Map(rest.map((part, k) => [part, 1 << k]));
  const sideOf = (end: HullPoint): number =>
    reached(parts, end).reduce((side, part) => side | (bits.get(part) ?? 0), 0);
  const sides = links.map(({ ends }) => [sideOf(ends[0]), sideOf(ends[1])] as const);
  const isBetween = (a: number, b: number, side: number): boolean =>
    (a & side) === a && (b & side) === 0;
  for (let side = 1; side < 1 << (rest.length - 1); side += 1) {
    const isExcluded = sides.some(([a, b]) => isBetween(a, b, side) || isBetween(b, a, side));
    if (!isExcluded) return side;
  }
  return undefined;
}

/**
 * Shows that a family of points keeps every network from having one region per ball.
 *
 * Ensures   a theorem, or a refusal: the setting is not meaningful, the points, the family, s ≥ 2μ, a link, a
 *           split that no link excludes.
 * Cost      d multiplications a member of a link; 2^(parts − 1) splits; memory for the family.
 */
export function obstructed(
  about: Setting,
  { family, distance, links }: ObstructionWitness,
  given: Iterable<LabelledPoint>,
): Obstruction {
  // A copy: whoever gives the points cannot change what is shown of them.
  const setting = frozen(about);
  sound(settingDefect(setting));
  const members = new Set(family);
  const points = pointsOf(setting, given, (index) => members.has(index));
  const no = (reason: Reason, more: Partial<NoObstruction> = {}): never =>
    refuse(rejected({ code: "unproved/obstruction", reason, ...more }));
  if (members.size < family.length) no("point-twice");
  if (compare(distance, multiply(rational(2n), setting.radius)) >= 0) no("distance-not-below");
  if (points.size < family.length) no("no-such-point");
  const labels = new Set([...points.values()].map(({ label }) => label));
  if (labels.size < 2) no("one-label");
  for (const [link, each] of links.entries()) {
    const defect = linkDefect(setting, each, distance, points);
    if (defect !== undefined) no(defect, { link });
  }
  const parts: Parts = new Map(family.map((member) => [member, member]));
  joinAll(parts, links);
  const rest = [...new Set(parts.values())];
  if (rest.length > PARTS) refuse(exceeded("parts", PARTS));
  const side = openSplit(parts, rest, links);
  if (side !== undefined)
    no("open-split", { side: rest.filter((_, k) => (side & (1 << k)) !== 0) });
  const rules = labels.size === 2 ? "every" : "exact";
  const own = Object.freeze([...family]);
  return seal({ kind: "obstruction", setting, family: own, rules });
}
