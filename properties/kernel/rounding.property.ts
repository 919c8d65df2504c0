// Rounding: whatever the row, the order of summation and the products that are fused, a float run lies within the
// bounds with slack. Floats are whole numbers here, and rounded by hand; nothing is shared with the rule.
import fc from "fast-check";
import { afterAll, describe, expect, inject, it } from "vitest";
import { exactDouble } from "../../src/dataset/float.js";
import {
  boundsOn,
  boxOf,
  prepared,
  type Prepared,
  roundedIn,
  rootOf,
} from "../../src/kernel/index.js";
import { at, bitLength, type Rational, rational, ZERO } from "../../src/numbers/index.js";
import { dense, network } from "../../test/exact.js";
import { runs } from "../runs.js";

const FORMATS = {
  float32: { digits: 24, least: 149n },
  binary64: { digits: 53, least: 1074n },
} as const;
type Format = keyof typeof FORMATS;

/** What the draws met. */
const met = { ties: 0, subnormal: 0, cancelled: 0, fused: 0, beyondReal: 0, rows: 0 };

/** A row at a point: whole numbers of 2^−least, and choices for the order. */
interface Drawn {
  readonly format: Format;
  readonly terms: readonly (readonly [weight: bigint, value: bigint])[];
  readonly bias: bigint;
  readonly choices: readonly number[];
  /** Terms are added one after the other. */
  readonly isInOrder: boolean;
}

/** The nearest number of the format, of two the even one, to n·2^(−2·least), in the same units. */
function nearest(n: bigint, format: Format): bigint {
  const { digits, least } = FORMATS[format];
  const size = n < 0n ? -n : n;
  const long = bitLength(size) - digits;
  if (size > 0n && long < Number(least)) met.subnormal += 1;
  const cut = BigInt(Math.max(long, Number(least)));
  const [kept, rest, half] = [size >> cut, size & ((1n << cut) - 1n), 1n << (cut - 1n)];
  if (rest === half) met.ties += 1;
  const isUp = rest > half || (rest === half && kept % 2n === 1n);
  const rounded = (isUp ? kept + 1n : kept) << cut;
  return n < 0n ? -rounded : rounded;
}

/** One run: two of what is left are added, again and again, as the choices say. */
function runOf({ format, terms, bias, choices, isInOrder }: Drawn): bigint {
  const { least } = FORMATS[format];
  let next = 0;
  const choose = (below: number): number => {
    next += 1;
    return at(choices, next % choices.length) % below;
  };
  const left = [
    { value: bias << least, isProduct: false },
    ...terms.map(([w, h]) => ({ value: w * h, isProduct: true })),
  ];
  const take = () => at(left.splice(isInOrder ? 0 : choose(left.length), 1), 0);
  const done = (one: { readonly value: bigint; readonly isProduct: boolean }): bigint =>
    one.isProduct ? nearest(one.value, format) : one.value;
  while (left.length > 1) {
    const [a, b] = [take(), take()];
    const isFused = a.isProduct && choose(2) === 0;
    if (isFused) met.fused += 1;
    const [x, y] = [isFused ? a.value : done(a), done(b)];
    const value = nearest(x + y, format);
    const sizes = [x, y, value].map((own) => bitLength(own));
    if (value !== 0n && Math.max(at(sizes, 0), at(sizes, 1)) > at(sizes, 2) + 10)
      met.cancelled += 1;
    left.unshift({ value, isProduct: false });
  }
  return done(at(left, 0));
}

const unitsOf = (n: bigint, format: Format): Rational => rational(n, 1n << FORMATS[format].least);
const spelled = ({ num, den }: Rational): string => `${num}/${den}`;

