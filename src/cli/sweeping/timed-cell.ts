// UNTRUSTED. One cell of a sweep that may take so long and no longer.
import { isMistake } from "../../constructions/index.js";
import { type Fate, lateWords } from "../../report/sweep.js";
import { type Progress, tell } from "../work/progress.js";
import { type CellQuestion, faultedFate } from "./sweep-cell.js";
import { type StatusMessage, threadAnswer } from "../work/threads.js";

/** What the thread says: that it begins, what it does, what came of it. */
export type CellMessage =
  | { readonly kind: "begun" }
  | StatusMessage
  | { readonly kind: "fate"; readonly fate: Fate };

/**
 * The fate of a cell, or that it took longer.
 *
 * Ensures  a fate that comes in time is that of `fateOf`; the time to start the thread does not count.
 *          A thread that ends by a mistake, or for want of memory, is a fate too.
 * Fails    with what the progress throws: the sweep has to end.
 */
export async function fateWithin(
  seconds: number,
  question: CellQuestion,
  progress: Progress,
): Promise<Fate> {
  let timer: NodeJS.Timeout | undefined;
  const options = { workerData: question };
  try {
    return await threadAnswer<CellMessage, Fate>(
      new URL("./cell-thread.js", import.meta.url),
      options,
      {
        failed: (error) => {
          if (isMistake(error)) return faultedFate(question.construction, error);
          throw error;
        },
        begin:
          ({ settle }) =>
          (message) => {
            switch (message.kind) {
              case "begun":
                timer = setTimeout(() => {
                  settle({ status: "unfinished", reason: lateWords(seconds) });
                }, seconds * 1000);
                return;
              case "status": {
                const { doing } = message;
                if (doing !== undefined) tell(progress, doing.text, doing.done, doing.total);
                return;
              }
              case "fate":
                settle(message.fate);
            }
          },
      },
    );
  } finally {
    clearTimeout(timer);
  }
}
