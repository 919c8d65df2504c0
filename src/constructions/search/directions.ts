// UNTRUSTED. Candidate directions, as vectors of doubles in units of the point matrix.
// Nothing is decided here: a direction counts only after an exact test of its integer rounding.
import { columnMeans, leastSquaresPath } from "./regression.js";
import type { PointMatrix } from "../points/point-matrix.js";
import type { Random } from "../../doubles/random.js";

const AXES = 48;
const MEAN_PAIRS = 24;

function axis(dimension: number, k: number): Float64Array {
  const w = new Float64Array(dimension);
  w[k] = 1;
  return w;
}

/** The coordinate axes along which something varies, at most some dozens of them. */
export function axes(matrix: PointMatrix, random: Random): Float64Array[] {
  const varying = Array.from(matrix.spans.keys()).filter((k) => (matrix.spans[k] ?? 0) > 0);
  const chosen = varying.length <= AXES ? varying : random.shuffled(varying).slice(0, AXES);
  return chosen.map((k) => axis(matrix.dimension, k));
}

/** Differences of class means. */
export function meanDifferences(matrix: PointMatrix, random: Random): Float64Array[] {
  const { count, dimension, entries, labels, classes } = matrix;
  const sizes = new Float64Array(classes);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  const means = new Float64Array(classes * dimension);
  for (let i = 0; i < count; i += 1) {
    const label = labels[i] ?? 0;
    for (let k = 0; k < dimension; k += 1) {
      const to = label * dimension + k;
      means[to] = (means[to] ?? 0) + (entries[i * dimension + k] ?? 0) / (sizes[label] ?? 1);
    }
  }
  const used = Array.from(sizes.keys()).filter((label) => (sizes[label] ?? 0) > 0);
  const pairs = used.flatMap((a) => used.filter((b) => b > a).map((b) => [a, b] as const));
  return random
    .shuffled(pairs)
    .slice(0, MEAN_PAIRS)
    .map(([a, b]) =>
      Float64Array.from(
        { length: dimension },
        (_, k) => (means[b * dimension + k] ?? 0) - (means[a * dimension + k] ?? 0),
      ),
    );
}

/** Least-squares fits of the classes, numbered in random orders, to the points. */
export function fits(matrix: PointMatrix, random: Random, orders: number): Float64Array[] {
  const size = matrix.count * matrix.dimension;
  const last = Math.max(8, Math.min(240, 4 * matrix.dimension, Math.floor(4e8 / size)));
  const stops = [...new Set([1, 3, 8, Math.ceil(last / 4), Math.ceil(last / 2), last])]
    .filter((step) => step <= last)
    .sort((a, b) => a - b);
  const means = columnMeans(matrix);
  const plain = Array.from({ length: matrix.classes }, (_, k) => k);
  const found: Float64Array[] = [];
  for (let n = 0; n < orders; n += 1) {
    const codes = n === 0 ? plain : random.shuffled(plain);
    const target = Float64Array.from(matrix.labels, (label) => codes[label] ?? 0);
    found.push(...leastSquaresPath(matrix, means, target, stops));
  }
  return found;
}

/** A random direction of one of several kinds. */
export function anyDirection(matrix: PointMatrix, random: Random): Float64Array {
  const { dimension, spans, count, entries, labels } = matrix;
  const kind = random.below(4);
  if (kind === 0) return Float64Array.from({ length: dimension }, () => random.sign());
  if (kind === 1) return Float64Array.from({ length: dimension }, () => random.bell());
  if (kind === 2) {
    return Float64Array.from(spans, (span) => (span > 0 ? random.bell() / span : 0));
  }
  const i = random.below(count);
  const near = nearestOther(matrix, i, random);
  if (near === undefined || labels[near] === labels[i])
    return axis(dimension, random.below(dimension));
  return Float64Array.from(
    { length: dimension },
    (_, k) => (entries[near * dimension + k] ?? 0) - (entries[i * dimension + k] ?? 0),
  );
}

/** Among some random points of other labels, the one nearest to point i. */
function nearestOther(matrix: PointMatrix, i: number, random: Random): number | undefined {
  const { dimension, count, entries, labels } = matrix;
  let best: number | undefined;
  let least = Infinity;
  for (let n = 0; n < 64; n += 1) {
    const j = random.below(count);
    if (labels[j] === labels[i]) continue;
    let sum = 0;
    for (let k = 0; k < dimension && sum < least; k += 1) {
      const step = (entries[j * dimension + k] ?? 0) - (entries[i * dimension + k] ?? 0);
      sum += step * step;
    }
    if (sum > 0 && sum < least) {
      least = sum;
      best = j;
    }
  }
  return best;
}

/** w with every entry moved a little, or a few entries moved more. */
export function perturbed(w: Float64Array, step: number, random: Random): Float64Array {
  let size = 0;
  for (const x of w) size += x * x;
  const amount = step * Math.sqrt(size / w.length);
  if (random.below(2) === 0) return w.map((x) => x + amount * random.bell());
  const copy = w.slice();
  for (let n = 0; n < 1 + random.below(3); n += 1) {
    const k = random.below(w.length);
    copy[k] = (copy[k] ?? 0) + amount * random.bell() * Math.sqrt(w.length);
  }
  return copy;
}

/** w rounded to integers of at most `bits` bits; zero only if w is. */
export function roundedDirection(w: Float64Array, bits: number): bigint[] {
  let max = 0;
  for (const x of w) max = Math.max(max, Math.abs(x));
  const factor = (2 ** bits - 1) / max;
  const ints = Array.from(w, (x) => Math.round(x * factor));
  const divisor = ints.reduce(gcdOf, 0);
  return ints.map((n) => BigInt(divisor > 1 ? n / divisor : n));
}

function gcdOf(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
