// Pieces of work on several threads: answers by number, none lost, and the failure of a thread is everybody's.
import { describe, expect, onTestFinished, test } from "vitest";
import { Problem } from "../../src/cli/problem.js";
import { type Piece, WorkerPool } from "../../src/cli/work/worker-pool.js";

/** A thread that does `body` with `index` and `task`, as a module of its own. */
function module(body: string): string {
  const text = `import { parentPort, workerData } from "node:worker_threads";
    parentPort.on("message", async ([index, task]) => { ${body} });`;
  return `data:text/javascript,${encodeURIComponent(text)}`;
}

const DOUBLE = module(`
  // The first pieces take the longest, so that answers come in another order.
  await new Promise((resolve) => setTimeout(resolve, 60 - 10 * index));
  parentPort.postMessage([index, workerData * task]);`);

function* pieces(count: number, handed: number[] = []): Generator<Piece<number>, undefined> {
  for (let index = 0; index < count; index += 1) {
    handed.push(index);
    yield [index, 10 + index];
  }
  return undefined;
}

function pool(body: string, threads: number, all = pieces(6)): WorkerPool<number, number> {
  const made = new WorkerPool<number, number>(body, threads, 2, all);
  onTestFinished(() => made.end());
  return made;
}

describe("a pool of threads", () => {
  test.each([1, 2, 9])("gives each answer by its number: %d threads", async (threads) => {
    const handed: number[] = [];
    const own = pool(DOUBLE, threads, pieces(6, handed));
    const answers = [];
    for (let index = 0; index < 6; index += 1) answers.push(await own.answer(index));
    expect(answers).toEqual([20, 22, 24, 26, 28, 30]);
    expect([handed, own.done]).toEqual([[0, 1, 2, 3, 4, 5], 6]);
  });

  test("has no answer for what is not handed out any more", async () => {
    const own = pool(DOUBLE, 2, pieces(3));
    expect(await own.answer(5)).toBeUndefined();
    expect([await own.answer(0), await own.answer(2)]).toEqual([20, 24]);
  });

  test("waits no longer once it is given up", async () => {
    const own = pool(module("if (index === 0) parentPort.postMessage([index, task]);"), 2);
    expect(await own.answer(0)).toBe(10);
    const late = own.answer(1);
    own.giveUp();
    expect([await late, await own.answer(0), await own.answer(4)]).toEqual([
      undefined,
      10,
      undefined,
    ]);
  });

  test("fails as a thread does, in whatever piece", async () => {
    const own = pool(
      module(`
        if (index === 3) throw new RangeError("piece 3");
        parentPort.postMessage([index, task]);`),
      2,
    );
    await expect(own.answer(3)).rejects.toThrow(/^piece 3$/u);
    await expect(own.answer(0)).rejects.toThrow(/^piece 3$/u);
  });

  test("fails if a thread ends before its work", async () => {
    const own = pool(module("process.exit(0);"), 2);
    await expect(own.answer(0)).rejects.toThrow("a thread ended before its work");
  });

  test("names a full heap as the problem that it is", async () => {
    const full = `
      const error = new Error("the heap was full");
      error.code = "ERR_WORKER_OUT_OF_MEMORY";
      throw error;`;
    const failure: unknown = await pool(module(full), 1)
      .answer(0)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Problem);
    expect(failure).toMatchObject({ exit: 2, words: { code: "out-of-memory" } });
  });
});
