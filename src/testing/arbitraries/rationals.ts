// UNTRUSTED. Integers and rationals, with the sizes and coincidences at which exact arithmetic goes wrong.
import fc from "fast-check";
import { absolute, add, at, negate, ONE, type Rational, rational } from "../../numbers/index.js";

/** Integers of at most so many bits, either sign. */
export function integersOfBits(bits: number): fc.Arbitrary<bigint> {
  const most = (1n << BigInt(bits)) - 1n;
  return fc.bigInt({ min: -most, max: most });
}

/** Exponents of two at which representations change, in order. */
const WORD_SIZES = [0n, 7n, 8n, 31n, 32n, 53n, 63n, 64n, 256n];

/** Integers around those powers of two: ±2^k + {−1, 0, 1}. */
const nearPowers: fc.Arbitrary<bigint> = fc
  .tuple(
    fc.boolean(),
    fc.nat({ max: WORD_SIZES.length - 1 }).map((index) => at(WORD_SIZES, index)),
    fc.bigInt({ min: -1n, max: 1n }),
  )
  .map(([negative, bits, offset]) => (negative ? -1n : 1n) * (1n << bits) + offset);

/** Integers of all sizes, from 0 and ±1 to 4096 bits. */
export const integers: fc.Arbitrary<bigint> = fc.oneof(
  { withCrossShrink: true },
  { weight: 3, arbitrary: fc.constantFrom(0n, 1n, -1n) },
  { weight: 4, arbitrary: integersOfBits(8) },
  { weight: 2, arbitrary: nearPowers },
  { weight: 2, arbitrary: integersOfBits(53) },
  { weight: 2, arbitrary: integersOfBits(64) },
  { weight: 2, arbitrary: integersOfBits(256) },
  { weight: 1, arbitrary: integersOfBits(4096) },
);

/** Integers above 0 of all sizes. */
export const positiveIntegers: fc.Arbitrary<bigint> = integers.map((n) => (n < 0n ? -n : n) + 1n);

/** n/d with |n| and d at most a bound. */
export function smallRationals(bound: bigint): fc.Arbitrary<Rational> {
  return fc
    .tuple(fc.bigInt({ min: -bound, max: bound }), fc.bigInt({ min: 1n, max: bound }))
    .map(([n, d]) => rational(n, d));
}

/** n·2^−k and n·10^−k: what data files and fixed-point weights contain. */
const fixedPoint: fc.Arbitrary<Rational> = fc
  .tuple(integersOfBits(32), fc.constantFrom(2n, 10n), fc.bigInt({ min: 0n, max: 40n }))
  .map(([n, base, k]) => rational(n, base ** k));

/** n·10^±50. */
const extremeScale: fc.Arbitrary<Rational> = fc
  .tuple(integersOfBits(8), fc.boolean())
  .map(([n, large]) => (large ? rational(n * 10n ** 50n) : rational(n, 10n ** 50n)));

/** Rationals of all sizes and shapes; about one in six has more than 64 bits. */
export const rationals: fc.Arbitrary<Rational> = fc.oneof(
  { withCrossShrink: true },
  { weight: 2, arbitrary: fc.constantFrom(0n, 1n, -1n).map((n) => rational(n)) },
  { weight: 5, arbitrary: smallRationals(64n) },
  { weight: 2, arbitrary: fixedPoint },
  { weight: 1, arbitrary: extremeScale },
  { weight: 2, arbitrary: fc.tuple(integers, positiveIntegers).map(([n, d]) => rational(n, d)) },
);

/** Rationals other than 0. */
export const nonzeroRationals: fc.Arbitrary<Rational> = rationals.map((r) =>
  r.num === 0n ? ONE : r,
);

/** Rationals above 0. */
export const positiveRationals: fc.Arbitrary<Rational> = nonzeroRationals.map(absolute);

/** 10⁻³⁰: less than any rounding would keep. */
export const TINY: Rational = rational(1n, 10n ** 30n);

/** Two rationals that are equal, opposite, inverse or 10⁻³⁰ apart as often as they are unrelated. */
export const rationalPairs: fc.Arbitrary<readonly [Rational, Rational]> = fc
  .tuple(rationals, rationals, fc.constantFrom("free", "equal", "opposite", "inverse", "close"))
  .map(([a, b, relation]) => {
    if (relation === "equal") return [a, a] as const;
    if (relation === "opposite") return [a, negate(a)] as const;
    if (relation === "inverse") return [a, rational(a.den, a.num === 0n ? 1n : a.num)] as const;
    if (relation === "close") return [a, add(a, TINY)] as const;
    return [a, b] as const;
  });
