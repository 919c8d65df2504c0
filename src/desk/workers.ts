// UNTRUSTED. The workers of the page, started from the scripts that the page holds as text.
import { byId } from "./dom.js";
import type { FromChecker, FromModule, Question } from "./messages.js";
import { type Ask, asking } from "./views.js";

function started(id: "checker" | "views" | "module", ...before: readonly Blob[]): Worker {
  const parts = [...before, "\n", byId(id).textContent];
  const address = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  const worker = new Worker(address);
  // Not before it runs: a browser that is busy reads the address later.
  const done = (): void => {
    URL.revokeObjectURL(address);
  };
  worker.addEventListener("message", done, { once: true });
  worker.addEventListener("error", done, { once: true });
  return worker;
}

/** Which checker the page holds. */
export function checkerOfPage(): { readonly version: string; readonly digest: string } {
  const { version = "", digest = "" } = byId("checker").dataset;
  return { version, digest };
}

/** A check under way. */
export interface Running {
  /** The verdict, or why there is none; never rejects. */
  readonly result: Promise<Exclude<FromChecker, { readonly kind: "progress" }>>;
  stop(): void;
}

/** Has a checker of its own judge the question. */
export function startCheck(
  question: Question,
  progress: (done: number, total: number) => void,
): Running {
  const worker = started("checker");
  const result = new Promise<Exclude<FromChecker, { readonly kind: "progress" }>>((resolve) => {
    worker.addEventListener("message", ({ data }: MessageEvent<FromChecker>) => {
      if (data.kind === "progress") progress(data.done, data.total);
      else {
        resolve(data);
        worker.terminate();
      }
    });
    worker.addEventListener("error", (event) => {
      const what = `the browser ended the check: ${event.message}`;
      resolve({ kind: "problem", what, next: "check it with the command: muball check" });
      worker.terminate();
    });
    worker.postMessage(question);
  });
  return {
    result,
    stop: () => {
      worker.terminate();
    },
  };
}

/** A checker that was dropped on the page, under way. */
export interface RunningModule {
  /** Its answer, or why it gave none; never rejects, and may never come. */
  readonly result: Promise<FromModule>;
  stop(): void;
}

/** What such a checker said, if it is what ours would say: it may say anything. */
function saidBy(data: Partial<Record<string, unknown>> | null): FromModule {
  const { line, seconds, problem = "it says nothing that is an answer" } = data ?? {};
  return typeof line === "string" && typeof seconds === "number"
    ? { line, seconds }
    : { problem: String(problem) };
}

/** Has a checker that was dropped on the page judge the question. */
export function startModule(code: Blob, question: Question): RunningModule {
  const worker = started("module", code);
  const result = new Promise<FromModule>((resolve) => {
    const end = (said: FromModule): void => {
      resolve(said);
      worker.terminate();
    };
    worker.addEventListener(
      "message",
      ({ data }: MessageEvent<Partial<Record<string, unknown>> | null>) => {
        end(saidBy(data));
      },
    );
    worker.addEventListener("error", ({ message }) => {
      end({ problem: message || "the browser ended it" });
    });
    worker.postMessage(question);
  });
  return {
    result,
    stop: () => {
      worker.terminate();
    },
  };
}

let views: { readonly worker: Worker; readonly ask: Ask } | undefined;

/** The worker of views, started when it is first asked. */
export const ask: Ask = (view, asked) => {
  if (views === undefined) {
    const worker = started("views");
    views = { worker, ask: asking(worker) };
  }
  return views.ask(view, asked);
};

let questions = 0;

/** Another question begins: what was asked about the last one answers nobody any more. */
export function newQuestion(): void {
  questions += 1;
}

/** As `ask`, about the certificate on the desk; never answers once there is another question. */
export const askAbout: Ask = (view, asked) => {
  const own = questions;
  const isOver = new Promise<never>(() => undefined);
  return ask(view, asked).then((answer) => (own === questions ? answer : isOver));
};
