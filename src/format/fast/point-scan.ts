// TRUSTED. The coordinates of a point, from bytes to whole numbers in doubles, without texts between.
// Imports only kernel and format. It reads only what the plain reader accepts, as the same numbers; else it says so.
import { divisorOf, EXACT, type Short } from "../../kernel/index.js";

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const SLASH = 0x2f;
const ZERO = 0x30;
const CLOSE = 0x5d;
/** Digits of a number that is surely below 2^53. */
const DIGITS = 15;

export interface Scanned {
  readonly point: Short;
  /** The bracket behind the last coordinate. */
  readonly end: number;
}

/** Digits without a zero in front, from `from` on: their end, and their value; no end if there are none or many. */
function digitsAt(bytes: Uint8Array, from: number, found: { value: number }): number {
  let value = 0;
  let to = from;
  for (;;) {
    const digit = (bytes[to] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = 10 * value + digit;
    to += 1;
    if (to - from > DIGITS) return -1;
  }
  found.value = value;
  const isCanonical = to > from && (bytes[from] !== ZERO || to === from + 1);
  return isCanonical ? to : -1;
}

/**
 * A scanner of points with that many coordinates: `"0","-7/5",…]`.
 *
 * Ensures  the point with the least common denominator of its coordinates, as `scaled` has it; undefined if a
 *          coordinate is not written in the one spelling, has more than 15 digits, or a number gets to 2^53.
 */
export function pointScanner(
  dimension: number,
): (bytes: Uint8Array, from: number) => Scanned | undefined {
  const nums = new Float64Array(dimension);
  const dens = new Float64Array(dimension);
  const found = { value: 0 };

  /** Puts the coordinate that begins at `from` in its place; the end of it, or −1. */
  function coordinate(bytes: Uint8Array, from: number, k: number): number {
    if (bytes[from] !== QUOTE) return -1;
    const isNegative = bytes[from + 1] === MINUS;
    let at = digitsAt(bytes, from + (isNegative ? 2 : 1), found);
    const num = found.value;
    if (at < 0 || (isNegative && num === 0)) return -1;
    let den = 1;
    if (bytes[at] === SLASH) {
      at = digitsAt(bytes, at + 1, found);
      den = found.value;
      if (at < 0 || den < 2 || divisorOf(num, den) !== 1) return -1;
    }
    nums[k] = isNegative ? -num : num;
    dens[k] = den;
    return bytes[at] === QUOTE ? at + 1 : -1;
  }

  function overOne(): Short | undefined {
    let den = 1;
    for (const own of dens) {
      if (den % own !== 0) den *= own / divisorOf(den, own);
      if (den >= EXACT) return undefined;
    }
    const ints = new Float64Array(dimension);
    for (let k = 0; k < dimension; k += 1) {
      const n = (nums[k] ?? NaN) * (den / (dens[k] ?? NaN));
      if (!(n < EXACT && n > -EXACT)) return undefined;
      ints[k] = n;
    }
    return { ints, den };
  }

  return (bytes, from) => {
    let at = from;
    for (let k = 0; k < dimension; k += 1) {
      at = coordinate(bytes, at, k);
      if (at < 0 || bytes[at] !== (k === dimension - 1 ? CLOSE : COMMA)) return undefined;
      at += 1;
    }
    const point = overOne();
    return point && { point, end: at - 1 };
  };
}
