// UNTRUSTED. How `check` answers about one file: a line and words, or data.
import { failureExplanation, failureLine } from "../../ci/gate-words.js";
import type { Judged } from "../../ci/judged.js";
import { acceptedData } from "../../report/accepted-data.js";
import { acceptedLine, acceptedRemark } from "../../report/accepted-line.js";
import { explain } from "../../report/explain.js";
import { explanationLines } from "../../report/explanation.js";
import { type Plain, plainData } from "../../report/plain-data.js";
import { refusalData } from "../../report/to-json.js";
import { problemLines } from "../problem.js";
import { refusalLine } from "./answer-refusal.js";
import { answerLines, type CommonOptions, remark, type Session } from "../session.js";

/** docs/schema/answers/check.schema.json. A gate stands beside the verdict and never replaces it. */
export function judgedData(one: Judged): Plain {
  const { file, exit } = one;
  switch (one.outcome) {
    case "accepted":
      return { file, exit, verdict: "accepted", proved: acceptedData(one.accepted) };
    case "failed": {
      const proved = acceptedData(one.accepted);
      return { file, exit, verdict: "accepted", proved, failure: { ...one.failure } };
    }
    case "missing":
      return { file, exit, verdict: null, failure: { ...one.failure } };
    case "refused": {
      const noCertificate =
        one.noCertificate === undefined ? {} : { noCertificate: { ...one.noCertificate } };
      return { file, exit, ...refusalData(one.refusal, {}), ...noCertificate };
    }
    case "problem":
      return { file, exit, verdict: null, problem: plainData(one.problem) };
  }
}

/** Words on stderr, which say whose they are. */
function about(prefix: string, lines: readonly string[]): readonly string[] {
  const [first, ...rest] = lines;
  return first === undefined ? [] : [`${prefix}${first}`, ...rest];
}

/** The line of a file on stdout, and the words on stderr. */
export async function printJudged(
  one: Judged,
  prefix: string,
  session: Session,
  options: CommonOptions,
): Promise<void> {
  const { io } = session;
  switch (one.outcome) {
    case "accepted":
      await answerLines(io, [`${prefix}${acceptedLine(one.accepted)}`]);
      await remark(io, options, about(prefix, acceptedRemark(one.accepted)));
      return;
    case "failed":
      await answerLines(io, [`${prefix}${failureLine(one.failure)}`]);
      await remark(io, options, [
        ...about(prefix, explanationLines(failureExplanation(one.failure))),
        `  ${acceptedLine(one.accepted)}`,
      ]);
      return;
    case "missing":
      await answerLines(io, [`${prefix}${failureLine(one.failure)}`]);
      await remark(io, options, about(prefix, explanationLines(failureExplanation(one.failure))));
      return;
    case "refused": {
      const { refusal, noCertificate } = one;
      await answerLines(io, [`${prefix}${refusalLine(refusal)}`]);
      const words = explanationLines(explain(refusal));
      const said =
        noCertificate === undefined
          ? words
          : [
              noCertificate.what,
              `  next      ${noCertificate.next}`,
              `  checker   ${words[0] ?? ""}`,
            ];
      await remark(io, options, about(prefix, said));
      return;
    }
    case "problem":
      await io.stderr.write(problemLines(one.problem));
  }
}
