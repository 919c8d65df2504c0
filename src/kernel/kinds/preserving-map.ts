// TRUSTED. The rule of preserving maps: the images of balls with different labels are disjoint.
// Imports only numbers and the kernel. docs/theory.md#preserving-map. Proved: accept_preserving_sound.
//
// Sound: let w = Wᵗλ be a form of the rows of W with w·(x_i − x_j) > 2μ‖w‖_q. For x in ball i and x' in ball
// j, w·(x − x') ≥ w·(x_i − x_j) − 2μ‖w‖_q > 0. As w·(x − x') = λ·W(x − x'), Wx ≠ Wx'. Any λ will do: that of
// the evidence for the pair, or else λ = M(W(x_i − x_j)) with the one matrix M of the evidence. Only
// differences of images matter, so the bias of the map does not.
import {
  at,
  dot,
  multiply,
  rational,
  rawDifference,
  reduced,
  sameLength,
  type Scaled,
} from "../../numbers/index.js";
import { type LabelledPoint, type Setting, testSetting } from "../claim.js";
import { preActivations } from "../evaluate.js";
import { testVector } from "../limits.js";
import type { Layer, Network } from "../network.js";
import { isStrictlyInside, reachOf } from "../reach.js";
import { illShaped, unproved } from "../refusal.js";
import { seal, sealed } from "../theorem.js";
import { pointsOf } from "./points.js";
import type { NotPreserved } from "./rejections.js";

/** λ for one pair of balls, i < j. */
export interface Multiplier {
  readonly pair: readonly [number, number];
  readonly lambda: Scaled;
}

/** Evidence that a map preserves a dataset: M as a map of its images, and λ where M does not serve. */
export interface PreservationWitness {
  readonly matrix: Network;
  readonly multipliers: readonly Multiplier[];
}

/** The images of any two closed balls with different labels are disjoint. */
export interface Preservation {
  readonly kind: "preserving-map";
  readonly setting: Setting;
  /** Rows of the map. */
  readonly rows: number;
}

/** The layer of a network of one layer with this number of inputs, or a refusal. */
export function mapOf({ inputs, layers }: Network, expected: number): Layer {
  const no = (what: string, got: number): never =>
    illShaped("ill-formed/dimension-mismatch", what, `${got}`);
  if (layers.length !== 1) no("one layer", layers.length);
  if (inputs !== expected) no(`${expected} inputs of the map`, inputs);
  return at(layers, 0);
}

/** The image of a point; declines if its numbers are too long. */
export function imageOf(map: Layer, x: Scaled): Scaled {
  const image = preActivations(map, x);
  testVector(image, "part-bits");
  return image;
}

/**
 * Wᵗλ for the weights W of a layer: the linear form x ↦ λ·Wx.
 *
 * Shapes  one entry of λ a row; the result has `inputs` entries.
 * Cost    one multiplication a stored weight, one common divisor.
 */
export function pulledBack(map: Layer, inputs: number, lambda: Scaled): Scaled {
  sameLength(map.rows, lambda.ints);
  const sum = new Array<bigint>(inputs).fill(0n);
  for (const [n, { columns, ints, den }] of map.rows.entries()) {
    const factor = at(lambda.ints, n) * (map.den / den);
    for (const [k, column] of columns.entries()) {
      sum[column] = at(sum, column) + factor * at(ints, k);
    }
  }
  const form = reduced(sum, map.den * lambda.den);
  testVector(form, "part-bits");
  return form;
}

/** True if w·t > 2μ‖w‖_q: balls of radius μ about two points t apart are on two sides. */
function isApart({ norm, radius }: Setting, w: Scaled, t: Scaled): boolean {
  const reach = reachOf(norm, multiply(rational(2n), radius), w);
  return isStrictlyInside(dot(w.ints, t.ints), w.den * t.den, reach);
}

/**
 * Shows that a map keeps all balls with different labels apart.
 *
 * Requires  networks made by the kernel.
 * Ensures   a theorem, or a refusal: the setting or the map is not meaningful, the points, the shape of the
 *           evidence, the first pair that is not apart.
 *           For p = a/b the reach is that of a larger ball (reach.ts), so a true statement may be refused.
 * Cost      N·k·d to prepare, then 2d multiplications a pair of different labels; all points are held.
 */
export function preserved(
  about: Setting,
  network: Network,
  { matrix, multipliers }: PreservationWitness,
  given: Iterable<LabelledPoint>,
): Preservation {
  const setting = sealed(about);
  testSetting(setting);
  const { dimension } = setting;
  const map = mapOf(network, dimension);
  const rank = map.rows.length;
  const second = mapOf(matrix, rank);
  const points = pointsOf(setting, given, () => true);
  const no = (pair: readonly [number, number], reason: NotPreserved["reason"]): never =>
    unproved({ code: "unproved/preserving-map", pair, reason });
  const odd = multipliers.find(({ lambda }) => lambda.ints.length !== rank);
  if (odd !== undefined || second.rows.length !== rank) no(odd?.pair ?? [0, 0], "bad-multiplier");
  const lambdas = new Map(multipliers.map(({ pair, lambda }) => [pair.join(" "), lambda]));
  // Wᵗ(M(Wx)), up to one vector that is the same for all points.
  const all = [...points.values()].map(({ point, label }) => {
    const lambda = imageOf(second, imageOf(map, point));
    return { point, form: pulledBack(map, dimension, lambda), label };
  });
  for (const [i, one] of all.entries()) {
    for (let j = i + 1; j < all.length; j += 1) {
      const two = at(all, j);
      if (one.label === two.label) continue;
      const lambda = lambdas.get(`${i} ${j}`);
      const w = lambda && pulledBack(map, dimension, lambda);
      const t = rawDifference(one.point, two.point);
      if (!isApart(setting, w ?? rawDifference(one.form, two.form), t)) no([i, j], "not-apart");
    }
  }
  return seal({ kind: "preserving-map", setting, rows: rank });
}
