// UNTRUSTED. Builds the network of ℓ_∞ detectors: a running maximum of heights over boxes.
import type { Network } from "../../kernel/index.js";
import { at, multiply, negate, ONE, type Rational, rational } from "../../numbers/index.js";
import { combine, denseCount, type DenseSize, NetworkBuilder } from "../../networks/index.js";
import type { Box } from "../points/boxes.js";
import { constantForm, coordinateForms, excessForms, sumForm } from "./layers.js";
import type { Heights } from "../points/heights.js";
import type { PointMatrix } from "../points/point-matrix.js";

/** What the network needs to know; lengths are in units of the matrix. */
export interface DetectorPlan {
  readonly boxes: readonly Box[];
  readonly heights: Heights;
  /** μ/unit. */
  readonly reach: Rational;
  /** κ with κ·(distance − 2·reach) ≥ 1. */
  readonly steepness: Rational;
}

/**
 * Layer widths d, then 3d + 1 and d + 2 for each of n boxes in turn, 1:
 * P = (d + 1)(3d + 1) + n(3d + 2)(d + 2) + (n − 1)(d + 3)(3d + 1) + d + 3.
 */
export function detectorSize(dimension: number, boxes: number): DenseSize {
  const blocks = Array.from({ length: boxes }, () => [3 * dimension + 1, dimension + 2]).flat();
  return {
    width: 3 * dimension + 1,
    depth: 2 * boxes + 1,
    parameters: denseCount([dimension, ...blocks, 1]),
  };
}

/**
 * The network f = start ± Y, Y the maximum of 0 and heights·(1 − κ·a_i), a_i the sum of the excesses
 * over box i.
 *
 * Shapes   units of the layers in turn: p (d), Y, excesses (2d); p (d), Y, E. Then Y becomes Y + E.
 * Ensures  the value of y_i on every ℓ_∞ ball of radius μ; layers as `detectorSize` says.
 */
export function detectorNetwork(matrix: PointMatrix, plan: DetectorPlan): Network {
  const { boxes, heights, reach, steepness } = plan;
  const d = matrix.dimension;
  const builder = new NetworkBuilder(d);
  let units = builder.inputs();
  let maximum = constantForm(0, rational(0n));
  for (const box of boxes) {
    const coordinates = coordinateForms(builder, matrix, reach, units);
    const excesses = excessForms(coordinates, box, reach, reach);
    units = builder.relu([...coordinates, maximum, ...excesses]);
    const height = at(heights.heights, box.label);
    const before = at(units, d);
    const lift = sumForm(
      units.slice(d + 1),
      negate(multiply(height, steepness)),
      [[rational(-1n), before]],
      height,
    );
    units = builder.relu([...units.slice(0, d), before, lift]);
    maximum = combine(builder.level, [
      [ONE, at(units, d)],
      [ONE, at(units, d + 1)],
    ]);
  }
  return builder.output([combine(builder.level, [[heights.sign, maximum]], heights.start)]);
}
