// UNTRUSTED. Files under way, and their removal when the process is asked to end.
// Signals are caught only while there is such a file; otherwise Ctrl-C ends the process at once.
import { openSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { systemCode } from "../problem.js";

export const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Characters of the name that are kept: the partial name must not be too long where the name is not. */
const KEPT = 40;
const TRIES = 10;

/** Made by this process, and by nobody else: only these are ever removed. */
const partials = new Set<string>();

/** Files that are under way, told to somebody else: a thread hears no signals. */
export interface Guard {
  guard(path: string): void;
  release(path: string): void;
}

let other: Guard | undefined;

/** From now on somebody else removes the files of this thread if the process ends. */
export function guardElsewhere(guard: Guard): void {
  other = guard;
}

/** Removes what is under way. */
function removeAll(): void {
  for (const path of partials) rmSync(path, { force: true });
  partials.clear();
}

/** Removes the files, then ends by the same signal, so that a shell sees 130 for Ctrl-C. */
function endBySignal(signal: NodeJS.Signals): void {
  removeAll();
  for (const name of SIGNALS) process.off(name, endBySignal);
  process.kill(process.pid, signal);
}

function listen(): void {
  if (partials.size > 0) return;
  if (other !== undefined) return;
  for (const name of SIGNALS) process.on(name, endBySignal);
  process.on("exit", removeAll);
}

function listenNoMore(): void {
  if (partials.size > 0) return;
  for (const name of SIGNALS) process.off(name, endBySignal);
  process.off("exit", removeAll);
}

/** A file that is being written. */
export interface Partial {
  readonly path: string;
  readonly descriptor: number;
}

/** Names of partial files, each as good as never used. */
export type PartialName = (path: string) => string;

function randomName(path: string): string {
  // The global one is loaded by its first use: most commands write no file.
  const mark = Buffer.from(crypto.getRandomValues(new Uint8Array(8))).toString("hex");
  const name = `${basename(path).slice(0, KEPT)}.partial-${mark}`;
  return join(dirname(path), name);
}

/**
 * A new file beside the place, open for writing, that is removed if the process ends before `release`.
 *
 * Ensures  the file did not exist: what stands there already, of whomever, is neither opened nor removed.
 *          A signal is caught from before the file is there, and cannot come while it is made.
 * Fails    as opening does.
 */
export function createPartial(path: string, mode: number, name: PartialName = randomName): Partial {
  listen();
  try {
    for (let tries = 1; ; tries += 1) {
      const partial = name(path);
      try {
        // Who guards it elsewhere is told before it is there: this thread may be ended at any step.
        other?.guard(partial);
        const descriptor = openSync(partial, "wx", mode);
        partials.add(partial);
        return { path: partial, descriptor };
      } catch (error) {
        other?.release(partial);
        if (systemCode(error) !== "EEXIST" || tries === TRIES) throw error;
      }
    }
  } finally {
    listenNoMore();
  }
}

/** The file is complete, or already removed. */
export function release(path: string): void {
  other?.release(path);
  partials.delete(path);
  listenNoMore();
}
