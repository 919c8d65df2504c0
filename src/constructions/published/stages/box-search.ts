// UNTRUSTED. Boxes about balls of one code, in doubles: grown while smaller codes stay away, with as few
// sides as that takes. Candidates only: stage-box.ts decides.
import { at } from "../../../numbers/index.js";
import type { Random } from "../../../doubles/random.js";
import type { Axis } from "./directions.js";

/** Points nearest to the first one that a box may take in. */
const MOST_TAKEN = 32;
/** A box stays this part of what there is away from other balls. */
const AWAY = 1 / 2;

/** What boxes are searched among, in doubles. */
export interface BoxSearch {
  readonly axes: readonly Axis[];
  readonly radius: number;
  readonly codes: readonly number[];
  /** Along every axis the place of each point. */
  readonly places: readonly (readonly number[])[];
}

/** What boxes along some axes are searched among. Cost: one pass over the points. */
export function boxSearch(
  axes: readonly Axis[],
  radius: number,
  codes: readonly number[],
): BoxSearch {
  const places = codes.map((_, i) => axes.map((axis) => axis.places[i] ?? 0));
  return { axes, radius, codes, places };
}

/** A box in doubles: along every axis what it spans. */
interface Span {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** How far a ball is from a box along the axis that sets them apart the most. */
function gapTo({ radius }: BoxSearch, { low, high }: Span, places: readonly number[]): number {
  let most = -Infinity;
  for (let t = 0; t < places.length; t += 1) {
    const x = places[t] ?? 0;
    most = Math.max(most, x - radius - (high[t] ?? 0), (low[t] ?? 0) - x - radius);
  }
  return most;
}

/** A box in doubles, the balls that have to stay outside, and how far away they stay. */
export interface Grown {
  readonly span: Span;
  readonly rivals: readonly (readonly number[])[];
  readonly away: number;
  /** How many points were taken in. */
  readonly count: number;
}

/** The box of a point, grown by open points of its code while smaller codes stay away. */
export function grown(search: BoxSearch, open: readonly boolean[], seed: number): Grown {
  const { radius, codes, places } = search;
  const code = codes[seed] ?? 0;
  const own = at(places, seed);
  const rivals = places.filter((_, k) => (codes[k] ?? 0) < code);
  const withPoint = (span: Span, x: readonly number[]): Span => ({
    low: span.low.map((value, t) => Math.min(value, (x[t] ?? 0) - radius)),
    high: span.high.map((value, t) => Math.max(value, (x[t] ?? 0) + radius)),
  });
  const least = (span: Span, enough: number): number => {
    let found = Infinity;
    for (const rival of rivals) {
      found = Math.min(found, gapTo(search, span, rival));
      if (found < enough) break;
    }
    return found;
  };
  let span: Span = { low: own.map((x) => x - radius), high: own.map((x) => x + radius) };
  let count = 1;
  const away = least(span, -Infinity) * AWAY;
  const distance = (x: readonly number[]): number =>
    x.reduce((most, value, t) => Math.max(most, Math.abs(value - (own[t] ?? 0))), 0);
  const near = places
    .filter((_, i) => codes[i] === code && open[i] === true && i !== seed)
    .map((other) => ({ other, far: distance(other) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_TAKEN);
  for (const { other } of near) {
    const larger = withPoint(span, other);
    if (least(larger, away) < away) continue;
    span = larger;
    count += 1;
  }
  return { span, rivals, away, count };
}

/** Sides that are enough to keep all rivals away: each is left out if the others do without it. */
export function neededSides(
  search: BoxSearch,
  { span, rivals, away }: Grown,
  random: Random,
): { coordinate: number; sign: 1n | -1n }[] {
  const all = search.axes.flatMap((_, coordinate) => [
    { coordinate, sign: 1n as const },
    { coordinate, sign: -1n as const },
  ]);
  const { radius } = search;
  const sees = all.map(({ coordinate: t, sign }) =>
    rivals.map((rival) => {
      const x = rival[t] ?? 0;
      const gap = sign > 0n ? x - radius - (span.high[t] ?? 0) : (span.low[t] ?? 0) - x - radius;
      return gap >= away;
    }),
  );
  const count = new Int32Array(rivals.length);
  for (const own of sees)
    for (const [k, isSeen] of own.entries()) if (isSeen) count[k] = (count[k] ?? 0) + 1;
  const kept = new Set(all.keys());
  for (const side of random.shuffled([...all.keys()])) {
    const own = sees[side] ?? [];
    if (!own.every((isSeen, k) => !isSeen || (count[k] ?? 0) > 1)) continue;
    kept.delete(side);
    for (const [k, isSeen] of own.entries()) if (isSeen) count[k] = (count[k] ?? 0) - 1;
  }
  return all.filter((_, side) => kept.has(side));
}
