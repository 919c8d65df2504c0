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
  const size = product < 0n ? -product : product;
  const rise = integerRoot((squares - product * product) << (2n * BITS), 2n);
  const run = integerRoot(squares << (2n * BITS), 2n) + size * UNIT;
  const [low, high] = inverseTangent((rise * UNIT) / run);
  const angle = { lower: rational(low < 0n ? 0n : low, UNIT), upper: rational(high, UNIT) };
  const share = over(angle, PI);
  if (product < 0n) return share;
  const beside = (x: { num: bigint; den: bigint }) => rational(x.den - 2n * x.num, 2n * x.den);
  return { lower: beside(share.upper), upper: beside(share.lower) };
}
