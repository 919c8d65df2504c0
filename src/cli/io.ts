// UNTRUSTED. The world as commands see it: where text goes and where stdin comes from.
// Tests give their own; main.ts gives that of the process.
import type { StopReason } from "../constructions/index.js";
import type { ExitCode } from "./exit-codes.js";

/** What is being done: a text, and how much of how much where that is known. */
export interface Doing {
  readonly text: string;
  readonly done?: number;
  readonly total?: number;
}

/** A stream of text out. */
export interface Sink {
  /** Resolves when the text is handed over. Fails: Problem when it cannot be written. */
  write(text: string): Promise<void>;
  /** True once the reader has gone (EPIPE): further text is dropped. */
  readonly isClosed: boolean;
  /** True if a person is watching. */
  readonly isTerminal: boolean;
  /** Characters in a line of the terminal, where that is known. */
  readonly columns?: number | undefined;
}

/** What a command says, and its exit code. */
export interface Said {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: ExitCode;
}

/** The answer if the run had to end now: files that are complete beside their places, and words. */
export interface Kept {
  readonly files: readonly { readonly partial: string; readonly path: string }[];
  /** By why it ends. */
  readonly said: Readonly<Record<StopReason, Said>>;
}

export interface Io {
  /** Answers only. */
  readonly stdout: Sink;
  /** Progress, explanations, problems. */
  readonly stderr: Sink;
  /** The bytes of stdin, read as they are asked for. */
  readonly stdin: () => Iterable<Uint8Array>;
  /** Where another thread has the terminal: what is being done, and undefined when nothing is. */
  readonly status?: (doing: Doing | undefined) => void;
  /** How many threads a search may take that is not told a number; default: one. */
  readonly cores?: number;
  /** The clock that --seconds goes by, in milliseconds; default: `Date.now`. */
  readonly now?: () => number;
  /** How often Ctrl-C was pressed so far, where it does not end the process at once. */
  readonly interrupts?: () => number;
  /**
   * The time, as of `Date.now`, at which the run means to end, and its answer if it does not: a watchdog
   * ends it some seconds later.
   */
  readonly deadline?: (time: number, nothing: Kept) => void;
  /** What to answer if the run is ended by that watchdog; each replaces the one before. */
  readonly keep?: (kept: Kept) => void;
  /** The run has noticed that it has to end, and finishes what it has found. */
  readonly heard?: () => void;
  /** The search is over: what was kept counts no more, and Ctrl-C ends the process at once. */
  readonly finish?: () => void;
}
