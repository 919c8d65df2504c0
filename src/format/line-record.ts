// TRUSTED. Lines that are one record each, in its canonical spelling. Imports only kernel and format.
import { answered, type Refusal } from "../kernel/index.js";
import { type Codec, reject } from "./codec.js";
import type { Line } from "./lines.js";
import { decodeJson } from "./untrusted-text.js";

/** A kind of line, and the values that its lines stand for. */
export interface LineRecord<T> {
  readonly codec: Codec<T>;
  /** The value of a line; stops with the first thing that is wrong, its spelling last. */
  readonly read: (line: Line) => T;
  /** The same as a value: never throws, whatever the text. */
  readonly decode: (line: Line) => T | Refusal;
}

/** The JSON value of a line. */
export function jsonOf(line: Line): unknown {
  const json = decodeJson(line.text);
  if (json !== undefined) return json.value;
  return reject("malformed/syntax", { line: line.number }, "one JSON value", "no JSON");
}

export function lineRecord<T>(codec: Codec<T>): LineRecord<T> {
  function read(line: Line): T {
    const json = jsonOf(line);
    const at = { line: line.number };
    const value = codec.read(json, at);
    if (JSON.stringify(json) === line.text) return value;
    return reject("malformed/not-canonical", at, "the canonical spelling", "another spelling");
  }
  return {
    codec,
    read,
    decode: (line) => answered(() => read(line)),
  };
}
