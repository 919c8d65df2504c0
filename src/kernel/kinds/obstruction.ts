// TRUSTED. The rule of obstructions: no network has one activation region a ball and memorizes the dataset.
// Imports only the kernel. docs/theory.md#obstruction. Proved: accept_obstruction_sound.
//
// Sound: an affine form that has a weakly constant sign on the balls, but not the same on all of a family,
// splits it into two sides whose hulls are at least 2μ apart. If every split has hulls nearer than that, all
// units have one phase on the whole family, so f is one affine map on its balls, and they carry one label.
// A link shows two hulls near to each other: it excludes every split that puts its two ends on two sides.
import {
  at,
  compare,
  lcm,
  multiply,
  type Rational,
  rational,
  reduced,
  type Scaled,
  scaled,
} from "../../numbers/index.js";
import { type LabelledPoint, type Setting, testSetting } from "../claim.js";
import { distanceDefect } from "../distance.js";
import { atMost, testDenominator, testVector } from "../limits.js";
import { unproved } from "../refusal.js";
import { seal, sealed } from "../theorem.js";
import { type Points, pointsOf } from "./points.js";
import type { NoObstruction } from "./rejections.js";

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

/**
 * No network memorizes the dataset at this radius, or a larger one, with one activation region per ball: with
 * an exact rule, and with every rule if the family has two labels.
 */
export interface Obstruction {
  readonly kind: "obstruction";
  readonly setting: Setting;
  /** Numbers of the points that make it impossible. */
  readonly family: readonly number[];
  readonly rules: "every" | "exact";
}

type No = (reason: NoObstruction["reason"], more?: Partial<NoObstruction>) => never;

/** The point of a hull. Cost: one multiplication a coordinate of a member. */
function pointOf({ members, weights }: HullPoint, points: Points, no: No): Scaled {
  const shares = scaled(weights);
  const sum = shares.ints.reduce((total, n) => total + n, 0n);
  const isConvex = members.length === weights.length && sum === shares.den;
  if (!isConvex || shares.ints.some((n) => n < 0n)) no("not-convex");
  const own = members.map((member) => points.get(member)?.point ?? no("not-in-family"));
  let den = 1n;
  for (const point of own) {
    den = lcm(den, point.den);
    testDenominator(den);
  }
  const total = new Array<bigint>(at(own, 0).ints.length).fill(0n);
  for (const [k, point] of own.entries()) {
    const factor = at(shares.ints, k) * (den / point.den);
    for (const [c, n] of point.ints.entries()) total[c] = at(total, c) + factor * n;
  }
  const hull = reduced(total, den * shares.den);
  testVector(hull, "value-bits");
  return hull;
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
  witness: ObstructionWitness,
  given: Iterable<LabelledPoint>,
): Obstruction {
  const setting = sealed(about);
  testSetting(setting);
  const members = new Set(witness.family);
  const points = pointsOf(setting, given, (index) => members.has(index));
  const { family, distance, links } = witness;
  const no: No = (reason, more = {}) => unproved({ code: "unproved/obstruction", reason, ...more });
  if (new Set(family).size < family.length) no("point-twice");
  if (compare(distance, multiply(rational(2n), setting.radius)) >= 0) no("distance-not-below");
  const labels = new Set(family.map((index) => points.get(index)?.label ?? no("no-such-point")));
  if (labels.size < 2) no("one-label");
  for (const [link, { ends, powers }] of links.entries()) {
    const noLink: No = (reason) => no(reason, { link });
    const [u, v] = [pointOf(ends[0], points, noLink), pointOf(ends[1], points, noLink)];
    const far = distanceDefect(setting.norm, u, v, distance, powers);
    if (far !== undefined) noLink(far);
  }
  const parts: Parts = new Map(family.map((member) => [member, member]));
  joinAll(parts, links);
  const rest = [...new Set(parts.values())];
  atMost("parts", rest.length);
  const side = openSplit(parts, rest, links);
  if (side !== undefined)
    no("open-split", { side: rest.filter((_, k) => (side & (1 << k)) !== 0) });
  const rules = labels.size === 2 ? "every" : "exact";
  return seal({ kind: "obstruction", setting, family, rules });
}
