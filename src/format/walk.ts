// TRUSTED. A strict walk over one decoded JSON line: exact keys in order, exact types, exact spellings.
// Imports only kernel and format. The first thing that is wrong is kept; what follows it is not used.
import {
  bitLength,
  lcm,
  type Rational,
  type Refusal,
  rejected,
  type TextCode,
  ZERO,
} from "../kernel/index.js";
import type { Line } from "./lines.js";
import { beyond, LIMITS, type LimitName } from "./limits.js";
import { decodeInteger, decodeRational } from "./rational-text.js";
import { decodeJson } from "./untrusted-text.js";

const DENOMINATOR_BITS = BigInt(LIMITS["denominator-bits"]);

/** The walk over one line. Every reader returns an empty value once something was wrong. */
export interface Walk {
  /** What was wrong first; also tests that the line is its own canonical encoding. Call it last. */
  finish(): Refusal | undefined;
  /** What was wrong so far. */
  refusal(): Refusal | undefined;
  /** The JSON value of the line. */
  readonly root: unknown;
  /** Values of an object that has exactly these keys in this order. */
  fields(value: unknown, pointer: string, keys: readonly string[]): readonly unknown[];
  list<T>(
    value: unknown,
    pointer: string,
    limit: LimitName,
    each: (item: unknown, pointer: string) => T,
  ): readonly T[];
  text(value: unknown, pointer: string): string;
  /** A whole number from 0 to the limit. */
  count(value: unknown, pointer: string, limit: LimitName): number;
  integer(value: unknown, pointer: string): bigint;
  rational(value: unknown, pointer: string): Rational;
  /** Rationals whose common denominator, with one they will share, is within the limits. */
  vector(value: unknown, pointer: string, limit: LimitName, shared?: bigint): readonly Rational[];
  /** Tests the `format` field of a text that is not a certificate. */
  format(value: unknown, expected: string): void;
  refuse(code: TextCode, pointer: string, expected: string, got: string): Refusal;
  exceed(limit: LimitName): void;
  keep(refusal: Refusal): void;
}

/** What a value is, in a word or two, for a rejection. Bounded in length. */
function named(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "string") return JSON.stringify(value.slice(0, 80));
  if (typeof value === "number" || typeof value === "boolean") return `${value}`;
  return value === undefined ? "nothing" : "an object";
}

/** How the keys of an object differ from the expected ones. */
function keyDefect(
  keys: readonly string[],
  got: readonly string[],
): [TextCode, string, string] | undefined {
  const missing = keys.find((key) => !got.includes(key));
  if (missing !== undefined) return ["malformed/missing-field", missing, "no such field"];
  const unknown = got.find((key) => !keys.includes(key));
  if (unknown !== undefined)
    return ["malformed/unknown-field", keys.join(", "), unknown.slice(0, 80)];
  const ordered = keys.every((key, k) => got[k] === key);
  return ordered ? undefined : ["malformed/not-canonical", keys.join(", "), got.join(", ")];
}

/** Opens the walk over a line. Ensures: never throws, whatever the text. */
export function walk(line: Line): Walk {
  let found: Refusal | undefined;
  const decoded = decodeJson(line.text);

  function keep(refusal: Refusal): void {
    found ??= refusal;
  }
  function refuse(code: TextCode, pointer: string, expected: string, got: string): Refusal {
    const refusal = rejected({ code, at: { line: line.number, pointer }, expected, got });
    keep(refusal);
    return refusal;
  }
  function refusal(): Refusal | undefined {
    return found;
  }
  function exceed(limit: LimitName): void {
    keep(beyond(limit));
  }
  function text(value: unknown, pointer: string): string {
    if (typeof value === "string") return value;
    refuse("malformed/wrong-type", pointer, "a string", named(value));
    return "";
  }
  function digits(value: unknown, pointer: string): string {
    const spelling = text(value, pointer);
    if (spelling.length <= LIMITS["number-digits"]) return spelling;
    exceed("number-digits");
    return "";
  }

  function list<T>(
    value: unknown,
    pointer: string,
    limit: LimitName,
    each: (item: unknown, pointer: string) => T,
  ): readonly T[] {
    if (found !== undefined) return [];
    if (!Array.isArray(value)) {
      refuse("malformed/wrong-type", pointer, "an array", named(value));
      return [];
    }
    const items: readonly unknown[] = value;
    if (items.length > LIMITS[limit]) {
      exceed(limit);
      return [];
    }
    const read: T[] = [];
    for (const [k, item] of items.entries()) {
      if (refusal() !== undefined) return [];
      read.push(each(item, `${pointer}/${k}`));
    }
    return read;
  }
  function exact(value: unknown, pointer: string): Rational {
    const spelling = digits(value, pointer);
    const decodedNumber = decodeRational(spelling);
    if (decodedNumber !== undefined) return decodedNumber;
    refuse("malformed/rational", pointer, "a canonical rational", named(spelling));
    return ZERO;
  }

  if (decoded === undefined) refuse("malformed/syntax", "", "one JSON value", "no JSON");

  return {
    root: decoded?.value,
    refuse,
    exceed,
    keep,
    refusal,
    format(value, expected) {
      const got = text(value, "/format");
      if (got !== expected) refuse("malformed/wrong-type", "/format", expected, named(got));
    },
    finish() {
      if (found === undefined && JSON.stringify(decoded?.value) !== line.text) {
        refuse("malformed/not-canonical", "", "the canonical spelling", "another spelling");
      }
      return found;
    },
    fields(value, pointer, keys) {
      if (found !== undefined) return [];
      if (typeof value !== "object" || value === null || Array.isArray(value)) {
        refuse("malformed/wrong-type", pointer, "an object", named(value));
        return [];
      }
      const defect = keyDefect(keys, Object.keys(value));
      if (defect !== undefined) {
        refuse(defect[0], pointer, defect[1], defect[2]);
        return [];
      }
      const values: readonly unknown[] = Object.values(value);
      return values;
    },
    list,
    text,
    count(value, pointer, limit) {
      if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
        refuse("malformed/wrong-type", pointer, "a whole number", named(value));
        return 0;
      }
      if (value > LIMITS[limit]) exceed(limit);
      return value;
    },
    integer(value, pointer) {
      const spelling = digits(value, pointer);
      const integer = decodeInteger(spelling);
      if (integer === undefined) {
        refuse("malformed/rational", pointer, "an integer", named(spelling));
        return 0n;
      }
      return integer;
    },
    rational: exact,
    vector(value, pointer, limit, shared = 1n) {
      let den = shared;
      const numbers = list(value, pointer, limit, (item, p) => {
        const number = exact(item, p);
        if (den % number.den !== 0n) den = lcm(den, number.den);
        if (den >> DENOMINATOR_BITS !== 0n) exceed("denominator-bits");
        return number;
      });
      if (numbers.length * bitLength(den) > LIMITS["vector-bits"]) exceed("vector-bits");
      return numbers;
    },
  };
}
