// Records of the text formats as JSON values: one place of one of them changed, and read as a line.
import { type Line, linesOf } from "../src/format/index.js";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** The first line of a text that ends in a line feed, with another number if one is given. */
export function lineOf(text: string, number = 1): Line {
  const { done, value } = linesOf([new TextEncoder().encode(`${text}\n`)]).next();
  if (done === true) throw new Error(`no line: ${text.slice(0, 80)}`);
  return { ...value, number };
}

/** The record with another value at a JSON pointer; without the member if the value is undefined. */
export function edited(record: Json, pointer: string, value: Json | undefined): Json {
  const [, key = "", ...rest] = pointer.split("/");
  if (pointer === "") return value ?? null;
  if (typeof record !== "object" || record === null) throw new Error(`no ${pointer}`);
  const inner = rest.length === 0 ? "" : `/${rest.join("/")}`;
  const members: [string, Json][] = Object.entries(record);
  if (!members.some(([name]) => name === key)) members.push([key, null]);
  const changed = members.flatMap(([name, old]): [string, Json][] => {
    if (name !== key) return [[name, old]];
    if (inner === "" && value === undefined) return [];
    return [[name, edited(old, inner, value)]];
  });
  return Array.isArray(record) ? changed.map(([, item]) => item) : Object.fromEntries(changed);
}

/** A rejection of a text, as `toEqual` or `toMatchObject` wants it. */
export function rejection(code: string, pointer: string, line = 1, more: object = {}): object {
  return { verdict: "rejected", rejection: { code, at: { line, pointer }, ...more } };
}

export function kindDeclined(got: string): object {
  return { verdict: "declined", decline: { code: "certificate-kind", got } };
}

export function limitExceeded(limit: string): object {
  return { verdict: "declined", decline: { code: "limit-exceeded", limit } };
}
