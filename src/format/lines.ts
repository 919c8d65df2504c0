// TRUSTED. Bytes in chunks → lines of text, one at a time, each ended by a line feed.
// Imports only the kernel. Memory: one line.
import { beyond, LIMITS, type Refusal, rejected } from "../kernel/index.js";
import { decodeUtf8 } from "./untrusted-text.js";

/** One line without its line feed; `number` counts from 1. */
export interface Line {
  readonly verdict: "line";
  readonly number: number;
  readonly text: string;
  readonly bytes: Uint8Array;
}

export interface Lines {
  /** The next line, `end` after the last, or a refusal (then the reading is over). */
  next(): Line | { readonly verdict: "end"; readonly number: number } | Refusal;
}

const LINE_FEED = 10;

/** Chunks one after the other in one array; a single one is that array. */
export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** The opening brackets among some bytes; 0x5b is one and 0x7b the other. */
function bracketsIn(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if ((byte | 0x20) === 0x7b) count += 1;
  return count;
}

/**
 * The lines of a text given as chunks of bytes.
 *
 * Ensures  a last line without line feed, invalid UTF-8: rejected; a line beyond the limits: declined.
 */
export function linesOf(chunks: Iterable<Uint8Array>): Lines {
  const source = chunks[Symbol.iterator]();
  let chunk: Uint8Array = new Uint8Array(0);
  let from = 0;
  let number = 0;

  function refuse(expected: string, got: string): Refusal {
    const place = { line: number, pointer: "" };
    return rejected({ code: "malformed/syntax", at: place, expected, got });
  }

  return {
    next() {
      number += 1;
      const held: Uint8Array[] = [];
      let size = 0;
      for (;;) {
        const end = chunk.indexOf(LINE_FEED, from);
        const piece = chunk.subarray(from, end < 0 ? chunk.length : end);
        size += piece.length;
        if (size > LIMITS["line-bytes"]) {
          return beyond("line-bytes");
        }
        if (piece.length > 0) held.push(piece);
        if (end >= 0) {
          from = end + 1;
          break;
        }
        const following = source.next();
        if (following.done === true) {
          if (size > 0) return refuse("a line feed after the last line", "the end of the text");
          return { verdict: "end", number };
        }
        chunk = following.value;
        from = 0;
      }
      const bytes = joinBytes(held);
      // Each may become an object in memory, of some hundred bytes: judged before the line is read.
      if (bracketsIn(bytes) > LIMITS["line-brackets"]) return beyond("line-brackets");
      const text = decodeUtf8(bytes);
      if (text === undefined) return refuse("UTF-8", "other bytes");
      return { verdict: "line", number, text, bytes };
    },
  };
}
