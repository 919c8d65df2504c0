// UNTRUSTED. The values of the classes as heights above (or depths below) the value of one of them.
import {
  at,
  compare,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
} from "../../numbers/index.js";

const MINUS_ONE = rational(-1n);

/** value of class k = start + sign·heights[k]; all heights are ≥ 0, that of the class `base` is 0. */
export interface Heights {
  readonly base: number;
  readonly start: Rational;
  /** 1 or −1. */
  readonly sign: Rational;
  readonly heights: readonly Rational[];
}

/** The heights over the class of least value, and the depths under that of greatest value. */
export function heightsOf(values: readonly Rational[]): readonly [Heights, Heights] {
  let least = 0;
  let greatest = 0;
  values.forEach((value, k) => {
    if (compare(value, at(values, least)) < 0) least = k;
    if (compare(value, at(values, greatest)) > 0) greatest = k;
  });
  const over = (base: number, sign: Rational): Heights => {
    const start = at(values, base);
    const heights = values.map((value) => multiply(sign, subtract(value, start)));
    return { base, start, sign, heights };
  };
  return [over(least, ONE), over(greatest, MINUS_ONE)];
}
