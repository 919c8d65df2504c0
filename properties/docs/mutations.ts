// Changes of one place in a JSON value, for records that are nearly right.
import fc from "fast-check";

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value at every place of a tree, replaced by each of the changes, one at a time. */
function* everywhere(value: Json, change: (value: Json) => readonly Json[]): Generator<Json> {
  yield* change(value);
  if (value === null || typeof value !== "object") return;
  if (isList(value)) {
    for (const [k, item] of value.entries()) {
      for (const other of everywhere(item, change)) {
        yield value.map((kept, at) => (at === k ? other : kept));
      }
    }
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    for (const other of everywhere(item, change)) yield { ...value, [key]: other };
  }
}

/** Keys that a record may do without. */
const OPTIONAL = [
  "facts",
  "except",
  "output",
  "rows",
  "less",
  "proofs",
  "bounds",
  "from",
  "semantics",
];

/** True if such an object may do without the key. */
const mayGo = (gone: string, value: Readonly<Record<string, Json>>): boolean =>
  OPTIONAL.includes(gone) ||
  (gone === "witness" && value["kind"] === "property") ||
  (gone === "radius" && "result" in value);

/** Objects with one key less that they need, or one key more. */
function otherKeys(value: Json): readonly Json[] {
  if (value === null || typeof value !== "object" || isList(value)) return [];
  const entries = Object.entries(value);
  const fewer = entries
    .filter(([gone]) => !mayGo(gone, value))
    .map(([gone]) => Object.fromEntries(entries.filter(([key]) => key !== gone)));
  return [...fewer, { ...value, extra: "0" }];
}

/** A value of a type that occurs nowhere in the format. */
const strange = (): readonly Json[] => [true];

/** Every record with one key too few or too many, or a Boolean at some place. */
export function* structural(value: Json): Generator<Json> {
  yield* everywhere(value, otherKeys);
  yield* everywhere(value, strange);
}

const REPLACEMENTS: readonly Json[] = [
  null,
  0,
  1,
  -1,
  1.5,
  1e300,
  "",
  "0",
  "1",
  "-0",
  "2/4",
  "0.5",
  "1/0",
  " 1",
  "x",
  "inf",
  "inline",
  "given",
  "+1",
  "+1-2",
  "+0",
  [],
  ["1"],
  [0],
  {},
];

function lists(value: Json): readonly Json[] {
  if (value === null || typeof value !== "object" || !isList(value)) return [];
  return [[...value, ...value], value.slice(1), [...value, null], [...value].reverse()];
}

/** A record with some value replaced, or a list made longer, shorter or reversed. */
export function mutated(value: Json): fc.Arbitrary<Json> {
  const all = [...everywhere(value, () => REPLACEMENTS), ...everywhere(value, lists)];
  return fc.constantFrom(...all);
}
