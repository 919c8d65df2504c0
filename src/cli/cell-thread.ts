// UNTRUSTED. The thread of one cell: takes a question, gives its fate. Started by timed-cell.ts alone.
import { parentPort, workerData } from "node:worker_threads";
import type { Progress } from "./progress.js";
import { type CellQuestion, fateOf } from "./sweep-cell.js";
import type { CellMessage } from "./timed-cell.js";

const EVERY_MILLISECONDS = 100;

function post(message: CellMessage): void {
  parentPort?.postMessage(message);
}

/** Progress as messages, a few a second: a queue of them would hold up the clock. */
function postedProgress(): Progress {
  let last = 0;
  const postSometimes = (message: CellMessage): void => {
    if (Date.now() - last < EVERY_MILLISECONDS) return;
    last = Date.now();
    post(message);
  };
  return {
    say: (text) => {
      postSometimes({ kind: "say", text });
    },
    count: (text, done, total) => {
      postSometimes({ kind: "count", text, done, total });
    },
    clear: () => undefined,
  };
}

const question = workerData as CellQuestion;
post({ kind: "begun" });
post({ kind: "fate", fate: await fateOf(question, postedProgress()) });
