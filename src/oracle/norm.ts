// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// Norms with any rational exponent p ≥ 1, decided exactly: Σ|u_k|^(a/b) against 1, with no floating point.
import type Fraction from "fraction.js";
import { fraction, order, pick, sign, size, spell, total, type Text } from "./fraction.js";

/** "inf", or the exponent as text: "1", "2", "3", "3/2". */
export type Exponent = Text;

/** The exponent q with 1/p + 1/q = 1. */
export function dual(p: Exponent): Exponent {
  if (p === "inf") return "1";
  const { n, d } = fraction(p);
  return n === d ? "inf" : spell(fraction(`${n}/${n - d}`));
}

/** The largest integer whose b-th power is at most n, by bisection. */
export function integerRoot(n: bigint, b: bigint): bigint {
  let low = 0n;
  let high = 1n;
  while (high ** b <= n) high *= 2n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** b <= n) low = middle;
    else high = middle;
  }
  return low;
}

/** Two rationals around |u|^(a/b), equal when it is rational, otherwise 2^−bits apart. */
export function powerBetween(
  u: Fraction,
  a: bigint,
  b: bigint,
  bits: bigint,
): [Fraction, Fraction] {
  const x = size(u, a);
  const top = integerRoot(x.n, b);
  const bottom = integerRoot(x.d, b);
  if (top ** b === x.n && bottom ** b === x.d) {
    const root = fraction(`${top}/${bottom}`);
    return [root, root];
  }
  // (x·2^(b·bits)) rounded down to an integer has the same integer root as x·2^(b·bits).
  const root = integerRoot((x.n << (b * bits)) / x.d, b);
  const unit = 1n << bits;
  return [fraction(`${root}/${unit}`), fraction(`${root + 1n}/${unit}`)];
}

/**
 * The sign of Σ|u_k|^(a/b) − 1. Always ends: positive b-th roots that are not all rational have an
 * irrational sum (its trace over ℚ would leave only the rational terms), so equality needs all rational.
 */
function powerSumAgainstOne(u: readonly Fraction[], a: bigint, b: bigint): -1 | 0 | 1 {
  for (let bits = 64n; ; bits *= 2n) {
    const between = u.map((value) => powerBetween(value, a, b, bits));
    const low = total(between.map((pair) => pair[0]));
    const high = total(between.map((pair) => pair[1]));
    if (order(low, fraction("1")) > 0) return 1;
    if (order(high, fraction("1")) < 0) return -1;
    if (low.equals(high)) return order(low, fraction("1"));
  }
}

/** The sign of ‖t‖_p − s, for s ≥ 0. */
export function normAgainst(p: Exponent, t: readonly Fraction[], s: Fraction): -1 | 0 | 1 {
  if (sign(s) < 0) throw new Error("a norm is compared with s ≥ 0");
  if (sign(s) === 0) return t.some((value) => sign(value) !== 0) ? 1 : 0;
  const u = t.map((value) => value.abs().div(s));
  if (p === "inf") {
    const excess = u.map((value) => order(value, fraction("1")));
    return excess.includes(1) ? 1 : excess.includes(0) ? 0 : -1;
  }
  const { n: a, d: b } = fraction(p);
  return powerSumAgainstOne(u, a, b);
}

/** Where a point lies with respect to the closed ball of a centre and radius. */
export function placeInBall(
  p: Exponent,
  centre: readonly Text[],
  radius: Text,
  point: readonly Text[],
): "inside" | "boundary" | "outside" {
  if (centre.length !== point.length) throw new Error("centre and point differ in length");
  const t = centre.map((c, k) => fraction(pick(point, k)).sub(fraction(c)));
  const side = normAgainst(p, t, fraction(radius));
  return side < 0 ? "inside" : side === 0 ? "boundary" : "outside";
}

/** The point is in the closed ball. */
export function isInBall(
  p: Exponent,
  centre: readonly Text[],
  radius: Text,
  point: readonly Text[],
): boolean {
  return placeInBall(p, centre, radius, point) !== "outside";
}
