// UNTRUSTED. The end of a search that somebody asked for. Imports nothing.

/** Why a search was to end: its time was over, or the user pressed Ctrl-C. */
export type StopReason = "time" | "interrupt";

/** Thrown out of a search, by what it tells its progress to. It is no mistake of the search. */
export class Stopped extends Error {
  override readonly name = "Stopped";

  constructor(readonly reason: StopReason) {
    super(reason === "time" ? "the time was over" : "it was interrupted");
  }
}
