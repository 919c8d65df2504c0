// UNTRUSTED. The checker in a thread of its own: bytes of files in, its verdict out, unchanged.
// What this file adds to the trusted folders is reading and unpacking.
import { check } from "../checker/index.js";
import { Problem } from "../cli/problem.js";
import { blobChunks } from "./blob-chunks.js";
import { headerLine, namesNetworkFile } from "./header-line.js";
import type { FromChecker, Question } from "./messages.js";

const EVERY_MILLISECONDS = 100;

const post = (message: FromChecker): void => {
  (postMessage as (message: FromChecker) => void)(message);
};

/** What keeps the checker from a verdict, in words. */
function problemOf(error: unknown): FromChecker {
  if (error instanceof Problem) {
    const { what, next = "" } = error.words;
    return { kind: "problem", what, next };
  }
  if (error instanceof DOMException) {
    const what = `the browser cannot read a file any more: it changed or is gone (${error.name})`;
    return { kind: "problem", what, next: "drop the files again" };
  }
  if (error instanceof RangeError) {
    const what = `the browser has no more memory for this (${error.message})`;
    return { kind: "problem", what, next: "check it with the command: muball check" };
  }
  const what = `a bug, and no verdict about any certificate: ${String(error)}`;
  return { kind: "problem", what, next: "check it with the command, and report the bug" };
}

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  const start = performance.now();
  let last = start;
  const progress = (done: number, total: number): void => {
    if (performance.now() - last < EVERY_MILLISECONDS) return;
    last = performance.now();
    post({ kind: "progress", done, total });
  };
  try {
    const { certificate, claim, dataset, model } = data;
    const network =
      model !== undefined && namesNetworkFile(headerLine(blobChunks(certificate)))
        ? model
        : data.network;
    const verdict = check(blobChunks(certificate, progress), {
      ...(claim && { claim: blobChunks(claim) }),
      ...(dataset && { dataset: blobChunks(dataset) }),
      ...(network && { network: blobChunks(network) }),
    });
    post({ kind: "verdict", verdict, seconds: (performance.now() - start) / 1000 });
  } catch (error) {
    post(problemOf(error));
  }
});
