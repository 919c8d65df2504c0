// UNTRUSTED. A search in numbered steps that need not know of each other: in this thread at first, then on several.
import type { StopReason } from "../../constructions/index.js";
import type { Io } from "../io.js";
import type { TimeLimit } from "./time-limit.js";
import { type Piece, WorkerPool } from "./worker-pool.js";

/** A search that is over sooner is not worth a second thread. */
const WORTH_MILLISECONDS = 1000;
/** How often it is looked whether the time is over, while threads work. */
const EVERY_MILLISECONDS = 100;
/** How long threads may take to notice that it is. What they have not answered by then is not waited for. */
const PATIENCE_MILLISECONDS = 1500;

/** What a thread is started with: the search, and a number that is 1 once it has to end. */
export interface ThreadStart<Search> {
  readonly search: Search;
  readonly ended: Int32Array<SharedArrayBuffer>;
}

/** A search: what is done here, and what a thread is told that does the same. */
export interface Steps<Search, Task, Answer> {
  readonly count: number;
  readonly here: (index: number) => Answer;
  /** As `WorkerPool` has it; started with `ThreadStart<Search>`, so the search is plain data. */
  readonly module: string;
  readonly search: Search;
  readonly task: (index: number) => Task;
  /** False as long as steps are told by the steps before. */
  readonly isApart?: () => boolean;
}

export interface Threads {
  readonly over: () => StopReason | undefined;
  /** Told as soon as it is seen that the time is over. */
  readonly heard: () => void;
  /** How many threads. Undefined: as many as there are cores, once the search is worth them. */
  readonly jobs: number | undefined;
  /** The cores; 1 where nobody has asked for threads and none are wanted. */
  readonly cores: number;
}

/** The threads of a command that was told so many, or none. */
export function threadsOf(
  io: Pick<Io, "heard" | "cores">,
  limit: Pick<TimeLimit, "over">,
  jobs: number | undefined,
): Threads {
  return { over: () => limit.over(), heard: () => io.heard?.(), jobs, cores: io.cores ?? 1 };
}

/** The steps from `from` on, in threads. */
async function* onThreads<Search, Task, Answer>(
  { search, module, task, count }: Steps<Search, Task, Answer>,
  from: number,
  threads: number,
  { over, heard }: Threads,
): AsyncGenerator<Answer | undefined, void> {
  const start: ThreadStart<Search> = { search, ended: new Int32Array(new SharedArrayBuffer(4)) };
  function* pieces(): Generator<Piece<Task>, undefined> {
    for (let k = from; k < count && over() === undefined; k += 1) yield [k, task(k)];
    return undefined;
  }
  const pool = new WorkerPool<Task, Answer>(module, threads, start, pieces());
  let late = 0;
  const timer = setInterval(() => {
    if (over() === undefined) return;
    Atomics.store(start.ended, 0, 1);
    heard();
    late += EVERY_MILLISECONDS;
    if (late > PATIENCE_MILLISECONDS) pool.giveUp();
  }, EVERY_MILLISECONDS);
  try {
    for (let index = from; index < count; index += 1) yield await pool.answer(index);
  } finally {
    clearInterval(timer);
    await pool.end();
  }
}

/**
 * The answer of every step, in order; undefined: it was not reached in the time. Whoever has heard enough stops asking.
 *
 * Ensures  the same answers for every number of threads, unless some time is over.
 * Fails    as a thread does.
 */
export async function* answersOf<Search, Task, Answer>(
  steps: Steps<Search, Task, Answer>,
  run: Threads,
): AsyncGenerator<Answer | undefined, void> {
  const { over, jobs, cores } = run;
  const worth = Date.now() + (jobs === undefined ? WORTH_MILLISECONDS : 0);
  for (let index = 0; index < steps.count; index += 1) {
    const threads = Math.min(jobs ?? cores, steps.count - index);
    const isStopped = over() !== undefined;
    if (!isStopped && threads > 1 && Date.now() >= worth && steps.isApart?.() !== false) {
      yield* onThreads(steps, index, threads, run);
      return;
    }
    yield isStopped ? undefined : steps.here(index);
  }
}
