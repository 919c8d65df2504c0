// TRUSTED. The rule of preserving maps: the images of balls with different labels are disjoint.
// Imports only the kernel. docs/theory.md#preserving-map.
//
// Sound: let w = Wᵗλ be a form of the rows of W with w·(x_i − x_j) > 2μ‖w‖_q. For x in ball i and x' in ball
// j, w·(x − x') ≥ w·(x_i − x_j) − 2μ‖w‖_q > 0. As w·(x − x') = λ·W(x − x'), Wx ≠ Wx'. Any λ will do: that of
// the evidence for the pair, or else λ = M(W(x_i − x_j)) with the one matrix M of the evidence.
import { at } from "./fault.js";
import type { Preservation } from "./finding.js";
import type { NotPreserved } from "./finding-rejection.js";
import { isStrictlyInside } from "./halfspace.js";
import { imageOf, mapOf, pulledBack } from "./linear-map.js";
import type { Layer, Network } from "./network.js";
import { type Points, pointsOf } from "./points.js";
import { multiply, rational } from "./rational.js";
import { reachOf } from "./reach.js";
import { refuse, sound } from "./refusal.js";
import { rejected } from "./rejection.js";
import { frozen, type LabelledPoint, type Setting, settingDefect } from "./setting.js";
import { rawDifference, type Scaled } from "./scaled.js";
import { seal } from "./theorem.js";

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

function prepared(points: Points, map: Layer, matrix: Layer, inputs: number): readonly Prepared[] {
  return [...points.values()].map(({ point, label }) => {
    const lambda = imageOf(matrix, imageOf(map, point));
    return { point, form: pulledBack(map, inputs, lambda), label };
  });
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
  witness: PreservationWitness,
  given: Iterable<LabelledPoint>,
): Preservation {
  // A copy: whoever gives the points cannot change what is shown of them.
  const setting = frozen(about);
  sound(settingDefect(setting));
  const { dimension } = setting;
  const map = mapOf(network, dimension);
  const rank = map.rows.length;
  const matrix = mapOf(witness.matrix, rank);
  const points = pointsOf(setting, given, () => true);
  const no = (pair: readonly [number, number], reason: NotPreserved["reason"]): never =>
    refuse(rejected({ code: "unproved/preserving-map", pair, reason }));
  const odd = witness.multipliers.find(({ lambda }) => lambda.ints.length !== rank);
  if (odd !== undefined || matrix.rows.length !== rank) no(odd?.pair ?? [0, 0], "bad-multiplier");
  const lambdas = new Map(witness.multipliers.map(({ pair, lambda }) => [pair.join(" "), lambda]));
  const all = prepared(points, map, matrix, dimension);
  for (const [i, first] of all.entries()) {
    for (let j = i + 1; j < all.length; j += 1) {
      const second = at(all, j);
      if (first.label === second.label) continue;
      const lambda = lambdas.get(`${i} ${j}`);
      const w =
        lambda === undefined
          ? rawDifference(first.form, second.form)
          : pulledBack(map, dimension, lambda);
      if (!isApart(setting, w, rawDifference(first.point, second.point))) no([i, j], "not-apart");
    }
  }
  return seal({ kind: "preserving-map", setting, rows: rank });
}
