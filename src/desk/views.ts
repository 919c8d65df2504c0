// UNTRUSTED. What the page can ask the worker of views, and how it asks. Imports types alone.
import type { Canonical, Unread } from "./data-file.js";
import type { Role } from "./roles.js";

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
  return (view, asked) =>
    new Promise((resolve, reject) => {
      const id = (ids += 1);
      waiting.set(id, [resolve, reject]);
      const message: Asking = { id, view, asked };
      worker.postMessage(message);
    });
}
