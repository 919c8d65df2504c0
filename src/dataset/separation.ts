// UNTRUSTED. The separation ε_{D,p}: half the smallest ℓ_p distance of differently labelled points.
// Imports the kernel. A sieve in double precision finds candidates; exact integers decide.
import type { Norm } from "../kernel/index.js";
import { at, fault, type Rational, rational, type Scaled } from "../numbers/index.js";
import type { Dataset } from "./dataset.js";
import { gridOf } from "./grid.js";
import {
  apart,
  type Apart,
  compareApart,
  encloseMeasure,
  type Exponent,
  exponentOf,
} from "./measure.js";
import { conflict, requireTwoClasses } from "./memorizable.js";
import { type Enclosure, encloseRoot, exactRoot } from "./roots.js";
import { type Progress, scanPairs } from "./scan.js";
import { type Sieve, sieveOf } from "./sieve.js";

/** ε itself if it is rational, else its n-th power if that is. */
export type ExactSeparation =
  | { readonly kind: "rational"; readonly value: Rational }
  | { readonly kind: "power"; readonly exponent: bigint; readonly value: Rational };

/** The separation of a dataset in a norm, with the pair that attains it. */
export interface Separation {
  readonly norm: Norm;
  /** The pair that attains the minimum, i < j; the first in lexicographic order. */
  readonly pair: readonly [number, number];
  /** x_i − x_j of that pair. */
  readonly difference: Scaled;
  /** Absent if p is no integer and ε is irrational. */
  readonly exact?: ExactSeparation;
  /** ε between two decimals of 30 digits, equal if ε has no more. */
  readonly bounds: Enclosure;
  /** False if some other pair was found equally far to 200 digits; the first such pair is named. */
  readonly isDecided: boolean;
}

const DIGITS = 30;

/** Which pairs come first: [i, j] before [k, l]. */
function isEarlier(p: readonly [number, number], q: readonly [number, number]): boolean {
  return p[0] < q[0] || (p[0] === q[0] && p[1] < q[1]);
}

/** Keeps the closest pair of those it is shown, the first one among equals. */
class Search {
  private best: Apart | undefined;
  private value = Infinity;
  private limit = Infinity;
  /** False if another pair could not be told from the best one. */
  isDecided = true;

  constructor(
    private readonly dataset: Dataset,
    private readonly exponent: Exponent,
    private readonly sieve: Sieve,
  ) {}

  /** The closest pair shown. There is one: there are two classes. */
  get found(): Apart {
    return this.best ?? fault("no two points were compared");
  }

  /** Looks at a pair that the sieve lets through; the limit for those that follow. */
  visit(pair: readonly [number, number], value: number): number {
    const { best, exponent } = this;
    const isEarly = best === undefined || isEarlier(pair, best.pair);
    if (this.sieve.decides && value === this.value && !isEarly) return this.limit;
    const { points } = this.dataset;
    const [x, y] = [at(points, pair[0]).point, at(points, pair[1]).point];
    const candidate = apart(pair, x, y, exponent);
    const sign = best === undefined ? -1 : compareApart(candidate, best, exponent);
    if (sign === "undecided") this.isDecided = false;
    if (sign === -1) this.isDecided = true;
    if (sign === -1 || (sign !== 1 && isEarly)) {
      this.best = candidate;
      this.value = value;
      this.limit = this.sieve.decides ? value : this.sieve.limit(candidate);
    }
    return this.limit;
  }
}

/**
 * The separation of a dataset, exactly.
 *
 * Ensures  no pair of differently labelled points is closer than the pair named: proved in
 *          sieve.ts, decided in measure.ts.
 * Fails    DataError: one class only, or two equal points with different labels (ε = 0).
 * Cost     N²/2 partial sums in double precision, and few exact measures; many if thousands of
 *          pairs are as close as the closest one and are not on a common small grid.
 */
export async function separation(
  dataset: Dataset,
  norm: Norm,
  progress?: Progress,
): Promise<Separation> {
  requireTwoClasses(dataset);
  const exponent = exponentOf(norm);
  const grid = gridOf(dataset);
  const sieve = sieveOf(grid, exponent);
  const search = new Search(dataset, exponent, sieve);
  const visit = (r: number, s: number, value: number): number => {
    const [i, j] = [at(grid.order, r), at(grid.order, s)];
    return search.visit(i < j ? [i, j] : [j, i], value);
  };
  await scanPairs(grid, sieve.measure, visit, progress);
  const { found, isDecided } = search;
  if (found.t.ints.every((n) => n === 0n)) throw conflict(dataset, ...found.pair);
  return describe(norm, found, isDecided);
}

/** ε of a pair, exactly where it is rational or a root of a rational. */
function exactSeparation(norm: Norm, found: Apart): ExactSeparation | undefined {
  const exponent = exponentOf(norm);
  const others = found.t.ints.filter((n) => n !== 0n);
  const single = others.length === 1 ? at(others, 0) : undefined;
  if (single !== undefined) {
    const size = single < 0n ? -single : single;
    return { kind: "rational", value: rational(size, 2n * found.t.den) };
  }
  if (found.exact === undefined) return undefined;
  const n = exponent.kind === "integer" ? exponent.n : 1n;
  const value = rational(found.exact.num, found.exact.den * 2n ** n);
  const root = exactRoot(value, n);
  return root === undefined
    ? { kind: "power", exponent: n, value }
    : { kind: "rational", value: root };
}

function describe(norm: Norm, found: Apart, isDecided: boolean): Separation {
  const exact = exactSeparation(norm, found);
  const known = { norm, pair: found.pair, difference: found.t, ...(exact && { exact }) };
  const powers = powerOfSeparation(known, DIGITS + 10);
  const lower = encloseRoot(powers.lower, powers.exponent, DIGITS).lower;
  const upper = encloseRoot(powers.upper, powers.exponent, DIGITS).upper;
  return Object.freeze({ ...known, bounds: { lower, upper }, isDecided });
}

/** Rational bounds of ε^exponent. */
export interface PowerBounds extends Enclosure {
  readonly exponent: bigint;
}

/**
 * Rational bounds of a power of ε: equal bounds where a power is rational, else bounds of
 * ε^a = (Σ|t_k|^(a/b))^b / 2^a to about so many digits.
 */
export function powerOfSeparation(
  known: Pick<Separation, "norm" | "difference" | "exact">,
  digits: number,
): PowerBounds {
  const { norm, difference, exact } = known;
  if (exact !== undefined) {
    const exponent = exact.kind === "power" ? exact.exponent : 1n;
    return { exponent, lower: exact.value, upper: exact.value };
  }
  const exponent = exponentOf(norm);
  if (exponent.kind !== "fraction") return fault("the separation of an integer exponent is exact");
  const sum = encloseMeasure(difference, exponent, digits);
  const bound = (s: Rational) =>
    rational(s.num ** exponent.b, s.den ** exponent.b * 2n ** exponent.a);
  return { exponent: exponent.a, lower: bound(sum.lower), upper: bound(sum.upper) };
}
