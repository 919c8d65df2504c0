// UNTRUSTED. What the thread of a command and the process tell each other. Plain data.
import type { ExitCode } from "../exit-codes.js";
import type { Kept } from "../io.js";
import type { ProblemWords } from "../problem.js";
import type { StatusMessage } from "./threads.js";

export type StreamName = "stdout" | "stderr";

/** What a thread is started with. */
export interface ThreadStart {
  readonly argv: readonly string[];
  readonly terminal: Readonly<Record<StreamName, boolean>>;
  /** One number: how often Ctrl-C was pressed. It is seen in the middle of a search, which no message is. */
  readonly interrupts: Int32Array<SharedArrayBuffer>;
}

export type FromThread =
  | {
      readonly kind: "write";
      readonly stream: StreamName;
      readonly text: string;
      readonly id: number;
    }
  | StatusMessage
  /** A partial file is about to be made; it is in its place, or gone. */
  | { readonly kind: "guard" | "release"; readonly path: string }
  /** When the command means to end, and what to answer if it does not and has nothing better. */
  | { readonly kind: "deadline"; readonly time: number; readonly nothing: Kept }
  | { readonly kind: "keep"; readonly kept: Kept }
  /** It has seen that it has to end, and is ending; its search is over. */
  | { readonly kind: "heard" | "finish" }
  | { readonly kind: "exit"; readonly exit: ExitCode };

/** What became of a write. */
export interface Written {
  readonly id: number;
  readonly isClosed: boolean;
  readonly problem?: { readonly exit: ExitCode; readonly words: ProblemWords };
}
