// UNTRUSTED. Output that is there whole or not at all: written beside its place, then renamed.
import { closeSync, openSync, statSync } from "node:fs";
import { type FileHandle, open, realpath, rename, rm } from "node:fs/promises";
import { EXIT } from "./exit-codes.js";
import type { Io } from "./io.js";
import { guard, release } from "./partial-files.js";
import { Problem, systemCode } from "./problem.js";

/** Characters gathered before they are written. */
const BATCH = 1 << 18;

/** A file and the lines it is to hold, without line feeds. */
export interface Output {
  readonly path: string;
  readonly lines: Iterable<string>;
}

const FAILURES: Readonly<Record<string, readonly [what: string, next: string]>> = {
  ENOSPC: ["no space is left on the device", "free some space, or name another place"],
  EDQUOT: ["the disk quota is used up", "free some space, or name another place"],
  EFBIG: ["the file would be larger than is allowed", "raise the limit, or name another place"],
  ENOENT: ["there is no such directory", "make the directory first, or name another place"],
  ENOTDIR: ["part of the path is not a directory", "name another place"],
  EISDIR: ["it is a directory", "give the path of a file"],
  EACCES: ["the place may not be written to", "check its permissions, or name another place"],
  EPERM: ["the place may not be written to", "check its permissions, or name another place"],
  EROFS: ["the file system is read-only", "name another place"],
};

/** The problem of a failed write. */
export function cannotWrite(path: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = systemCode(error);
  const words = FAILURES[code];
  const what = words?.[0] ?? (error instanceof Error ? error.message : `error ${code}`);
  return new Problem(EXIT.cannotRead, {
    what: `cannot write: ${what}`,
    where: path,
    next: words?.[1] ?? "name another place",
  });
}

/** The lines in batches, each line ended by a line feed. */
export function* batches(lines: Iterable<string>): Generator<string> {
  let batch = "";
  for (const line of lines) {
    batch += `${line}\n`;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = "";
  }
  if (batch !== "") yield batch;
}

/** Lines to stdout; stops when the reader has gone. */
export async function writeToStdout(lines: Iterable<string>, io: Io): Promise<void> {
  for (const batch of batches(lines)) {
    await io.stdout.write(batch);
    if (io.stdout.isClosed) return;
  }
}

async function writeInto(file: FileHandle, lines: Iterable<string>): Promise<void> {
  // Each write is awaited, so signals get in between.
  for (const batch of batches(lines)) await file.writeFile(batch);
}

/** A device, a pipe: what cannot be replaced by renaming is written to directly. */
function isSpecial(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** The file a link points to, so that the link stays one. */
async function resolved(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

async function writeDirectly({ path, lines }: Output): Promise<void> {
  const file = await open(path, "w");
  try {
    await writeInto(file, lines);
  } finally {
    await file.close();
  }
}

/**
 * Writes beside the place and makes sure the bytes are on the disk.
 *
 * A signal is caught from before the file is there, and cannot come while it is made.
 */
async function writePartial(partial: string, lines: Iterable<string>): Promise<void> {
  guard(partial);
  closeSync(openSync(partial, "wx"));
  const file = await open(partial, "r+");
  try {
    await writeInto(file, lines);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A file under way, and where it belongs. */
interface Pending {
  readonly partial: string;
  readonly path: string;
}

async function discard(pending: readonly Pending[]): Promise<void> {
  for (const { partial } of pending) {
    await rm(partial, { force: true });
    release(partial);
  }
}

/**
 * Writes files, all or none: every file is complete beside its place before the first is renamed.
 *
 * Fails  Problem (cannot write); then what was at the paths before is untouched.
 */
export async function writeFiles(outputs: readonly Output[]): Promise<void> {
  const pending: Pending[] = [];
  for (const output of outputs) {
    try {
      if (isSpecial(output.path)) {
        await writeDirectly(output);
        continue;
      }
      const path = await resolved(output.path);
      const partial = `${path}.partial-${process.pid}`;
      pending.push({ partial, path });
      await writePartial(partial, output.lines);
    } catch (error) {
      await discard(pending);
      throw cannotWrite(output.path, error);
    }
  }
  for (const { partial, path } of pending) {
    try {
      await rename(partial, path);
      release(partial);
    } catch (error) {
      await discard(pending);
      throw cannotWrite(path, error);
    }
  }
}
