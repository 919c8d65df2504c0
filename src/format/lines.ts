// TRUSTED. Bytes in chunks → lines of text, one at a time, each ended by a line feed.
// Imports only the kernel. Memory: one line.
import { atMost, LIMITS } from "../kernel/index.js";
import { reject } from "./codec.js";
import { decodeUtf8 } from "./untrusted-text.js";

/** One line without its line feed; `number` counts from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** The lines of a text, one at a time; at its end the number that another line would have. */
export type Lines = Iterator<Line, number>;

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

function lineOf(number: number, pieces: readonly Uint8Array[]): Line {
  const bytes = joinBytes(pieces);
  // Each may become an object in memory, of some hundred bytes: judged before the line is read.
  if (bytes.length > LIMITS["line-brackets"]) atMost("line-brackets", bracketsIn(bytes));
  const text = decodeUtf8(bytes);
  if (text === undefined)
    return reject("malformed/syntax", { line: number }, "UTF-8", "other bytes");
  return { number, text, bytes };
}

/**
 * The lines of a text given as chunks of bytes; a chunk is taken when a line needs it.
 *
 * Ensures  a last line without line feed, invalid UTF-8: rejected; a line beyond the limits: declined.
 */
export function* linesOf(chunks: Iterable<Uint8Array>): Generator<Line, number> {
  let number = 1;
  let size = 0;
  let held: Uint8Array[] = [];
  for (const chunk of chunks) {
    for (let from = 0; from < chunk.length; ) {
      const end = chunk.indexOf(LINE_FEED, from);
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end);
      size += piece.length;
      atMost("line-bytes", size);
      held.push(piece);
      from += piece.length + 1;
      if (end < 0) continue;
      yield lineOf(number, held);
      [number, size, held] = [number + 1, 0, []];
    }
  }
  if (size === 0) return number;
  const expected = "a line feed after the last line";
  return reject("malformed/syntax", { line: number }, expected, "the end of the text");
}
