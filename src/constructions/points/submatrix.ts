// UNTRUSTED. Some of the points, in the frame of all of them.
import { at } from "../../numbers/index.js";
import type { PointMatrix } from "./point-matrix.js";

/**
 * The matrix of the points with the given indices, in their order; projections have the same values.
 *
 * Cost  one copy of their entries.
 */
export function submatrix(matrix: PointMatrix, members: readonly number[]): PointMatrix {
  const { dimension, dataset } = matrix;
  const entries = new Float64Array(members.length * dimension);
  const spans = new Float64Array(dimension);
  members.forEach((i, n) => {
    const own = matrix.entries.subarray(i * dimension, (i + 1) * dimension);
    entries.set(own, n * dimension);
    own.forEach((value, k) => {
      if (value > (spans[k] ?? 0)) spans[k] = value;
    });
  });
  return {
    ...matrix,
    count: members.length,
    labels: Int32Array.from(members, (i) => matrix.labels[i] ?? 0),
    entries,
    spans,
    dataset: { ...dataset, points: members.map((i) => at(dataset.points, i)) },
  };
}
