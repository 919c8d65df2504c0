// UNTRUSTED. How a refusal of the checker is answered: the line, the words, the exit code.
import type { Refusal } from "../../kernel/index.js";
import { codeOf, explain } from "../../report/explain.js";
import type { Names } from "../../report/explain-unproved.js";
import { explanationLines } from "../../report/explanation.js";
import { refusalData } from "../../report/to-json.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";

export function exitOf(refusal: Refusal): ExitCode {
  return refusal.verdict === "rejected" ? EXIT.rejected : EXIT.declined;
}

/** `rejected code=unproved/ratio`. */
export function refusalLine(refusal: Refusal): string {
  return `${refusal.verdict} code=${codeOf(refusal)}`;
}

/** Answers with a refusal and ends with its code. */
export async function answerRefusal(
  session: Session,
  options: CommonOptions,
  command: string,
  refusal: Refusal,
  names: Names,
): Promise<void> {
  const exit = exitOf(refusal);
  session.end(exit);
  if (options.json === true) {
    await answerJson(session.io, { command, exit, ...refusalData(refusal, names) });
    return;
  }
  await answerLines(session.io, [refusalLine(refusal)]);
  await remark(session.io, options, explanationLines(explain(refusal, names)));
}
