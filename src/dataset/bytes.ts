// UNTRUSTED. A file as bytes, unpacked if it is gzip. The only place that opens data files.
// May import node:fs, node:stream and node:zlib.
import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { DataError } from "./data-error.js";

/** Unpacked bytes of one gzip file. Beyond them it is taken for a decompression bomb. */
export const UNPACKED_BYTES = 8 * 1024 ** 3;

type Chunks = AsyncIterable<Uint8Array>;
type Bytes = AsyncGenerator<Uint8Array>;

const READ_FAILURES: Readonly<Record<string, readonly [problem: string, next: string]>> = {
  ENOENT: ["no such file", "check the path"],
  ENOTDIR: ["no such file: part of the path is not a directory", "check the path"],
  EISDIR: ["expected a file, got a directory", "give the path of a file"],
  EACCES: ["the file may not be read", "check its permissions"],
  EPERM: ["the file may not be read", "check its permissions"],
};

/** The `code` of a system error, or "". */
function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

/** The DataError for a failure to read. */
function unreadable(source: string, error: unknown): DataError {
  if (error instanceof DataError) return error;
  const code = codeOf(error);
  const [problem, next] = READ_FAILURES[code] ?? [`the file cannot be read (${code})`, undefined];
  return new DataError({ source, kind: "unreadable", problem, ...(next && { next }) });
}

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path);
  try {
    for await (const chunk of file as Chunks) yield chunk;
  } catch (error) {
    throw unreadable(path, error);
  } finally {
    file.destroy();
  }
}

/** At least `count` bytes of the front (fewer only if there are no more), and everything. */
export async function peek(
  chunks: Chunks,
  count: number,
): Promise<{ readonly front: Uint8Array; readonly all: AsyncGenerator<Uint8Array> }> {
  const rest = chunks[Symbol.asyncIterator]();
  let front: Uint8Array = new Uint8Array(0);
  while (front.length < count) {
    const step = await rest.next();
    if (step.done === true) break;
    front = front.length === 0 ? step.value : Buffer.concat([front, step.value]);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (front.length > 0) yield front;
      yield* { [Symbol.asyncIterator]: () => rest };
    } finally {
      await rest.return?.();
    }
  }
  return { front, all: all() };
}

function isGzip(front: Uint8Array): boolean {
  return front[0] === 0x1f && front[1] === 0x8b;
}

/** The content of a gzip file. Trailing bytes that are no gzip member are an error. */
async function* unpacked(source: string, packed: Chunks, limit: number): Bytes {
  let packedBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of packed) {
      packedBytes += chunk.length;
      yield chunk;
    }
  }
  const gunzip = createGunzip();
  pipeline(Readable.from(counted()), gunzip, () => undefined);
  let bytes = 0;
  try {
    for await (const chunk of gunzip as Chunks) {
      bytes += chunk.length;
      if (bytes > limit) throw tooLarge(source, limit);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof DataError ? error : damaged(source, error);
  }
  if (gunzip.bytesWritten < packedBytes) throw damaged(source, undefined);
}

function tooLarge(source: string, limit: number): DataError {
  const problem = `expected at most ${limit} bytes after unpacking, got more`;
  return new DataError({ source, problem, next: "unpack the file yourself if this is meant" });
}

function damaged(source: string, error: unknown): DataError {
  const code = codeOf(error) || "trailing bytes";
  const problem = `the gzip file is damaged or cut short (${code})`;
  return new DataError({ source, problem, next: "fetch the file again; gzip -t tests it" });
}

/**
 * The bytes of a file, unpacked if the file begins with the two bytes of gzip.
 *
 * Fails  DataError: "unreadable" if the file cannot be opened or read, "bad-data" if the gzip
 *        data is damaged or unpacks to more than `limit` bytes.
 */
export async function* readBytes(path: string, limit = UNPACKED_BYTES): Bytes {
  const { front, all } = await peek(fileBytes(path), 2);
  yield* isGzip(front) ? unpacked(path, all, limit) : all;
}
