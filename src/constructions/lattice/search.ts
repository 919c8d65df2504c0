// UNTRUSTED. Finds the coordinates of a lattice: greedily, until no cell holds two labels.
import { type Rational, rational, ZERO } from "../../numbers/index.js";
import { conflictingPair, type Partition, refined, wholePartition } from "./cells.js";
import { type Coordinate, coordinateAt } from "./coordinate.js";
import { type Direction, directionOf } from "../search/direction-pool.js";
import { exactWalls } from "./exact-wall.js";
import { near } from "../../doubles/near.js";
import { type PointMatrix } from "../points/point-matrix.js";
import { nearDouble } from "../../doubles/short-rational.js";
import { type Gap, gapsModulo, longest } from "./wall-gaps.js";
import type { Task } from "./task.js";

/** Doubles may be off by less than this part: a gap has to be longer by it. */
const CAUTION = 1 + 1e-9;
const MOST_COORDINATES = 160;
/** One candidate in so many is made for a conflicting pair: it costs a projection of its own. */
const AIMED = 6;
/** With so few conflicts left among many points, a candidate that halves them is taken at once. */
const FEW = 64;
const MANY_POINTS = 2000;
const WIDTH_BITS = 10;
const LARGEST_CELLS = 2 ** 30;

/** A lattice that separates all labels, or how far the best attempt came. */
export interface Attempt {
  readonly coordinates: readonly Coordinate[];
  readonly partition: Partition;
}

interface Candidate {
  readonly direction: Direction;
  readonly width: number;
  readonly gap: Gap;
  readonly conflicts: number;
}

/** A width of cells, as a double with few digits: whole numbers stay whole. */
function shortWidth(matrix: PointMatrix, x: number): number {
  const short = near(nearDouble(x, WIDTH_BITS));
  return matrix.exact && x >= 1 ? Math.max(1, Math.round(short)) : short;
}

/** A random width such that there are about 2^bits cells. */
function randomWidth(task: Task, direction: Direction, bits: number): number {
  const cells = 2 ** bits * (0.55 + 0.9 * task.random.unit());
  return shortWidth(task.matrix, direction.span / Math.min(cells, LARGEST_CELLS));
}

/** The longest gap, some others, and the longest one between two given points. */
function chosenGaps(
  task: Task,
  direction: Direction,
  width: number,
  pair: readonly [number, number] | undefined,
): Gap[] {
  const least = 2 * near(task.radius) * direction.reach * CAUTION;
  if (least >= width) return [];
  const gaps = gapsModulo(direction.values, width, least);
  const chosen = new Set<Gap>();
  const best = longest(gaps);
  if (best === undefined) return [];
  chosen.add(best);
  if (pair !== undefined) {
    const [a, b] = pair.map((i) => direction.values[i] ?? 0).sort((x, y) => x - y);
    const low = a ?? 0;
    const high = b ?? 0;
    const between = gaps.filter(({ start }) => modulo(start - low, width) < high - low);
    const wide = longest(between);
    if (wide !== undefined) chosen.add(wide);
  }
  const other = gaps[task.random.below(gaps.length)];
  if (other !== undefined) chosen.add(other);
  return [...chosen];
}

function modulo(a: number, b: number): number {
  return a - Math.floor(a / b) * b;
}

/** The middle of a gap, in [0, width). */
function middle(gap: Gap, width: number): number {
  return modulo(gap.start + gap.length / 2, width);
}

/** Cells in doubles from 0 on, for ranking. */
function cellsNear(direction: Direction, width: number, gap: Gap): (point: number) => number {
  const wall = middle(gap, width);
  const lowest = Math.floor((direction.least - wall) / width);
  return (point) =>
    Math.max(0, Math.floor(((direction.values[point] ?? 0) - wall) / width) - lowest);
}

/** The exact coordinate of a candidate, if it is accepted. */
function accepted(task: Task, { direction, width, gap }: Candidate): Coordinate | undefined {
  const { matrix, norm, radius } = task;
  const inUnits = (x: number): Rational => {
    if (!(x > 0)) return ZERO;
    const value = nearDouble(x, 53);
    return rational(value.num * matrix.entryScale, value.den);
  };
  const place = inUnits(middle(gap, width));
  return coordinateAt(matrix, norm, radius, direction.w, inUnits(width), place);
}

