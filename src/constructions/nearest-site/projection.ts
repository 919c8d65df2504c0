// UNTRUSTED. Integer linear maps of the input, and the plainest one: the coordinates that vary.
import type { PointMatrix } from "../points/point-matrix.js";

/** W with m rows of d integers. Only a map: whether it keeps balls apart is decided elsewhere. */
export interface Projection {
  readonly name: string;
  readonly rows: readonly (readonly bigint[])[];
  /** True if the rows are different unit vectors. */
  readonly isCoordinates: boolean;
}

/** The coordinates in which points differ: distances of points are those of all coordinates. */
export function varyingCoordinates(matrix: PointMatrix): Projection {
  const { dimension, spans } = matrix;
  const varying = Array.from(spans.keys()).filter((k) => (spans[k] ?? 0) > 0);
  return {
    name: varying.length === dimension ? "all coordinates" : "the coordinates that vary",
    rows: varying.map((k) => Array.from({ length: dimension }, (_, c) => (c === k ? 1n : 0n))),
    isCoordinates: true,
  };
}
