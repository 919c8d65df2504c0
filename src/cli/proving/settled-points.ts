// UNTRUSTED. All points of a dataset, settled one by one: in this thread at first, then on several.
import type { StopReason } from "../../constructions/index.js";
import { at, type Rational } from "../../numbers/index.js";
import { resultLines } from "../../report/result-lines.js";
import { type Labelled, type Largest, type PointSearch, pointSearch } from "../../trained/index.js";
import type { Progress } from "../work/progress.js";
import { type Piece, WorkerPool } from "../work/worker-pool.js";

/** A search that is over sooner is not worth a second thread. */
const WORTH_MILLISECONDS = 1000;
/** How often it is looked whether the time is over, while threads work. */
const EVERY_MILLISECONDS = 100;
/** How long threads may take to notice that it is. What they have not answered by then is open. */
const PATIENCE_MILLISECONDS = 1500;

/** What a thread is started with: the search, and a number that is 1 once it has to end. */
export interface PointThreadStart {
  readonly search: PointSearch;
  readonly ended: Int32Array<SharedArrayBuffer>;
}

/** What a thread is told of each point: the radius that is claimed, or from which the largest is sought. */
export type PointTask = readonly [labelled: Labelled, radius: Rational];

export interface SettleRun {
  readonly progress: Progress;
  readonly over: () => StopReason | undefined;
  /** Told as soon as it is seen that the time is over. */
  readonly heard: () => void;
  /** How many threads. Undefined: as many as there are cores, once the search is worth them. */
  readonly jobs: number | undefined;
  /** The cores; 1 where nobody has asked for threads and none are wanted. */
  readonly cores: number;
}

/** All points, and why those that are open were not settled, if there was no time. */
export interface Settled {
  readonly all: readonly Largest[];
  readonly stopped: StopReason | undefined;
}

const OPEN: Largest = { evidence: { result: "open" } };

/** What is found so far. It tells how many points have which result. */
class Gathered {
  readonly all: Largest[] = [];
  readonly #counts = { robust: 0, refuted: 0, wrong: 0, open: 0 };

  constructor(
    readonly progress: Progress,
    readonly total: number,
  ) {}

  tell(): void {
    const words = resultLines(this.#counts)[0] ?? "";
    this.progress.count(`settling points (${words})`, this.all.length, this.total);
  }

  add(found: Largest): void {
    this.all.push(found);
    this.#counts[found.evidence.result] += 1;
    this.tell();
  }

  /** All of them; those that nobody came to are open. */
  ended(over: () => StopReason | undefined): Settled {
    while (this.all.length < this.total) this.add(OPEN);
    return { all: this.all, stopped: this.#counts.open > 0 ? over() : undefined };
  }
}

/** The points from `from` on, in threads; fewer if the time is over before. Fails: as a thread does. */
async function onThreads(
  search: PointSearch,
  tasks: (index: number) => PointTask,
  [from, to]: readonly [number, number],
  threads: number,
  { over, heard }: Pick<SettleRun, "over" | "heard">,
  add: (found: Largest) => void,
): Promise<void> {
  const start: PointThreadStart = {
    search,
    ended: new Int32Array(new SharedArrayBuffer(4)),
  };
  function* pieces(): Generator<Piece<PointTask>, undefined> {
    for (let index = from; index < to && over() === undefined; index += 1)
      yield [index, tasks(index)];
    return undefined;
  }
  const pool = new WorkerPool<PointTask, Largest>(
    "../proving/point-thread.js",
    threads,
    start,
    pieces(),
  );
  let late = 0;
  const timer = setInterval(() => {
    if (over() === undefined) return;
    Atomics.store(start.ended, 0, 1);
    heard();
    late += EVERY_MILLISECONDS;
    if (late > PATIENCE_MILLISECONDS) pool.giveUp();
  }, EVERY_MILLISECONDS);
  try {
    for (let index = from; index < to; index += 1) add((await pool.answer(index)) ?? OPEN);
  } finally {
    clearInterval(timer);
    await pool.end();
  }
}

/**
 * What is found of each point, in the order of the data.
 *
 * Shapes   `radius`: the radius of all; with `largest` where the search begins, until the first point that is robust:
 *          its radius is where all later points begin.
 * Ensures  the same for every number of threads, unless some time is over.
 * Fails    as a thread does.
 */
export async function settledPoints(
  search: PointSearch,
  points: readonly Labelled[],
  radius: Rational,
  { progress, over, heard, jobs, cores }: SettleRun,
): Promise<Settled> {
  const settleOne = pointSearch(search, () => over() !== undefined);
  const found = new Gathered(progress, points.length);
  const end = Date.now() + (jobs === undefined ? WORTH_MILLISECONDS : 0);
  let first = search.largest ? undefined : radius;
  const task = ({ point, label }: Labelled): PointTask => [{ point, label }, first ?? radius];
  const threads = (): number => Math.min(jobs ?? cores, points.length - found.all.length);
  const isForThreads = (): boolean => first !== undefined && Date.now() >= end && threads() > 1;
  found.tell();
  for (const labelled of points) {
    if (over() !== undefined || isForThreads()) break;
    const one = settleOne(...task(labelled));
    first ??= one.robust;
    found.add(one);
  }
  if (found.all.length < points.length && over() === undefined) {
    const range = [found.all.length, points.length] as const;
    const tasks = (index: number): PointTask => task(at(points, index));
    await onThreads(search, tasks, range, threads(), { over, heard }, (one) => {
      found.add(one);
    });
  }
  return found.ended(over);
}
