// UNTRUSTED. The facts that prove a ball in a Voronoi network: M ≤ a_k − G for the other classes, and
// M ≥ a_k from the layer of the owner k on. May import kernel.
import type { FactFamily } from "../elaborate/index.js";
import { at, ONE, type Rational, rational } from "../numbers/index.js";
import type { ClassCode } from "./class-code.js";
import { type GroupRole, maximumFacts, maximumLayers } from "./maximum-tree.js";
import { factAbove, factBelow, plainFact, type Reach, type RowName, unitTerm } from "./row-name.js";
import type { ChainLayer, VoronoiPlan } from "./voronoi-plan.js";

const MINUS_ONE = rational(-1n);

/** Layers of the chain with the same columns. */
export interface Stratum {
  readonly from: number;
  readonly to: number;
  readonly columns: ChainLayer;
}

function isSame(a: readonly (number | undefined)[], b: readonly (number | undefined)[]): boolean {
  return a.every((column, c) => column === b[c]);
}

/** The chain by layers with the same columns; hidden layer t + 1 is the t-th of the chain. */
export function strataOf(chain: readonly ChainLayer[]): Stratum[] {
  const strata: Stratum[] = [];
  chain.forEach((columns, t) => {
    const last = strata.at(-1);
    const repeats =
      last !== undefined &&
      isSame(last.columns.maxima, columns.maxima) &&
      isSame(last.columns.steps, columns.steps);
    if (repeats) strata[strata.length - 1] = { ...last, to: t + 1 };
    else strata.push({ from: t + 1, to: t + 1, columns });
  });
  return strata;
}

/** The columns of a channel: M, or M and S. */
function unitsOf({ maxima, steps }: ChainLayer, channel: number): number[] {
  return [maxima[channel], steps[channel]].flatMap((unit) => (unit === undefined ? [] : [unit]));
}

/** Neighbouring columns of the channels outside of a class, as runs. */
function runsOutside(
  plan: VoronoiPlan,
  columns: ChainLayer,
  side: number,
): { units: number[]; times: number }[] {
  const runs: { units: number[]; times: number }[] = [];
  plan.channels.forEach((channel, c) => {
    const units = unitsOf(columns, c);
    if (channel.side === side || units.length === 0) return;
    const last = runs.at(-1);
    const follows =
      last?.units.length === units.length &&
      units.every((unit, n) => unit === at(last.units, n) + last.times);
    if (last !== undefined && follows) last.times += 1;
    else runs.push({ units, times: 1 });
  });
  return runs;
}

/** p − q = 1 for the bits that are set, in the layer of the bits. */
export function bitFacts(reach: Reach, p: number): FactFamily[] {
  const up = [unitTerm(p), unitTerm(p + 1, MINUS_ONE)];
  const down = [unitTerm(p, MINUS_ONE), unitTerm(p + 1)];
  return [plainFact(reach, up, MINUS_ONE), plainFact(reach, down, ONE)];
}

/** What is fixed for all balls. */
export interface VoronoiProof {
  readonly plan: VoronoiPlan;
  readonly strata: readonly Stratum[];
  readonly code: ClassCode;
  readonly names: ReadonlyMap<number, RowName>;
  readonly gap: Rational;
}

/** In which channel a site is, and at which place. */
function placeOf(plan: VoronoiPlan, site: number): { channel: number; place: number } {
  const channel = plan.channels.findIndex(({ sites }) => sites.includes(site));
  return { channel, place: at(plan.channels, channel).sites.indexOf(site) };
}

/** The hidden layer in which a channel takes the site at a place: M and S take the first two. */
function layerOfPlace(plan: VoronoiPlan, channel: number, place: number): number {
  const start = plan.chain.findIndex(({ maxima }) => maxima[channel] !== undefined);
  return start + 1 + Math.max(0, place - 1);
}

/**
 * The facts of a ball.
 *
 * Shapes  side: the class of the ball; owner: the site that stands for its point.
 * Size    for B channels in strata of equal columns: three families a stratum, three a group and
 *         round of maxima, two a bit. The number of sites does not enter.
 */
export function voronoiFacts(proof: VoronoiProof, side: number, owner: number): FactFamily[] {
  const { plan, strata, code, names, gap } = proof;
  const name = names.get(owner) ?? { rows: [], constant: gap };
  const { channel, place } = placeOf(plan, owner);
  const known = layerOfPlace(plan, channel, place);
  const chain = strata.flatMap(({ from, to, columns }) => {
    const facts = runsOutside(plan, columns, side).map(({ units, times }) =>
      factBelow({ from, to, times }, units, name, gap),
    );
    if (to < known) return facts;
    return [
      ...facts,
      factAbove({ from: Math.max(from, known), to }, unitsOf(columns, channel), name),
    ];
  });
  const member = channel - plan.channels.findIndex((other) => other.side === side);
  const classRoles = plan.groups.map(
    (_, k): GroupRole => (k === side ? { kind: "own", member } : { kind: "below" }),
  );
  const bitRoles = plan.sides.map(
    (classes): GroupRole =>
      classes.includes(side) ? { kind: "own", member: classes.indexOf(side) } : { kind: "below" },
  );
  const first = plan.chain.length + 1;
  const second = first + maximumLayers(plan.groups).length;
  const bitSizes = plan.sides.map((classes) => classes.length);
  const last = second + maximumLayers(bitSizes).length;
  return [
    ...chain,
    ...maximumFacts(plan.groups, classRoles, first, name, gap),
    ...maximumFacts(bitSizes, bitRoles, second, name, gap),
    ...code.bits.flatMap(({ ones }, l) =>
      at(ones, side) ? bitFacts({ from: last, to: last }, 2 * l) : [],
    ),
  ];
}
