// UNTRUSTED. JSON whose numbers stay as they are written: JSON.parse would round them. A key that comes
// twice in an object is refused.
import { refuse } from "../exact/refusal.js";

export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;
export type JsonObject = ReadonlyMap<string, JsonValue>;

export interface JsonNumber {
  readonly number: string;
}

/** Objects and arrays inside one another. */
const DEPTH = 64;

const BLANK = /[ \t\n\r]*/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const WORD = /true|false|null/uy;

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return value instanceof Map;
}

export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isNumber(value: JsonValue | undefined): value is JsonNumber {
  return typeof value === "object" && value !== null && "number" in value;
}

/** A text, or what kind of value stands there instead. */
export function textIn(value: JsonValue | undefined): string {
  if (typeof value === "string") return value;
  return isObject(value) ? "(an object)" : isNumber(value) ? value.number : "(no text)";
}

/** A size: a whole number of at most nine digits, or undefined. */
export function countOf(value: JsonValue | undefined): number | undefined {
  return isNumber(value) && /^\d{1,9}$/u.test(value.number)
    ? Number.parseInt(value.number, 10)
    : undefined;
}

/** Parses one value. Fails: refusal (syntax, name-twice, nested). Cost: linear. */
export function parseJson(text: string, offset = 0): JsonValue {
  let at = 0;
  const stop = (what: string): never => refuse("syntax", what, { byte: offset + at });
  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  }
  function skip(character: string): boolean {
    take(BLANK);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  }
  function string(): string {
    take(BLANK);
    const found = take(STRING) ?? stop("the JSON text has no string here");
    const value: unknown = JSON.parse(found);
    return typeof value === "string" ? value : stop("the JSON text has no string here");
  }
  function object(depth: number): JsonObject {
    const fields = new Map<string, JsonValue>();
    if (skip("}")) return fields;
    do {
      const key = string();
      if (fields.has(key))
        refuse("name-twice", `${key} is given twice in one object`, { byte: offset + at });
      if (!skip(":")) stop("the JSON text has no colon here");
      fields.set(key, value(depth));
    } while (skip(","));
    return skip("}") ? fields : stop("an object of the JSON text does not end here");
  }
  function list(depth: number): readonly JsonValue[] {
    const items: JsonValue[] = [];
    if (skip("]")) return items;
    do items.push(value(depth));
    while (skip(","));
    return skip("]") ? items : stop("a list of the JSON text does not end here");
  }
  function value(depth: number): JsonValue {
    if (depth > DEPTH) {
      refuse("nested", `the JSON text is nested more than ${DEPTH} deep`, { byte: offset + at });
    }
    if (skip("{")) return object(depth + 1);
    if (skip("[")) return list(depth + 1);
    if (text[at] === '"') return string();
    const word = take(WORD);
    if (word !== undefined) return word === "null" ? null : word === "true";
    return { number: take(NUMBER) ?? stop("the JSON text has no value here") };
  }
  const whole = value(0);
  take(BLANK);
  if (at < text.length)
    refuse("trailing", "the JSON text goes on after its value", { byte: offset + at });
  return whole;
}
