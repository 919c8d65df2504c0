// UNTRUSTED. `check CERTIFICATE...`: hands bytes to the checker and prints what it says.
import type { Command } from "commander";
import { acceptedData, acceptedLine, acceptedRemark } from "../../report/accepted-line.js";
import { explain } from "../../report/explain.js";
import { explanationLines } from "../../report/explanation.js";
import type { Plain } from "../../report/plain-data.js";
import { plainData } from "../../report/plain-data.js";
import { type Checked, checkFile, NO_NAMES } from "../check-file.js";
import { type CompanionOptions, openCompanions } from "../companions.js";
import { addDataOptions } from "../data-options.js";
import { requireOneStdin } from "../one-stdin.js";
import { problemLines } from "../problem.js";
import { progressOn } from "../progress.js";
import {
  answerJson,
  answerLines,
  type CommonOptions,
  refusalData,
  refusalLine,
  remark,
  type Session,
} from "../session.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, CompanionOptions {}

const EXAMPLE = `
Examples:
  $ muball check iris.muball
  $ muball check --claim wanted.claim *.muball
  $ muball check iris.muball --dataset iris.csv --network iris.muball.network
  $ muball check big.muball.gz

Every certificate gets one line on stdout: accepted, with what was proved (which may be that a claim
is false: read kind=, or pin the claim); rejected or declined, with a code of docs/rejections.md,
explained on stderr. The exit code is that of the worst file.
With --dataset or --network an accepted certificate is about those very files. What is packed with
gzip is unpacked as it is read.
`;

function dataOf(checked: Checked): Plain {
  const { file, exit } = checked;
  if ("problem" in checked) {
    return { file, exit, verdict: null, problem: plainData(checked.problem) };
  }
  const { verdict } = checked;
  return verdict.verdict === "accepted"
    ? { file, exit, verdict: "accepted", proved: acceptedData(verdict) }
    : { file, exit, ...refusalData(verdict, NO_NAMES) };
}

/** The line of a file on stdout, and the words on stderr. */
async function print(
  checked: Checked,
  prefix: string,
  session: Session,
  options: Options,
): Promise<void> {
  const { io } = session;
  if ("problem" in checked) {
    await io.stderr.write(problemLines(checked.problem));
    return;
  }
  const { verdict } = checked;
  if (verdict.verdict === "accepted") {
    await answerLines(io, [`${prefix}${acceptedLine(verdict)}`]);
    await remark(io, options, acceptedRemark(verdict));
    return;
  }
  await answerLines(io, [`${prefix}${refusalLine(verdict)}`]);
  await remark(io, options, explanationLines(explain(verdict)));
}

async function run(files: readonly string[], options: Options, session: Session): Promise<void> {
  requireOneStdin(files);
  const companions = await openCompanions(options);
  const progress = progressOn(session.io, options.quiet === true);
  const answers: Plain[] = [];
  for (const file of files) {
    const checked = checkFile(file, companions, session.io, progress);
    session.end(checked.exit);
    if (options.json === true) answers.push(dataOf(checked));
    else await print(checked, files.length > 1 ? `${file}: ` : "", session, options);
  }
  if (options.json === true) {
    await answerJson(session.io, { command: "check", exit: session.exit, certificates: answers });
  }
}

export function addCheck(program: Command, session: Session): void {
  const command = addCommand(program, "check", "judge certificates: accepted, rejected, declined")
    .argument("<certificate...>", "certificates, muball/1; - for stdin")
    .option("--claim <file>", "the certificate must be about this very claim (muball-claim/1)")
    .option("--dataset <file>", "the dataset it must be about: canonical text, or the data file")
    .option("--network <file>", "the network it must be about (muball-network/1)")
    .addHelpText("after", EXAMPLE);
  addDataOptions(command).action((files: string[], options: Options) =>
    run(files, options, session),
  );
}
