// UNTRUSTED. Looks for an obstruction: points that no tree of cuts can set apart by their labels.
// May import kernel, dataset, certify, constructions. The kernel decides.
import { powersAbove } from "../certify/ratio.js";
import { near } from "../doubles/near.js";
import { integerNear, unlessBeyond } from "../doubles/beyond-doubles.js";
import { type HullPoint, type Link, type ObstructionWitness, obstructed } from "../kernel/index.js";
import {
  add,
  at,
  divide,
  entry,
  multiply,
  type Rational,
  rational,
  subtract,
} from "../numbers/index.js";
import { concluded } from "./judge-map.js";
import { settingOf } from "./map-near.js";
import { ownQuestion, type Question } from "./own-question.js";
import {
  joinedByHulls,
  joinedByPairs,
  linkOf,
  type NearLink,
  type Part,
  sceneOf,
} from "./parts.js";
import { blockedFamily } from "./splits.js";

/** The distance is 2μ less this part. */
const SLACK_BITS = 30n;
/** Binary digits of the weights. */
const WEIGHT_BITS = 24;

/** Dyadic weights with sum 1, members of weight 0 left out. */
function hullPoint(members: readonly number[], weights: Float64Array): HullPoint {
  const unit = 2 ** WEIGHT_BITS;
  const ints = members.map((_, k) => integerNear((weights[k] ?? 0) * unit, "a weight"));
  const largest = ints.reduce((best, n, k) => (n > at(ints, best) ? k : best), 0);
  const sum = ints.reduce((total, n) => total + n, 0n);
  const adjusted = ints.map((n, k) => (k === largest ? n + BigInt(unit) - sum : n));
  const kept = [...members.keys()].filter((k) => at(adjusted, k) > 0n);
  return {
    members: kept.map((k) => at(members, k)),
    weights: kept.map((k) => rational(at(adjusted, k), BigInt(unit))),
  };
}

/** The exact point of a hull. */
function exactPoint({ dataset }: Question, { members, weights }: HullPoint): readonly Rational[] {
  const dimension = dataset.dimension;
  return Array.from({ length: dimension }, (_, c) =>
    members.reduce(
      (sum, member, k) =>
        add(sum, multiply(at(weights, k), entry(at(dataset.points, member).point, c))),
      rational(0n),
    ),
  );
}

function exactLink(question: Question, { first, second, nearest }: NearLink): Link {
  const { norm } = question;
  const ends = [hullPoint(first, nearest.first), hullPoint(second, nearest.second)] as const;
  if (norm.kind !== "power") return { ends, powers: [] };
  const [u, v] = [exactPoint(question, ends[0]), exactPoint(question, ends[1])];
  const apart = u.map((x, k) => subtract(x, at(v, k)));
  return { ends, powers: powersAbove(apart, norm.a, norm.b) };
}

/** The witness of a family, with the links that lie in it, if the kernel accepts it. */
function accepted(
  question: Question,
  family: readonly number[],
  links: readonly NearLink[],
  distance: Rational,
): ObstructionWitness | undefined {
  const members = new Set(family);
  const own = links.filter(({ first, second }) =>
    [...first, ...second].every((m) => members.has(m)),
  );
  const witness: ObstructionWitness = {
    family: [...family].sort((a, b) => a - b),
    distance,
    links: own.map((link) => exactLink(question, link)),
  };
  const found = concluded(question.dataset, (points) =>
    obstructed(settingOf(question), witness, points),
  );
  return "verdict" in found ? undefined : witness;
}

/**
 * Evidence that no network has one activation region per ball, or undefined if none was found.
 *
 * Ensures  evidence that the kernel accepts.
 * Cost     all pairs of points with equal labels, then hulls of parts, within a budget.
 */
export function obstructionFor(question: Question): ObstructionWitness | undefined {
  return unlessBeyond(() => searched(question), undefined);
}

function searched(question: Question): ObstructionWitness | undefined {
  const { norm, radius } = question;
  const own = ownQuestion(question);
  const share = rational((1n << SLACK_BITS) - 1n, 1n << SLACK_BITS);
  const distance = multiply(multiply(rational(2n), radius), share);
  const enough = near(divide(distance, own.unit)) * (1 - 1e-9);
  const scene = sceneOf(own.question.dataset, norm, enough);
  const pairs = joinedByPairs(scene);
  const { parts, links, mixed } = joinedByHulls(scene, pairs.parts, pairs.links);
  if (mixed !== undefined) return accepted(question, mixed.members, links, distance);
  const blocked = blockedFamily(scene, parts, (a, b) => linkOf(scene, membersOf(a), membersOf(b)));
  if (blocked === undefined) return undefined;
  return accepted(question, membersOf(blocked.parts), [...links, ...blocked.links], distance);
}

function membersOf(parts: readonly Part[]): readonly number[] {
  return parts.flatMap(({ members }) => members);
}
