// UNTRUSTED. `pairwise`: hyperplanes that set opposite balls apart, in constant depth and for every norm.
//
// Citation   Our own: the separating hyperplanes of convex bodies, one for each opposite pair, with
//            ramps; docs/theory.md#pairwise. After the question of E. Egosi, G. Yehudai, O. Shamir (arXiv
//            2502.11162) for robust memorization in all ℓ_p.
// Guarantee  For every rational p ≥ 1 and p = ∞ and every ρ < 1: equal to the value of y_i on the closed
//            ball of radius μ about x_i, in depth 4.
// Deviation  Hyperplanes are chosen greedily, each for all pairs that it sets apart, and points of a class
//            that the same hyperplanes tell from all others share a unit. For p other than 1, 2 and ∞ a
//            ρ within 10^−11 of 1 is refused, as the dual norm is bounded to twelve digits.
// Size       m walls, n cells, C classes: hidden widths m, n, C − 1, depth 4,
//            P = (d + 1)m + (m + 1)n + (n + 1)(C − 1) + C. A wall is one side of a hyperplane. n is at
//            most N less the points of the largest class, m at most the pairs of one of these N − n_b
//            points and a point of another class.
import type { Dataset } from "../../dataset/dataset.js";
import { separation } from "../../dataset/separation.js";
import type { Norm } from "../../kernel/index.js";
import { compare, type Rational } from "../../numbers/index.js";
import { valuesOfClasses } from "../../networks/index.js";
import { cellsOf } from "./cells.js";
import { clipCover } from "./cover.js";
import {
  ascending,
  type Constructed,
  type Construction,
  type ConstructOptions,
  type Unreached,
} from "../construction.js";
import { atOwnScale } from "../own-scale.js";
import { pairwiseNetwork, pairwiseSize } from "./network.js";
import { type PointMatrix, pointMatrix } from "../points/point-matrix.js";
import { shortRadius } from "../search/radius-near.js";

const NAME = "pairwise";

/** The class with most points: it needs no cells. */
function largestClass({ labels, classes }: PointMatrix): number {
  const sizes = new Int32Array(classes);
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes.indexOf(Math.max(...sizes));
}

async function construct(
  dataset: Dataset,
  norm: Norm,
  radius: Rational | undefined,
  options: ConstructOptions,
): Promise<Constructed | Unreached> {
  const { bounds, pair } = await separation(dataset, norm);
  const largest = shortRadius(bounds.lower);
  const wanted = radius ?? largest;
  const unreached = (between: readonly [number, number]): Unreached => ({
    status: "unreached",
    construction: NAME,
    condition: "distances",
    pair: ascending(...between),
    largest,
    detail: "no hyperplane was found between two differently labelled balls",
  });
  if (compare(wanted, bounds.upper) >= 0) return unreached(pair);
  const matrix = pointMatrix(dataset);
  const cover = await clipCover(matrix, norm, wanted, options);
  if (cover.status === "stuck") return unreached(cover.pair);
  const base = largestClass(matrix);
  const { walls, cells } = cellsOf(matrix, cover.clips, base);
  const values = valuesOfClasses(dataset.classes);
  const plan = { walls, cells, base, values };
  const [m, n] = [walls.length, cells.length];
  return {
    status: "constructed",
    construction: NAME,
    network: pairwiseNetwork(matrix, plan),
    values,
    radius: wanted,
    formula: pairwiseSize(matrix.dimension, m, n, values.length),
    detail: `m = ${m} walls, n = ${n} cells`,
  };
}

/** The construction `pairwise`. */
export const pairwise: Construction = {
  name: NAME,
  citation: "separating hyperplanes for opposite pairs, docs/theory.md#pairwise",
  construct: atOwnScale(NAME, construct),
};
