// UNTRUSTED. How near differently labelled points come, in doubles: twice what a tree may reach.
import type { Norm } from "../../kernel/index.js";
import { lengthNear } from "./widen.js";
import { type PointMatrix, pointMatrix } from "../points/point-matrix.js";
import type { Random } from "../../doubles/random.js";
import { submatrix } from "../points/submatrix.js";

/** Coordinates looked at. */
const EFFORT = 2e8;
/** Points among which the nearest pair of a part is looked for. */
const MOST_MEMBERS = 400;

/** ‖x_i − x_j‖_p in input units. */
function distanceNear(matrix: PointMatrix, norm: Norm, i: number, j: number): number {
  const { dimension, entries, unitNear } = matrix;
  const [a, b] = [i * dimension, j * dimension];
  const t = new Float64Array(dimension);
  for (let k = 0; k < dimension; k += 1) t[k] = (entries[a + k] ?? 0) - (entries[b + k] ?? 0);
  const length = lengthNear(norm, t) * unitNear;
  if (length > 0 || matrix.exact || matrix.count === 2) return length;
  // Doubles do not tell the two apart in the frame of all points.
  return distanceNear(pointMatrix(submatrix(matrix, [i, j]).dataset), norm, 0, 1);
}

/** The least distance of differently labelled points, of a random part of all pairs if these are too many. */
export function nearestOpposite(matrix: PointMatrix, norm: Norm, random: Random): number {
  const { count, dimension, labels } = matrix;
  const all = (count * (count - 1)) / 2;
  const most = Math.min(all, Math.floor(EFFORT / dimension));
  let least = Infinity;
  const look = (i: number, j: number): void => {
    if (labels[i] !== labels[j]) least = Math.min(least, distanceNear(matrix, norm, i, j));
  };
  if (most < all) {
    for (let n = 0; n < most; n += 1) look(random.below(count), random.below(count));
  } else {
    for (let i = 0; i < count; i += 1) for (let j = 0; j < i; j += 1) look(i, j);
  }
  return least;
}

/** Two differently labelled points of a part that are near to each other. Requires: two labels occur. */
export function nearestPair(
  matrix: PointMatrix,
  norm: Norm,
  members: readonly number[],
): [number, number] {
  const { labels } = matrix;
  const first = members[0] ?? 0;
  const other = members.find((i) => labels[i] !== labels[first]) ?? first;
  const some = members.slice(0, MOST_MEMBERS);
  let best: [number, number] = [first, other];
  let least = distanceNear(matrix, norm, first, other);
  some.forEach((i, n) => {
    for (const j of some.slice(0, n)) {
      if (labels[i] === labels[j]) continue;
      const length = distanceNear(matrix, norm, i, j);
      if (length < least) [least, best] = [length, [j, i]];
    }
  });
  return best;
}
