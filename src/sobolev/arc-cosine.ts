// UNTRUSTED. arccos(−ρ)/(2π) for cosines of integer vectors, between rationals rounded outward.
// May import kernel, dataset, bounds. Inverse tangents by a series in integers: every rounding is counted.
import { over, point } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import { integerRoot } from "../dataset/roots.js";
import { rational, ZERO } from "../numbers/index.js";

/** Numbers are integers in units 2^(−128). */
const BITS = 128n;
const UNIT = 1n << BITS;

/**
 * What an inverse tangent may be wrong by, in units. The argument is off by at most 4; halving it twice
 * leaves at most 6; fewer than 32 terms add at most 2 each, the tail less than 1: four times that is below.
 */
const MARGIN = 1n << 10n;

/** t/(1 + √(1 + t²)) = tan(½·arctan t), which halves errors and adds at most 2 units. */
function halved(t: bigint): bigint {
  return (t * UNIT) / (UNIT + integerRoot(UNIT * UNIT + t * t, 2n));
}

/** arctan t between two integers, all in units. Requires: 0 ≤ t ≤ 1, off by at most 4 units. */
function inverseTangent(t: bigint): readonly [bigint, bigint] {
  const quarter = halved(halved(t));
  const square = (quarter * quarter) / UNIT;
  let sum = 0n;
  let sign = 1n;
  let power = quarter;
  for (let k = 1n; power > 0n; k += 2n) {
    sum += sign * (power / k);
    sign = -sign;
    power = (power * square) / UNIT;
  }
  return [4n * sum - MARGIN, 4n * sum + MARGIN];
}

/** π = 4·arctan 1. */
const PI: Enclosure = (() => {
  const [low, high] = inverseTangent(UNIT);
  return { lower: rational(4n * low, UNIT), upper: rational(4n * high, UNIT) };
})();

/** An enclosure in integers, in units 2^(−ANGLE_BITS). */
export type Span = readonly [low: bigint, high: bigint];
export const ANGLE_BITS = BITS;

/** 1/(2π). */
export const OVER_TURN: Span = (() => {
  const [low, high] = inverseTangent(UNIT);
  return [(UNIT * UNIT) / (8n * high), (UNIT * UNIT) / (8n * low) + 1n];
})();

/** 1/π. */
export const OVER_PI: Span = [2n * OVER_TURN[0], 2n * OVER_TURN[1]];

/** arctan r of the statement below, for 0 < |product| and |ρ| < 1. */
function halfAngle(product: bigint, squares: bigint): readonly [bigint, bigint] {
  const size = product < 0n ? -product : product;
  const rise = integerRoot((squares - product * product) << (2n * BITS), 2n);
  const run = integerRoot(squares << (2n * BITS), 2n) + size * UNIT;
  return inverseTangent((rise * UNIT) / run);
}

/** `jointActivity` in units 2^(−128): narrower than 2^(−116). */
export function jointSpan(product: bigint, squares: bigint): Span {
  if (product === 0n) return [UNIT / 4n, UNIT / 4n];
  if (product * product === squares) return product > 0n ? [UNIT / 2n, UNIT / 2n] : [0n, 0n];
  const [low, high] = halfAngle(product, squares);
  const share: Span = [
    ((low < 0n ? 0n : low) * OVER_PI[0]) / UNIT,
    (high * OVER_PI[1]) / UNIT + 1n,
  ];
  return product < 0n ? share : [UNIT / 2n - share[1], UNIT / 2n - share[0]];
}

/**
 * E 1{u·x > 0}·1{w·x > 0} = arccos(−ρ)/(2π) for a rotation invariant x, ρ the cosine of u and w.
 *
 * Statement  With r = √(1 − ρ²)/(1 + |ρ|), it is arctan(r)/π for ρ ≤ 0 and ½ − arctan(r)/π for ρ ≥ 0.
 * Shapes     `product` = u·w, `squares` = ‖u‖²·‖w‖² > 0, integers.
 * Ensures    exact for ρ = −1, 0, 1; else narrower than 2^(−116).
 */
export function jointActivity(product: bigint, squares: bigint): Enclosure {
  const half = rational(1n, 2n);
  if (product === 0n) return point(rational(1n, 4n));
  if (product * product === squares) return point(product > 0n ? half : ZERO);
  const [low, high] = halfAngle(product, squares);
  const angle = { lower: rational(low < 0n ? 0n : low, UNIT), upper: rational(high, UNIT) };
  const share = over(angle, PI);
  if (product < 0n) return share;
  const beside = (x: { num: bigint; den: bigint }) => rational(x.den - 2n * x.num, 2n * x.den);
  return { lower: beside(share.upper), upper: beside(share.lower) };
}
