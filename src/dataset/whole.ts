// UNTRUSTED. A file that is held as a whole, because what is in it stands at its end. Imports nothing of node.
import { DataError } from "./data-error.js";

const MOST_BYTES = 2 ** 31;

/** All bytes of a file. Fails: DataError beyond the limit, with `next`. */
export async function wholeOf(
  source: string,
  chunks: AsyncIterable<Uint8Array>,
  next: string,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size <= MOST_BYTES) continue;
    const problem = `expected a file of at most ${MOST_BYTES} bytes, got more`;
    throw new DataError({ source, problem, next });
  }
  return Buffer.concat(parts);
}
