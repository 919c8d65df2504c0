// TRUSTED. Records: objects with exactly these keys in this order, or arrays without the keys.
// Imports only kernel and format.
import { fault } from "../numbers/index.js";
import { below, type Codec, type Field, type Place, reject, wrongType } from "./codec.js";
import { oneOf } from "./scalars.js";

/** The codec of each field, in the order in which they stand. */
export type Fields<T> = { readonly [K in keyof T]-?: Codec<T[K]> };

/** Reads the fields that are given by their keys, each at its place. */
function readFields<T>(
  fields: Fields<T>,
  given: ReadonlyMap<string, unknown>,
  placeOf: (key: string) => Place,
): Partial<T> {
  const read: Partial<T> = {};
  for (const key in fields) {
    if (given.has(key)) read[key] = fields[key].read(given.get(key), placeOf(key));
  }
  return read;
}

/** What was read, if it is a value for every field. */
function whole<T>(read: Partial<T>, fields: Fields<T>): T {
  const isWhole = (part: Partial<T>): part is T =>
    Object.keys(fields).every((key) => Object.hasOwn(part, key));
  return isWhole(read) ? read : fault("a field was not read");
}

function shapesOf<T>(fields: Fields<T>, optional = false): readonly Field[] {
  const shapes: Field[] = [];
  for (const key in fields) shapes.push({ key, shape: fields[key].shape, optional });
  return shapes;
}

/** Refuses an object whose keys are not these in this order. */
function testKeys(keys: readonly string[], got: readonly string[], at: Place): void {
  const missing = keys.find((key) => !got.includes(key));
  if (missing !== undefined) reject("malformed/missing-field", at, missing, "no such field");
  const unknown = got.find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    reject("malformed/unknown-field", at, keys.join(", "), unknown.slice(0, 80));
  }
  if (keys.some((key, k) => got[k] !== key)) {
    reject("malformed/not-canonical", at, keys.join(", "), got.join(", "));
  }
}

/** True if a JSON value is an object with this key of its own. */
export function hasKey(value: unknown, key: string): value is object {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key);
}

/** The value of a key of a JSON value, read before its shape is judged; undefined if there is none. */
export function peek(value: unknown, key: string): unknown {
  // The own field only, and without a list of all others: there may be millions.
  return hasKey(value, key) ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
}

/** Fields with one text each, which come first and stand for nothing. */
type Marks = Readonly<Record<string, string>>;

/** An object with these fields: marks, those of `fields`, and those of `optional` that are there. */
export function recordWith<T extends object, O extends object>(
  marks: Marks,
  fields: Fields<T>,
  optional: Fields<O>,
): Codec<T & Partial<O>> {
  const marked = Object.fromEntries(Object.entries(marks).map(([key, one]) => [key, oneOf(one)]));
  const needed = [...shapesOf(marked), ...shapesOf(fields)];
  const first = needed.map(({ key }) => key);
  const last = Object.keys(optional);
  return {
    shape: { kind: "record", fields: [...needed, ...shapesOf(optional, true)] },
    read(value, at) {
      const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
      const object = isObject ? value : wrongType(at, "an object", value);
      const there = last.filter((key) => Object.hasOwn(object, key));
      testKeys(there.length === 0 ? first : [...first, ...there], Object.keys(object), at);
      const given = new Map<string, unknown>(Object.entries(object));
      const placeOf = (key: string): Place => below(at, key);
      readFields(marked, given, placeOf);
      const read = whole(readFields(fields, given, placeOf), fields);
      return { ...read, ...readFields(optional, given, placeOf) };
    },
  };
}

/** An object with these fields, after marks if there are any. */
export function record<T extends object>(fields: Fields<T>, marks: Marks = {}): Codec<T> {
  return recordWith(marks, fields, {});
}

/** These fields as an array, without their keys. */
export function tuple<T extends object>(fields: Fields<T>): Codec<T> {
  const keys = Object.keys(fields);
  return {
    shape: { kind: "tuple", fields: shapesOf(fields) },
    read(value, at) {
      if (!Array.isArray(value)) return wrongType(at, "an array", value);
      if (value.length !== keys.length) return wrongType(at, `an array of ${keys.length}`, value);
      const items: readonly unknown[] = value;
      const given = new Map(keys.map((key, k) => [key, items[k]]));
      const placeOf = (key: string): Place => below(at, keys.indexOf(key));
      return whole(readFields(fields, given, placeOf), fields);
    },
  };
}
