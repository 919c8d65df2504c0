// UNTRUSTED. A search over data that time or Ctrl-C may end: how `prove`, `construct` and `refute` begin and end.
import { type StopReason, Stopped } from "../../constructions/index.js";
import type { Dataset } from "../../dataset/index.js";
import { provableDataset } from "../proving/beyond-checker.js";
import { capturedFor } from "./captured.js";
import type { DataOptions, PointsOption } from "../options/data-options.js";
import type { Kept } from "../io.js";
import { type Progress, progressOn } from "./progress.js";
import type { CommonOptions, Session } from "../session.js";
import { type TimeLimit, timeLimit } from "./time-limit.js";

/** What a search over data is told. */
export interface SearchRun {
  readonly limit: TimeLimit;
  readonly progress: Progress;
  /** The same progress: it throws Stopped once the search has to end. */
  readonly watched: Progress;
  /** What is said if nothing is found by then. */
  readonly nothing: Kept["said"];
}

interface SearchOptions extends DataOptions, PointsOption, CommonOptions {
  readonly seconds?: number;
}

/**
 * Reads the data and searches.
 *
 * Shapes  `nothing` answers for a search that ended before it had found anything.
 * Fails   Problem: as `loadDataset`. Data that no certificate can hold are answered, declined.
 */
export async function limitedSearch(
  command: string,
  path: string,
  options: SearchOptions,
  session: Session,
  nothing: (session: Session, reason: StopReason) => Promise<void>,
  search: (dataset: Dataset, run: SearchRun) => Promise<void>,
): Promise<void> {
  const { io } = session;
  const said = await capturedFor(io, nothing);
  const limit = timeLimit(io, options.seconds, { files: [], said });
  const progress = progressOn(io, options.quiet === true);
  const watched = limit.watch(progress);
  try {
    watched.say("reading the data");
    const dataset = await provableDataset(path, command, options, session);
    if (dataset !== undefined) await search(dataset, { limit, progress, watched, nothing: said });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    progress.clear();
    await nothing(session, error.reason);
  }
}
