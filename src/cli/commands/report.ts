// UNTRUSTED. `report CERTIFICATE`: the page of the desk with the certificate in it, as one file. The report
// holds no verdict: it checks itself when it is opened. What is printed here is the checker's answer of today.
import type { Command } from "commander";
import type { Chunks } from "../../checker/index.js";
import { ENCLOSED_BYTES, type EnclosedFile, withEnclosed } from "../../report/enclosed.js";
import { acceptedLine } from "../../report/accepted-line.js";
import { explain } from "../../report/explain.js";
import { explanationLines } from "../../report/explanation.js";
import { toJson } from "../../report/to-json.js";
import { visible } from "../../report/visible.js";
import { checkFile } from "../judging/check-file.js";
import { type CompanionOptions, openCompanions } from "../files/companions.js";
import { addDataOptions } from "../options/data-options.js";
import { deskPage } from "../files/desk-page.js";
import { enclosedBytes, enclosedFile } from "../files/enclosed-file.js";
import { targetOf } from "../options/output-option.js";
import { Problem, usageProblem } from "../problem.js";
import { progressOn } from "../work/progress.js";
import { refusalLine } from "../judging/answer-refusal.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { writeFiles } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, CompanionOptions {
  readonly output: string;
  /** Lines that other checkers have answered. */
  readonly answers?: string;
}

const EXAMPLE = `
Examples:
  $ muball report iris.muball -o iris.html
  $ muball report iris.muball --dataset iris.csv -o iris.html      about these data, and no other
  $ muball report iris.muball --answers answers.txt -o iris.html   beside those of other checkers

What can I give to someone who has no muball? A report is one HTML file. It holds the certificate, and the
checker, and judges the certificate whenever it is opened in a browser: without a network, from a local
disk. It says what is proved, what that does not say, and draws the tightest balls; print it, or save it as
PDF. It is the page muball-desk.html with files in it. Who trusts no report takes that page, and drops
the certificate there. A file of more than ${ENCLOSED_BYTES} bytes is named by its digest instead.
`;

const NAMES = { dataset: "the.dataset", network: "the.network", claim: "the.claim" } as const;

/** The texts beside the certificate, as the checker reads them. */
function companionFiles(
  texts: Readonly<Partial<Record<keyof typeof NAMES, Chunks>>>,
): readonly EnclosedFile[] {
  return (["dataset", "network", "claim"] as const).flatMap((role) => {
    const chunks = texts[role];
    return chunks === undefined ? [] : [enclosedBytes(NAMES[role], role, chunks)];
  });
}

async function run(file: string, options: Options, session: Session): Promise<void> {
  const { output, claim, dataset, network, answers } = options;
  if (file === "-") throw usageProblem("a report names its certificate", "give a file");
  const inputs = [file, claim, dataset, network, answers].filter((path) => path !== undefined);
  const target = targetOf(output, inputs);
  if (target === undefined) throw usageProblem("a report is written to a file", "name it with -o");
  const page = deskPage();
  const companions = await openCompanions(options);
  const progress = progressOn(session.io, options.quiet === true);
  const checked = checkFile(file, companions, session.io, progress);
  if ("problem" in checked) throw new Problem(checked.exit, checked.problem);
  const { verdict, exit } = checked;
  const files = [
    enclosedFile(file, "certificate"),
    ...companionFiles(companions.read(file)),
    ...(answers === undefined ? [] : [enclosedFile(answers, "answers")]),
  ];
  await writeFiles([{ path: target, lines: new TextEncoder().encode(withEnclosed(page, files)) }]);
  session.end(exit);
  if (options.json === true) {
    const holds = files.map(({ role, sha256, base64 }) => {
      return { role, digest: `sha256:${sha256}`, isHeld: base64 !== undefined };
    });
    const answer = { command: "report", exit, output: target, files: holds };
    await answerJson(session.io, { ...answer, answer: toJson(verdict) });
    return;
  }
  const isAccepted = verdict.verdict === "accepted";
  await answerLines(session.io, [isAccepted ? acceptedLine(verdict) : refusalLine(verdict)]);
  const named = files.filter(({ base64 }) => base64 === undefined);
  await remark(session.io, options, [
    ...(isAccepted ? [] : explanationLines(explain(verdict))),
    `wrote ${visible(target)}`,
    ...named.map(({ role, bytes }) => `the ${role}, ${bytes} bytes, is named by its digest alone`),
  ]);
}

export function addReport(program: Command, session: Session): void {
  const command = addCommand(program, "report")
    .argument("<certificate>", "a certificate, muball/1")
    .requiredOption("-o, --output <file>", "the report, as HTML")
    .option("--claim <file>", "the claim it must prove (muball-claim/1)")
    .option("--dataset <file>", "the dataset it must be about: canonical text, or the data file")
    .option("--network <file>", "the network it must be about (muball-network/1)")
    .option("--answers <file>", "answers of other checkers, a line each: shown side by side")
    .addHelpText("after", EXAMPLE);
  addDataOptions(command).action((file: string, options: Options) => run(file, options, session));
}
