// UNTRUSTED. Numbered pieces of work on several threads. A thread gets the next piece as soon as it has answered;
// answers are taken by their number, so that nobody sees which thread was faster.
import { Worker } from "node:worker_threads";

/** A number, and what the thread is told. */
export type Piece<Task> = readonly [index: number, task: Task];

/** As supervise.ts has it for the thread of a command: three semi-spaces of 64 MB. */
const YOUNG_MEGABYTES = 192;

/**
 * Threads, and what they have answered so far.
 *
 * Shapes   `module`: a file beside this one, which posts `[index, answer]` for each `[index, task]`.
 * Ensures  pieces are handed out in order, each once.
 */
export class WorkerPool<Task, Answer> {
  readonly #workers: readonly Worker[];
  readonly #answers = new Map<number, Answer>();
  readonly #pieces: Iterator<Piece<Task>, undefined>;
  #atWork = 0;
  #isGivenUp = false;
  #failure: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(
    module: string,
    threads: number,
    workerData: unknown,
    pieces: Iterable<Piece<Task>, undefined>,
  ) {
    this.#pieces = pieces[Symbol.iterator]();
    this.#workers = Array.from({ length: threads }, () => this.#start(module, workerData));
  }

  #start(module: string, workerData: unknown): Worker {
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
    const options = { workerData, resourceLimits };
    const worker = new Worker(new URL(module, import.meta.url), options);
    worker.on("message", ([index, answer]: readonly [number, Answer]) => {
      this.#answers.set(index, answer);
      this.#atWork -= 1;
      this.#give(worker);
      this.#wake();
    });
    worker.on("error", (error) => void this.#fail(error));
    worker.on("exit", () => void this.#fail(new Error("a thread ended before its work")));
    this.#give(worker);
    return worker;
  }

  async #fail(error: unknown): Promise<void> {
    const { memoryProblem } = await import("./out-of-memory.js");
    this.#failure ??=
      memoryProblem(error) ?? (error instanceof Error ? error : new Error(String(error)));
    this.#wake();
  }

  #give(worker: Worker): void {
    const { done, value } = this.#pieces.next();
    if (done === true) return;
    this.#atWork += 1;
    worker.postMessage(value);
  }

  /** How many pieces are answered. */
  get done(): number {
    return this.#answers.size;
  }

  /** Waits for no answer any more: what is not there by now is undefined. */
  giveUp(): void {
    this.#isGivenUp = true;
    this.#wake();
  }

  /** The answer with this number; undefined if its piece is not handed out any more. Fails: as a thread does. */
  async answer(index: number): Promise<Answer | undefined> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      const found = this.#answers.get(index);
      if (found !== undefined || this.#atWork === 0 || this.#isGivenUp) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Ends all threads. */
  async end(): Promise<void> {
    for (const worker of this.#workers) worker.removeAllListeners("exit");
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