/** Directions that set a conflicting pair apart: along the widest axis, or along the difference. */
function aimed(task: Task, pair: readonly [number, number]): Direction | undefined {
  const { matrix, random } = task;
  const { dimension, entries } = matrix;
  const step = Float64Array.from(
    { length: dimension },
    (_, k) => (entries[pair[1] * dimension + k] ?? 0) - (entries[pair[0] * dimension + k] ?? 0),
  );
  if (random.below(2) === 0) return directionOf(matrix, task.norm, step, 2 + random.below(5));
  let widest = 0;
  step.forEach((x, k) => {
    if (Math.abs(x) > Math.abs(step[widest] ?? 0)) widest = k;
  });
  const axis = new Float64Array(dimension);
  axis[widest] = 1;
  return directionOf(matrix, task.norm, axis, 1);
}

/** The candidates of one step, fewest conflicts first. */
function candidates(task: Task, partition: Partition, bits: number): Candidate[] {
  const { matrix, random, pool } = task;
  const found: Candidate[] = [];
  for (let n = 0; n < task.tries; n += 1) {
    const aim = n % AIMED === AIMED - 1 && partition.members.length > 0;
    const pair = aim
      ? conflictingPair(partition, matrix.labels, random.below(partition.members.length))
      : undefined;
    const direction = pair === undefined ? pool[random.below(pool.length)] : aimed(task, pair);
    if (direction === undefined) continue;
    const width = randomWidth(task, direction, bits);
    for (const gap of chosenGaps(task, direction, width, pair)) {
      const cells = cellsNear(direction, width, gap);
      const { conflicts } = refined(partition, matrix.labels, matrix.classes, cells);
      if (conflicts < partition.conflicts) found.push({ direction, width, gap, conflicts });
      if (conflicts === 0) return [{ direction, width, gap, conflicts }];
    }
    if (matrix.count < MANY_POINTS || partition.conflicts >= FEW) continue;
    if (found.some((one) => one.conflicts * 2 <= partition.conflicts)) break;
  }
  return found.sort((a, b) => a.conflicts - b.conflicts);
}

interface Step {
  readonly coordinate: Coordinate;
  readonly partition: Partition;
}

/** The step that a coordinate makes, if it sets points apart. */
function stepBy(task: Task, partition: Partition, coordinate: Coordinate): Step | undefined {
  const { labels, classes } = task.matrix;
  const cellOf = (point: number): number => coordinate.cells[point] ?? 0;
  const next = refined(partition, labels, classes, cellOf);
  return next.conflicts < partition.conflicts ? { coordinate, partition: next } : undefined;
}

/** The first candidate that is accepted and sets points apart. */
function bestStep(task: Task, partition: Partition, bits: number): Step | undefined {
  for (const candidate of candidates(task, partition, bits).slice(0, 4)) {
    const coordinate = accepted(task, candidate);
    const step = coordinate === undefined ? undefined : stepBy(task, partition, coordinate);
    if (step !== undefined) return step;
  }
  return undefined;
}

/** The best half-space between points that doubles do not tell apart, or that no grid did. */
function lastResort(task: Task, partition: Partition): Step | undefined {
  let best: Step | undefined;
  for (const coordinate of exactWalls(task, partition)) {
    const step = stepBy(task, partition, coordinate);
    if (step === undefined) continue;
    if (best === undefined || step.partition.conflicts < best.partition.conflicts) best = step;
  }
  return best;
}

/**
 * Adds coordinates until no cell holds two labels or nothing helps. They begin with about 2^bits
 * cells; finer ones follow when a coordinate halves the conflicts no more, coarser ones when no
 * finer grid misses all balls.
 *
 * Shapes   tooMany: whether to give up, given the digits of the coordinates so far and the part
 *          (in the logarithm) of the conflicts that is solved.
 * Ensures  every coordinate is accepted exactly, and so is the partition.
 */
export function searchLattice(
  task: Task,
  bits: number,
  tooMany: (digits: readonly number[], solved: number) => boolean,
): Attempt {
  const { labels, classes } = task.matrix;
  let partition = wholePartition(labels, classes);
  const all = Math.log2(partition.conflicts + 1);
  const coordinates: Coordinate[] = [];
  let digits = bits;
  while (partition.conflicts > 0 && coordinates.length < MOST_COORDINATES) {
    let step: Step | undefined;
    for (; digits >= 1; digits = Math.floor(digits / 2)) {
      step = bestStep(task, partition, digits);
      if (step !== undefined) break;
    }
    digits = Math.max(1, digits);
    step ??= lastResort(task, partition);
    if (step === undefined) break;
    coordinates.push(step.coordinate);
    if (step.partition.conflicts * 2 > partition.conflicts) digits = Math.min(26, digits + 1);
    partition = step.partition;
    const solved = 1 - Math.log2(partition.conflicts + 1) / all;
    if (coordinates.length > 2 * solved * MOST_COORDINATES) break;
    if (
      tooMany(
        coordinates.map((one) => one.bits),
        solved,
      )
    )
      break;
  }
  return { coordinates, partition };
}
