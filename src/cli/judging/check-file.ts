// UNTRUSTED. One file through the checker, and what became of it: a verdict, or why there is none.
import { check, type Verdict } from "../../checker/index.js";
import type { NoCertificate } from "../../ci/judged.js";
import type { Refusal } from "../../kernel/index.js";
import { CLAIM_FRONT, type OpenedCompanions } from "../files/companions.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import { FRONT, whatItIs } from "../files/file-marks.js";
import type { Io } from "../io.js";
import { peek } from "../files/peek.js";
import { Problem, type ProblemWords } from "../problem.js";
import type { Progress } from "../work/progress.js";
import { chunksOf } from "../files/read-bytes.js";
import { exitOf } from "./answer-refusal.js";

/** What became of one certificate. */
export type Checked =
  | {
      readonly file: string;
      readonly exit: ExitCode;
      readonly verdict: Verdict;
      readonly noCertificate?: NoCertificate;
    }
  | { readonly file: string; readonly exit: ExitCode; readonly problem: ProblemWords };

/** True if the text itself was refused, and may be no certificate at all. */
function isTextRefused(refusal: Refusal): boolean {
  return refusal.verdict === "rejected"
    ? refusal.rejection.code.startsWith("malformed/")
    : refusal.decline.code === "format-version";
}

/**
 * Checks one file; `-` is stdin.
 *
 * Ensures  a problem only for what cannot be read; every text has a verdict. A fault escapes.
 */
export function checkFile(
  file: string,
  companions: OpenedCompanions,
  io: Pick<Io, "stdin">,
  progress: Progress,
): Checked {
  const chunks = chunksOf(file, io, (done, total) => {
    progress.count(`checking ${file}`, done, total);
  });
  try {
    const { front, all } = peek(chunks, Math.max(FRONT, CLAIM_FRONT));
    const verdict = check(all, companions.read(file, front));
    if (verdict.verdict === "accepted") return { file, exit: EXIT.accepted, verdict };
    const noCertificate = isTextRefused(verdict) ? whatItIs(front) : undefined;
    return {
      file,
      exit: exitOf(verdict),
      verdict,
      ...(noCertificate !== undefined && { noCertificate }),
    };
  } catch (error) {
    if (error instanceof Problem) return { file, exit: error.exit, problem: error.words };
    throw error;
  } finally {
    // A verdict may come before the end of the file.
    chunks.return(undefined);
    progress.clear();
  }
}
