// TRUSTED. Cells of matrices B, entry by entry between two bounds, and how far (−Bc; c) is from a point over a
// cell. Imports only the kernel. docs/theory.md#covering.
import { at, compare, lcm, type Rational, rational, type Scaled } from "../../numbers/index.js";

/** Bounds of the entries of B, row after row, and a common denominator of all. */
export interface Cell {
  readonly low: readonly Rational[];
  readonly high: readonly Rational[];
  readonly den: bigint;
}

/** Every B with entries in [−1, 1]. */
export function wholeCell(entries: number): Cell {
  const all = (n: bigint): Rational[] => new Array<Rational>(entries).fill(rational(n));
  return { low: all(-1n), high: all(1n), den: 1n };
}

/** The parts of a cell below and above a value of an entry; undefined if the value is not inside. */
export function halvesOf(
  { low, high, den }: Cell,
  place: number,
  value: Rational,
): readonly [lower: Cell, upper: Cell] | undefined {
  const [from, to] = [low[place], high[place]];
  if (from === undefined || to === undefined) return undefined;
  if (compare(from, value) >= 0 || compare(value, to) >= 0) return undefined;
  const cut = (ends: readonly Rational[]): Rational[] =>
    ends.map((end, n) => (n === place ? value : end));
  const own = lcm(den, value.den);
  return [
    { low, high: cut(high), den: own },
    { low: cut(low), high, den: own },
  ];
}

/**
 * What v − z is at most in size, coordinate by coordinate, for z_J = −Bc and c elsewhere, B in the cell.
 *
 * Why     coordinate r of J is v_r + Σ_j B_rj·c_j, and the entries of B vary on their own: it is largest or
 *         smallest where each is at an end. A norm does not fall if a coordinate grows in size, and all rows
 *         can be at their worst at once.
 * Shapes  v: d; columns J: k, increasing; c: d − k; the cell: k(d − k).
 * Cost    2k(d − k) multiplications.
 */
export function farthest(v: Scaled, c: Scaled, columns: readonly number[], cell: Cell): Scaled {
  const den = v.den * c.den * cell.den;
  const unit = v.den * cell.den;
  let row = 0;
  const ints = v.ints.map((n, k) => {
    let low = n * c.den * cell.den;
    if (columns[row] !== k) low -= at(c.ints, k - row) * unit;
    let high = low;
    if (columns[row] === k) {
      for (const [j, factor] of c.ints.entries()) {
        const [from, to] = [
          at(cell.low, row * c.ints.length + j),
          at(cell.high, row * c.ints.length + j),
        ];
        const one = from.num * (cell.den / from.den) * factor * v.den;
        const other = to.num * (cell.den / to.den) * factor * v.den;
        low += one < other ? one : other;
        high += one < other ? other : one;
      }
      row += 1;
    }
    return -low > high ? -low : high;
  });
  return { ints, den };
}
