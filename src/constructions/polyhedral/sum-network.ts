// UNTRUSTED. Builds the least Lipschitz network for p = 1: distances are sums over coordinates.
import type { Network } from "../../kernel/index.js";
import {
  add,
  at,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  ZERO,
} from "../../numbers/index.js";
import {
  combine,
  denseCount,
  type DenseSize,
  NetworkBuilder,
  type Term,
} from "../../networks/index.js";
import type { Box } from "../points/boxes.js";
import { constantForm, coordinateForms, excessForms, sumForm } from "../detector-inf/layers.js";
import type { Heights } from "../points/heights.js";
import type { PointMatrix } from "../points/point-matrix.js";

const MINUS_ONE = rational(-1n);

/** What both networks need to know; lengths are in units of the matrix. */
export interface PolyhedralPlan {
  /** By ascending height. */
  readonly boxes: readonly Box[];
  readonly heights: Heights;
  /** μ/unit. */
  readonly reach: Rational;
  /** The Lipschitz constant, in values per unit. */
  readonly slope: Rational;
}

/**
 * Layer widths d, then 3d + 2 and d + 2 for each of n boxes in turn, 2, 1: depth 2n + 2,
 * P = (d + 1)(3d + 2) + n(3d + 3)(d + 2) + (n − 1)(d + 3)(3d + 2) + 2(d + 3) + 3.
 */
export function sumSize(dimension: number, boxes: number): DenseSize {
  const blocks = Array.from({ length: boxes }, () => [3 * dimension + 2, dimension + 2]).flat();
  return {
    width: 3 * dimension + 2,
    depth: 2 * boxes + 2,
    parameters: denseCount([dimension, ...blocks, 2, 1]),
  };
}

/**
 * The network f = start ± Y, Y the maximum of 0 and min(h_i, h_i + slope·(reach − a_i)), a_i the ℓ_1
 * distance of p from box i.
 *
 * Shapes   units of the layers in turn: p (d), M, N, excesses (2d) with sum a_i; p (d), Y = M − N, E.
 *          Then M becomes [Y + E]_+ and N [Y + E − h_i]_+: the maximum, cut off at h_i. In the end M, N.
 * Requires boxes by ascending height: none before is cut off by a later one.
 * Ensures  Lipschitz constant `slope` per unit in ℓ_1; layers as `sumSize` says.
 */
export function sumNetwork(matrix: PointMatrix, plan: PolyhedralPlan): Network {
  const { boxes, heights, reach, slope } = plan;
  const d = matrix.dimension;
  const builder = new NetworkBuilder(d);
  let units = builder.inputs();
  let whole = constantForm(0, ZERO);
  let excess = whole;
  for (const box of boxes) {
    const coordinates = coordinateForms(builder, matrix, reach, units);
    const excesses = excessForms(coordinates, box, reach, ZERO);
    units = builder.relu([...coordinates, whole, excess, ...excesses]);
    const height = at(heights.heights, box.label);
    const clipped: readonly Term[] = [
      [ONE, at(units, d)],
      [MINUS_ONE, at(units, d + 1)],
    ];
    const lift = sumForm(
      units.slice(d + 2),
      negate(slope),
      clipped.map(([sign, unit]): Term => [negate(sign), unit]),
      add(height, multiply(slope, reach)),
    );
    units = builder.relu([...units.slice(0, d), combine(builder.level, clipped), lift]);
    const raised: readonly Term[] = [
      [ONE, at(units, d)],
      [ONE, at(units, d + 1)],
    ];
    whole = combine(builder.level, raised);
    excess = combine(builder.level, raised, negate(height));
  }
  const last = builder.relu([whole, excess]);
  const terms: Term[] = [
    [heights.sign, at(last, 0)],
    [negate(heights.sign), at(last, 1)],
  ];
  return builder.output([combine(builder.level, terms, heights.start)]);
}
