// UNTRUSTED. Work in a thread: begun, heard, and ended by whoever has had enough of it. A search need not pause, so
// this is the only way to end one at any step. Both ends of a thread are here.
import { parentPort, Worker, type WorkerOptions } from "node:worker_threads";
import type { Doing } from "../io.js";

const EVERY_MILLISECONDS = 100;

/** What stands beside a thread while it works. */
export interface Beside<Message, Answer> {
  /** Begins to listen. Gives what to do with a message; what that throws is what the work fails with. */
  readonly begin: (thread: {
    readonly settle: (answer: Answer) => void;
    readonly post: (message: unknown) => void;
  }) => (message: Message) => void;
  /** The answer for a thread that threw, or ended without a word; or it throws. */
  readonly failed: (error: unknown) => Answer;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error("a thread threw what is no error");
}

/**
 * What is settled first.
 *
 * Shapes   `module`: the file of the thread, such as `new URL("./cell-thread.js", import.meta.url)`.
 * Ensures  the thread has ended when this resolves, and writes nothing from then on.
 */
export async function threadAnswer<Message, Answer>(
  module: URL,
  options: WorkerOptions,
  { begin, failed }: Beside<Message, Answer>,
): Promise<Answer> {
  const worker = new Worker(module, options);
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const orReject = (step: () => void): void => {
        try {
          step();
        } catch (error) {
          reject(asError(error));
        }
      };
      const fail = (error: unknown): void => {
        orReject(() => {
          resolve(failed(error));
        });
      };
      worker.on("error", fail);
      worker.on("exit", () => {
        fail(new Error("the thread ended without an answer"));
      });
      const post = (message: unknown): void => {
        worker.postMessage(message);
      };
      const hear = begin({ settle: resolve, post });
      worker.on("message", (message: Message) => {
        orReject(() => {
          hear(message);
        });
      });
    });
  } finally {
    // What it throws while it is ended is nobody's any more.
    worker.removeAllListeners("error");
    worker.on("error", () => undefined);
    await worker.terminate();
  }
}

/** What a thread does now; nothing if `doing` is undefined. */
export interface StatusMessage {
  readonly kind: "status";
  readonly doing: Doing | undefined;
}

/** In a thread: says something to whoever began it. */
export function postUp(message: object): void {
  parentPort?.postMessage(message);
}

/** In a thread: a few a second of what is done within one text. A queue of messages would only be read late. */
export function statusPoster(
  post: (message: StatusMessage) => void,
): (doing: Doing | undefined) => void {
  let last = 0;
  let text = "";
  return (doing) => {
    const isSame = doing?.text === text;
    if (doing !== undefined && isSame && Date.now() - last < EVERY_MILLISECONDS) return;
    last = Date.now();
    text = doing?.text ?? "";
    post({ kind: "status", doing });
  };
}
