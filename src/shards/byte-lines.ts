// UNTRUSTED. Bytes in chunks → lines as they are, line feed included. Nothing is judged here: the checker reads
// what comes out. Imports format.
import { joinBytes } from "../format/index.js";
import { LIMITS } from "../kernel/index.js";

const LINE_FEED = 10;

/**
 * The lines of a text; the last one may lack its line feed.
 *
 * Ensures  all bytes, in order. A line beyond the limit of the checker comes in pieces, each beyond the limit.
 * Cost     memory: one line.
 */
export function* byteLines(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  let held: Uint8Array[] = [];
  let size = 0;
  for (const chunk of chunks) {
    let from = 0;
    while (from < chunk.length) {
      const end = chunk.indexOf(LINE_FEED, from);
      const piece = chunk.subarray(from, end < 0 ? chunk.length : end + 1);
      held.push(piece);
      size += piece.length;
      from += piece.length;
      if (end < 0 && size <= LIMITS["line-bytes"]) continue;
      yield joinBytes(held);
      held = [];
      size = 0;
    }
  }
  if (held.length > 0) yield joinBytes(held);
}
