// UNTRUSTED. `check CERTIFICATE...`: hands bytes to the checker and prints what it says.
import type { Command } from "commander";
import type { Judged } from "../../ci/judged.js";
import {
  refutationLines,
  type Summary,
  summaryData,
  summaryLine,
  summaryOf,
} from "../../ci/summary.js";
import { visible } from "../../report/visible.js";
import { type CertificateFiles, certificateFiles } from "../files/certificate-files.js";
import { judgedData, printJudged } from "../judging/check-answers.js";
import { checkedFiles } from "../judging/check-pool.js";
import type { CompanionOptions } from "../files/companions.js";
import type { ShardOptions } from "../judging/check-shard.js";
import { addDataOptions } from "../options/data-options.js";
import { EXIT, WORST_FIRST } from "../exit-codes.js";
import { addGateOptions, type GateOptions, openGates } from "../options/gate-options.js";
import { jobsOption } from "../options/jobs-option.js";
import { requireOneStdin } from "../options/one-stdin.js";
import { pinsText } from "../files/pins-file.js";
import { usageProblem } from "../problem.js";
import { progressOn } from "../work/progress.js";
import {
  placesFor,
  reportOption,
  reportOutputs,
  type ReportRequest,
} from "../options/report-option.js";
import { answerJson, type CommonOptions, remark, type Session } from "../session.js";
import { keyOption, shardFrom } from "../options/shard-options.js";
import { type Output, writeFiles } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, CompanionOptions, GateOptions, ShardOptions {
  readonly filesFrom?: string;
  readonly jobs?: number;
  readonly failFast?: true;
  readonly report?: readonly ReportRequest[];
  readonly writePins?: string;
}

const JOBS =
  "number of threads; it never changes an answer; of one certificate they share the balls, " +
  "which only this option asks for, since accepted then rests on the code that divides it too; " +
  "default for several: the cores, if it helps";

const EXAMPLE = `
Examples:
  $ muball check iris.muball
  $ muball check certificates/ --kind memorization --report junit=muball.xml
  $ muball check iris.muball --dataset iris.csv --network iris.muball.network
  $ git ls-files -z '*.muball' | muball check --files-from - --pins pins.json
  $ muball check iris.muball --at-least wanted.claim
  $ muball check iris.muball --shard 2/8 -o iris.2.share       the second eighth of its balls

Every certificate gets one line on stdout:
  accepted   what it proves. It may prove that a claim is false: read kind=, or ask for --kind
  rejected   the certificate does not prove its claim; the code is in docs/rejections.md
  declined   not judged; the code is there too. stderr explains both
  failed     accepted, but it does not prove what a gate (--kind, --pins, --at-least) asks for
In a folder all *.muball and *.muball.gz are checked, and skipped files are counted. For several files
the exit code is the worst, in this order: ${WORST_FIRST.join(", ")}. Files packed with gzip are unpacked.
With --dataset or --network, an accepted certificate is about exactly those files. For CI: docs/ci.md.
With --shard, one of several machines judges its part of the balls; muball merge says what all found.
`;

/** Fails: Problem (usage) if options contradict each other. */
function requireSense(files: CertificateFiles, options: Options): void {
  const { filesFrom, claim, claimsBeside, pins, atLeast, writePins } = options;
  requireOneStdin([...files.files, filesFrom, pins, atLeast]);
  const claims = [claim !== undefined, claimsBeside === true, pins !== undefined];
  if (claims.filter(Boolean).length > 1) {
    const next = "give one of --claim, --claims-beside and --pins";
    throw usageProblem("a certificate can be pinned to one claim only", next);
  }
  if (claimsBeside === true && files.files.includes("-")) {
    throw usageProblem("nothing stands beside standard input", "name a file, or use --claim");
  }
  if (writePins !== undefined && files.files.includes("-")) {
    throw usageProblem("standard input has no name to pin", "name the file");
  }
}

/** What a run came to. */
interface Run {
  readonly judged: readonly Judged[];
  readonly summary: Summary;
  readonly seconds: number;
}

/** Pins of everything that was accepted. Written only if all were: a pin of a part would be no pin. */
function pinOutputs(file: string | undefined, { judged }: Run): readonly Output[] {
  if (file === undefined) return [];
  const pins = judged.flatMap((one) =>
    one.outcome === "accepted" ? [[one.file, one.accepted.digests.claim] as const] : [],
  );
  return [{ path: file, lines: [pinsText(file, pins)] }];
}

