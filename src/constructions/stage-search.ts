// UNTRUSTED. Proposes stages in doubles: grids that leave whole as many open balls as they can for
// their price. Candidates only: `stageAt` decides.
import { add, divide, multiply, rational, type Rational, subtract, ZERO } from "../kernel/index.js";
import { type Guard, stageCost } from "./gated-size.js";
import { near, type PointMatrix } from "./point-matrix.js";
import type { Random } from "./random.js";
import { floorOf, nearDouble } from "./short-rational.js";
import type { Axis } from "./stage-directions.js";
import type { Projection, Sought } from "./stage-grid.js";

const WIDTH_BITS = 10;
/** Cells that a ball may touch in a proposal. */
const MOST_CELLS = 64;
const LARGEST_KEY = 2 ** 50;
const LARGEST_CELLS = 2 ** 30;
/** How the widths of a proposal differ at most, as a power of two. */
const SPREAD = 1.5;
const FOLLOW_UPS = 12;
/** A wall may be moved by this part of the width, to a shorter number. */
const ASIDE = 32;

/** What proposals are judged by. */
export interface SearchTask {
  readonly matrix: PointMatrix;
  readonly axes: readonly Axis[];
  readonly radius: number;
  readonly codes: readonly number[];
  readonly top: number;
  readonly open: readonly boolean[];
  /** Twice the distance to the nearest point of smaller code, less two radii: a cell may be that wide. */
  readonly room: Float64Array;
  readonly random: Random;
  readonly tries: number;
}

interface Cut {
  readonly axis: number;
  readonly width: number;
  readonly wall: number;
  /** How far the wall may be moved. */
  readonly aside: number;
}

/** Grids with the open points that they would serve. */
export interface Proposal {
  readonly cuts: readonly Cut[];
  readonly served: readonly number[];
  /** Estimated parameters a point served. */
  readonly price: number;
}

/** The nearest width with few digits in units of the projection. */
function shortWidth(axis: Axis, width: number): number {
  const { reach } = axis.direction;
  return near(nearDouble(width * reach, WIDTH_BITS)) / reach;
}

/** Cells of all balls along one cut: the first and last one that the ball touches. */
function cellsAlong(
  { axes, radius }: SearchTask,
  cut: Cut,
): { first: Float64Array; last: Float64Array } {
  const { places } = axes[cut.axis] ?? { places: new Float64Array() };
  const first = Float64Array.from(places, (x) => Math.floor((x - radius - cut.wall) / cut.width));
  const last = Float64Array.from(places, (x) => Math.floor((x + radius - cut.wall) / cut.width));
  const least = first.reduce((min, k) => Math.min(min, k), Infinity);
  return { first: first.map((k) => k - least), last: last.map((k) => k - least) };
}

/** What the cuts do, or undefined if they are of no use. */
function judged(task: SearchTask, cuts: readonly Cut[]): Proposal | undefined {
  const { codes, top, open } = task;
  const along = cuts.map((cut) => cellsAlong(task, cut));
  const cells = along.map(({ last }) => last.reduce((most, k) => Math.max(most, k), 0) + 1);
  let size = 1;
  const weights = cells.map((n) => {
    const own = size;
    size *= n;
    return own;
  });
  if (size > LARGEST_KEY || cells.some((n) => !(n <= LARGEST_CELLS))) return undefined;
  const bounds = new Map<number, number>();
  const whole: [point: number, key: number][] = [];
  let [cut, harmed] = [0, 0];
  for (const [i, code] of codes.entries()) {
    let keys = [0];
    for (const [t, { first, last }] of along.entries()) {
      const [a, b, weight] = [first[i] ?? 0, last[i] ?? 0, weights[t] ?? 0];
      if (a === b) for (let n = 0; n < keys.length; n += 1) keys[n] = (keys[n] ?? 0) + weight * a;
      else {
        if (keys.length * (b - a + 1) > MOST_CELLS) return undefined;
        keys = keys.flatMap((key) =>
          Array.from({ length: b - a + 1 }, (_, k) => key + weight * (a + k)),
        );
      }
    }
    if (code < top)
      for (const key of keys) if (code < (bounds.get(key) ?? top)) bounds.set(key, code);
    const [only] = keys;
    if (keys.length > 1) cut += 1;
    if (keys.length > 1 && code < top) harmed += 1;
    if (keys.length === 1 && only !== undefined && open[i] === true) whole.push([i, only]);
  }
  const found = whole.filter(([i, key]) => (bounds.get(key) ?? top) >= (codes[i] ?? 0));
  if (found.length === 0) return undefined;
  const guard: Guard = harmed > 0 ? "gates" : cut > 0 ? "clip" : "none";
  const needed = new Set(found.map(([, key]) => key));
  const spread = Math.log2(size / (needed.size + 1) + 2);
  const cost = stageCost(task.axes.length, guard, cells, runsOf(needed, bounds), spread);
  return { cuts, served: found.map(([i]) => i), price: cost / found.length };
}

