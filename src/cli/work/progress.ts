// UNTRUSTED. What commands tell of their work, for a person who watches, or reads a log.
import type { Doing, Io } from "../io.js";
import { statusLine } from "./status-line.js";

/** Shows what is done now: nothing at all with `--quiet`. */
export interface Progress {
  say(text: string): void;
  /** `text: 40 of 100 (40%)`. */
  count(text: string, done: number, total: number): void;
  /** Takes the line away, so that other text can follow. */
  clear(): void;
}

const QUIET: Progress = {
  say: () => undefined,
  count: () => undefined,
  clear: () => undefined,
};

/** Tells how much of how much, where that is known. */
export function tell(progress: Progress, text: string, done?: number, total?: number): void {
  if (done === undefined || total === undefined) progress.say(text);
  else progress.count(text, done, total);
}

/** Progress that hands on what is done, and undefined when nothing is. */
export function progressTo(show: (doing: Doing | undefined) => void): Progress {
  return {
    say: (text) => {
      show({ text });
    },
    count: (text, done, total) => {
      show({ text, done, total });
    },
    clear: () => {
      show(undefined);
    },
  };
}

/** Progress on the streams of a run. Where another thread has the terminal, it draws the line. */
export function progressOn(io: Io, quiet: boolean, now: () => number = Date.now): Progress {
  if (quiet) return QUIET;
  if (io.status !== undefined) return progressTo(io.status);
  const line = statusLine(io, now);
  return progressTo((doing) => {
    if (doing === undefined) line.clear();
    else line.show(doing);
  });
}
