// UNTRUSTED. A thread whose heap was full: what it is called, and what to do. It is no bug, and no verdict.
import { getHeapStatistics } from "node:v8";
import { EXIT } from "../exit-codes.js";
import { Problem, systemCode } from "../problem.js";

export const OUT_OF_MEMORY = "out-of-memory";

/** What helps. A limit given to Node holds for its threads too. */
export const MORE_MEMORY =
  "NODE_OPTIONS=--max-old-space-size=8000 gives 8 GB; fewer points (--points) need less";

/** What stopped a thread, if it was its memory. */
export function memoryProblem(error: unknown): Problem | undefined {
  if (systemCode(error) !== "ERR_WORKER_OUT_OF_MEMORY") return undefined;
  const megabytes = Math.round(getHeapStatistics().heap_size_limit / 2 ** 20);
  return new Problem(EXIT.declined, {
    what: `declined: the heap of ${megabytes} MB was full`,
    ...{ code: OUT_OF_MEMORY, next: MORE_MEMORY },
  });
}
