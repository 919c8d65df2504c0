// UNTRUSTED. The facts that prove a ball in a Voronoi network: M ≤ a_k − G for the other classes, and
// M ≥ a_k for the owner k, where the chain ends and in every round of maxima. May import kernel.
import type { FactFamily } from "../../elaborate/index.js";
import { at, ONE, type Rational, rational } from "../../numbers/index.js";
import type { ClassCode } from "../points/class-code.js";
import { type GroupRole, maximumFacts, maximumLayers } from "./maximum-tree.js";
import { factAbove, factBelow, plainFact, type Reach, unitTerm } from "./row-name.js";
import { placeInLayer, type SiteNames } from "./names.js";
import type { VoronoiPlan } from "./plan.js";

const MINUS_ONE = rational(-1n);
/** Layers of the chain from one with facts to the next: proofs go through those between. */
const STRIDE = 8;

/** p − q = 1 for the bits that are set, in the layer of the bits. */
export function bitFacts(reach: Reach, p: number): FactFamily[] {
  const up = [unitTerm(p), unitTerm(p + 1, MINUS_ONE)];
  const down = [unitTerm(p, MINUS_ONE), unitTerm(p + 1)];
  return [plainFact(reach, up, MINUS_ONE), plainFact(reach, down, ONE)];
}

/** What is fixed for all balls. */
export interface VoronoiProof {
  readonly plan: VoronoiPlan;
  readonly code: ClassCode;
  readonly names: SiteNames;
  readonly gap: Rational;
}

/**
 * The facts of a ball.
 *
 * Shapes  side: the class of the ball; owner: the site that stands for its point.
 * Size    three families a group and round of maxima, two a bit, and one a channel in every `STRIDE`th
 *         layer of the chain.
 */
export function voronoiFacts(proof: VoronoiProof, side: number, owner: number): FactFamily[] {
  const { plan, code, names, gap } = proof;
  const { channels, chain, groups, sides } = plan;
  const channel = channels.findIndex(({ sites }) => sites.includes(owner));
  const name = names.absolute(owner);
  const member = channel - channels.findIndex((other) => other.side === side);
  const classRoles = groups.map(
    (_, k): GroupRole => (k === side ? { kind: "own", member } : { kind: "below" }),
  );
  const bitRoles = sides.map(
    (classes): GroupRole =>
      classes.includes(side) ? { kind: "own", member: classes.indexOf(side) } : { kind: "below" },
  );
  const first = chain.length + 1;
  const second = first + maximumLayers(groups).length;
  const last = second + maximumLayers(sides.map(({ length }) => length)).length;
  const bitSizes = sides.map((classes) => classes.length);
  return [
    ...chainFacts(proof, channel, owner, last === first),
    ...maximumFacts(groups, classRoles, first, name, gap),
    ...maximumFacts(bitSizes, bitRoles, second, name, gap),
    ...code.bits.flatMap(({ ones }, l) =>
      at(ones, side) ? bitFacts({ from: last, to: last }, 2 * l) : [],
    ),
  ];
}

/**
 * M = a + U against the owner k in some layers of the chain: U ≤ a_k − a − G in the channels of other
 * classes, and U ≥ a_k − a in its own from where the owner has been taken on.
 */
function chainFacts(
  { plan, names, gap }: VoronoiProof,
  own: number,
  owner: number,
  isToTheEnd: boolean,
): FactFamily[] {
  const { chain, channels } = plan;
  const side = at(channels, own).side;
  return chain.flatMap(({ steps }, n): FactFamily[] => {
    const layer = n + 1;
    if (layer % STRIDE !== 0 && !(isToTheEnd && layer === chain.length)) return [];
    return steps.flatMap((unit, c): FactFamily[] => {
      const channel = at(channels, c);
      if (unit === undefined || (channel.side === side && c !== own)) return [];
      const place = placeInLayer(plan, channel, layer);
      if (c === own && channel.sites.indexOf(owner) >= place) return [];
      const reach = { from: layer, to: layer };
      const form = names.difference(owner, at(channel.sites, place));
      const fact = c === own ? factAbove(reach, [unit], form) : factBelow(reach, [unit], form, gap);
      return [{ ...fact, deep: true }];
    });
  });
}
