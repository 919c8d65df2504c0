// UNTRUSTED. Brings data to a place and a size at which searches in doubles work, exactly and reversibly: the one
// place where it is done. Imports the kernel.
import {
  add,
  at,
  bitLength,
  entry,
  multiply,
  type Rational,
  rational,
  type Scaled,
  scaled,
} from "../numbers/index.js";
import { timesPower } from "../doubles/short-rational.js";
import type { Dataset } from "./dataset.js";
import { frameOf } from "./frame.js";

/** Data whose spread is between 2^−this and 2^this is left as it is: squares of it are far inside of doubles. */
const ORDINARY_BITS = 128;
const SHORT = 1n << 64n;

/** x = origin + unit·x' with x' of ordinary size; unit > 0. */
export interface OwnScale {
  readonly origin: readonly Rational[];
  readonly unit: Rational;
  /** The points x'. */
  readonly dataset: Dataset;
}

/** True if every number is short: then so is every difference of two that is not 0. */
function areShort({ points }: Dataset): boolean {
  return points.every(({ point }) => {
    return point.den <= SHORT && point.ints.every((n) => n <= SHORT && n >= -SHORT);
  });
}

/**
 * The scale that a dataset has of its own, or undefined if its size is ordinary.
 *
 * Ensures  the x' of data and of the same data moved, or times any number > 0, are the same, if both are
 *          beyond the ordinary: integers if they fit, else between 0 and 1.
 * Cost     one pass over the coordinates; two with products if some number is long.
 */
export function ownScale(dataset: Dataset): OwnScale | undefined {
  if (areShort(dataset)) return undefined;
  const { den, minima, divisor } = frameOf(dataset);
  const integers = dataset.points.map(({ point }) => {
    const factor = den / point.den;
    return point.ints.map((n, k) => (n * factor - at(minima, k)) / divisor);
  });
  let largest = 0n;
  for (const ints of integers) for (const n of ints) if (n > largest) largest = n;
  const width = bitLength(largest);
  const octaves = width + bitLength(divisor) - bitLength(den);
  if (largest === 0n || Math.abs(octaves) <= ORDINARY_BITS) return undefined;
  const shift = width > ORDINARY_BITS ? width : 0;
  const points = dataset.points.map((one, i) => {
    // Common factors of two stay: to look for them costs seconds where numbers have 60,000 bits.
    return { ...one, point: { ints: at(integers, i), den: 1n << BigInt(shift) } };
  });
  return {
    origin: minima.map((n) => rational(n, den)),
    unit: timesPower(rational(divisor, den), shift),
    dataset: { ...dataset, points },
  };
}

/** The point x of a point x'. */
export function pointAtDataScale({ origin, unit }: OwnScale, own: Scaled): Scaled {
  return scaled(origin.map((o, k) => add(o, multiply(unit, entry(own, k)))));
}
