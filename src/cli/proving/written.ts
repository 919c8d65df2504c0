// UNTRUSTED. A certificate that was just made: written if there is a place for it, then judged by the checker.
import { check, type Verdict } from "../../checker/index.js";
import { checkFile } from "../judging/check-file.js";
import { type OpenedCompanions, openCompanions } from "../files/companions.js";
import type { Io } from "../io.js";
import { Problem } from "../problem.js";
import type { Progress } from "../work/progress.js";
import { linesAsChunks } from "../files/read-bytes.js";
import { writeFiles } from "../files/write-files.js";

/**
 * The checker's verdict about a certificate, read back from the file if it was written to one.
 *
 * Fails  Problem if it cannot be written or read back.
 */
export async function writtenAndChecked(
  lines: () => Iterable<string>,
  target: string | undefined,
  io: Io,
  progress: Progress,
): Promise<Verdict> {
  if (target === undefined) return check(linesAsChunks(lines()));
  await writeFiles([{ path: target, lines: lines() }]);
  const none: OpenedCompanions = await openCompanions({});
  const checked = checkFile(target, none, io, progress);
  if ("problem" in checked) throw new Problem(checked.exit, checked.problem);
  return checked.verdict;
}
