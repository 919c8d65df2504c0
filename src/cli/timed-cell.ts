// UNTRUSTED. One cell of a sweep that may take so long and no longer: it runs in a thread that can be
// ended at any step, since a construction need not pause.
import { Worker } from "node:worker_threads";
import { isMistake } from "../constructions/index.js";
import { type Fate, lateWords } from "../report/sweep.js";
import type { Progress } from "./progress.js";
import { type CellQuestion, faultedFate } from "./sweep-cell.js";

/** What the thread says: that it begins, what it does, what came of it. */
export type CellMessage =
  | { readonly kind: "begun" }
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "count"; readonly text: string; readonly done: number; readonly total: number }
  | { readonly kind: "fate"; readonly fate: Fate };

/**
 * The fate of a cell, or that it took longer.
 *
 * Ensures  a fate that comes in time is that of `fateOf`; the time to start the thread does not count.
 *          A thread that ends by a mistake, or for want of memory, is a fate too.
 */
export async function fateWithin(
  seconds: number,
  question: CellQuestion,
  progress: Progress,
): Promise<Fate> {
  const worker = new Worker(new URL("./cell-thread.js", import.meta.url), { workerData: question });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Fate>((resolve, reject) => {
      worker.on("error", (error: unknown) => {
        if (isMistake(error)) resolve(faultedFate(question.construction, error));
        else reject(error instanceof Error ? error : new Error("a thread threw what is no error"));
      });
      worker.on("exit", () => {
        reject(new Error("the thread of a cell ended without an answer"));
      });
      const hear = (message: CellMessage): void => {
        switch (message.kind) {
          case "begun":
            timer = setTimeout(() => {
              resolve({ status: "unfinished", reason: lateWords(seconds) });
            }, seconds * 1000);
            return;
          case "say":
            progress.say(message.text);
            return;
          case "count":
            progress.count(message.text, message.done, message.total);
            return;
          case "fate":
            resolve(message.fate);
        }
      };
      worker.on("message", (message: CellMessage) => {
        try {
          hear(message);
        } catch (error) {
          // Progress throws when the sweep has to end.
          reject(error instanceof Error ? error : new Error("progress threw what is no error"));
        }
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
