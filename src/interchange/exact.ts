// UNTRUSTED. Exact numbers as programs hold them: text, bigint, pair of bigints, fraction.js; in and out.
// May import kernel, format, dataset, fraction.js.
import Fraction from "fraction.js";
import { decodeDecimal, explainDefect, isNumber } from "../dataset/index.js";
import { encodeRational } from "../format/index.js";
import { type Rational, rational } from "../numbers/index.js";
import { InterchangeError, shownValue } from "./interchange-error.js";

/** A number of fraction.js, version 5, by its fields: sign, numerator, denominator. Any copy of the package. */
export interface FractionLike {
  readonly s: bigint;
  readonly n: bigint;
  readonly d: bigint;
}

/**
 * An exact rational number: `"1/3"`, `"-0.25"`, `"1e-3"`, `5n`, `[1n, 3n]`, `{num: 1n, den: 3n}`, a
 * Fraction of fraction.js, or a JavaScript number that is a safe integer. No other JavaScript number:
 * `0.1` is not a tenth.
 */
export type Exact = string | bigint | number | readonly [bigint, bigint] | Rational | FractionLike;

const NEXT = 'write it as "1/3", "0.25", 5n, [1n, 3n], or a Fraction of fraction.js';

/** Numerator and denominator, or undefined if the value has no such form. */
function termsOf(value: unknown): readonly [unknown, unknown] | undefined {
  if (typeof value === "bigint") return [value, 1n];
  if (Number.isSafeInteger(value)) return [BigInt(value as number), 1n];
  if (Array.isArray(value)) return value.length === 2 ? [value[0], value[1]] : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if ("num" in value && "den" in value) return [value.num, value.den];
  if (!("s" in value && "n" in value && "d" in value)) return undefined;
  const { s, n, d } = value;
  return typeof s === "bigint" && typeof n === "bigint" ? [s * n, d] : undefined;
}

/** Why a value is no exact number, in words. */
function defectOf(value: unknown): string {
  if (typeof value !== "number") return "";
  return Number.isFinite(value)
    ? ", a binary fraction that was rounded already"
    : ", which is no number";
}

/**
 * The rational of an exact number, whatever its form.
 *
 * Ensures  lowest terms, positive denominator.
 * Fails    InterchangeError at `place`: another value, `NaN`, `0.5`, a denominator 0, a text that is no number.
 */
export function rationalFrom(value: Exact, place = ""): Rational {
  const expected = "an exact number";
  if (typeof value === "string") {
    const read = decodeDecimal(value.trim());
    if (isNumber(read)) return read;
    const got = `${shownValue(value)}: ${explainDefect(read)}`;
    throw new InterchangeError({ place, expected, got, next: NEXT });
  }
  const [num, den] = termsOf(value) ?? [];
  if (typeof num === "bigint" && typeof den === "bigint" && den !== 0n) return rational(num, den);
  const got = den === 0n ? `${shownValue(value)}, with denominator 0` : shownValue(value);
  throw new InterchangeError({ place, expected, got: `${got}${defectOf(value)}`, next: NEXT });
}

/** `"1/3"`, `"-2"`: lowest terms, as in every text of muball. */
export function asText(value: Rational): string {
  return encodeRational(value);
}

/** `[1n, 3n]`: lowest terms, the denominator above 0. */
export function asPair({ num, den }: Rational): [bigint, bigint] {
  return [num, den];
}

/** A Fraction of fraction.js: an exact type to go on computing with. */
export function asFraction({ num, den }: Rational): Fraction {
  return new Fraction(num, den);
}
