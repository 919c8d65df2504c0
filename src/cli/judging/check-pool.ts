// UNTRUSTED. Many certificates on several threads. Verdicts and their order are those of one thread: each
// certificate is judged by itself, and answers are given in the order of the names.
import { availableParallelism } from "node:os";
import { statSync } from "node:fs";
import { type Checked, checkFile } from "./check-file.js";
import { type CompanionOptions, openCompanions } from "../files/companions.js";
import type { Io } from "../io.js";
import type { Progress } from "../work/progress.js";
import type { Piece } from "../work/worker-pool.js";

/** Bytes of certificates below which threads cost more than they save, if nobody asked for them. */
const WORTH_THREADS = 2_000_000;

/** True if the files together are large; a sum that is large enough ends the look. */
function areLarge(files: readonly string[]): boolean {
  let sum = 0;
  for (const file of files) {
    if (file !== "-") sum += statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (sum > WORTH_THREADS) return true;
  }
  return false;
}

/** How many threads check these files. `jobs`: what was asked for; undefined: as many as help. */
function threadsFor(files: readonly string[], jobs: number | undefined): number {
  const most = jobs ?? (areLarge(files) ? availableParallelism() : 1);
  return Math.min(most, files.length);
}

/** The files for threads; standard input is none of theirs. */
function* pieces(files: readonly string[]): Generator<Piece<string>, undefined> {
  for (const [index, file] of files.entries()) if (file !== "-") yield [index, file];
  return undefined;
}

/**
 * What becomes of each file, in order. Ends its threads when the caller stops asking.
 *
 * Ensures  the same answers for every number of jobs.
 */
export async function* checkedFiles(
  files: readonly string[],
  options: CompanionOptions & { readonly jobs?: number },
  io: Io,
  progress: Progress,
): AsyncGenerator<Checked> {
  // A companion that cannot be read is found before any thread is started.
  const companions = await openCompanions(options);
  const [only] = files;
  const { jobs = 1 } = options;
  if (files.length === 1 && only !== undefined && jobs > 1) {
    const { checkByParts } = await import("./check-parts.js");
    yield (await checkByParts(only, options, jobs, progress)) ??
      checkFile(only, companions, io, progress);
    return;
  }
  const threads = threadsFor(files, options.jobs);
  if (threads < 2) {
    for (const file of files) yield checkFile(file, companions, io, progress);
    return;
  }
  // Options of the command are plain data, rationals too.
  const all = pieces(files);
  const { WorkerPool } = await import("../work/worker-pool.js");
  const pool = new WorkerPool<string, Checked>("../judging/check-thread.js", threads, options, all);
  try {
    for (const [index, file] of files.entries()) {
      progress.count(`checking, ${pool.done} of ${files.length} done`, pool.done, files.length);
      const answer = file === "-" ? undefined : await pool.answer(index);
      yield answer ?? checkFile(file, companions, io, progress);
    }
  } finally {
    progress.clear();
    await pool.end();
  }
}
