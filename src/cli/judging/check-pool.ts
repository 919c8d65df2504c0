// UNTRUSTED. Many certificates on several threads. Verdicts and their order are those of one thread: each
// certificate is judged by itself, and answers are given in the order of the names.
import { availableParallelism } from "node:os";
import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { type Checked, checkFile } from "./check-file.js";
import { type CompanionOptions, openCompanions } from "../files/companions.js";
import type { Io } from "../io.js";
import type { Progress } from "../work/progress.js";

/** Bytes of certificates below which threads cost more than they save, if nobody asked for them. */
const WORTH_THREADS = 2_000_000;

/** True if the files together are large; a sum that is large enough ends the look. */
function areLarge(files: readonly string[]): boolean {
  let sum = 0;
  for (const file of files) {
    if (file !== "-") sum += statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (sum > WORTH_THREADS) return true;
  }
  return false;
}

/** How many threads check these files. `jobs`: what was asked for; undefined: as many as help. */
function threadsFor(files: readonly string[], jobs: number | undefined): number {
  const most = jobs ?? (areLarge(files) ? availableParallelism() : 1);
  return Math.min(most, files.length);
}

/** Threads, and what they have answered so far. */
class Pool {
  readonly #workers: readonly Worker[];
  readonly #answers = new Map<number, Checked>();
  #next = 0;
  #failure: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(
    readonly files: readonly string[],
    threads: number,
    options: CompanionOptions,
  ) {
    this.#workers = Array.from({ length: threads }, () => this.#start(options));
  }

  #start(options: CompanionOptions): Worker {
    const worker = new Worker(new URL("./check-thread.js", import.meta.url), {
      // Options of the command are plain data, rationals too.
      workerData: options,
    });
    worker.on("message", ([index, checked]: readonly [number, Checked]) => {
      this.#answers.set(index, checked);
      this.#give(worker);
      this.#wake();
    });
    worker.on("error", (error) => void this.#fail(error));
    this.#give(worker);
    return worker;
  }

  async #fail(error: unknown): Promise<void> {
    const { memoryProblem } = await import("../work/out-of-memory.js");
    this.#failure =
      memoryProblem(error) ?? (error instanceof Error ? error : new Error(String(error)));
    this.#wake();
  }

  /** Gives the next file to a thread; standard input is none of theirs. */
  #give(worker: Worker): void {
    while (this.files[this.#next] === "-") this.#next += 1;
    const file = this.files[this.#next];
    if (file === undefined) return;
    worker.postMessage([this.#next, file]);
    this.#next += 1;
  }

  get done(): number {
    return this.#answers.size;
  }

  /** The answer about the file with this number. Fails: as the thread does. */
  async answer(index: number): Promise<Checked> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      const found = this.#answers.get(index);
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

/**
 * What becomes of each file, in order. Ends its threads when the caller stops asking.
 *
 * Ensures  the same answers for every number of jobs.
 */
export async function* checkedFiles(
  files: readonly string[],
  options: CompanionOptions & { readonly jobs?: number },
  io: Io,
  progress: Progress,
): AsyncGenerator<Checked> {
  // A companion that cannot be read is found before any thread is started.
  const companions = await openCompanions(options);
  const [only] = files;
  const { jobs = 1 } = options;
  if (files.length === 1 && only !== undefined && jobs > 1) {
    const { checkByParts } = await import("./check-parts.js");
    yield (await checkByParts(only, options, jobs, progress)) ??
      checkFile(only, companions, io, progress);
    return;
  }
  const threads = threadsFor(files, options.jobs);
  if (threads < 2) {
    for (const file of files) yield checkFile(file, companions, io, progress);
    return;
  }
  const pool = new Pool(files, threads, options);
  try {
    for (const [index, file] of files.entries()) {
      progress.count(`checking, ${pool.done} of ${files.length} done`, pool.done, files.length);
      yield file === "-" ? checkFile(file, companions, io, progress) : await pool.answer(index);
    }
  } finally {
    progress.clear();
    await pool.end();
  }
}
