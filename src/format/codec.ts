// TRUSTED. A codec: one description of a part of a record, which reads it and says what it looks like.
// Imports only kernel and format. Reading is strict, stops at the first defect, and names its place.
import { type LimitName, refuse, rejected, type TextCode } from "../kernel/index.js";

/** Where a value stands: the line (from 1), and its key in what it stands in. */
export interface Place {
  readonly line: number;
  readonly inside?: { readonly place: Place; readonly key: string | number };
}

/**
 * What a codec takes, as data: texts are written by it (src/writing), and schemas, grammar, tables of fields and
 * drawn records come from it. It may say less than the codec tests, never more. Nothing in the trusted folders
 * reads it.
 */
export type Shape =
  | {
      readonly kind: "text";
      readonly name: string;
      readonly spelling?: RegExp;
      readonly most?: LimitName;
    }
  | { readonly kind: "count"; readonly most: LimitName; readonly least?: number }
  | { readonly kind: "constant"; readonly values: readonly (string | null)[] }
  | {
      readonly kind: "list";
      readonly item: Shape;
      readonly most: LimitName;
      readonly least?: number;
      readonly distinct?: true;
    }
  /** The fields as an array, without their keys. */
  | { readonly kind: "tuple"; readonly fields: readonly Field[] }
  | { readonly kind: "record"; readonly fields: readonly Field[] }
  | { readonly kind: "either"; readonly of: readonly Shape[] }
  /** A shape with a name, which may hold itself. */
  | { readonly kind: "named"; readonly name: string; readonly shape: () => Shape };

export interface Field {
  readonly key: string;
  readonly shape: Shape;
  readonly optional: boolean;
}

export interface Codec<T> {
  readonly shape: Shape;
  /** What a JSON value at a place stands for; stops with a refusal if it stands for nothing. */
  read(value: unknown, at: Place): T;
}

export function below(place: Place, key: string | number): Place {
  return { line: place.line, inside: { place, key } };
}

/** The JSON pointer of a place. */
export function pointerOf({ inside }: Place): string {
  return inside === undefined ? "" : `${pointerOf(inside.place)}/${inside.key}`;
}

/** Rejects what stands at a place. */
export function reject(code: TextCode, at: Place, expected: string, got: string): never {
  return refuse(rejected({ code, at: { line: at.line, pointer: pointerOf(at) }, expected, got }));
}

/** What a value is, in a word or two, for a rejection. Bounded in length. */
function named(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "string") return JSON.stringify(value.slice(0, 80));
  return typeof value === "number" || typeof value === "boolean" ? `${value}` : "an object";
}

export function wrongType(at: Place, expected: string, value: unknown): never {
  return reject("malformed/wrong-type", at, expected, named(value));
}

/** The codec of other values, each of which stands for one of `base`; `of` may refuse. */
export function mapped<A, B>(base: Codec<A>, of: (value: A, at: Place) => B): Codec<B> {
  return { shape: base.shape, read: (value, at) => of(base.read(value, at), at) };
}

/** The codec with one more condition, by `test`, which refuses. */
export function tested<T>(base: Codec<T>, test: (value: T, at: Place) => void): Codec<T> {
  return mapped(base, (read, at) => {
    test(read, at);
    return read;
  });
}
