// UNTRUSTED. The points of a matrix as integer vectors, exactly, and each place once a label.
import { at } from "../../numbers/index.js";
import type { PointMatrix } from "./point-matrix.js";

/** (x_i − origin)/unit: one integer ≥ 0 a coordinate. */
export function integerPoint(matrix: PointMatrix, i: number): bigint[] {
  const { dimension, entries, exact, frame, dataset } = matrix;
  if (exact) return Array.from(entries.subarray(i * dimension, (i + 1) * dimension), BigInt);
  const { point } = at(dataset.points, i);
  const factor = frame.den / point.den;
  return point.ints.map((n, k) => (n * factor - at(frame.minima, k)) / frame.divisor);
}

/** For each point the first one with the same coordinates, itself if there is none. */
export function firstOfEqual(matrix: PointMatrix): Int32Array {
  const seen = new Map<string, number>();
  return Int32Array.from({ length: matrix.count }, (_, i) => {
    const name = integerPoint(matrix, i).join(",");
    const first = seen.get(name);
    if (first !== undefined) return first;
    seen.set(name, i);
    return i;
  });
}
