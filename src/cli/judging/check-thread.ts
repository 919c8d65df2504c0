// UNTRUSTED. One thread that checks certificates: takes names, gives what became of them. Started by
// check-pool.ts alone. Its verdicts are data: what the kernel sealed stays in the thread.
import { parentPort, workerData } from "node:worker_threads";
import { checkFile } from "./check-file.js";
import { type CompanionOptions, openCompanions } from "../files/companions.js";
import type { Io } from "../io.js";
import type { Progress } from "../work/progress.js";

const silent: Progress = { say: () => undefined, count: () => undefined, clear: () => undefined };

/** Standard input belongs to the main thread. */
const io: Pick<Io, "stdin"> = {
  stdin: () => {
    throw new Error("a thread has no standard input");
  },
};

const companions = await openCompanions(workerData as CompanionOptions);

parentPort?.on("message", ([index, file]: readonly [number, string]) => {
  parentPort?.postMessage([index, checkFile(file, companions, io, silent)]);
});
