// TRUSTED. The codecs that are made of others: lists, pairs, and values of two forms.
// Imports only kernel and format.
import { atMost, beyond, type LimitName, LIMITS, refuse } from "../kernel/index.js";
import { bitLength, lcm, type Rational, type Scaled, scaled } from "../numbers/index.js";
import { below, type Codec, mapped, type Place, reject, wrongType } from "./codec.js";
import { hasKey } from "./record.js";
import { rational } from "./scalars.js";

function itemsOf(value: unknown, at: Place): readonly unknown[] {
  if (!Array.isArray(value)) return wrongType(at, "an array", value);
  const items: readonly unknown[] = value;
  return items;
}

/** A list of at most so many items. */
export function list<T>(item: Codec<T>, most: LimitName): Codec<readonly T[]> {
  return {
    shape: { kind: "list", item: item.shape, most },
    read(value, at) {
      const items = itemsOf(value, at);
      atMost(most, items.length);
      return items.map((one, k) => item.read(one, below(at, k)));
    },
  };
}

const DENOMINATOR_BITS = BigInt(LIMITS["denominator-bits"]);

/** The common denominator of this one and a number, within the limit. */
export function withDenominator(den: bigint, number: { readonly den: bigint }): bigint {
  const common = den % number.den === 0n ? den : lcm(den, number.den);
  return common >> DENOMINATOR_BITS === 0n ? common : refuse(beyond("denominator-bits"));
}

/** Rationals whose common denominator is within the limits, by itself and times their number. */
export function vector(most: LimitName): Codec<readonly Rational[]> {
  return {
    ...list(rational, most),
    read(value, at) {
      const items = itemsOf(value, at);
      atMost(most, items.length);
      let den = 1n;
      const numbers = items.map((one, k) => {
        const number = rational.read(one, below(at, k));
        den = withDenominator(den, number);
        return number;
      });
      atMost("vector-bits", numbers.length * bitLength(den));
      return numbers;
    },
  };
}

/** Two values of one kind; what is not two is refused with this code. */
export function pair<T>(item: Codec<T>, expected: string): Codec<readonly [T, T]> {
  const fields = ["0", "1"].map((key) => ({ key, shape: item.shape, optional: false }));
  return {
    shape: { kind: "tuple", fields },
    read(value, at) {
      const items = itemsOf(value, at);
      if (items.length !== 2) return reject("ill-formed/shape", at, expected, `${items.length}`);
      return [item.read(items[0], below(at, 0)), item.read(items[1], below(at, 1))];
    },
  };
}

/** The value, or null for undefined. */
export function nullable<T>(some: Codec<T>): Codec<T | undefined> {
  return {
    shape: { kind: "either", of: [{ kind: "constant", values: [null] }, some.shape] },
    read: (value, at) => (value === null ? undefined : some.read(value, at)),
  };
}

/** A value of one of two forms, told apart by the JSON value. */
export function either<A, B>(
  isFirst: (value: unknown) => boolean,
  first: Codec<A>,
  second: Codec<B>,
): Codec<A | B> {
  const of = second.shape.kind === "either" ? second.shape.of : [second.shape];
  return {
    shape: { kind: "either", of: [first.shape, ...of] },
    read: (value, at) => (isFirst(value) ? first.read(value, at) : second.read(value, at)),
  };
}

/** The one for objects with this key, the other for everything else. */
export function byKey<A, B>(key: string, some: Codec<A>, other: Codec<B>): Codec<A | B> {
  return either((value) => hasKey(value, key), some, other);
}

/** Coordinates of a point. The kernel judges their number. */
export const point: Codec<Scaled> = mapped(vector("dimension"), scaled);
