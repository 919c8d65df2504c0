// UNTRUSTED. The tokens of stream-json → small values whose numbers are still texts.
// Imports stream-json. The whole document is never held: values are the records of it.
import { jsonParser, type Token } from "stream-json/parser.js";
import { DataError } from "./data-error.js";
import type { LinePiece } from "./text.js";

/** A JSON value. A number is its text as written. */
export type JsonValue =
  | { readonly kind: "number" | "string" | "literal"; readonly text: string }
  | { readonly kind: "array"; readonly items: readonly JsonValue[] }
  | { readonly kind: "object"; readonly fields: readonly (readonly [string, JsonValue])[] };

/** Arrays and objects of one record that may lie within one another. */
const DEPTH = 6;

interface OpenArray {
  readonly kind: "array";
  readonly items: JsonValue[];
}

interface OpenObject {
  readonly kind: "object";
  readonly fields: [string, JsonValue][];
  key: string;
}

/** Puts values together from tokens. */
export class ValueBuilder {
  private readonly open: (OpenArray | OpenObject)[] = [];

  /** True between values. */
  get isIdle(): boolean {
    return this.open.length === 0;
  }

  /** Takes a token; the value it completes, undefined if none, or "too-deep". */
  take(token: Token): JsonValue | "too-deep" | undefined {
    switch (token.name) {
      case "startArray":
        this.open.push({ kind: "array", items: [] });
        return this.open.length > DEPTH ? "too-deep" : undefined;
      case "startObject":
        this.open.push({ kind: "object", fields: [], key: "" });
        return this.open.length > DEPTH ? "too-deep" : undefined;
      case "keyValue": {
        const object = this.open.at(-1);
        if (object?.kind === "object") object.key = token.value;
        return undefined;
      }
      case "numberValue":
        return this.place({ kind: "number", text: token.value });
      case "stringValue":
        return this.place({ kind: "string", text: token.value });
      case "trueValue":
      case "falseValue":
      case "nullValue":
        return this.place({ kind: "literal", text: String(token.value) });
      case "endArray":
      case "endObject": {
        const done = this.open.pop();
        return done && this.place(done);
      }
      default:
        return undefined;
    }
  }

  /** Puts a complete value into what is open; returns it if nothing is. */
  private place(value: JsonValue): JsonValue | undefined {
    const parent = this.open.at(-1);
    if (parent === undefined) return value;
    if (parent.kind === "array") parent.items.push(value);
    else parent.fields.push([parent.key, value]);
    return undefined;
  }
}

/** A tokenizer of stream-json: pieces of text in, tokens out, numbers as written. */
export class Tokenizer {
  private readonly tokens = jsonParser({ streamValues: false });

  constructor(private readonly source: string) {}

  /** The tokens that a piece of text completes. Fails: DataError if it is not JSON. */
  take(piece: LinePiece): readonly Token[] {
    try {
      const result = this.tokens(piece.text);
      return typeof result === "symbol" ? [] : result.values;
    } catch {
      throw new DataError({
        source: this.source,
        place: { unit: "line", line: piece.line },
        problem: "expected JSON, got something else",
        next: "numbers such as 3/7, .5 or +1 must be quoted in JSON: they are taken exactly",
      });
    }
  }
}

/** What a value is, for a message. */
export function describeValue(value: JsonValue): string {
  switch (value.kind) {
    case "array":
      return `an array of ${value.items.length}`;
    case "object":
      return `an object with keys ${value.fields.map(([key]) => JSON.stringify(key)).join(", ")}`;
    case "literal":
      return value.text;
    case "number":
      return `the number ${value.text.slice(0, 40)}`;
    case "string":
      return `the string ${JSON.stringify(value.text.slice(0, 40))}`;
  }
}
