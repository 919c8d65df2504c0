// Values of which records are made: corner cases of numbers, names and evidence.
import fc from "fast-check";
import {
  type Evidence,
  type Pattern,
  type Rational,
  rational,
  runsOf,
  type Scaled,
  scaled,
} from "../../src/kernel/index.js";
import { familiesOf } from "./families.js";

export const integers = fc.oneof(
  fc.bigInt(-9n, 9n),
  fc.bigInt(-(2n ** 64n), 2n ** 64n),
  fc.bigInt(-(2n ** 300n), 2n ** 300n),
);
export const rationals: fc.Arbitrary<Rational> = fc
  .tuple(integers, fc.oneof(fc.constant(1n), fc.bigInt(1n, 1000n)))
  .map(([num, den]) => rational(num, den));
export const points: fc.Arbitrary<Scaled> = fc.array(rationals, { maxLength: 5 }).map(scaled);
export const counts = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 100_000 }));
export const digests = fc
  .array(fc.constantFrom(..."0123456789abcdef"), { minLength: 64, maxLength: 64 })
  .map((digits) => `sha256:${digits.join("")}`);
export const classes = fc.uniqueArray(fc.string({ unit: "grapheme", maxLength: 6 }), {
  maxLength: 4,
});
const patterns: fc.Arbitrary<Pattern> = fc.array(
  fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }).map(runsOf),
  { maxLength: 4 },
);
export const evidence: fc.Arbitrary<Evidence> = fc.oneof(
  patterns.map((pattern) => ({ pattern })),
  familiesOf(rationals).map((facts) => ({ facts })),
  fc.record({
    facts: familiesOf(rationals),
    except: fc.array(
      fc.record({ unit: counts, low: rationals, high: rationals, share: rationals }),
      { maxLength: 3 },
    ),
  }),
);
export const notes = fc.string({ unit: "grapheme", maxLength: 20 });