async function finish(run: Run, files: CertificateFiles, options: Options, session: Session) {
  const { judged, summary, seconds } = run;
  const { io, exit } = session;
  const pins = exit === EXIT.accepted ? pinOutputs(options.writePins, run) : [];
  const reports = await reportOutputs(options.report ?? [], judged, { exit, seconds });
  const outputs = [...reports, ...pins];
  await writeFiles(outputs);
  if (options.json === true) {
    await answerJson(io, {
      ...{ command: "check", exit, certificates: judged.map(judgedData) },
      ...{ skipped: files.skipped, summary: summaryData(summary) },
    });
  }
  const isMany = summary.certificates > 1 || files.folders.length > 0;
  await remark(io, options, [
    ...(options.kind === undefined && isMany ? refutationLines(summary) : []),
    ...outputs.map(({ path }) => `wrote ${visible(path)}`),
    ...(options.writePins !== undefined && pins.length === 0 ? ["no pins were written"] : []),
    ...(isMany ? [summaryLine(summary, exit)] : []),
  ]);
}

/** Fails: Problem (usage) if something is asked that only a whole certificate has. */
function requireShardAlone(options: Options): void {
  const { shard, key, output } = options;
  if (shard === undefined) {
    if (key === undefined && output === undefined) return;
    throw usageProblem("--key and --output are about shares", "add --shard i/n");
  }
  const others = (
    [
      "filesFrom",
      "claim",
      "claimsBeside",
      "kind",
      "pins",
      "atLeast",
      "writePins",
      "report",
    ] as const
  ).filter((name) => options[name] !== undefined);
  if (others.length === 0) return;
  const words = others.map(
    (name) => `--${name.replaceAll(/[A-Z]/gu, (c) => `-${c.toLowerCase()}`)}`,
  );
  throw usageProblem(
    `a shard is no whole certificate: no ${words.join(", ")}`,
    "give --claim to muball merge",
  );
}

async function run(names: readonly string[], options: Options, session: Session): Promise<void> {
  requireShardAlone(options);
  if (options.shard !== undefined) {
    const { checkShard } = await import("../judging/check-shard.js");
    return checkShard(names, options.shard, options, session);
  }
  const start = performance.now();
  requireOneStdin([...names, options.filesFrom]);
  const files = certificateFiles(names, options.filesFrom, session.io);
  requireSense(files, options);
  const written = [...(options.report ?? []).map(({ file }) => file), options.writePins];
  placesFor(
    written.filter((file) => file !== undefined),
    files.files,
  );
  const gates = openGates(options, session.io);
  await remark(session.io, options, files.skipped);
  const progress = progressOn(session.io, options.quiet === true);
  const prefixOf = (file: string): string =>
    files.files.length > 1 || files.folders.length > 0 ? `${visible(file)}: ` : "";
  const judged: Judged[] = [];
  const missing = gates.missing(files.folders, files.files);
  const take = async (one: ReturnType<typeof gates.judge>): Promise<boolean> => {
    session.end(one.exit);
    judged.push(one);
    if (options.json !== true) await printJudged(one, prefixOf(one.file), session, options);
    return options.failFast === true && one.exit !== EXIT.accepted;
  };
  let isOver = false;
  for await (const checked of checkedFiles(files.files, options, session.io, progress)) {
    isOver = await take(gates.judge(checked));
    if (isOver) break;
  }
  for (const one of missing) {
    if (isOver) break;
    isOver = await take(one);
  }
  const summary = summaryOf(judged, files.files.length + missing.length);
  const seconds = (performance.now() - start) / 1000;
  await finish({ judged, summary, seconds }, files, options, session);
}

export function addCheck(program: Command, session: Session): void {
  const command = addCommand(program, "check")
    .argument("[certificate...]", "certificates (muball/1) or folders of them; - for stdin")
    .option(
      "--files-from <file>",
      "also the files named here, one per line or NUL-ended; - for stdin",
    )
    .option("--claim <file>", "the certificate must prove exactly this claim (muball-claim/1)")
    .option("--claims-beside", "NAME.muball must prove exactly the claim in NAME.claim")
    .option("--dataset <file>", "the dataset it must be about: canonical text, or the data file")
    .option(
      "--network <file>",
      "the network it must be about: its text, or the ONNX or NNet file it names",
    );
  addGateOptions(command)
    .option("--write-pins <file>", "if all are accepted, write the file that --pins reads")
    .addOption(jobsOption(JOBS))
    .option("--reference", "judge by the plain way alone: slower, and the verdict is the same")
    .option("--fail-fast", "stop at the first certificate that is not accepted")
    .addOption(reportOption())
    .option("--shard <i/n>", "judge the i-th of n parts of the balls, and write a share", shardFrom)
    .addOption(keyOption())
    .option("-o, --output <file>", "where the share goes; default: stdout")
    .addHelpText("after", EXAMPLE);
  addDataOptions(command).action((files: string[], options: Options) =>
    run(files, options, session),
  );
}
