// UNTRUSTED. Which pairs of points can be closer than the best pair so far, told by double arithmetic.
// Imports the kernel. The proof that no closer pair is missed is below; u = 2⁻⁵³, t′ is exact.
//
// Let t = s·(x_i − x_j) be a difference in grid units and t′ that of the grid, an integer. By the
// grid, |t′_k − t_k| < 1 (or 0 if exact). Doubles compute from t′ a sum S of d terms |t′_k|ⁿ with
// n − 1 multiplications a term and d additions, all of non-negative numbers, so
//   S ≤ (1 + u)^(n+d)·‖t′‖ₙⁿ  and  ‖t′‖ₙ ≤ ‖t‖ₙ + w,  w = 0 if exact, else d^(1/n)   (Minkowski).
// A pair with ‖t‖ₙ ≤ the best therefore has S ≤ (1 + u)^(n+d)·(best + w)ⁿ: that is the limit,
// rounded up. An overflow to infinity respects the first inequality as well. If the grid is exact
// and the largest possible sum is below 2⁵³ there is no rounding at all, and S decides alone.
// p = ∞: no rounding, w = 1 or 0. p = a/b: terms are looked up in a table of lower bounds of
// |t_k|^(a/b), so S ≤ (1 + u)^d·Σ|t_k|^(a/b).
import {
  multiply,
  power,
  type Rational,
  rational,
  type Scaled,
  scaled,
  entry,
} from "../numbers/index.js";
import type { Grid } from "./grid.js";
import { encloseMeasure, type Exponent } from "./measure.js";
import { ceilDivide, integerRoot } from "./roots.js";
import {
  largestSize,
  type RowMeasure,
  sumOfEntries,
  sumOfPowers,
  sumOfSizes,
  sumOfSquares,
} from "./row-measure.js";

export interface Sieve {
  readonly measure: RowMeasure;
  /** True if the computed sums are exact, so that they order the pairs. */
  readonly decides: boolean;
  /** The limit above which no pair at most as far apart as this one is. */
  limit(best: { readonly t: Scaled; readonly exact: Rational | undefined }): number;
}

const TWO_52 = 1n << 52n;

/** A double ≥ n. */
export function doubleAbove(n: bigint): number {
  const nearest = Number(n);
  if (!Number.isFinite(nearest) || BigInt(nearest) >= n) return nearest;
  return nearest * (1 + 2 ** -51);
}

/** A double ≤ n, for n ≥ 0. */
export function doubleBelow(n: bigint): number {
  const nearest = Number(n);
  if (!Number.isFinite(nearest)) return Number.MAX_VALUE;
  if (BigInt(nearest) <= n) return nearest;
  return nearest * (1 - 2 ** -52);
}

/** n·(1 + u)^steps, rounded up: (1 + u)^steps ≤ 1 + 2·steps·u. */
function withRounding(n: bigint, steps: bigint): bigint {
  return ceilDivide(n * (TWO_52 + steps), TWO_52);
}

/** A quotient of integers > 0, not in lowest terms: a common divisor of numbers of 60,000 bits takes seconds. */
type Quotient = Pick<Rational, "num" | "den">;

function product(a: Rational, b: Rational): Quotient {
  return { num: a.num * b.num, den: a.den * b.den };
}

/** ⌈x^(1/n)⌉. */
function rootAbove(x: Quotient, n: bigint): bigint {
  const whole = ceilDivide(x.num, x.den);
  const root = integerRoot(whole, n);
  return root ** n === whole ? root : root + 1n;
}

/** (‖t‖ₙ + w)ⁿ rounded up to an integer, from ‖t‖ₙⁿ in units of the data. */
function widened(grid: Grid, n: bigint, measure: Rational): bigint {
  const inGrid = product(measure, power(grid.scale, n));
  if (grid.isExact) return ceilDivide(inGrid.num, inGrid.den);
  const slack = rootAbove(rational(BigInt(grid.width)), n);
  return (rootAbove(inGrid, n) + slack) ** n;
}

function integerSieve(grid: Grid, n: bigint): Sieve {
  const { values, width } = grid;
  const largest = grid.ranges.reduce((sum, range) => sum + range ** n, 0n);
  const decides = grid.isExact && largest < 2n * TWO_52;
  const steps = decides ? 0n : n + BigInt(width);
  const measure =
    n === 1n
      ? sumOfSizes(values, width)
      : n === 2n
        ? sumOfSquares(values, width)
        : sumOfPowers(values, width, Number(n));
  return {
    measure,
    decides,
    limit: ({ exact }) =>
      exact === undefined ? Infinity : doubleAbove(withRounding(widened(grid, n, exact), steps)),
  };
}

function maximumSieve(grid: Grid): Sieve {
  return {
    measure: largestSize(grid.values, grid.width),
    decides: grid.isExact,
    limit: ({ exact }) => {
      if (exact === undefined) return Infinity;
      const inGrid = product(exact, grid.scale);
      return doubleAbove(ceilDivide(inGrid.num, inGrid.den) + (grid.isExact ? 0n : 1n));
    },
  };
}

/** Differences that the table distinguishes. */
const ENTRIES = 4096;
const TABLE_BITS = 60n;

/** Lower bounds of v^(a/b) for the difference v that a difference of cells stands for. */
function powerTable(a: bigint, b: bigint, cell: bigint, isExact: boolean): Float64Array {
  return Float64Array.from({ length: ENTRIES + 1 }, (_, k) => {
    const whole = BigInt(k);
    const least = cell === 1n && isExact ? whole : (whole - 1n) * cell - (isExact ? 0n : 1n);
    if (least <= 0n) return 0;
    return doubleBelow(integerRoot((least ** a) << (b * TABLE_BITS), b)) * 2 ** -60;
  });
}

/** Values in cells of 2^c grid units: differences v of k cells have |v| > (k − 1)·2^c. */
function fractionSieve(grid: Grid, a: bigint, b: bigint): Sieve {
  const { values, width } = grid;
  const range = grid.ranges.reduce((most, r) => (r > most ? r : most), 0n);
  let cell = 1n;
  while (range >= cell * BigInt(ENTRIES)) cell *= 2n;
  const size = Number(cell);
  // Columns begin near 0, so that cells fit 32 bits wherever the data lie.
  const first = values.slice(0, width);
  const cells = Int32Array.from(values, (v, k) => Math.floor((v - (first[k % width] ?? 0)) / size));
  const table = powerTable(a, b, cell, grid.isExact);
  return {
    measure: sumOfEntries(cells, width, table),
    decides: false,
    limit: ({ t }) => {
      const inGrid = scaled(t.ints.map((_, k) => multiply(entry(t, k), grid.scale)));
      const { upper } = encloseMeasure(inGrid, { kind: "fraction", a, b }, 20);
      const sum = ceilDivide(upper.num << TABLE_BITS, upper.den);
      return doubleAbove(withRounding(sum, BigInt(width) + 1n)) * 2 ** -60;
    },
  };
}

/** The sieve of a grid for an exponent. */
export function sieveOf(grid: Grid, exponent: Exponent): Sieve {
  if (exponent.kind === "infinity") return maximumSieve(grid);
  if (exponent.kind === "integer") return integerSieve(grid, exponent.n);
  return fractionSieve(grid, exponent.a, exponent.b);
}
