// UNTRUSTED. Output that is there whole or not at all: written beside its place, then renamed.
import { closeSync, fchmod, fchown, fsync, openSync, writeFile } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { promisify } from "node:util";
import { visible } from "../../report/visible.js";
import type { Io } from "../io.js";
import { createPartial, type Partial, release } from "./partial-files.js";
import { cannotWrite, type Place, placeOf } from "./place.js";
import { usageProblem } from "../problem.js";

const write = promisify(writeFile);
const chmod = promisify(fchmod);
const chown = promisify(fchown);
const sync = promisify(fsync);

/** Characters gathered before they are written. */
const BATCH = 1 << 18;

/** What a file is to hold: lines without line feeds, or bytes. */
export type Content = Iterable<string> | Uint8Array;

/** A file and what it is to hold. */
export interface Output {
  readonly path: string;
  readonly lines: Content;
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

function* visibleLines(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield visible(line);
}

/**
 * Lines to stdout, byte for byte; stops when the reader has gone.
 *
 * On a terminal, where a person reads them, they are made visible: canonical text is then JSON with the
 * same values. Whoever needs its bytes sends it to a file or a pipe.
 */
export async function writeToStdout(lines: Iterable<string>, io: Io): Promise<void> {
  for (const batch of batches(io.stdout.isTerminal ? visibleLines(lines) : lines)) {
    await io.stdout.write(batch);
    if (io.stdout.isClosed) return;
  }
}

async function writeInto(descriptor: number, lines: Content): Promise<void> {
  if (lines instanceof Uint8Array) return write(descriptor, lines);
  // Each write is awaited, so signals get in between.
  for (const batch of batches(lines)) await write(descriptor, batch);
}

/** Takes over who may do what with the file that is replaced; never lets more people in. */
async function keepMode({ replaced }: Place, descriptor: number): Promise<void> {
  if (replaced === undefined) return;
  const { uid, gid, mode } = replaced;
  const owner = await chown(descriptor, uid, gid).then(
    () => true,
    () => false,
  );
  // In a group that could not be kept nobody may do more than anybody.
  const forGroup = owner ? mode & 0o070 : (mode & 0o007) << 3;
  await chmod(descriptor, (mode & 0o707) | forGroup);
}

async function writeDirectly({ path }: Place, lines: Content): Promise<void> {
  const descriptor = openSync(path, "w");
  try {
    await writeInto(descriptor, lines);
  } finally {
    closeSync(descriptor);
  }
}

/** An output and its place; the file beside it as soon as that is made. */
interface Pending {
  readonly place: Place;
  readonly lines: Content;
  partial?: Partial;
}

/** Writes beside the place and makes sure the bytes are on the disk. */
async function writePartial(pending: Pending): Promise<void> {
  const { place, lines } = pending;
  // Until it has its mode, nobody else may look into it.
  const partial = createPartial(place.path, place.replaced === undefined ? 0o666 : 0o600);
  pending.partial = partial;
  try {
    await keepMode(place, partial.descriptor);
    await writeInto(partial.descriptor, lines);
    await sync(partial.descriptor);
  } finally {
    closeSync(partial.descriptor);
  }
}

async function discard(all: readonly Pending[]): Promise<void> {
  for (const { partial } of all) {
    if (partial === undefined) continue;
    await rm(partial.path, { force: true });
    release(partial.path);
  }
}

async function moveIntoPlace({ place, partial }: Pending): Promise<void> {
  if (partial === undefined) return;
  await rename(partial.path, place.path);
  release(partial.path);
}

/** Does something with each; if it fails, all that is under way is removed. Fails: Problem. */
async function forEach(
  some: readonly Pending[],
  all: readonly Pending[],
  work: (pending: Pending) => Promise<void>,
): Promise<void> {
  for (const pending of some) {
    try {
      await work(pending);
    } catch (error) {
      await discard(all);
      throw cannotWrite(pending.place.named, error);
    }
  }
}

/** Each place is named once: of two outputs in one file the second would end the first. */
function requireApart(all: readonly Pending[]): void {
  const twice = all.find(({ place }, k) =>
    all.slice(0, k).some((other) => other.place.path === place.path),
  );
  if (twice === undefined || twice.place.isSpecial) return;
  throw usageProblem(`${twice.place.named} is named for two outputs`, "give each its own file");
}

/** Files that are complete beside their places. */
export interface Staged {
  /** Those that only have to be renamed. */
  readonly files: readonly { readonly partial: string; readonly path: string }[];
  /** Puts them in their places. Fails: Problem (cannot write). */
  commit(): Promise<void>;
  /** Removes them. */
  discard(): Promise<void>;
}

/**
 * Writes files beside their places; devices and pipes, which have no beside, when they are committed.
 *
 * Fails  Problem (cannot write, usage); then nothing is left.
 */
export async function stageFiles(outputs: readonly Output[]): Promise<Staged> {
  const all = outputs.map(({ path, lines }): Pending => ({ place: placeOf(path), lines }));
  requireApart(all);
  const replacing = all.filter(({ place }) => !place.isSpecial);
  const direct = all.filter(({ place }) => place.isSpecial);
  await forEach(replacing, all, writePartial);
  return {
    files: replacing.map(({ place, partial }) => ({
      partial: partial?.path ?? "",
      path: place.path,
    })),
    async commit() {
      await forEach(direct, all, ({ place, lines }) => writeDirectly(place, lines));
      await forEach(replacing, all, moveIntoPlace);
    },
    discard: () => discard(all),
  };
}

/**
 * Writes files: every file is complete and on the disk beside its place before the first is renamed.
 *
 * Ensures  whoever opens a place sees the older file or the whole new one, also where several processes
 *          write there at the same time. A file that is replaced hands on its mode. Links stay links.
 * Fails    Problem (cannot write); then what was at the paths before is untouched, unless the system
 *          refuses to rename a later file when an earlier one is in place already.
 */
export async function writeFiles(outputs: readonly Output[]): Promise<void> {
  await (await stageFiles(outputs)).commit();
}
