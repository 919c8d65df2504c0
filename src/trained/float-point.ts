// UNTRUSTED. Points whose coordinates are numbers of a floating-point format. May import kernel.
import { FORMATS, type Semantics } from "../kernel/index.js";
import { bitLength, compare, negate, type Rational, rational } from "../numbers/index.js";

/** The largest number of a format that is not above x, or a little smaller: with at most a digit less. */
function floatBelow({ num, den }: Rational, semantics: Semantics): Rational {
  const { digits, least } = FORMATS[semantics];
  const shift = Math.min(least, digits - 1 - bitLength(num) + bitLength(den));
  const [top, bottom] = shift >= 0 ? [num << BigInt(shift), den] : [num, den << BigInt(-shift)];
  const whole = top / bottom - (top < 0n && top % bottom !== 0n ? 1n : 0n);
  return shift >= 0 ? rational(whole, 1n << BigInt(shift)) : rational(whole << BigInt(-shift));
}

/** A number of a format near to x, on the side of `centre` if there is one between them. */
export function floatTowards(x: Rational, centre: Rational, semantics: Semantics): Rational {
  const isAbove = compare(x, centre) >= 0;
  const below = floatBelow(x, semantics);
  const above = negate(floatBelow(negate(x), semantics));
  if (isAbove) return compare(below, centre) >= 0 ? below : above;
  return compare(above, centre) <= 0 ? above : below;
}
