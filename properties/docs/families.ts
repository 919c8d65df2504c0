// Families of facts as values, whatever network they might be about: with and without pieces and α.
import fc from "fast-check";
import type { FactFamily, Rational } from "../../src/kernel/index.js";

/** Families with numbers from the given ones. */
export function familiesOf(numbers: fc.Arbitrary<Rational>): fc.Arbitrary<readonly FactFamily[]> {
  const counts = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 100_000 }));
  const split = fc.record({
    from: counts,
    cuts: fc.array(fc.record({ unit: counts, at: fc.array(numbers, { maxLength: 3 }) }), {
      maxLength: 2,
    }),
  });
  const how = fc.oneof(
    fc.constant({}),
    split.map((one) => ({ split: one })),
    numbers.map((alpha) => ({ alpha })),
  );
  const stated = fc.record({
    from: counts,
    to: counts,
    step: counts,
    times: counts,
    shift: counts,
    terms: fc.array(fc.record({ unit: counts, weight: numbers }), { maxLength: 3 }),
    rows: fc.array(fc.record({ layer: counts, row: counts, weight: numbers }), { maxLength: 2 }),
    constant: numbers,
  });
  const family = fc.tuple(stated, how).map(([one, proof]): FactFamily => ({ ...one, ...proof }));
  return fc.array(family, { maxLength: 3 });
}
