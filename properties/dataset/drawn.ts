// Drawn datasets as the dataset module has them, and numbers that double precision does not hold.
import fc from "fast-check";
import type { Dataset } from "../../src/dataset/index.js";
import { multiply, type Rational, rational } from "../../src/numbers/index.js";
import { datasetOf } from "../../test/dataset/plain.js";
import type { DrawnDataset } from "../../src/testing/arbitraries/datasets.js";
import { spelledAll } from "../../src/testing/translation.js";

/** Labels c0, c1, … are no numbers, so that classes keep the drawn order. */
export function loaded({ points, labels }: DrawnDataset): Dataset {
  return datasetOf(points.map((point, i) => [...spelledAll(point), `c${labels[i] ?? 0}`]));
}

/** Points with labels in turn 0, 1, 0, 1, … */
function inTurn(points: readonly (readonly Rational[])[]): DrawnDataset {
  return { kind: "generic", points, labels: points.map((_, i) => i % 2), limit: undefined };
}

function areDistinct({ points }: DrawnDataset): boolean {
  return new Set(points.map((p) => spelledAll(p).join())).size === points.length;
}

/** Rows of so many values. */
function rowsOf(values: readonly Rational[], width: number): Rational[][] {
  const count = Math.floor(values.length / width);
  return Array.from({ length: count }, (_, i) => values.slice(width * i, width * (i + 1)));
}

/** Integers about the powers of two where doubles and sums of their powers stop being exact. */
export const atTheEdge: fc.Arbitrary<DrawnDataset> = fc
  .tuple(fc.constantFrom(20n, 26n, 27n, 51n, 52n, 53n, 54n), fc.integer({ min: 1, max: 20 }))
  .chain(([bits, width]) =>
    fc
      .array(fc.bigInt({ min: -(2n ** bits), max: 2n ** bits }), {
        minLength: 3 * width,
        maxLength: 5 * width,
        size: "max",
      })
      .map((values) =>
        inTurn(
          rowsOf(
            values.map((n) => rational(n)),
            width,
          ),
        ),
      ),
  )
  .filter(areDistinct);

/** Points with numbers as floating-point programs print them: 16 digits, exponents from −12 to 12. */
export const printed: fc.Arbitrary<DrawnDataset> = fc
  .array(
    fc.tuple(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), fc.integer({ min: 4, max: 28 })),
    { minLength: 6, maxLength: 30 },
  )
  .map((numbers) => {
    const values = numbers.map(([digits, places]) => rational(digits, 10n ** BigInt(places)));
    return inTurn(rowsOf(values, 3));
  })
  .filter(areDistinct);

/** Turned and mirrored copies of one vector about a centre, moved by less than a double can tell. */
export const nearTies: fc.Arbitrary<DrawnDataset> = fc
  .tuple(
    fc.array(fc.bigInt({ min: 1n, max: 10n ** 16n }), { minLength: 2, maxLength: 5 }),
    fc.array(fc.tuple(fc.nat(4), fc.boolean(), fc.bigInt({ min: -9n, max: 9n })), {
      minLength: 2,
      maxLength: 10,
    }),
    fc.constantFrom(rational(1n), rational(1n, 3n), rational(10n ** 40n)),
  )
  .map(([vector, copies, scale]) => {
    const tiny = 10n ** 9n;
    const moved = copies.map(([turn, isMirrored, step]) =>
      vector.map((_, k) => {
        const value = (vector[(k + turn) % vector.length] ?? 0n) * tiny + (k === 0 ? step : 0n);
        return multiply(scale, rational(isMirrored ? -value : value, tiny));
      }),
    );
    const points = [vector.map(() => rational(0n)), ...moved];
    const labels = points.map((_, i) => (i === 0 ? 0 : 1));
    return { kind: "generic" as const, points, labels, limit: undefined };
  });
