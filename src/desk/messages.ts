// UNTRUSTED. What the page and its two workers say to one another. Imports types alone.
import type { Verdict } from "../checker/index.js";

/** The files of one question, as the checker takes them. */
export interface Question {
  readonly certificate: Blob;
  readonly claim?: Blob;
  readonly dataset?: Blob;
  readonly network?: Blob;
  /** The file of another format that `network` was read from. */
  readonly model?: Blob;
}

/** What the worker of the checker says. */
export type FromChecker =
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "verdict"; readonly verdict: Verdict; readonly seconds: number }
  | { readonly kind: "problem"; readonly what: string; readonly next: string };

/** What the worker of a checker says that was dropped on the page: its answer, or why it gave none. */
export type FromModule =
  | { readonly line: string; readonly seconds: number }
  | { readonly problem: string };
