// UNTRUSTED. `auto`: every construction at one radius, the preferred network first.
import type { Dataset } from "../dataset/dataset.js";
import type { Norm } from "../kernel/index.js";
import { compare, type Rational } from "../numbers/index.js";
import type { Constructed, Construction, ConstructOptions, Unreached } from "./construction.js";
import { detectorInf } from "./detector-inf/detector-inf.js";
import { type Faulted, faulted } from "./faulted.js";
import { gatedLattice } from "./published/stages/gated-lattice.js";
import { lattice } from "./lattice/lattice.js";
import { logWidth } from "./published/narrow/log-width.js";
import { narrowVoronoi } from "./published/narrow/narrow-voronoi.js";
import { pairwise } from "./pairwise/pairwise.js";
import { partition } from "./partition/partition.js";
import { polyhedral } from "./polyhedral/polyhedral.js";
import { square } from "./published/square/square.js";
import { type StopReason, Stopped } from "./stopped.js";
import { staircase } from "./staircase/staircase.js";
import { voronoi } from "./nearest-site/voronoi.js";

/** Every construction, by name. */
export const CONSTRUCTIONS: readonly Construction[] = [
  staircase,
  lattice,
  gatedLattice,
  partition,
  voronoi,
  narrowVoronoi,
  square,
  logWidth,
  detectorInf,
  polyhedral,
  pairwise,
];

/** N²·d of a dataset up to which `auto` tries the constructions that look at all pairs for long. */
export const PAIRS_LIMIT = 20_000_000;
const SLOW_WITH_PAIRS: readonly Construction[] = [gatedLattice, logWidth, pairwise];

/** A construction that `auto` leaves out. It may well give a network. */
export interface Untried {
  readonly status: "untried";
  readonly construction: string;
  /** pairs: N²·d is above the limit; stopped: the search ended before its turn was over. */
  readonly why: "pairs" | "stopped";
}

/** Below 0 if the first network is to be preferred, above 0 if the second, 0 if neither. */
export type Order = (a: Constructed, b: Constructed) => number;

/** The network with fewer parameters first. */
export const FEWER_PARAMETERS: Order = (a, b) => a.formula.parameters - b.formula.parameters;

/** How `auto` is steered, and what it tells. */
export interface AutoOptions extends ConstructOptions {
  /** Which of two networks for one radius is preferred; with fewer parameters if absent. */
  readonly order?: Order;
  /** A construction begins: the how manyth, counted from 1, of how many. */
  readonly begins?: (construction: string, number: number, of: number) => void;
  /** Awaited after every network. It ends the search by throwing `Stopped`. */
  readonly made?: (one: Constructed) => Promise<void>;
}

/** Those that `auto` tries, with many points in many dimensions only the ones that stay fast; and the others. */
export function candidatesFor(
  { points, dimension }: Dataset,
  all: readonly Construction[] = CONSTRUCTIONS,
): {
  readonly tried: readonly Construction[];
  readonly untried: readonly Untried[];
} {
  const isLarge = points.length * points.length * dimension > PAIRS_LIMIT;
  const left = isLarge ? SLOW_WITH_PAIRS : [];
  return {
    tried: all.filter((one) => !left.includes(one)),
    untried: left.map(({ name }) => ({ status: "untried", construction: name, why: "pairs" })),
  };
}

/** A larger radius is better, and at one radius the network that is preferred. */
export function isBetter(
  one: Constructed,
  other: Constructed | undefined,
  order: Order = FEWER_PARAMETERS,
): boolean {
  if (other === undefined) return true;
  const radii = compare(one.radius, other.radius);
  return radii > 0 || (radii === 0 && order(one, other) < 0);
}

/** What every construction answered at one radius. */
export interface Candidates {
  /** The radius asked for, or the largest one that some construction reached. */
  readonly radius: Rational | undefined;
  /** Networks in the order asked for; the first that can be certified is the answer. */
  readonly constructed: readonly Constructed[];
  readonly unreached: readonly Unreached[];
  /** Left out for the size of the data, or because the search ended. */
  readonly untried: readonly Untried[];
  /** Those that ended with a mistake of their own; the others went on. */
  readonly faulted: readonly Faulted[];
  /** Why the search ended before all constructions had their turn; absent if they had. */
  readonly stopped?: StopReason;
}

/** The largest radius of some networks. */
function largestRadius(constructed: readonly Constructed[]): Rational | undefined {
  let largest: Rational | undefined;
  for (const { radius } of constructed) {
    if (largest === undefined || compare(radius, largest) > 0) largest = radius;
  }
  return largest;
}

/** What one construction answers, its mistakes included. */
async function answerOf(
  one: Construction,
  ...question: Parameters<Construction["construct"]>
): Promise<Constructed | Unreached | Faulted> {
  try {
    return await one.construct(...question);
  } catch (error) {
    return faulted(one.name, error);
  }
}

/**
 * Runs the constructions that `auto` tries.
 *
 * Ensures  all networks are for the same radius; with none given, for the largest one reached, and
 *          the constructions that do not reach it are listed with what they do reach.
 *          A construction that ends with a mistake of its own is listed, and the others go on.
 *          Ended by `Stopped`, it answers with what was made by then.
 */
export async function constructAll(
  dataset: Dataset,
  norm: Norm,
  radius: Rational | undefined,
  options: AutoOptions,
  all: readonly Construction[] = CONSTRUCTIONS,
): Promise<Candidates> {
  const { tried, untried } = candidatesFor(dataset, all);
  const constructed: Constructed[] = [];
  const unreached: Unreached[] = [];
  const mistakes: Faulted[] = [];
  let stopped: StopReason | undefined;
  const unlessStopped = async (work: () => Promise<void>): Promise<void> => {
    if (stopped !== undefined) return;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      stopped = error.reason;
    }
  };
  for (const [k, one] of tried.entries()) {
    await unlessStopped(async () => {
      options.begins?.(one.name, k + 1, tried.length);
      const answer = await answerOf(one, dataset, norm, radius, options);
      if (answer.status === "faulted") mistakes.push(answer);
      else if (answer.status === "unreached") unreached.push(answer);
      else {
        constructed.push(answer);
        await options.made?.(answer);
      }
    });
  }
  const common = radius ?? largestRadius(constructed);
  const kept = constructed.filter((one) => common && compare(one.radius, common) === 0);
  for (const one of constructed) {
    const source = tried.find(({ name }) => name === one.construction);
    if (kept.includes(one) || source === undefined) continue;
    await unlessStopped(async () => {
      const again = await answerOf(source, dataset, norm, common, options);
      if (again.status === "faulted") mistakes.push(again);
      else if (again.status === "unreached") unreached.push({ ...again, largest: one.radius });
      else {
        kept.push(again);
        await options.made?.(again);
      }
    });
  }
  kept.sort(options.order ?? FEWER_PARAMETERS);
  const answered = new Set(
    [...kept, ...unreached, ...mistakes].map(({ construction }) => construction),
  );
  const cut = tried
    .filter(({ name }) => !answered.has(name))
    .map(({ name }): Untried => ({ status: "untried", construction: name, why: "stopped" }));
  return {
    ...{
      radius: common,
      constructed: kept,
      unreached,
      untried: [...untried, ...cut],
      faulted: mistakes,
    },
    ...(stopped !== undefined && { stopped }),
  };
}
