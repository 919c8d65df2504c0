// UNTRUSTED. `detector-inf`: one detector for each box of points, and the maximum of what they detect.
//
// Citation   L. Yu, X. Gao, L. Zhang, "Optimal robust memorization with ReLU neural networks" (ICLR
//            2024), Theorem 4.8, for p = ∞ and every ρ < 1. The paper's proof was not at hand; the
//            layers are our own, with its sizes. docs/theory.md#detectors.
// Guarantee  If differently labelled points are more than 2μ apart in ℓ_∞, the network is equal to the
//            value of y_i on the closed ℓ_∞ ball of radius μ about x_i; so on the ℓ_p ball, for every p.
//            For p = ∞ that is every ρ < 1.
// Deviation  A detector serves several points of a class if their box stays as far from all points of
//            smaller value as the nearest two differently labelled points are from each other; points
//            of larger value may be in it, as the maximum is right there all the same. The class of
//            least value has none: the output starts from it. Values count up or down, whichever
//            needs fewer boxes.
// Size       n boxes, at most N less the points of that class. Layers d → (3d + 1 → d + 2) n times → 1:
//            width 3d + 1, depth 2n + 1 ≤ 2N + 1 counted in affine layers, the output layer too (2n
//            hidden layers), P = (d + 1)(3d + 1) + n(3d + 2)(d + 2) + (n − 1)(d + 3)(3d + 1) + d + 3.
import type { Dataset } from "../../dataset/dataset.js";
import { magnitude, timesPower } from "../../doubles/short-rational.js";
import type { Norm } from "../../kernel/index.js";
import {
  at,
  compare,
  divide,
  fault,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
} from "../../numbers/index.js";
import { valuesOfClasses } from "../../networks/index.js";
import { type Box, boxesOf, boxOfPoints } from "../points/boxes.js";
import { classDistances, leastDistance } from "../points/class-distances.js";
import { ascending, type Constructed, type Construction, type Unreached } from "../construction.js";
import { detectorFacts } from "./facts.js";
import { detectorNetwork, detectorSize } from "./network.js";
import { type Heights, heightsOf } from "../points/heights.js";
import { atOwnScale } from "../own-scale.js";
import { type PointMatrix, pointMatrix } from "../points/point-matrix.js";
import { shortRadius } from "../search/radius-near.js";

const NAME = "detector-inf";

/** A power of two that is at least 1/gap, for gap > 0. */
function steepnessFor(gap: Rational): Rational {
  for (let k = -magnitude(gap) - 1; ; k += 1) {
    const steepness = timesPower(ONE, k);
    if (compare(multiply(steepness, gap), ONE) >= 0) return steepness;
  }
}

/** Boxes by height or by depth, whichever are fewer. */
function fewestBoxes(
  matrix: PointMatrix,
  values: readonly Rational[],
  distance: bigint,
): { heights: Heights; boxes: readonly Box[] } {
  const [up, down] = heightsOf(values).map((heights) => {
    const isOver = (a: number, b: number): boolean =>
      compare(at(heights.heights, a), at(heights.heights, b)) > 0;
    const apart = (label: number, other: number): bigint => (isOver(label, other) ? distance : 0n);
    return { heights, boxes: boxesOf(matrix, heights.base, "infinity", apart) };
  });
  if (up === undefined || down === undefined) return fault("heights go up and down");
  return down.boxes.length < up.boxes.length ? down : up;
}

async function construct(
  dataset: Dataset,
  _norm: Norm,
  radius: Rational | undefined,
): Promise<Constructed | Unreached> {
  const matrix = pointMatrix(dataset);
  const nearest = leastDistance(await classDistances(matrix, "infinity"));
  const limit = multiply(rational(nearest.distance, 2n), matrix.unit);
  const wanted = radius ?? shortRadius(limit);
  if (compare(wanted, limit) >= 0) {
    return {
      status: "unreached",
      construction: NAME,
      condition: "distances",
      pair: ascending(...nearest.pair),
      largest: shortRadius(limit),
      detail: "two differently labelled points are at most two radii apart in every coordinate",
    };
  }
  const values = valuesOfClasses(dataset.classes);
  const { heights, boxes } = fewestBoxes(matrix, values, nearest.distance);
  const reach = divide(wanted, matrix.unit);
  const gap = subtract(rational(nearest.distance), multiply(rational(2n), reach));
  const own = boxOfPoints(matrix.count, boxes);
  const { dimension } = matrix;
  return {
    status: "constructed",
    construction: NAME,
    network: detectorNetwork(matrix, { boxes, heights, reach, steepness: steepnessFor(gap) }),
    values,
    radius: wanted,
    formula: detectorSize(dimension, boxes.length),
    detail: `n = ${boxes.length} boxes`,
    facts: (ball) => {
      const label = at(dataset.points, ball).label;
      return detectorFacts(dimension, boxes.length, own[ball] ?? -1, at(heights.heights, label));
    },
  };
}

/** The construction `detector-inf`. */
export const detectorInf: Construction = {
  name: NAME,
  citation: "Yu, Gao, Zhang (ICLR 2024), Theorem 4.8, detectors of boxes in the maximum norm",
  construct: atOwnScale(NAME, construct),
};
