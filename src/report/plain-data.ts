// UNTRUSTED. Values as JSON data: rationals as exact text, integers as numbers, nothing rounded.
// May import the kernel.
import { encodeRational } from "../format/index.js";
import type { Rational } from "../numbers/index.js";

/** What JSON can hold. */
export type Plain =
  | string
  | number
  | boolean
  | null
  | readonly Plain[]
  | { readonly [key: string]: Plain };

function isRational(value: object): value is Rational {
  return (
    "num" in value &&
    "den" in value &&
    typeof value.num === "bigint" &&
    typeof value.den === "bigint" &&
    Object.keys(value).length === 2
  );
}

/** A count: a number where every reader of JSON has it exactly, beyond 2^53 the same digits as text. */
export function countData(count: bigint | number): number | string {
  const number = Number(count);
  return Number.isSafeInteger(number) ? number : `${count}`;
}

/** `first-layer-width` as a name of a field: `firstLayerWidth`. */
function fieldName(key: string): string {
  return key.replaceAll(/-([a-z0-9])/gu, (_, first: string) => first.toUpperCase());
}

/** The value with every rational as text; undefined fields are left out. A big integer is a count, a name is one of JSON. */
export function plainData(value: unknown): Plain {
  if (typeof value === "bigint") return countData(value);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value)) return value.map(plainData);
  if (isRational(value)) return encodeRational(value);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(fields.map(([key, field]) => [fieldName(key), plainData(field)]));
}
