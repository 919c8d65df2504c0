// UNTRUSTED. Proposes stages in doubles: grids that leave whole as many open balls as they can for
// their price. Candidates only: `stageAt` decides.
import {
  add,
  divide,
  multiply,
  rational,
  type Rational,
  subtract,
  ZERO,
} from "../../../numbers/index.js";
import { near } from "../../../doubles/near.js";
import { type PointMatrix } from "../../points/point-matrix.js";
import type { Random } from "../../../doubles/random.js";
import { floorOf, nearDouble } from "../../../doubles/short-rational.js";
import { type Balls, type Cut, judged, type Proposal } from "./cuts.js";
import type { Axis } from "./directions.js";
import type { Projection, Sought } from "./grid.js";

const WIDTH_BITS = 10;
/** How the widths of a proposal differ at most, as a power of two. */
const SPREAD = 1.5;
const FOLLOW_UPS = 12;
/** A wall may be moved by this part of the width, to a shorter number. */
const ASIDE = 32;

/** What proposals are made of. */
export interface SearchTask extends Balls {
  readonly matrix: PointMatrix;
  readonly axes: readonly Axis[];
  /** Twice the distance to the nearest point of smaller code, less two radii: a cell may be that wide. */
  readonly room: Float64Array;
  readonly random: Random;
  readonly tries: number;
}

/** The nearest width with few digits in units of the projection. */
function shortWidth(axis: Axis, width: number): number {
  const { reach } = axis.direction;
  return near(nearDouble(width * reach, WIDTH_BITS)) / reach;
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
  const take = (cuts: readonly Cut[]): void => {
    if (cuts.length === 0) return;
    best = judged(task, cuts, best.price) ?? best;
  };
  const alone = points[task.random.below(points.length)] ?? 0;
  const about = centred(task, alone);
  const sure = judged(task, about, Infinity) ?? { cuts: about, served: [alone], price: Infinity };
  let best: Proposal = sure;
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
