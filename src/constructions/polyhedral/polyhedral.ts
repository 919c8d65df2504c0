// UNTRUSTED. `polyhedral`: the robust memorizer with the least Lipschitz constant, in ℓ_1 and ℓ_∞.
//
// Citation   E. J. McShane, "Extension of range of functions" (1934), applied to balls; as a ReLU network
//            docs/theory.md#polyhedral.
// Guarantee  For p = 1 and p = ∞ and every ρ < 1: f(x) = max_i (v_i − L·dist_p(x, B_i)) is the value of
//            y_i on the closed ball B_i of radius μ about x_i. Its Lipschitz constant in ℓ_p is
//            L = max |v_i − v_j|/(‖x_i − x_j‖_p − 2μ) over differently labelled i, j, and no function with
//            these values on the balls has a smaller one. Any number of classes.
// Deviation  The maximum starts from the least value, whose points have no box; values count up or
//            down, whichever needs fewer boxes. Points of a class share a box if that leaves L as it is. For
//            p = ∞ a layer has a unit for each pair of wires that only the proof needs. Coordinates far from the
//            data are clamped, which has Lipschitz constant 1.
// Size       n boxes, at most N less the points of one class. p = 1: width 3d + 2, depth 2n + 2, see
//            `sumSize`. p = ∞: width 3d + 1, depth n(2 + ⌈log2 d⌉) + 1, see `maximumSize`.
import type { Dataset } from "../../dataset/dataset.js";
import type { Norm } from "../../kernel/index.js";
import {
  add,
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
import { type DenseSize, valuesOfClasses } from "../../networks/index.js";
import { type Box, type BoxNorm, boxesOf, boxOfPoints } from "../points/boxes.js";
import { type ClassDistance, classDistances, leastDistance } from "../points/class-distances.js";
import { ascending, type Constructed, type Construction, type Unreached } from "../construction.js";
import { type Heights, heightsOf } from "../points/heights.js";
import { atOwnScale } from "../own-scale.js";
import { type PointMatrix, pointMatrix } from "../points/point-matrix.js";
import { type Higher, type Lengths, maximumFacts, type Standing, sumFacts } from "./facts.js";
import { maximumNetwork, maximumSize } from "./maximum-network.js";
import { leastSlope } from "./plan.js";
import { type PolyhedralPlan, sumNetwork, sumSize } from "./sum-network.js";
import { shortRadius } from "../search/radius-near.js";
import { ceilingOf } from "../../doubles/short-rational.js";

const NAME = "polyhedral";

/** Boxes by ascending height, counted up or down, whichever are fewer. */
function fewestBoxes(
  matrix: PointMatrix,
  kind: BoxNorm,
  values: readonly Rational[],
  reach: Rational,
  slope: Rational,
): PolyhedralPlan {
  const [up, down] = heightsOf(values).map((heights): PolyhedralPlan => {
    const boxes = joined(matrix, kind, heights, reach, slope);
    const heightOf = ({ label }: Box): Rational => at(heights.heights, label);
    boxes.sort((a, b) => compare(heightOf(a), heightOf(b)));
    return { boxes, heights, reach, slope };
  });
  if (up === undefined || down === undefined) return fault("heights go up and down");
  return down.boxes.length < up.boxes.length ? down : up;
}

/** Boxes from which the slope falls below the height of every ball that is lower. */
function joined(
  matrix: PointMatrix,
  kind: BoxNorm,
  { base, heights }: Heights,
  reach: Rational,
  slope: Rational,
): Box[] {
  return boxesOf(matrix, base, kind, (label, other) => {
    const fall = subtract(at(heights, label), at(heights, other));
    if (fall.num <= 0n) return 0n;
    return ceilingOf(add(divide(fall, slope), multiply(rational(2n), reach)));
  });
}

/** The facts of a ball, by its number. */
function factsOf(
  matrix: PointMatrix,
  kind: BoxNorm,
  { boxes, heights, reach, slope }: PolyhedralPlan,
): NonNullable<Constructed["facts"]> {
  const own = boxOfPoints(matrix.count, boxes);
  const lengths: Lengths = { reach, perUnit: divide(ONE, matrix.unit) };
  const heightOf = (box: Box): Rational => at(heights.heights, box.label);
  const standings = heights.heights.map((height): Omit<Standing, "own"> => {
    const reached = boxes.filter((box) => compare(heightOf(box), height) <= 0).length;
    const higher: Higher[] = [];
    for (let first = reached; first < boxes.length; ) {
      const above = heightOf(at(boxes, first));
      const count = boxes.filter((box) => compare(heightOf(box), above) === 0).length;
      const distance = add(reach, divide(subtract(above, height), slope));
      higher.push({ first, last: first + count - 1, distance });
      first += count;
    }
    return { height, reached, higher };
  });
  return (ball) => {
    const standing = { own: own[ball] ?? -1, ...at(standings, matrix.labels[ball] ?? 0) };
    const [d, n] = [matrix.dimension, boxes.length];
    return kind === "one" ? sumFacts(d, n, standing, lengths) : maximumFacts(d, n, standing);
  };
}

function finish(
  matrix: PointMatrix,
  kind: BoxNorm,
  radius: Rational,
  distances: readonly ClassDistance[],
): Constructed {
  const values = valuesOfClasses(matrix.dataset.classes);
  const reach = divide(radius, matrix.unit);
  const { slope, pair } = leastSlope(distances, values, reach);
  const plan = fewestBoxes(matrix, kind, values, reach, slope);
  const n = plan.boxes.length;
  const size: DenseSize = (kind === "one" ? sumSize : maximumSize)(matrix.dimension, n);
  const [i, j] = ascending(...pair);
  return {
    status: "constructed",
    construction: NAME,
    network: (kind === "one" ? sumNetwork : maximumNetwork)(matrix, plan),
    values,
    radius,
    formula: size,
    detail: `n = ${n} boxes, steepest between the balls of points ${i} and ${j} (from 0)`,
    slope: divide(slope, matrix.unit),
    facts: factsOf(matrix, kind, plan),
  };
}

async function construct(
  dataset: Dataset,
  norm: Norm,
  radius: Rational | undefined,
): Promise<Constructed | Unreached> {
  const matrix = pointMatrix(dataset);
  const kind = norm.kind === "one" ? "one" : "infinity";
  const distances = await classDistances(matrix, kind);
  const nearest = leastDistance(distances);
  const limit = multiply(rational(nearest.distance, 2n), matrix.unit);
  const unreached = {
    status: "unreached",
    construction: NAME,
    pair: ascending(...nearest.pair),
  } as const;
  if (norm.kind !== "one" && norm.kind !== "infinity") {
    const detail = "distances in this norm are not piecewise linear: only p = 1 and p = inf";
    return { ...unreached, condition: "norm", largest: undefined, detail };
  }
  const wanted = radius ?? shortRadius(limit);
  if (compare(wanted, limit) < 0) return finish(matrix, kind, wanted, distances);
  const detail = "two differently labelled points are at most two radii apart";
  return { ...unreached, condition: "distances", largest: shortRadius(limit), detail };
}

/** The construction `polyhedral`. */
export const polyhedral: Construction = {
  name: NAME,
  citation: "McShane (1934) for balls in the norms 1 and inf: the least Lipschitz constant",
  construct: atOwnScale(NAME, construct, 1),
};
