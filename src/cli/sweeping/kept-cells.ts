// UNTRUSTED. The cells of a sweep, kept in its CSV one by one, and what is said if it ends before it is through.
import { type StopReason, Stopped } from "../../constructions/index.js";
import type { Dataset } from "../../dataset/index.js";
import type { Cell } from "../../report/sweep.js";
import type { Setting } from "../../report/sweep-csv.js";
import { capturedFor } from "../work/captured.js";
import { progressOn } from "../work/progress.js";
import { type CommonOptions, remark, type Session } from "../session.js";
import { answerStopped } from "../work/stopped-answer.js";
import { sweepCells, type SweepGrid, sweepPlaces } from "./sweep-cells.js";
import { openSweepFile } from "./sweep-file.js";
import { timeLimit } from "../work/time-limit.js";

/** How far a sweep has come. */
interface Reached {
  /** The file with its cells; undefined if there is none. */
  readonly csv: string | undefined;
  readonly done: number;
  readonly total: number;
}

async function answerReached(
  { csv, done, total }: Reached,
  reason: StopReason,
  options: CommonOptions,
  session: Session,
): Promise<void> {
  const [found, next] =
    csv === undefined
      ? ["Nothing is kept.", "name a file with --csv: it gets each cell as it comes"]
      : [`${done} of ${total} cells are in ${csv}.`, "the same command goes on from there"];
  const stopped = { command: "sweep", reason, seconds: undefined, found, next };
  await answerStopped(session, options, { ...stopped, data: { csv: csv ?? null, done, total } });
}

/**
 * The cells of a grid, each on the disk as soon as it is finished, and those that are there already.
 *
 * Ensures  undefined if Ctrl-C ended it; then that has been said.
 * Fails    Problem: the file is another one (usage, it is kept) or cannot be written; bad data.
 */
export async function keptCells(
  dataset: Dataset,
  grid: SweepGrid,
  setting: Setting,
  path: string | undefined,
  options: CommonOptions,
  session: Session,
): Promise<readonly Cell[] | undefined> {
  const { io } = session;
  const places = sweepPlaces(dataset, grid);
  const file = await openSweepFile(path, setting, places, grid.seconds);
  const csv = file.grows ? path : undefined;
  const total = places.length;
  let done = file.taken;
  if (done > 0) await remark(io, options, [`took ${done} of ${total} cells from ${csv ?? ""}`]);
  const said = () =>
    capturedFor(io, (own, reason) => answerReached({ csv, done, total }, reason, options, own));
  const limit = timeLimit(io, undefined, { files: [], said: await said() });
  const add = async (cell: Cell): Promise<void> => {
    await file.add(cell);
    done += 1;
    if (csv !== undefined) io.keep?.({ files: [], said: await said() });
  };
  const progress = progressOn(io, options.quiet === true);
  try {
    const memory = { known: file.known, add };
    const cells = await sweepCells(dataset, grid, memory, limit.watch(progress));
    limit.finish();
    progress.clear();
    return cells;
  } catch (error) {
    progress.clear();
    if (!(error instanceof Stopped)) throw error;
    await answerReached({ csv, done, total }, error.reason, options, session);
    return undefined;
  } finally {
    await file.close();
  }
}
