// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// The separation by looking at every pair, in p-th powers of distances.
import type Fraction from "fraction.js";
import { fraction, order, pick, size, total, type Text } from "./fraction.js";
import { type Exponent, powerBetween } from "./norm.js";

/** A dataset in the plainest form: points[i] has the label labels[i]. */
export interface OracleDataset {
  readonly points: readonly (readonly Text[])[];
  readonly labels: readonly number[];
}

/** Rationals around the p-th power of a distance (the distance itself for p = ∞), equal when rational. */
export function distancePower(
  p: Exponent,
  x: readonly Text[],
  y: readonly Text[],
  bits = 512n,
): [Fraction, Fraction] {
  const t = x.map((value, k) => fraction(value).sub(fraction(pick(y, k))));
  if (p === "inf") {
    const largest = t.reduce((max, v) => (order(v.abs(), max) > 0 ? v.abs() : max), fraction("0"));
    return [largest, largest];
  }
  const { n: a, d: b } = fraction(p);
  if (b === 1n) {
    const sum = total(t.map((value) => size(value, a)));
    return [sum, sum];
  }
  const between = t.map((value) => powerBetween(value, a, b, bits));
  return [total(between.map((pair) => pair[0])), total(between.map((pair) => pair[1]))];
}

/** Every pair i < j of different labels that may attain the smallest distance, with its power. */
export function closestPairs(
  p: Exponent,
  dataset: OracleDataset,
  bits = 512n,
): { pairs: [number, number][]; low: Fraction; high: Fraction } | undefined {
  const found: { pair: [number, number]; low: Fraction; high: Fraction }[] = [];
  dataset.points.forEach((x, i) => {
    dataset.points.forEach((y, j) => {
      if (i >= j || dataset.labels[i] === dataset.labels[j]) return;
      const [low, high] = distancePower(p, x, y, bits);
      found.push({ pair: [i, j], low, high });
    });
  });
  const [first, ...rest] = found;
  if (first === undefined) return undefined;
  const smaller = (a: Fraction, b: Fraction): Fraction => (order(a, b) <= 0 ? a : b);
  const low = rest.reduce((min, pair) => smaller(min, pair.low), first.low);
  const high = rest.reduce((min, pair) => smaller(min, pair.high), first.high);
  const pairs = found.filter((each) => order(each.low, high) <= 0).map((each) => each.pair);
  return { pairs, low, high };
}
