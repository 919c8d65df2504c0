// UNTRUSTED. --seconds and Ctrl-C: when a search has to end. It is told by what it tells its progress to.
import { type StopReason, Stopped } from "../../constructions/index.js";
import type { Io, Kept } from "../io.js";
import type { Progress } from "./progress.js";

/** When the work of a command has to end. */
export interface TimeLimit {
  /** Seconds that were given; undefined for no limit. */
  readonly seconds: number | undefined;
  /** Why it has to end now, if it has to. */
  over(): StopReason | undefined;
  /** After Ctrl-C was heard: what was found may still be finished. The next one ends the process. */
  resume(): void;
  /** The search is over. What is left is short, and has no limit. */
  finish(): void;
  /** The same progress, which throws Stopped once the work has to end. */
  watch(progress: Progress): Progress;
}

/** The limit of a command that begins now, and what it answers if nothing comes of it. */
export function timeLimit(
  io: Pick<Io, "interrupts" | "deadline" | "heard" | "finish" | "now">,
  seconds: number | undefined,
  nothing: Kept,
): TimeLimit {
  const now = io.now ?? Date.now;
  const end = seconds === undefined ? Infinity : now() + 1000 * seconds;
  if (seconds !== undefined) io.deadline?.(end, nothing);
  let heard = 0;
  const over = (): StopReason | undefined => {
    if ((io.interrupts?.() ?? 0) > heard) return "interrupt";
    return now() >= end ? "time" : undefined;
  };
  const check = (): void => {
    const reason = over();
    if (reason === undefined) return;
    io.heard?.();
    throw new Stopped(reason);
  };
  return {
    seconds,
    over,
    resume: () => {
      heard = io.interrupts?.() ?? 0;
      io.heard?.();
    },
    finish: () => io.finish?.(),
    watch: (progress) => ({
      say: (text) => {
        check();
        progress.say(text);
      },
      count: (text, done, total) => {
        check();
        progress.count(text, done, total);
      },
      clear: () => {
        progress.clear();
      },
    }),
  };
}
