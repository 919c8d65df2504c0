// Datasets that one lattice does not serve: scattered rational points with labels of their own.
import fc from "fast-check";
import type { Dataset } from "../../src/dataset/dataset.js";

/** Sizes of what is drawn. */
export interface Scatter {
  readonly dimensions: readonly [least: number, most: number];
  readonly points: readonly [least: number, most: number];
}

/** Seven digits over a prime: of some dozens of points hardly ever three are on a line. */
const DEN = 9973n;
const MOST = 9_999_999;

function scatteredIn(dimension: number, [minLength, maxLength]: Scatter["points"]) {
  const entry = fc.integer({ min: 0, max: MOST });
  const place = fc.array(entry, { minLength: dimension, maxLength: dimension });
  const places = fc.uniqueArray(place, { minLength, maxLength, selector: (x) => x.join(" ") });
  const labels = fc.array(fc.nat({ max: 2 }), { minLength: maxLength, maxLength });
  return fc.tuple(places, labels).map(([drawn, given]): Dataset => {
    // The first two points have different labels, the others any.
    const all = drawn.map((_, i) => (i < 2 ? i : (given[i] ?? 0)));
    const used = [...new Set(all)].sort((a, b) => a - b);
    const points = drawn.map((ints, i) => ({
      point: { ints: ints.map(BigInt), den: DEN },
      label: used.indexOf(all[i] ?? 0),
      line: i + 1,
    }));
    return { dimension, classes: used.map(String), points, source: "scattered" };
  });
}

/** 12 to 24 rational points of two or three coordinates in general position, with two or three labels. */
export function scattered({ dimensions, points }: Scatter): fc.Arbitrary<Dataset> {
  const [min, max] = dimensions;
  return fc.integer({ min, max }).chain((dimension) => scatteredIn(dimension, points));
}
