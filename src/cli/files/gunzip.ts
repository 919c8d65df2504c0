// UNTRUSTED. Bytes unpacked as they are asked for, if they are gzip: certificates are read synchronously,
// and Node's own gunzip cannot stop between two pieces of output. Holds one piece of each side.
import {
  Z_BUF_ERROR,
  Z_NO_FLUSH,
  Z_OK,
  Z_STREAM_END,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
  ZStream,
} from "pako";
import { EXIT } from "../exit-codes.js";
import { peek } from "./peek.js";
import { Problem } from "../problem.js";

/** The first two bytes of gzip. No canonical text begins with them. */
const MAGIC = [0x1f, 0x8b] as const;
/** Unpacked bytes handed on at a time. */
const PIECE = 1 << 18;
/** windowBits of zlib: the largest window, and gzip alone. */
const GZIP_WINDOW = 15 + 16;

function damaged(name: string, why: string): Problem {
  return new Problem(EXIT.badData, {
    what: `the gzip file is damaged or cut short (${why})`,
    where: name,
    next: "fetch the file again; gzip -t tests it",
  });
}

/**
 * The content of gzip members, one after the other.
 *
 * Ensures  nothing is unpacked that is not asked for; a sum that does not fit, an end inside a member
 *          and bytes behind the last that are no member fail before the content ends.
 * Fails    Problem (bad data).
 */
function* unpacked(packed: Iterable<Uint8Array>, name: string): Generator<Uint8Array> {
  const stream = new ZStream();
  zlibInflateInit2(stream, GZIP_WINDOW);
  let isWhole = false;
  for (const chunk of packed) {
    stream.input = chunk;
    stream.next_in = 0;
    stream.avail_in = chunk.length;
    // What a full piece leaves comes with the next input: the sums of a member follow all of its content.
    while (stream.avail_in > 0) {
      if (isWhole) zlibInflateReset(stream);
      stream.output = new Uint8Array(PIECE);
      stream.next_out = 0;
      stream.avail_out = PIECE;
      const status = zlibInflate(stream, Z_NO_FLUSH);
      if (status !== Z_OK && status !== Z_STREAM_END && status !== Z_BUF_ERROR) {
        throw damaged(name, stream.msg || `error ${status}`);
      }
      isWhole = status === Z_STREAM_END;
      if (stream.next_out > 0) yield stream.output.subarray(0, stream.next_out);
    }
  }
  if (!isWhole) throw damaged(name, "it ends too early");
}

/**
 * The bytes, unpacked if they begin with the two bytes of gzip.
 *
 * Fails  Problem (bad data), as soon as damage is met.
 */
export function* plainBytes(chunks: Iterable<Uint8Array>, name: string): Generator<Uint8Array> {
  const { front, all } = peek(chunks, MAGIC.length);
  const isGzip = MAGIC.every((byte, k) => front[k] === byte);
  yield* isGzip ? unpacked(all, name) : all;
}
