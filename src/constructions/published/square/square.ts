// UNTRUSTED. `square`: sums of squared distances, one coordinate after another, with width d + 4.
//
// Citation   A. Egosi, G. Yehudai, O. Shamir (arXiv 2502.11162), Theorem 4.2. Its layers are not in the
//            text that we have; these are our own, docs/theory.md#square.
// Guarantee  Every radius whose balls lie in Euclidean balls of radius r with 2r < δ, δ the least Euclidean
//            distance of differently labelled points: for p ≤ 2 every μ < δ/2 (p = 2: every ρ < 1), for
//            p > 2 every μ < δ/(2√d). Any number of classes.
// Deviation  Width d + 4 for d + 6. For 2 < p < ∞ the factor is √d, not d^(1/2 − 1/p). The points of one
//            class have no block, and equal points share one.
// Size       `squareSize`: n ≤ N blocks, hidden layers n(d(m + 2) + 1) + 1 with m + 1 = ⌈log4(2d/(1 − A))⌉,
//            A = (r/(δ₀ − r))²: the depth O(N d log(d/(1 − 2r/δ))) of the theorem.
import type { Dataset } from "../../../dataset/dataset.js";
import { type Norm, NORM_TWO } from "../../../kernel/index.js";
import { divide, multiply, type Rational, rational } from "../../../numbers/index.js";
import { valuesOfClasses } from "../../../networks/index.js";
import {
  ascending,
  type Constructed,
  type Construction,
  type ConstructOptions,
  type Unreached,
} from "../../construction.js";
import { type Heights, heightsOf } from "../../points/heights.js";
import { nearestLimit, servedNorm, usualRadius } from "../../nearest-site/radius.js";
import { atOwnScale } from "../../own-scale.js";
import { pause } from "../../search/pause.js";
import { pointMatrix } from "../../points/point-matrix.js";
import { squareFacts } from "./facts.js";
import { squareNetwork } from "./network.js";
import { extent, squareBlocks, squareLengths, type SquarePlan, squareSize } from "./plan.js";

const NAME = "square";

/** Rows that are written: more take minutes a ball. */
const ROWS = 200_000;

async function construct(
  dataset: Dataset,
  norm: Norm,
  radius: Rational | undefined,
  options: ConstructOptions,
): Promise<Constructed | Unreached> {
  const matrix = pointMatrix(dataset);
  const d = matrix.dimension;
  const nearest = nearestLimit(matrix, NORM_TWO);
  const limit = divide(nearest.limit, extent(norm, d, 64n));
  const unreached = {
    status: "unreached",
    construction: NAME,
    pair: ascending(...nearest.pair),
  } as const;
  if (limit.num === 0n) {
    const detail = "two differently labelled points are equal";
    return { ...unreached, condition: "distances", largest: undefined, detail };
  }
  const largest = usualRadius({ ...nearest, limit });
  const wanted = radius ?? largest;
  await pause();
  const distance = multiply(rational(2n), nearest.limit);
  const lengths = squareLengths(norm, d, distance, wanted);
  if (lengths === undefined) {
    const detail = "the Euclidean balls about two differently labelled balls meet";
    return { ...unreached, condition: "distances", largest, detail };
  }
  const values = valuesOfClasses(dataset.classes);
  const planOf = (heights: Heights): SquarePlan => ({
    lengths,
    heights,
    ...squareBlocks(matrix, heights),
  });
  const [over, under] = heightsOf(values);
  const [up, down] = [planOf(over), planOf(under)];
  const plan = down.blocks.length < up.blocks.length ? down : up;
  const size = squareSize(d, plan.blocks.length, lengths.tents);
  if (size.depth * size.width > ROWS) {
    const detail = `depth ${size.depth} at width ${size.width} is more than is built`;
    return { ...unreached, condition: "size", largest: undefined, detail };
  }
  options.progress?.(`${NAME}: writing ${size.depth} layers`);
  const served = servedNorm(norm);
  return {
    status: "constructed",
    construction: NAME,
    network: squareNetwork(matrix, plan),
    values,
    radius: wanted,
    formula: size,
    detail: `n = ${plan.blocks.length} blocks, m = ${lengths.tents} tents`,
    facts: (ball) => squareFacts(matrix, plan, ball, served.kind !== "infinity"),
  };
}

/** The construction `square`. */
export const square: Construction = {
  name: NAME,
  citation: "Egosi, Yehudai, Shamir (arXiv 2502.11162), Theorem 4.2, at width d + 4",
  construct: atOwnScale(NAME, construct),
};
