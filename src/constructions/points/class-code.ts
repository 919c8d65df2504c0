// UNTRUSTED. Bits of a class such that its value is an affine function of them.
import { at, bitLength, gcd, type Rational, rational } from "../../numbers/index.js";

/** One bit: how much it adds to the value, and for each class whether it is set. */
export interface CodeBit {
  readonly weight: bigint;
  readonly ones: readonly boolean[];
}

/** value of class k = base + Σ weight over the bits set for k. Every bit is set for some, not all. */
export interface ClassCode {
  readonly base: Rational;
  readonly bits: readonly CodeBit[];
}

/** Bits with the same classes are one bit. */
function merged(bits: readonly CodeBit[]): CodeBit[] {
  const byClasses = new Map<string, CodeBit>();
  for (const { weight, ones } of bits) {
    if (!ones.includes(true)) continue;
    const name = ones.join();
    byClasses.set(name, { weight: weight + (byClasses.get(name)?.weight ?? 0n), ones });
  }
  return [...byClasses.values()];
}

/**
 * The binary digits of (value − least)/step, or one bit a class but the least: whichever are fewer.
 *
 * Requires  distinct integers, at least two.
 * Ensures   ⌈log2 C⌉ bits for values in arithmetic progression, at most min(C − 1, bits of the
 *           largest quotient) otherwise; weights > 0.
 */
export function classCode(values: readonly Rational[]): ClassCode {
  const ints = values.map(({ num }) => num);
  const base = ints.reduce((least, n) => (n < least ? n : least));
  const step = ints.reduce((divisor, n) => gcd(divisor, n - base), 0n);
  const numbers = ints.map((n) => (n - base) / step);
  const length = numbers.reduce((most, n) => Math.max(most, bitLength(n)), 0);
  const digits = merged(
    Array.from({ length }, (_, l) => ({
      weight: step << BigInt(l),
      ones: numbers.map((n) => ((n >> BigInt(l)) & 1n) === 1n),
    })),
  );
  const single = merged(
    [...ints.keys()]
      .filter((k) => at(ints, k) !== base)
      .map((k) => ({ weight: at(ints, k) - base, ones: ints.map((_, other) => other === k) })),
  );
  return { base: rational(base), bits: digits.length <= single.length ? digits : single };
}
