// UNTRUSTED. One line on stderr that says what is being done, for a person who is watching.
import { visible } from "../report/visible.js";
import type { Io } from "./io.js";

const EVERY_MILLISECONDS = 100;

/** Shows what is done now; nothing at all when stderr is no terminal or `--quiet` is given. */
export interface Progress {
  say(text: string): void;
  /** `text: 40%`. */
  count(text: string, done: number, total: number): void;
  /** Takes the line away, so that other text can follow. */
  clear(): void;
}

export function progressOn(io: Io, quiet: boolean, now: () => number = Date.now): Progress {
  const isShown = io.stderr.isTerminal && !quiet;
  let last = 0;
  let isUp = false;
  const write = (text: string): void => {
    // Progress is never waited for and never matters.
    void io.stderr.write(text).catch(() => undefined);
  };
  const say = (text: string): void => {
    if (!isShown || now() - last < EVERY_MILLISECONDS) return;
    last = now();
    isUp = true;
    write(`\r\u001b[K${visible(text)}`);
  };
  return {
    say,
    count(text, done, total) {
      const percent = total > 0 ? Math.min(100, Math.floor((100 * done) / total)) : 0;
      say(`${text}: ${percent}%`);
    },
    clear() {
      if (isUp) write("\r\u001b[K");
      isUp = false;
    },
  };
}
