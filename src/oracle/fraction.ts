// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// Numbers are text, "n" or "n/d"; a Fraction is only ever built from two bigints, never from a number.
import Fraction from "fraction.js";

/** A rational number as text: "-7" or "22/7". */
export type Text = string;

const FORM = /^-?\d+(\/\d+)?$/u;

/** The fraction that a text spells; throws on any other spelling. */
export function fraction(text: Text): Fraction {
  if (!FORM.test(text)) throw new Error(`the oracle reads "n" or "n/d", not "${text}"`);
  const [top = "", bottom = "1"] = text.split("/");
  return new Fraction(BigInt(top), BigInt(bottom));
}

/** The text of a fraction, in lowest terms. */
export function spell(value: Fraction): Text {
  const sign = value.s < 0n ? "-" : "";
  return value.d === 1n ? `${sign}${value.n}` : `${sign}${value.n}/${value.d}`;
}

/** −1, 0 or 1. */
export function sign(value: Fraction): -1 | 0 | 1 {
  if (value.n === 0n) return 0;
  return value.s < 0n ? -1 : 1;
}

/** a < b, a = b, a > b as −1, 0, 1. */
export function order(a: Fraction, b: Fraction): -1 | 0 | 1 {
  return sign(a.sub(b));
}

/** |value|ⁿ by n multiplications. */
export function size(value: Fraction, n: bigint): Fraction {
  let product = fraction("1");
  for (let i = 0n; i < n; i += 1n) product = product.mul(value.abs());
  return product;
}

/** The sum, term by term. */
export function total(values: readonly Fraction[]): Fraction {
  return values.reduce((sum, value) => sum.add(value), fraction("0"));
}

/** Σ a_k·b_k. */
export function dot(a: readonly Fraction[], b: readonly Fraction[]): Fraction {
  if (a.length !== b.length) throw new Error(`lengths ${a.length} and ${b.length}`);
  return total(a.map((value, k) => value.mul(pick(b, k))));
}

/** The element at an index; throws instead of undefined. */
export function pick<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`no element ${index} among ${items.length}`);
  return item;
}
