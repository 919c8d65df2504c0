// UNTRUSTED. Robustness ratios ρ = μ/ε and radii μ = ρ·ε as short rationals, rounded to the safe side.
// Imports the kernel.
import { divide, multiply, power, type Rational } from "../numbers/index.js";
import { encloseRoot } from "./roots.js";
import { powerOfSeparation, type Separation } from "./separation.js";

/** Digits by which an irrational ε is known better than what is made of it. */
const SPARE_DIGITS = 20;

/** True if numerator and denominator have no more than so many digits. */
function isShort(x: Rational, digits: number): boolean {
  const bound = 10n ** BigInt(digits);
  return x.num < bound && x.den < bound;
}

/** ε if it is rational. */
function rationalSeparation(separation: Separation): Rational | undefined {
  return separation.exact?.kind === "rational" ? separation.exact.value : undefined;
}

/**
 * The largest r ≤ μ/ε: exactly μ/ε if that is rational and short, else the largest decimal of so
 * many significant digits that is proved. The pair of the separation shows ρ ≥ r, since its
 * distance 2ε is at most 2μ/r.
 *
 * Requires  μ > 0, digits ≥ 1.
 */
export function ratioBelow(radius: Rational, separation: Separation, digits: number): Rational {
  const epsilon = rationalSeparation(separation);
  const quotient = epsilon && divide(radius, epsilon);
  if (quotient !== undefined && isShort(quotient, digits)) return quotient;
  const { exponent, upper } = powerOfSeparation(separation, digits + SPARE_DIGITS);
  return encloseRoot(divide(power(radius, exponent), upper), exponent, digits).lower;
}

/**
 * The largest radius μ ≤ ρ·ε: exactly ρ·ε if that is rational and short, else the largest decimal
 * of so many significant digits that is proved.
 *
 * Requires  ρ > 0, digits ≥ 1.
 */
export function radiusBelow(rho: Rational, separation: Separation, digits: number): Rational {
  const epsilon = rationalSeparation(separation);
  const product = epsilon && multiply(rho, epsilon);
  if (product !== undefined && isShort(product, digits)) return product;
  const { exponent, lower } = powerOfSeparation(separation, digits + SPARE_DIGITS);
  return encloseRoot(multiply(power(rho, exponent), lower), exponent, digits).lower;
}

/**
 * The smallest radius μ ≥ ρ·ε, rounded likewise. With this radius the ratio ρ itself is witnessed:
 * `ratioBelow` of it is at least ρ up to the digits, and 2ε ≤ 2μ/ρ holds exactly.
 *
 * Requires  ρ > 0, digits ≥ 1.
 */
export function radiusAbove(rho: Rational, separation: Separation, digits: number): Rational {
  const epsilon = rationalSeparation(separation);
  const product = epsilon && multiply(rho, epsilon);
  if (product !== undefined && isShort(product, digits)) return product;
  const { exponent, upper } = powerOfSeparation(separation, digits + SPARE_DIGITS);
  return encloseRoot(multiply(power(rho, exponent), upper), exponent, digits).upper;
}
