// UNTRUSTED. The world as commands see it: where text goes and where stdin comes from.
// Tests give their own; main.ts gives that of the process.

/** A stream of text out. */
export interface Sink {
  /** Resolves when the text is handed over. Fails: Problem when it cannot be written. */
  write(text: string): Promise<void>;
  /** True once the reader has gone (EPIPE): further text is dropped. */
  readonly isClosed: boolean;
  /** True if a person is watching. */
  readonly isTerminal: boolean;
}

export interface Io {
  /** Answers only. */
  readonly stdout: Sink;
  /** Progress, explanations, problems. */
  readonly stderr: Sink;
  /** The bytes of stdin, read as they are asked for. */
  readonly stdin: () => Iterable<Uint8Array>;
}