/** Numbers of the format: few digits or all of them, near to others or not, and very small ones. */
function numbers(format: Format, powers: readonly [number, number]): fc.Arbitrary<bigint> {
  const { digits, least } = FORMATS[format];
  const all = 1n << BigInt(digits);
  const digitsOf = fc.oneof(
    fc.constantFrom(0n, 1n, 1n, 3n, all / 2n + 1n, all - 1n),
    fc.bigInt({ min: 1n, max: all - 1n }),
  );
  return fc
    .tuple(digitsOf, fc.integer({ min: powers[0], max: powers[1] }), fc.boolean())
    .map(([own, power, isMinus]) => {
      const shift = BigInt(power) + least - BigInt(bitLength(own));
      const size = shift >= 0n ? own << shift : own >> -shift;
      return isMinus ? -size : size;
    });
}

/** One, and numbers that are lost when they are added to it, each alone. */
const lost: fc.Arbitrary<Drawn> = fc
  .tuple(fc.constantFrom<Format>("float32", "binary64"), fc.integer({ min: 1, max: 24 }), fc.nat())
  .map(([format, count, seed]) => {
    const { digits, least } = FORMATS[format];
    const [one, little] = [1n << least, 1n << (least - BigInt(digits))];
    const terms = Array.from({ length: count }, () => [one, little] as const);
    return { format, terms, bias: one, choices: [seed], isInOrder: true };
  });

const anyRow: fc.Arbitrary<Drawn> = fc
  .constantFrom<Format>("float32", "float32", "binary64")
  .chain((format) => {
    const { least, digits } = FORMATS[format];
    const tiny = 1 - Number(least);
    // Bounds know no number below 2^−300, so tiny ones of binary64 are those that lose digits there.
    const half = Math.max(Math.floor(tiny / 2), -140);
    const ranges = [
      [0, 2],
      [-digits, 1],
      [-20, 20],
      [half - 2, half + 2],
    ] as const;
    return fc.constantFrom(...ranges).chain((powers) => {
      const own = numbers(format, powers);
      const term = fc.tuple(own, own).map(([w, h]) => [w, h] as const);
      // A term and nearly its negative: what is left of the sum is rounding.
      const pair = term.map(([w, h]) => [[w, h] as const, [w === 0n ? 0n : -w, h] as const]);
      const terms = fc
        .array(
          fc.oneof(
            term.map((one) => [one]),
            pair,
          ),
          { maxLength: 12 },
        )
        .map((all) => all.flat());
      const choices = fc.array(fc.nat(), { minLength: 30, maxLength: 60 });
      const isInOrder = fc.boolean();
      return fc.record({ format: fc.constant(format), terms, bias: own, choices, isInOrder });
    });
  });

/** Bounds of the row as a hidden unit, at its point. */
function boundsAt({ format, terms, bias }: Drawn, whole: "real" | "float") {
  const row = dense(
    spelled(unitsOf(bias, format)),
    ...terms.map(([w]) => spelled(unitsOf(w, format))),
  );
  const net = network(terms.length, [row], [dense("0", "1")]);
  const point = terms.map(([, h]) => unitsOf(h, format));
  const ready: Prepared = whole === "real" ? prepared(net, 26) : roundedIn(net, 26, format);
  const { levels } = boundsOn(rootOf(ready, boxOf(point, point)));
  const level = at(levels, 0);
  return [level.low, level.high].map((own) => exactDouble(at([...own], 0)) ?? ZERO);
}

/** Is low ≤ n·2^(−2·least) ≤ high? */
function isWithin(
  n: bigint,
  format: Format,
  [low = ZERO, high = ZERO]: readonly Rational[],
): boolean {
  const unit = 1n << (2n * FORMATS[format].least);
  return low.num * unit <= n * low.den && n * high.den <= high.num * unit;
}

describe("rounding", () => {
  it("no run of any row, in any order, with any products fused, is outside the bounds with slack", () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: anyRow }, lost), (one) => {
        const value = runOf(one);
        met.rows += 1;
        if (!isWithin(value, one.format, boundsAt(one, "real"))) met.beyondReal += 1;
        expect(isWithin(value, one.format, boundsAt(one, "float"))).toBe(true);
      }),
      runs(500),
    );
  });

  // Without these the statement above would say little.
  afterAll(() => {
    console.log(`rounding: ${JSON.stringify(met)}`);
    if (inject("runs") < 100) return;
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(10);
  });
});
