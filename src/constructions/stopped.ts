// UNTRUSTED. The end of a search that somebody asked for. Imports nothing.

/** Why a search was to end: its time was over, the user pressed Ctrl-C, or its memory was full. */
export type StopReason = "time" | "interrupt" | "memory";

const WORDS: Readonly<Record<StopReason, string>> = {
  time: "the time was over",
  interrupt: "it was interrupted",
  memory: "the memory was full",
};

/** Thrown out of a search, by what it tells its progress to. It is no mistake of the search. */
export class Stopped extends Error {
  override readonly name = "Stopped";

  constructor(readonly reason: StopReason) {
    super(WORDS[reason]);
  }
}
