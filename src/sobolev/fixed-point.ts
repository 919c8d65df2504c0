// UNTRUSTED. Exponentials and error functions of rationals in integers, every rounding counted.
// May import kernel, dataset. docs/sobolev.md#enclosed-activations has the proof of the error.
import { integerRoot } from "../dataset/roots.js";

/** Enclosed values are integers in units 2^(−64), off by less than two of them. */
export const GRID_BITS = 64n;
export const GRID = 1n << GRID_BITS;

/** Inside, numbers are integers in units 2^(−320). */
const BITS = 320n;
const UNIT = 1n << BITS;

const size = (z: bigint): bigint => (z < 0n ? -z : z);

/** √π·UNIT by Machin's π = 16·arctan(1/5) − 4·arctan(1/239); off by fewer than 2^10 units. */
const ROOT_OF_PI = integerRoot(
  (16n * inverseTangentOf(5n) - 4n * inverseTangentOf(239n)) * UNIT,
  2n,
);

/** arctan(1/m)·UNIT; each of fewer than 2^7 terms is off by at most 2. */
function inverseTangentOf(m: bigint): bigint {
  let sum = 0n;
  let power = UNIT / m;
  for (let k = 1n; power > 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -(power / k);
    power /= m * m;
  }
  return sum;
}

/** Halvings of an exponent below 2^8: what is left is below 1. */
const HALVINGS = 8n;

/**
 * e^(−x)·UNIT for x = num/den.
 *
 * Requires  x ≥ 0, den > 0.
 * Ensures   off by fewer than 2^18 units: 280 of the series, doubled by each halving undone. From x = 256 on
 *           it is 0, as e^(−256) < 2^(−369).
 */
function decay(num: bigint, den: bigint): bigint {
  if (num >= den << HALVINGS) return 0n;
  const y = ((num << BITS) / den) >> HALVINGS;
  // Σ (−y)^k/k!: fewer than 70 terms, each off by at most 4.
  let sum = UNIT;
  let term = UNIT;
  for (let k = 1n; term > 0n; k += 1n) {
    term = (term * y) / (k * UNIT);
    sum += k % 2n === 1n ? -term : term;
  }
  for (let k = 0n; k < HALVINGS; k += 1n) sum = (sum * sum) / UNIT;
  return sum;
}

/** Rounded down to the grid. */
function onGrid(value: bigint): bigint {
  return value >> (BITS - GRID_BITS);
}

/** tanh(z/one) on the grid. */
export function hyperbolicTangent(z: bigint, one: bigint): bigint {
  const e = decay(2n * size(z), one);
  const value = onGrid(((UNIT - e) * UNIT) / (UNIT + e));
  return z < 0n ? -value : value;
}

/** 1 − tanh² on the grid, as 4e/(1 + e)² with e = e^(−2|z|). */
export function tangentSlope(z: bigint, one: bigint): bigint {
  const e = decay(2n * size(z), one);
  const below = UNIT + e;
  return onGrid((4n * e * UNIT * UNIT) / (below * below));
}

/** −2·tanh·(1 − tanh²), between −1 and 1, on the grid. */
export function tangentBend(z: bigint, one: bigint): bigint {
  const e = decay(2n * size(z), one);
  const below = UNIT + e;
  const value = onGrid((8n * e * (UNIT - e) * UNIT * UNIT) / (below * below * below));
  return z < 0n ? value : -value;
}

/** From here on 1 − erf z < e^(−z²) < 2^(−116). */
const LAST = 9n;

/**
 * erf(z/one) on the grid: 2/√π·e^(−z²)·Σ 2^k z^(2k+1)/(1·3···(2k+1)), whose terms are positive.
 * The sum is below 9·e^81 < 2^121, so the exponential adds at most 2^139 units, and the sum's own
 * rounding fewer.
 */
export function errorFunction(z: bigint, one: bigint): bigint {
  const a = size(z);
  if (a >= LAST * one) return z < 0n ? -GRID : GRID;
  const x = (a << BITS) / one;
  const square = (x * x) / UNIT;
  let term = x;
  let sum = 0n;
  for (let k = 1n; term > 0n; k += 2n) {
    sum += term;
    term = (2n * term * square) / ((k + 2n) * UNIT);
  }
  const value = onGrid((2n * decay(a * a, one * one) * sum) / ROOT_OF_PI);
  return z < 0n ? -value : value;
}

/** 2/√π·e^(−z²) on the grid. */
export function errorSlope(z: bigint, one: bigint): bigint {
  return onGrid((2n * decay(z * z, one * one) * UNIT) / ROOT_OF_PI);
}

/** −4z/√π·e^(−z²), between −1 and 1, on the grid. */
export function errorBend(z: bigint, one: bigint): bigint {
  const a = size(z);
  const value = onGrid((4n * a * decay(a * a, one * one) * UNIT) / (one * ROOT_OF_PI));
  return z < 0n ? value : -value;
}
