// UNTRUSTED. A half-space between two points, found in integers: for points too close for doubles.
import { at, compare, type Rational, rational, subtract } from "../../numbers/index.js";
import { conflictingPair, type Partition } from "./cells.js";
import { type Coordinate, coordinateAt } from "./coordinate.js";
import { roundedDirection } from "../search/directions.js";
import type { Task } from "./task.js";
import { orderOf } from "../staircase/line.js";
import { near } from "../../doubles/near.js";
import { projectExact } from "../points/point-matrix.js";

const PAIRS = 4;
const MIXED_BITS = 6;

function coordinateOf(task: Task, point: number, k: number): Rational {
  const { point: place } = at(task.matrix.dataset.points, point);
  return rational(at(place.ints, k), place.den);
}

/** Directions that set two points apart: the widest axis, the signs and the rounded difference. */
function directionsBetween(task: Task, i: number, j: number): bigint[][] {
  const { dimension } = task.matrix;
  const steps = Array.from({ length: dimension }, (_, k) =>
    subtract(coordinateOf(task, j, k), coordinateOf(task, i, k)),
  );
  const size = (a: Rational): Rational => (a.num < 0n ? { num: -a.num, den: a.den } : a);
  const widest = steps.reduce(
    (best, step, k) => (compare(size(step), size(at(steps, best))) > 0 ? k : best),
    0,
  );
  const largest = size(at(steps, widest));
  const parts = Float64Array.from(steps, ({ num, den }) =>
    near(rational(num * largest.den, den * largest.num)),
  );
  return [
    steps.map((_, k) => (k === widest ? 1n : 0n)),
    steps.map(({ num }) => (num > 0n ? 1n : num < 0n ? -1n : 0n)),
    roundedDirection(parts, MIXED_BITS),
  ];
}

/** a modulo an integer width. */
function modulo(a: Rational, width: Rational): Rational {
  const period = width.num * a.den;
  return rational(((a.num % period) + period) % period, a.den);
}

/** The middle of the widest gap between neighbours that lie between the two points. */
function widestPlace(
  values: readonly bigint[],
  labels: Int32Array,
  i: number,
  j: number,
): Rational | undefined {
  const [a, b] = [at(values, i), at(values, j)];
  const [low, high] = a < b ? [a, b] : [b, a];
  const order = orderOf(values, labels).map((n) => at(values, n));
  let best: Rational | undefined;
  let most = 0n;
  order.forEach((value, k) => {
    const next = order[k + 1];
    if (next === undefined || value < low || next > high || next - value <= most) return;
    most = next - value;
    best = rational(value + next, 2n);
  });
  return best;
}

/**
 * Two-cell coordinates that set some conflicting pairs apart and cut no ball.
 *
 * Ensures  every one is accepted exactly; no double has a part in it except in the rounded direction.
 * Cost     some exact projections and sorts a pair.
 */
export function exactWalls(task: Task, partition: Partition): Coordinate[] {
  const { matrix, norm, radius, random } = task;
  const found: Coordinate[] = [];
  for (let n = 0; n < PAIRS && partition.members.length > 0; n += 1) {
    const from = random.below(partition.members.length);
    const pair = conflictingPair(partition, matrix.labels, from);
    if (pair === undefined) continue;
    for (const w of directionsBetween(task, ...pair)) {
      const values = projectExact(matrix, w);
      const place = widestPlace(values, matrix.labels, ...pair);
      if (place === undefined) continue;
      const least = values.reduce((min, v) => (v < min ? v : min));
      const most = values.reduce((max, v) => (v > max ? v : max));
      // Twice the span: the one wall that matters is at `place`, the next ones are beyond all points.
      const width = rational(2n * (most - least) + 1n);
      const coordinate = coordinateAt(matrix, norm, radius, w, width, modulo(place, width));
      if (coordinate !== undefined) found.push(coordinate);
    }
  }
  return found;
}
