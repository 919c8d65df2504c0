// UNTRUSTED. One file through the checker, and what became of it: a verdict, or why there is none.
import { check, type Verdict } from "../checker/index.js";
import type { Names } from "../report/explain-unproved.js";
import type { OpenedCompanions } from "./companions.js";
import { EXIT, type ExitCode } from "./exit-codes.js";
import type { Io } from "./io.js";
import { Problem, type ProblemWords } from "./problem.js";
import type { Progress } from "./progress.js";
import { chunksOf } from "./read-bytes.js";
import { exitOf } from "./session.js";

/** What became of one certificate. */
export type Checked =
  | { readonly file: string; readonly exit: ExitCode; readonly verdict: Verdict }
  | { readonly file: string; readonly exit: ExitCode; readonly problem: ProblemWords };

/**
 * Checks one file; `-` is stdin.
 *
 * Ensures  a problem only for what cannot be read; every text has a verdict. A fault escapes.
 */
export function checkFile(
  file: string,
  companions: OpenedCompanions,
  io: Io,
  progress: Progress,
): Checked {
  const chunks = chunksOf(file, io, (done, total) => {
    progress.count(`checking ${file}`, done, total);
  });
  try {
    const verdict = check(chunks, companions.read());
    const exit = verdict.verdict === "accepted" ? EXIT.accepted : exitOf(verdict);
    return { file, exit, verdict };
  } catch (error) {
    if (error instanceof Problem) return { file, exit: error.exit, problem: error.words };
    throw error;
  } finally {
    // A verdict may come before the end of the file.
    chunks.return(undefined);
    progress.clear();
  }
}

/** Nothing is known of a refused certificate but its text. */
export const NO_NAMES: Names = {};
