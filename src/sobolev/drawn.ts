// UNTRUSTED. Points, units and labels with short rational coordinates, from a seed.
// May import kernel, constructions. Bell-shaped doubles are rounded to a grid: what is drawn is exact.
import { Random } from "../doubles/random.js";
import type { Scaled } from "../numbers/index.js";
import type { ModelKind } from "./activations.js";
import type { FeatureModel } from "./feature-model.js";

/** Grids: coordinates of units, of points, labels. */
const UNIT_DEN = 16n;
const POINT_DEN = 128n;
const LABEL_DEN = 64n;

function rounded(x: number, den: bigint): bigint {
  return BigInt(Math.round(x * Number(den)));
}

/** d coordinates with variance `scale`², on a grid; never all 0. */
function drawnVector(random: Random, dimension: number, scale: number, den: bigint): bigint[] {
  for (;;) {
    const ints = Array.from({ length: dimension }, () => rounded(scale * random.bell(), den));
    if (ints.some((n) => n !== 0n)) return ints;
  }
}

/** k units with coordinates of variance 1, in sixteenths. The size of a unit does not matter to its sign. */
export function drawnModel(
  kind: ModelKind,
  dimension: number,
  units: number,
  seed: string,
): FeatureModel {
  const random = new Random(`units ${seed}`);
  return {
    ...{ kind, dimension, den: UNIT_DEN },
    units: Array.from({ length: units }, () => drawnVector(random, dimension, 1, UNIT_DEN)),
  };
}

/** Points with coordinates of variance 1/d: about the unit sphere, in 1/128. */
export function drawnPoints(dimension: number, count: number, seed: string): readonly Scaled[] {
  const random = new Random(`points ${seed}`);
  const scale = 1 / Math.sqrt(dimension);
  return Array.from({ length: count }, () => ({
    ints: drawnVector(random, dimension, scale, POINT_DEN),
    den: POINT_DEN,
  }));
}

/** y_i = x_i1 + noise·ε_i, ε_i of variance 1 in 1/64; noise = noiseNum/noiseDen. */
export function drawnLabels(
  points: readonly Scaled[],
  noise: { readonly num: bigint; readonly den: bigint },
  seed: string,
): Scaled {
  const random = new Random(`labels ${seed}`);
  const den = POINT_DEN * LABEL_DEN * noise.den;
  const ints = points.map((x) => {
    const error = rounded(random.bell(), LABEL_DEN);
    const first = x.ints[0] ?? 0n;
    return first * (POINT_DEN / x.den) * LABEL_DEN * noise.den + error * noise.num * POINT_DEN;
  });
  return { ints, den };
}
