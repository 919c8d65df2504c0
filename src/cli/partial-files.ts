// UNTRUSTED. Files under way, and their removal when the process is asked to end.
// Signals are caught only while there is such a file; otherwise Ctrl-C ends the process at once.
import { rmSync } from "node:fs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const partials = new Set<string>();

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

/** From now on the file is removed if the process ends. */
export function guard(path: string): void {
  if (partials.size === 0) {
    for (const name of SIGNALS) process.on(name, endBySignal);
    process.on("exit", removeAll);
  }
  partials.add(path);
}

/** The file is complete, or already removed. */
export function release(path: string): void {
  partials.delete(path);
  if (partials.size > 0) return;
  for (const name of SIGNALS) process.off(name, endBySignal);
  process.off("exit", removeAll);
}
