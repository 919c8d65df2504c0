// UNTRUSTED. One run of the command: words in, text out, an exit code. Knows no process.
import { Command, CommanderError } from "commander";
import { adderFor, nameOf } from "./command-table.js";
import { EXIT, EXIT_MEANINGS, type ExitCode } from "./exit-codes.js";
import { faultReport, packageVersion } from "./work/fault-report.js";
import type { Io } from "./io.js";
import { protectNegativePoint } from "./options/negative-point.js";
import { Problem, problemLines, type ProblemWords } from "./problem.js";
import { answerJson, openSession, type Session } from "./session.js";

const HELP = `
Getting started:
  $ muball prove iris.csv --rho 1/100        build, certify, write and check: iris.muball
  $ muball check iris.muball                 what anyone can do with the certificate
  $ muball inspect iris.muball               read it in words

Numbers are exact: 1/8, 0.125 and 1e-3 are taken as written. Data: CSV, JSON, NDJSON, IDX; the label
is the last column unless --label says otherwise. Every file that is read may be packed with gzip.
"muball COMMAND --help" has examples for each command.

Exit codes (of several files the worst: 70, 64, 1, 66, 65, 2, 0):
${EXIT_MEANINGS.map(([code, meaning]) => `  ${`${code}`.padEnd(4)}${meaning}`).join("\n")}
`;

async function programOf(
  argv: readonly string[],
  session: Session,
  say: (text: string) => void,
): Promise<Command> {
  const program = new Command("muball")
    .description(
      "Builds ReLU networks with exact rational weights that robustly memorize a dataset,\n" +
        "and proves it with certificates that anyone can check.",
    )
    .version(packageVersion())
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({ writeOut: say, writeErr: () => undefined, getOutHelpWidth: () => 100 })
    .addHelpText("after", HELP);
  const add = await adderFor(argv);
  add(program, session);
  return program;
}

/** A problem on stderr, and as JSON on stdout if that was asked for. */
export async function answerProblem(
  io: Io,
  argv: readonly string[],
  exit: ExitCode,
  words: ProblemWords,
): Promise<void> {
  await io.stderr.write(problemLines(words));
  if (!argv.includes("--json")) return;
  const { plainData } = await import("../report/plain-data.js");
  await answerJson(io, { ...headOf(argv, exit), problem: plainData(words) });
}

/** What an answer without an answer says of a fault; the report itself is on stderr. */
const FAULT = {
  what: "a bug in muball, and no verdict about any certificate",
  next: "report it with the block on standard error",
};

/** The command as it was asked for: a name, whether there is such a command or not. */
function headOf(argv: readonly string[], exit: ExitCode): { command: string; exit: ExitCode } {
  return { command: nameOf(argv) ?? "", exit };
}

/** The problem in commander's words. */
function usageWords(error: CommanderError, argv: readonly string[]): ProblemWords {
  const known = nameOf(argv);
  const what = error.message.replace(/^error: /u, "").replaceAll("\n", " ");
  const isCommand = known !== undefined && error.code !== "commander.unknownCommand";
  return { what, next: isCommand ? `see muball ${known} --help` : "see muball --help" };
}

/** The exit code for what a command threw. A fault is none of the verdicts. */
async function answerFailure(error: unknown, argv: readonly string[], io: Io): Promise<ExitCode> {
  if (error instanceof Problem) {
    await answerProblem(io, argv, error.exit, error.words);
    return error.exit;
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.accepted;
    await answerProblem(io, argv, EXIT.usage, usageWords(error, argv));
    return EXIT.usage;
  }
  await io.stderr.write(faultReport(error, argv));
  if (argv.includes("--json"))
    await answerJson(io, { ...headOf(argv, EXIT.fault), problem: FAULT });
  return EXIT.fault;
}

/** Writes what can still be written; a full disk may have taken the streams. */
async function lastWords(error: unknown, argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await answerFailure(error, argv, io);
  } catch (second) {
    return second instanceof Problem ? second.exit : EXIT.fault;
  }
}

/**
 * Runs one command.
 *
 * Shapes   argv without the names of node and of the script.
 * Ensures  an exit code of exit-codes.ts; never throws.
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const help: string[] = [];
  const session = openSession(io);
  const program = await programOf(argv, session, (text) => void help.push(text));
  try {
    if (argv.length === 0) {
      program.outputHelp();
      await io.stderr.write(help.join(""));
      return EXIT.usage;
    }
    await program.parseAsync([...protectNegativePoint(argv)], { from: "user" });
    return session.exit;
  } catch (error) {
    if (help.length > 0 && error instanceof CommanderError && error.exitCode === 0) {
      return await printHelp(help.join(""), io);
    }
    return await lastWords(error, argv, io);
  }
}

async function printHelp(text: string, io: Io): Promise<ExitCode> {
  try {
    await io.stdout.write(text);
    return EXIT.accepted;
  } catch {
    return EXIT.cannotRead;
  }
}
