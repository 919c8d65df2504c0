// UNTRUSTED. Subspaces in which weighted differences of points are long: orthogonal iteration in doubles.
// Proposals only; what is made of them is accepted by exact conditions.
import { at } from "../../numbers/index.js";
import type { PointMatrix } from "../points/point-matrix.js";
import type { Random } from "../../doubles/random.js";

/** Below this part of its length a vector counts as dependent on those before it. */
const DEPENDENT = 1e-7;

/** Points about their mean, over some coordinates, of size about 1. */
export interface Centred {
  readonly columns: readonly number[];
  readonly rows: readonly Float64Array[];
  /** What 1 is in units of the matrix entries. */
  readonly scale: number;
}

/** The points over the coordinates that vary, about their mean. */
export function centred({ count, dimension, entries, spans }: PointMatrix): Centred {
  const columns = Array.from(spans.keys()).filter((k) => (spans[k] ?? 0) > 0);
  const scale = spans.reduce((most, span) => Math.max(most, span), 0);
  const means = columns.map((k) => {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += entries[i * dimension + k] ?? 0;
    return sum / count;
  });
  const rows = Array.from({ length: count }, (_, i) =>
    Float64Array.from(columns, (k, c) => {
      const entry = entries[i * dimension + k] ?? 0;
      return (entry - (means[c] ?? 0)) / scale;
    }),
  );
  return { columns, rows, scale };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}

function addTimes(a: Float64Array, factor: number, b: Float64Array): void {
  for (let k = 0; k < a.length; k += 1) a[k] = (a[k] ?? 0) + factor * (b[k] ?? 0);
}

/** Orthonormal vectors with the same nested spans, dependent ones left out. Changes its argument. */
export function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const kept: Float64Array[] = [];
  for (const v of vectors) {
    const before = Math.sqrt(dot(v, v));
    for (let pass = 0; pass < 2; pass += 1) for (const q of kept) addTimes(v, -dot(q, v), q);
    const length = Math.sqrt(dot(v, v));
    if (!(length > DEPENDENT * before)) continue;
    kept.push(v.map((x) => x / length));
  }
  return kept;
}

/** The coordinates of every point along every vector, point by point. */
export function coordinatesAlong(
  { rows }: Centred,
  basis: readonly Float64Array[],
): Float64Array[] {
  return rows.map((x) => Float64Array.from(basis, (q) => dot(x, q)));
}

/** The vectors Σ_i amounts[i][r]·x_i, made orthonormal. */
function spanned({ rows, columns }: Centred, amounts: readonly Float64Array[]): Float64Array[] {
  const width = amounts[0]?.length ?? 0;
  const sums = Array.from({ length: width }, () => new Float64Array(columns.length));
  rows.forEach((x, i) => {
    const own = at(amounts, i);
    sums.forEach((sum, r) => {
      addTimes(sum, own[r] ?? 0, x);
    });
  });
  return orthonormal(sums);
}

/** Random orthonormal vectors, at most `count`. */
export function randomBasis({ columns }: Centred, count: number, random: Random): Float64Array[] {
  const any = (): Float64Array => Float64Array.from(columns, () => random.bell());
  return orthonormal(Array.from({ length: count }, any));
}

/** Random vectors of the span of the points, at most `count`. */
export function startBasis(points: Centred, count: number, random: Random): Float64Array[] {
  const amounts = points.rows.map(() => Float64Array.from({ length: count }, () => random.bell()));
  return spanned(points, amounts);
}

/**
 * One step of orthogonal iteration with S = Σ weights[i][j]·(x_i − x_j)(x_i − x_j)ᵀ over i < j: the
 * vectors come nearer to the leading ones of S, in their order.
 *
 * Shapes  along: the coordinates of the points along the vectors; weights: N rows of N, symmetric, or undefined for all 1.
 * Cost    N·d·b for b vectors, N²·b for the weights, d·b² to make them orthonormal.
 */
export function iterated(
  points: Centred,
  along: readonly Float64Array[],
  weights: readonly Float64Array[] | undefined,
): Float64Array[] {
  if (weights === undefined) return spanned(points, along);
  const amounts = along.map((own, i) => {
    const row = at(weights, i);
    let degree = 0;
    const sum = new Float64Array(own.length);
    row.forEach((weight, j) => {
      if (weight === 0) return;
      degree += weight;
      addTimes(sum, -weight, at(along, j));
    });
    addTimes(sum, degree, own);
    return sum;
  });
  return spanned(points, amounts);
}