/** About how many runs a table would have. */
function runsOf(needed: ReadonlySet<number>, bounds: ReadonlyMap<number, number>): number {
  const keys = Float64Array.from([...needed, ...bounds.keys()]).sort();
  let runs = 1;
  let isNeeded = false;
  for (const key of keys) {
    if (needed.has(key) === isNeeded) continue;
    isNeeded = !isNeeded;
    runs += 1;
  }
  return Math.max(2, runs);
}

/** Cuts that leave the ball of point i whole, along some axes. */
function drawn({ axes, random, radius }: SearchTask, i: number, width: number): Cut[] {
  const isEven = random.below(2) === 0;
  const chosen = [...axes.keys()].filter(() => random.below(4) > 0);
  const used = chosen.length > 0 ? chosen : [random.below(axes.length)];
  return used.flatMap((n) => {
    const axis = axes[n];
    if (axis === undefined) return [];
    const factor = isEven ? 1 : 2 ** (SPREAD * (2 * random.unit() - 1));
    const own = shortWidth(axis, Math.max(width * factor, 2.02 * radius));
    const offset = radius + (own - 2 * radius) * random.unit();
    return [{ axis: n, width: own, wall: (axis.places[i] ?? 0) - offset, aside: own / ASIDE }];
  });
}

/** Cells about point i, with as much room inside of them as outside. */
function centred({ axes, radius, room }: SearchTask, i: number): Cut[] {
  const most = room[i] ?? 0;
  const width = radius + most / 2;
  const aside = Math.min(width / ASIDE, Math.max(0, most / 2 - radius) / 4);
  return axes.map((axis, n): Cut => {
    const own = shortWidth(axis, width);
    return { axis: n, width: own, wall: (axis.places[i] ?? 0) - own / 2, aside };
  });
}

/** One cut moved, made wider or narrower, or left out. */
function changed({ random, axes, radius }: SearchTask, cuts: readonly Cut[]): Cut[] {
  const chosen = random.below(cuts.length);
  const kind = random.below(4);
  return cuts.flatMap((cut, n) => {
    if (n !== chosen) return [cut];
    if (kind === 0 && cuts.length > 1) return [];
    const axis = axes[cut.axis];
    if (kind === 1 || axis === undefined) {
      return [{ ...cut, wall: cut.wall + cut.width * (random.unit() - 1 / 2) }];
    }
    const wanted = Math.max(2.02 * radius, cut.width * 2 ** (2 * random.unit() - 1));
    const width = shortWidth(axis, wanted);
    return [{ ...cut, width, aside: width / ASIDE }];
  });
}

/** An open point, and a width of cells that suits some open point. */
function start(task: SearchTask, points: readonly number[]): { i: number; width: number } {
  const { random, room } = task;
  const i = points[random.below(points.length)] ?? 0;
  const other = points[random.below(points.length)] ?? 0;
  return { i, width: (room[other] ?? 0) * 2 ** (2 * random.unit() - 1) };
}

/**
 * The cheapest proposals a point served, best first; the last one is a cell about one open point.
 *
 * Requires  an open point.
 * Cost      `tries` passes over the points.
 */
export function proposals(task: SearchTask): Proposal[] {
  const points = [...task.open.keys()].filter((i) => task.open[i] === true);
  let best: Proposal | undefined;
  const take = (cuts: readonly Cut[]): void => {
    if (cuts.length === 0) return;
    const one = judged(task, cuts);
    if (one !== undefined && (best === undefined || one.price < best.price)) best = one;
  };
  const alone = points[task.random.below(points.length)] ?? 0;
  const about = centred(task, alone);
  const sure = judged(task, about) ?? { cuts: about, served: [alone], price: Infinity };
  best = sure;
  for (let n = 0; n < task.tries; n += 1) {
    const { i, width } = start(task, points);
    take(drawn(task, i, width));
  }
  for (let n = 0; n < FOLLOW_UPS; n += 1) take(changed(task, best.cuts));
  return best === sure ? [sure] : [best, sure];
}

/** The grids of a proposal in exact units, for the projections of the same axes. */
export function soughtBy(
  task: SearchTask,
  { cuts }: Proposal,
  projections: readonly Projection[],
): Sought[] {
  const inUnits = (x: number): Rational => {
    if (x === 0) return ZERO;
    const size = nearDouble(Math.abs(x), 53);
    const whole = rational(size.num * task.matrix.entryScale, size.den);
    return x < 0 ? rational(-whole.num, whole.den) : whole;
  };
  return cuts.flatMap(({ axis, width, wall, aside }) => {
    const [one, projection] = [task.axes[axis], projections[axis]];
    if (one === undefined || projection === undefined) return [];
    const { reach } = one.direction;
    const cell = inUnits(near(nearDouble(width * reach, WIDTH_BITS)));
    const lifted = add(inUnits(wall * reach), rational(projection.lift));
    const turns = floorOf(divide(lifted, cell));
    const place = subtract(lifted, multiply(cell, rational(turns)));
    return [{ coordinate: axis, width: cell, place, aside: inUnits(aside * reach) }];
  });
}
