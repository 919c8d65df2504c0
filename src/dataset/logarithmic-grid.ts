// UNTRUSTED. Rationals of nearly equal quotients between two ends. Imports the kernel.
import { compare, multiply, power, type Rational } from "../numbers/index.js";
import { encloseRoot } from "./roots.js";

/**
 * Values between two ends on a logarithmic grid, ascending.
 *
 * Requires  0 < low < high, count ≥ 2.
 * Ensures   the ends exactly; the others are roots of rationals rounded down to so many digits by
 *           integers, and left out where that makes two of them equal.
 */
export function logarithmicGrid(
  low: Rational,
  high: Rational,
  count: number,
  digits: number,
): readonly Rational[] {
  const steps = count - 1;
  const values = [low];
  for (let k = 1; k < steps; k += 1) {
    const radicand = multiply(power(low, BigInt(steps - k)), power(high, BigInt(k)));
    const value = encloseRoot(radicand, BigInt(steps), digits).lower;
    if (compare(value, values.at(-1) ?? low) > 0) values.push(value);
  }
  return [...values, high];
}
