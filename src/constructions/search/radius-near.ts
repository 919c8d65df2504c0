// UNTRUSTED. The radius that a construction for every ρ < 1 takes when none is asked for.
import { multiply, type Rational, rational } from "../../numbers/index.js";
import { shortBelow } from "../../doubles/short-rational.js";

/** The largest ρ that is taken unasked. */
const PART = rational(199n, 200n);

/** A short radius a little below a given one > 0. */
export function shortRadius(limit: Rational): Rational {
  return shortBelow(multiply(limit, PART), 3);
}
