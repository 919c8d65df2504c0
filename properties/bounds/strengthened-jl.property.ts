// The strengthened lemma of Johnson and Lindenstrauss: maps of its size are found on drawn data, and the
// separation that it promises holds exactly. docs/bounds.md#strengthened-projection.
import fc from "fast-check";
import { expect, test } from "vitest";
import { pointMatrix } from "../../src/constructions/points/point-matrix.js";
import { signedRows } from "../../src/constructions/nearest-site/signed-rows.js";
import { runs } from "../runs.js";

/** Signed Hadamard rows of this order are orthogonal, all of length √d. */
const DIMENSION = 128;
const TRIES = 40;

const drawn = fc
  .record({
    places: fc.array(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: DIMENSION, maxLength: DIMENSION }),
      { minLength: 4, maxLength: 8 },
    ),
    // α from 3/5 to 9/10, in tenths.
    tenths: fc.integer({ min: 6, max: 9 }),
  })
  .map(({ places, tenths }) => {
    // Every coordinate varies, and all points differ.
    const points = places.map((place, i) => place.map((x, k) => 40 * x + ((i + k) % 7) + i));
    return { points, alpha: tenths / 10 };
  });

/** Squared length of the difference of two rows. */
function squared(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, k) => sum + (x - (b[k] ?? 0)) ** 2, 0);
}

test("for all drawn points and α, a map with m ≥ 24 α⁻² ln N orthonormal rows is found that keeps (1 − α)/2·√(m/d)", () => {
  let [found, real] = [0, 0];
  fc.assert(
    fc.property(drawn, ({ points, alpha }) => {
      const m = Math.ceil(
        Math.max((24 / alpha ** 2) * Math.log(points.length), 10 * Math.log(DIMENSION)),
      );
      fc.pre(m <= DIMENSION);
      real += 1;
      const matrix = pointMatrix({
        dimension: DIMENSION,
        classes: ["a", "b"],
        source: "drawn",
        points: points.map((ints, i) => ({
          point: { ints: ints.map(BigInt), den: 1n },
          label: Math.min(i, 1),
          line: i + 1,
        })),
      });
      // Integers below 2^53: the comparison is exact. ‖Tv‖² = Σ (row·v)²/d for rows of ±1.
      const keeps = (rows: readonly (readonly number[])[]): boolean =>
        points.every((a, i) =>
          points.slice(0, i).every((b) => {
            const v = a.map((x, k) => x - (b[k] ?? 0));
            const image = rows.reduce((sum, row) => {
              return sum + row.reduce((dot, w, k) => dot + w * (v[k] ?? 0), 0) ** 2;
            }, 0);
            const tenths = Math.round(10 * (1 - alpha));
            return 400 * image >= tenths ** 2 * m * squared(a, b);
          }),
        );
      const isFound = Array.from({ length: TRIES }, (_, n) => n).some((n) => {
        const rows = signedRows(matrix, `${n}`)
          .slice(0, m)
          .map((row) => row.map(Number));
        const orthogonal = rows.every((row, r) =>
          rows
            .slice(0, r)
            .every((other) => row.reduce((dot, w, k) => dot + w * (other[k] ?? 0), 0) === 0),
        );
        return orthogonal && keeps(rows);
      });
      expect(isFound).toBe(true);
      found += 1;
    }),
    runs(30),
  );
  expect(found).toBe(real);
  expect(real).toBeGreaterThan(5);
});
