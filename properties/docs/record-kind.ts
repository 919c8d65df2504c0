// A record of the format: texts of good ones beside the decoder that decides.
import type fc from "fast-check";
import { type Line, linesOf } from "../../src/format/index.js";

/** A record: its schema's name, texts of good ones, and whether the format's decoder takes a text. */
export interface RecordKind {
  readonly schema: string;
  readonly texts: fc.Arbitrary<string>;
  readonly decodes: (text: string) => boolean;
}

export function kind(
  schema: string,
  texts: fc.Arbitrary<string>,
  decode: (line: Line) => unknown,
): RecordKind {
  return {
    schema,
    texts,
    decodes: (text) => {
      const line = linesOf([new TextEncoder().encode(`${text}\n`)]).next();
      if (line.verdict !== "line") return false;
      const value = decode(line);
      return !(typeof value === "object" && value !== null && "verdict" in value);
    },
  };
}
