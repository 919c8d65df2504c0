// UNTRUSTED. What the page can ask the worker of views, and how it asks. Imports types alone.
import type { Canonical, Unread } from "./data-file.js";
import type { BallsView, BallView } from "./balls-view.js";
import type { Question } from "./messages.js";
import type { ModelView } from "./onnx-view.js";
import type { ResultsView, ResultView } from "./results-view.js";
import type { Role } from "./roles.js";
import type { SvgElement } from "../figures/index.js";
import type { Refusal } from "../kernel/index.js";
import type { WitnessView } from "./witness-view.js";

/** A file with its name. */
export interface NamedFile {
  readonly file: Blob;
  readonly name: string;
}

/** Every view: what it is asked with, and its answer. */
export interface Views {
  readonly role: (asked: NamedFile) => Role;
  readonly digest: (asked: { readonly file: Blob }) => string;
  readonly table: (asked: NamedFile) => Promise<Canonical | Unread>;
  readonly model: (asked: NamedFile) => Canonical | Unread;
  /** Opens the certificate for `ball` and `plane`; undefined for other kinds, and for one that is too large. */
  readonly balls: (asked: Question) => Promise<BallsView | Refusal | undefined>;
  readonly ball: (asked: { readonly ball: number }) => BallView;
  readonly onnx: (asked: object) => ModelView;
  readonly plane: (asked: object) => Promise<SvgElement | undefined>;
  readonly counterexample: (asked: Question) => WitnessView | undefined;
  readonly answer: (asked: Question) => WitnessView | undefined;
  /** Opens a certificate of robustness for `result`; undefined as for `balls`. */
  readonly results: (asked: Question) => ResultsView | Refusal | undefined;
  readonly result: (asked: { readonly row: number }) => ResultView;
  readonly line: (asked: {
    readonly file: Blob;
    readonly line: number;
  }) => { readonly text: string; readonly count: number } | undefined;
  readonly edited: (asked: {
    readonly file: Blob;
    readonly line: number;
    readonly text: string;
  }) => Blob;
}

export interface Asking {
  readonly id: number;
  readonly view: keyof Views;
  readonly asked: unknown;
}

export type Asked =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string };

type AskedOf<K extends keyof Views> = Parameters<Views[K]>[0];
type AnswerOf<K extends keyof Views> = Awaited<ReturnType<Views[K]>>;

/** Asks the worker. Rejects with its words if it fails. */
export type Ask = <K extends keyof Views>(view: K, asked: AskedOf<K>) => Promise<AnswerOf<K>>;

/** Asks this worker. */
export function asking(worker: Worker): Ask {
  const waiting = new Map<number, [(answer: never) => void, (error: Error) => void]>();
  let ids = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Asked>) => {
    const [resolve, reject] = waiting.get(data.id) ?? [];
    waiting.delete(data.id);
    if ("failed" in data) reject?.(new Error(data.failed));
    else resolve?.(data.answer as never);
  });
  // A worker that ended answers nothing: whoever waits is told.
  worker.addEventListener("error", ({ message }) => {
    for (const [, reject] of waiting.values()) reject(new Error(message || "the worker ended"));
    waiting.clear();
  });
  return (view, asked) =>
    new Promise((resolve, reject) => {
      const id = (ids += 1);
      waiting.set(id, [resolve, reject]);
      const message: Asking = { id, view, asked };
      worker.postMessage(message);
    });
}
