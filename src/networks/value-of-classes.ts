// UNTRUSTED. The rational output value that stands for each class. May import the kernel.
import { type Rational, rational } from "../numbers/index.js";

const CANONICAL_SMALL = /^(0|[1-9][0-9]{0,3})$/;
const LARGEST_LABEL = 1023n;

/**
 * The output value of every class: the label itself when every label is a canonical integer in
 * [0, 1023], otherwise 1, 2, …, C in the order of the classes.
 *
 * Ensures  distinct integers, one a class.
 */
export function valuesOfClasses(classes: readonly string[]): Rational[] {
  const own = classes.every((text) => CANONICAL_SMALL.test(text) && BigInt(text) <= LARGEST_LABEL);
  return classes.map((text, k) => rational(own ? BigInt(text) : BigInt(k + 1)));
}
