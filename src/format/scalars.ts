// TRUSTED. The codecs of single values: texts, counts, integers, rationals, digests.
// Imports only kernel and format.
import { atMost, type LimitName } from "../kernel/index.js";
import type { Rational } from "../numbers/index.js";
import { type Codec, reject, tested, wrongType } from "./codec.js";
import { decodeInteger, decodeRational, INTEGER, RATIONAL } from "./rational-text.js";

/** Any text. */
export const text: Codec<string> = {
  shape: { kind: "text", name: "STRING" },
  read: (value, at) => (typeof value === "string" ? value : wrongType(at, "a string", value)),
};

/** For people; never read. */
export const note: Codec<string> = {
  ...tested(text, (value) => atMost("note-characters", value.length)),
  shape: { kind: "text", name: "STRING", most: "note-characters" },
};

/** One of these texts. */
export function oneOf<const T extends string>(...texts: readonly T[]): Codec<T> {
  return {
    shape: { kind: "constant", values: texts },
    read(value, at) {
      const got = text.read(value, at);
      return texts.find((one) => one === got) ?? wrongType(at, texts.join(" or "), got);
    },
  };
}

/** A whole number from 0 to the limit. */
export function count(most: LimitName): Codec<number> {
  return {
    shape: { kind: "count", most },
    read(value, at) {
      if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
        return wrongType(at, "a whole number", value);
      }
      atMost(most, value);
      return value;
    },
  };
}

/** A number as a text, of a bounded length. */
function number<T>(
  name: string,
  expected: string,
  spelling: RegExp,
  decode: (digits: string) => T | undefined,
): Codec<T> {
  return {
    shape: { kind: "text", name, spelling, most: "number-digits" },
    read(value, at) {
      const digits = text.read(value, at);
      atMost("number-digits", digits.length);
      const got = (): string => JSON.stringify(digits.slice(0, 80));
      return decode(digits) ?? reject("malformed/rational", at, expected, got());
    },
  };
}

export const rational: Codec<Rational> = number(
  "RATIONAL",
  "a canonical rational",
  RATIONAL,
  decodeRational,
);

export const integer: Codec<bigint> = number("INTEGER", "an integer", INTEGER, decodeInteger);

const DIGEST = /^sha256:[0-9a-f]{64}$/u;

/** A digest as written. */
export const digest: Codec<string> = {
  shape: { kind: "text", name: "DIGEST", spelling: DIGEST },
  read(value, at) {
    const got = text.read(value, at);
    return DIGEST.test(got) ? got : wrongType(at, "sha256: and 64 hex digits", got);
  },
};
