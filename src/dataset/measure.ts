// UNTRUSTED. How far two points are apart, as an exact number that orders pairs as ‖·‖_p does.
// Imports the kernel. p = ∞: max|t_k|; p = n: Σ|t_k|ⁿ; p = a/b: Σ|t_k|^(a/b), enclosed.
import type { Norm } from "../kernel/index.js";
import {
  bitLength,
  compare,
  difference,
  type Rational,
  rational,
  type Scaled,
} from "../numbers/index.js";
import { type Enclosure, integerRoot } from "./roots.js";

/** Exponent of a norm: an integer n, a fraction a/b with b > 1, or infinity. */
export type Exponent =
  | { readonly kind: "infinity" }
  | { readonly kind: "integer"; readonly n: bigint }
  | { readonly kind: "fraction"; readonly a: bigint; readonly b: bigint };

export function exponentOf(norm: Norm): Exponent {
  if (norm.kind === "infinity") return norm;
  if (norm.kind === "one") return { kind: "integer", n: 1n };
  if (norm.kind === "two") return { kind: "integer", n: 2n };
  if (norm.b === 1n) return { kind: "integer", n: norm.a };
  return { kind: "fraction", a: norm.a, b: norm.b };
}

function magnitude(n: bigint): bigint {
  return n < 0n ? -n : n;
}

/** max|t_k| for p = ∞, Σ|t_k|ⁿ for p = n. Cost: d multiplications. */
export function exactMeasure(
  t: Scaled,
  exponent: { kind: "infinity" } | IntegerExponent,
): Rational {
  let total = 0n;
  if (exponent.kind === "infinity") {
    for (const n of t.ints) if (magnitude(n) > total) total = magnitude(n);
    return rational(total, t.den);
  }
  const power = exponent.n;
  for (const n of t.ints) total += magnitude(n) ** power;
  return rational(total, t.den ** power);
}

type IntegerExponent = Extract<Exponent, { kind: "integer" }>;
type FractionExponent = Extract<Exponent, { kind: "fraction" }>;

/**
 * Σ|t_k|^(a/b) between two rationals.
 *
 * Ensures  every term is off by less than one unit; the largest term has so many digits in units.
 * Source   ⌊(n^a·2^(bP)/m^a)^(1/b)⌋ is the term (n/m)^(a/b) in units 2^(−P), rounded down.
 */
export function encloseMeasure(t: Scaled, exponent: FractionExponent, digits: number): Enclosure {
  const { a, b } = exponent;
  const den = t.den ** a;
  let largest = 0;
  for (const n of t.ints) largest = Math.max(largest, bitLength(n));
  const octaves = Math.floor(((largest - bitLength(t.den)) * Number(a)) / Number(b));
  const bits = Math.ceil(digits * 3.33) + bitLength(BigInt(t.ints.length)) + 4 - octaves;
  let lower = 0n;
  let upper = 0n;
  for (const n of t.ints) {
    if (n === 0n) continue;
    const x = magnitude(n) ** a;
    const shift = b * BigInt(Math.abs(bits));
    const num = bits >= 0 ? x << shift : x;
    const whole = bits >= 0 ? den : den << shift;
    const root = integerRoot(num / whole, b);
    lower += root;
    upper += root ** b * whole === num ? root : root + 1n;
  }
  const unit = 1n << BigInt(Math.abs(bits));
  const value = (sum: bigint) => (bits >= 0 ? rational(sum, unit) : rational(sum * unit));
  return { lower: value(lower), upper: value(upper) };
}

/** Digits to which two fractional powers are compared, one after the other. */
const COMPARISON_DIGITS = [15, 50, 200];

/** A pair of points, and what has been found out about their distance. */
export interface Apart {
  readonly pair: readonly [number, number];
  readonly t: Scaled;
  readonly exact: Rational | undefined;
  readonly enclosures: Enclosure[];
}

/** The measure of the pair [i, j] of points x, y. */
export function apart(
  pair: readonly [number, number],
  x: Scaled,
  y: Scaled,
  exponent: Exponent,
): Apart {
  const t = difference(x, y);
  const exact = exponent.kind === "fraction" ? undefined : exactMeasure(t, exponent);
  return { pair, t, exact, enclosures: [] };
}

function enclosureAt(p: Apart, exponent: FractionExponent, step: number): Enclosure {
  return (p.enclosures[step] ??= encloseMeasure(p.t, exponent, COMPARISON_DIGITS[step] ?? 200));
}

/** True if two vectors have the same coordinates up to order and sign. */
function areRearranged(s: Scaled, t: Scaled): boolean {
  if (s.den !== t.den) return false;
  const sorted = (v: Scaled) => v.ints.map(magnitude).sort((x, y) => (x < y ? -1 : x > y ? 1 : 0));
  const other = sorted(t);
  return sorted(s).every((n, k) => n === other[k]);
}

/**
 * The sign of the difference of two measures; "undecided" if they are fractional powers that agree
 * to 200 digits and are not rearrangements of one another.
 */
export function compareApart(p: Apart, q: Apart, exponent: Exponent): -1 | 0 | 1 | "undecided" {
  if (exponent.kind !== "fraction") {
    return p.exact === undefined || q.exact === undefined ? 0 : compare(p.exact, q.exact);
  }
  for (const step of COMPARISON_DIGITS.keys()) {
    const x = enclosureAt(p, exponent, step);
    const y = enclosureAt(q, exponent, step);
    if (compare(x.upper, y.lower) < 0) return -1;
    if (compare(y.upper, x.lower) < 0) return 1;
    if (step === 0 && areRearranged(p.t, q.t)) return 0;
  }
  return "undecided";
}
