// UNTRUSTED. Which rows of a Voronoi network name the forms of its sites. May import kernel.
import type { RowTerm } from "../../kernel/index.js";
import type { Affine } from "../../networks/index.js";
import { add, at, multiply, ONE, rational, type Rational, ZERO } from "../../numbers/index.js";
import { maximumLayers } from "./maximum-tree.js";
import { type RowName, rowsNamed, sumOfNames } from "./row-name.js";
import type { Channel, VoronoiPlan } from "./plan.js";

const MINUS_ONE = rational(-1n);
const NOTHING: RowName = { rows: [], constant: ZERO };

/** The layer in which a channel takes the site at a place; the coordinates are hidden layer 0. */
function layerOfPlace({ chain }: VoronoiPlan, { sites }: Channel, place: number): number {
  return chain.length + 1 - sites.length + place;
}

/** The place of the site that a channel takes in a layer. */
export function placeInLayer({ chain }: VoronoiPlan, { sites }: Channel, layer: number): number {
  return layer + sites.length - 1 - chain.length;
}

/**
 * The forms of the last sites of all channels.
 *
 * In the first round of maxima a row is such a form, or the difference of two. Without a round there are
 * two channels, and the row of the bit, ½ + (a − b)/(2G), tells how they differ: b is called 0.
 */
function lastNames(plan: VoronoiPlan, gap: Rational): RowName[] {
  const { chain, channels, groups, sides } = plan;
  const layer = chain.length + 1;
  const isByClass = groups.some((size) => size > 1);
  const members = isByClass
    ? groups.map((_, side) => [...channels.keys()].filter((c) => at(channels, c).side === side))
    : sides;
  const [round] = maximumLayers(members.map(({ length }) => length));
  const names = channels.map(() => NOTHING);
  if (round === undefined) {
    const weight = multiply(rational(2n), gap);
    const rows = [{ layer, row: 0, weight }];
    names[at(at(sides, 0), 0)] = { rows, constant: multiply(MINUS_ONE, gap) };
    return names;
  }
  members.forEach((own, g) => {
    const { start, firsts } = at(round, g);
    own.forEach((c, n) => {
      const first = start + Math.floor(n / 2);
      names[c] = n % 2 === 0 ? rowsNamed(layer, first) : rowsNamed(layer, first, first + firsts);
    });
  });
  return names;
}

/** Names of sites up to a form in common, and in full. */
export interface SiteNames {
  /** Site a less site b. */
  readonly difference: (a: number, b: number) => RowName;
  /** The form of a site itself. */
  readonly absolute: (site: number) => RowName;
}

function shorter(one: RowName, other: RowName): RowName {
  return other.rows.length < one.rows.length ? other : one;
}

/** The same row once. */
function gathered({ rows, constant }: RowName): RowName {
  const sums = new Map<string, RowTerm>();
  for (const term of rows) {
    const key = `${term.layer} ${term.row}`;
    const before = sums.get(key);
    const weight = before === undefined ? term.weight : add(before.weight, term.weight);
    sums.set(key, { ...term, weight });
  }
  return { rows: [...sums.values()].filter(({ weight }) => weight.num !== 0n), constant };
}

/**
 * What the sites are called: by rows of the chain, or by the rows of the coordinates, whichever are fewer.
 *
 * The row by which a channel takes a site is the form of the site before it less its own, over the
 * coordinates; so a form is a sum of such rows and the name of the last site of the channel.
 */
export function siteNames(
  plan: VoronoiPlan,
  formOf: (site: number) => Affine,
  gap: Rational,
): SiteNames {
  const last = lastNames(plan, gap);
  const chained = new Map<number, RowName>();
  plan.channels.forEach((channel, c) => {
    let name = at(last, c);
    for (let place = channel.sites.length - 1; ; place -= 1) {
      chained.set(at(channel.sites, place), name);
      if (place === 0) break;
      const layer = layerOfPlace(plan, channel, place);
      const row = at(at(plan.chain, layer - 1).steps, c) ?? 0;
      name = sumOfNames(name, ONE, rowsNamed(layer, row));
    }
  });
  const byChain = (site: number): RowName => chained.get(site) ?? NOTHING;
  const byCoordinates = (site: number): RowName => {
    const { columns, weights, bias } = formOf(site);
    const rows = columns.map((row, n) => ({ layer: 0, row, weight: at(weights, n) }));
    return { rows, constant: bias };
  };
  const less = (name: (site: number) => RowName, a: number, b: number): RowName =>
    gathered(sumOfNames(name(a), MINUS_ONE, name(b)));
  return {
    difference: (a, b) => shorter(less(byChain, a, b), less(byCoordinates, a, b)),
    absolute: (site) => shorter(byChain(site), byCoordinates(site)),
  };
}
