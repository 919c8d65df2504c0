// UNTRUSTED. Files as chunks of bytes, read as they are asked for: the checker is synchronous.
// What is gzip is unpacked here: nothing behind this file sees packed bytes.
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { EXIT } from "../exit-codes.js";
import { plainBytes } from "./gunzip.js";
import type { Io } from "../io.js";
import { Problem, systemCode } from "../problem.js";

/** What messages call stdin. */
export const STDIN = "standard input";

const CHUNK = 1 << 18;
/** How long to wait when stdin is non-blocking and has nothing yet. */
const WAIT_MILLISECONDS = 20;

const FAILURES: Readonly<Record<string, readonly [what: string, next: string]>> = {
  ENOENT: ["no such file", "check the path"],
  ENOTDIR: ["no such file: part of the path is not a directory", "check the path"],
  EISDIR: ["it is a directory", "give the path of a file"],
  EACCES: ["the file may not be read", "check its permissions"],
  EPERM: ["the file may not be read", "check its permissions"],
};

/** The problem of a failed read. */
export function cannotRead(path: string, error: unknown): Problem {
  const code = systemCode(error);
  const words = FAILURES[code];
  const what = words?.[0] ?? (error instanceof Error ? error.message : `error ${code}`);
  return new Problem(EXIT.cannotRead, {
    what: `cannot read: ${what}`,
    where: path,
    next: words?.[1] ?? "check the file and the disk",
  });
}

/** Bytes read into the chunk; a non-blocking stdin with nothing in it is waited for. */
function readSome(descriptor: number, chunk: Uint8Array): number {
  for (;;) {
    try {
      return readSync(descriptor, chunk, 0, chunk.length, null);
    } catch (error) {
      if (systemCode(error) === "EOF") return 0;
      if (systemCode(error) !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MILLISECONDS);
    }
  }
}

/** Told how many bytes have been read, of how many. */
export type BytesRead = (done: number, total: number) => void;

/** The bytes of an open descriptor. Fails: Problem (cannot read). */
export function* descriptorChunks(
  descriptor: number,
  name: string,
  progress?: BytesRead,
): Generator<Uint8Array> {
  let done = 0;
  try {
    const total = fstatSync(descriptor).size;
    for (;;) {
      const chunk = new Uint8Array(CHUNK);
      const count = readSome(descriptor, chunk);
      if (count === 0) return;
      done += count;
      progress?.(done, total);
      yield chunk.subarray(0, count);
    }
  } catch (error) {
    throw cannotRead(name, error);
  }
}

/**
 * The bytes of a file, unpacked if it is gzip. Opened at the first chunk, closed after the last.
 *
 * Fails  Problem (cannot read, bad data). Progress counts the bytes of the file itself.
 */
export function* fileChunks(path: string, progress?: BytesRead): Generator<Uint8Array> {
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch (error) {
    throw cannotRead(path, error);
  }
  try {
    yield* plainBytes(descriptorChunks(descriptor, path, progress), path);
  } finally {
    closeSync(descriptor);
  }
}

/** The bytes of a file, or of stdin for `-`, unpacked if they are gzip. Fails: Problem. */
export function chunksOf(
  path: string,
  io: Pick<Io, "stdin">,
  progress?: BytesRead,
): Generator<Uint8Array> {
  return path === "-" ? plainBytes(io.stdin(), STDIN) : fileChunks(path, progress);
}

/** Lines as chunks of bytes, each line ended by a line feed. */
export function* linesAsChunks(lines: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let held: string[] = [];
  let size = 0;
  for (const line of lines) {
    held.push(`${line}\n`);
    size += line.length;
    if (size < CHUNK) continue;
    yield encoder.encode(held.join(""));
    held = [];
    size = 0;
  }
  if (held.length > 0) yield encoder.encode(held.join(""));
}
