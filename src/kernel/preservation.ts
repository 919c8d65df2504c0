// TRUSTED. The rule of preserving maps: the images of balls with different labels are disjoint.
// Imports only the kernel. docs/theory.md#preserving-map.
//
// Sound: let w = Wᵗλ be a form of the rows of W with w·(x_i − x_j) > 2μ‖w‖_q. For x in ball i and x' in ball
// j, w·(x − x') ≥ w·(x_i − x_j) − 2μ‖w‖_q > 0. As w·(x − x') = λ·W(x − x'), Wx ≠ Wx'. Any λ will do: that of
// the evidence for the pair, or else λ = M(W(x_i − x_j)) with the one matrix M of the evidence.
import { at } from "./fault.js";
import { type Finding, sealPreservation } from "./finding.js";
import { isStrictlyInside } from "./halfspace.js";
import { type Inquiry, openInquiry, type Points } from "./inquiry.js";
import { imageOf, mapOf, pulledBack } from "./linear-map.js";
import type { Layer, Network } from "./network.js";
import { multiply, rational } from "./rational.js";
import { reachOf } from "./reach.js";
import { rejected, type Refusal } from "./rejection.js";
import { type Setting, settingDefect } from "./setting.js";
import { rawDifference, type Scaled } from "./scaled.js";

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

/** A point, its label, and Wᵗ(M(Wx)), up to one vector that is the same for all points. */
interface Prepared {
  readonly point: Scaled;
  readonly form: Scaled;
  readonly label: number;
}

function prepared(
  points: Points,
  map: Layer,
  matrix: Layer,
  inputs: number,
): readonly Prepared[] | Refusal {
  const all: Prepared[] = [];
  for (const { point, label } of points.values()) {
    const image = imageOf(map, point);
    if ("verdict" in image) return image;
    const lambda = imageOf(matrix, image);
    if ("verdict" in lambda) return lambda;
    const form = pulledBack(map, inputs, lambda);
    if ("verdict" in form) return form;
    all.push({ point, form, label });
  }
  return all;
}

/** True if w·t > 2μ‖w‖_q: balls of radius μ about two points t apart are on two sides. */
function isApart({ norm, radius }: Setting, w: Scaled, t: Scaled): boolean {
  let lead = 0n;
  w.ints.forEach((n, k) => {
    if (n !== 0n) lead += n * at(t.ints, k);
  });
  const reach = reachOf(norm, multiply(rational(2n), radius), w);
  return isStrictlyInside(lead, w.den * t.den, reach);
}

function judge(
  setting: Setting,
  map: Layer,
  matrix: Layer,
  multipliers: readonly Multiplier[],
  points: Points,
): Finding | Refusal {
  const given = new Map(multipliers.map(({ pair, lambda }) => [pair.join(" "), lambda]));
  const all = prepared(points, map, matrix, setting.dimension);
  if ("verdict" in all) return all;
  for (const [i, first] of all.entries()) {
    for (let j = i + 1; j < all.length; j += 1) {
      const second = at(all, j);
      if (first.label === second.label) continue;
      const lambda = given.get(`${i} ${j}`);
      const w =
        lambda === undefined
          ? rawDifference(first.form, second.form)
          : pulledBack(map, setting.dimension, lambda);
      if ("verdict" in w) return w;
      if (isApart(setting, w, rawDifference(first.point, second.point))) continue;
      return rejected({ code: "unproved/preserving-map", pair: [i, j], reason: "not-apart" });
    }
  }
  return sealPreservation(setting, map.rows.length);
}

/**
 * Opens the inquiry whether a map keeps all balls with different labels apart.
 *
 * Ensures  a refusal at once if the setting, the map or the shape of the evidence is not meaningful.
 *          For p = a/b the reach is that of a larger ball (reach.ts), so a true statement may be refused.
 * Cost     N·k·d to prepare, then 2d multiplications a pair of different labels; all points are held.
 */
export function openPreservation(
  given: Setting,
  network: Network,
  evidence: PreservationWitness,
): Inquiry | Refusal {
  const [setting, witness] = structuredClone([given, evidence] as const);
  const defect = settingDefect(setting);
  if (defect !== undefined) return defect;
  const map = mapOf(network, setting.dimension);
  if ("verdict" in map) return map;
  const rank = map.rows.length;
  const matrix = mapOf(witness.matrix, rank);
  if ("verdict" in matrix) return matrix;
  const odd = witness.multipliers.find(({ lambda }) => lambda.ints.length !== rank);
  if (odd !== undefined || matrix.rows.length !== rank) {
    const pair = odd?.pair ?? [0, 0];
    return rejected({ code: "unproved/preserving-map", pair, reason: "bad-multiplier" });
  }
  return openInquiry(
    setting,
    () => true,
    (points) => judge(setting, map, matrix, witness.multipliers, points),
  );
}
