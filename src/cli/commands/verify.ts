// UNTRUSTED. `verify QUESTION --network FILE`: a VNN-LIB question, answered with a certificate.
import type { Command } from "commander";
import { encodeRational } from "../../format/index.js";
import { type Network, runAt, type Semantics } from "../../kernel/index.js";
import { evaluate } from "../../networks/evaluate.js";
import { entry, type Scaled } from "../../numbers/index.js";
import { acceptedData } from "../../report/accepted-data.js";
import { findingLines } from "../../report/finding-line.js";
import { visible } from "../../report/visible.js";
import { type PropertyFound, propertyLines } from "../../trained/index.js";
import type { Query } from "../../vnnlib/index.js";
import { type AskedQuestion, askedQuestion, namedFile } from "../files/asked-question.js";
import { capturedFor } from "../work/captured.js";
import { EXIT } from "../exit-codes.js";
import { addNetworkOptions, type NetworkOptions } from "../files/foreign-file.js";
import { jobsOption } from "../options/jobs-option.js";
import { settledCases } from "../proving/settled-cases.js";
import { threadsOf } from "../work/shared-search.js";
import { secondsOption } from "../options/number-options.js";
import { targetOf } from "../options/output-option.js";
import { Problem } from "../problem.js";
import { type Progress, progressOn } from "../work/progress.js";
import { answerRefusal } from "../judging/answer-refusal.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import {
  requireFloats,
  semanticsOption,
  type SemanticsOptions,
} from "../options/semantics-option.js";
import { timeLimit } from "../work/time-limit.js";
import { writtenAndChecked } from "../proving/written.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, NetworkOptions, SemanticsOptions {
  readonly network: string;
  readonly output?: string;
  readonly seconds?: number;
  readonly jobs?: number;
}

const COMMAND = "verify";

const EXAMPLE = `
Examples:
  $ muball verify property.vnnlib --network model.onnx -o answer.muball
  $ muball verify query.vnnlib --network f=model.onnx --seconds 60

Is there an input that makes all assertions true? The first line of stdout is the answer of VNN-LIB 2.0:
  sat        yes: the lines after it are one, exactly, and its outputs
  unsat      no, and that is proved
  unknown    nothing was found out; stderr says why
  timed-out  nothing was found out in the time of --seconds
sat and unsat end with exit code 0, and --output gets a certificate that anyone can check: see
docs/kinds.md#property. The answer is about real numbers and exact weights: see muball supports.
With --semantics float32 it is about inputs of that format and sums rounded in it, in every order.
`;

/** All variables with their values at a point. */
function assignmentLines(
  { variables }: Query,
  network: Network,
  point: Scaled,
  semantics?: Semantics,
): readonly (readonly [string, string])[] {
  const run = semantics && runAt(network, point, semantics);
  const outputs = run ?? evaluate(network, point);
  return variables.map(({ name, side, index }) => {
    const value = entry(side === "input" ? point : outputs, index);
    return [visible(name), encodeRational(value)];
  });
}

/** The answer, first of all as a word. */
async function answerSettled(
  found: Extract<PropertyFound, { readonly claim: unknown }>,
  { query, network, from }: AskedQuestion,
  options: Options,
  session: Session,
  target: string | undefined,
  progress: Progress,
): Promise<void> {
  const { claim, evidence } = found;
  const { semantics } = options;
  const lines = (): Iterable<string> => propertyLines(network, claim, evidence, from);
  const verdict = await writtenAndChecked(lines, target, session.io, progress);
  progress.clear();
  if (verdict.verdict !== "accepted" || "claim" in verdict) {
    if (verdict.verdict === "accepted") throw new Error("another kind of certificate was made");
    await answerRefusal(session, options, COMMAND, verdict, {});
    return;
  }
  session.end(EXIT.accepted);
  const assigned =
    "point" in evidence ? assignmentLines(query, network, evidence.point, semantics) : [];
  if (options.json === true) {
    await answerJson(session.io, {
      ...{ command: COMMAND, exit: EXIT.accepted, answer: claim.answer, output: target ?? null },
      ...{ assignment: Object.fromEntries(assigned), proved: acceptedData(verdict) },
    });
    return;
  }
  const all = assigned.map(([name, value]) => `(${name} ${value})`);
  const text = all.length === 0 ? [] : `(${all.join("\n ")})`.split("\n");
  await answerLines(session.io, [claim.answer, ...text]);
  const next =
    target === undefined
      ? "give --output FILE to write this as a certificate that anyone can check"
      : `wrote ${target}; next: muball check ${target}`;
  await remark(session.io, options, [...findingLines(verdict), next]);
}

async function answerUndecided(
  word: "unknown" | "timed-out",
  why: string,
  options: Options,
  session: Session,
): Promise<void> {
  session.end(EXIT.declined);
  if (options.json === true) {
    await answerJson(session.io, { command: COMMAND, exit: EXIT.declined, answer: word });
  } else await answerLines(session.io, [word]);
  await remark(session.io, options, [why]);
}

/** Reads, searches and answers. Fails: Problem; then the first line of stdout is `unknown`. */
async function answer(path: string, options: Options, session: Session): Promise<void> {
  const { io } = session;
  const target = targetOf(options.output, [path, namedFile(options.network).file]);
  const said = await capturedFor(io, (own, reason) => {
    const word = reason === "time" ? "timed-out" : "unknown";
    return answerUndecided(word, "Nothing is decided, and nothing was written.", options, own);
  });
  const limit = timeLimit(io, options.seconds, { files: [], said });
  const progress = progressOn(io, options.quiet === true);
  progress.say("reading");
  const asked = await askedQuestion(path, options, session);
  const { network, cases } = asked;
  const { semantics } = options;
  if (semantics !== undefined) requireFloats(network, semantics);
  const found = await settledCases(
    { network, cases, semantics },
    (share) => {
      progress.count("settling parts of the boxes", Math.floor(1000 * share), 1000);
    },
    threadsOf(io, limit, options.jobs),
  );
  const interrupted = limit.over() === "interrupt";
  limit.resume();
  limit.finish();
  progress.clear();
  if ("claim" in found) {
    await answerSettled(found, asked, options, session, target, progress);
    return;
  }
  const why = `${found.settled} of ${cases.length} cases are settled. Nothing is decided; nothing was written.`;
  await answerUndecided(interrupted ? "unknown" : found.answer, why, options, session);
}

async function run(path: string, options: Options, session: Session): Promise<void> {
  try {
    await answer(path, options, session);
  } catch (error) {
    // A caller that follows VNN-LIB reads the first line, whatever the exit code.
    if (error instanceof Problem && error.exit !== EXIT.usage && options.json !== true) {
      await answerLines(session.io, ["unknown"]);
    }
    throw error;
  }
}

export function addVerify(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<question>", "a VNN-LIB file, 1.0 or 2.0; - for stdin")
    .requiredOption("--network <file>", "the network, as FILE or NAME=FILE")
    .option("-o, --output <file>", "where the certificate goes; default: nowhere")
    .addOption(secondsOption("longest time; then the answer is timed-out"))
    .addOption(jobsOption("threads that share the cases; default: the cores"))
    .addOption(semanticsOption())
    .addHelpText("after", EXAMPLE);
  addNetworkOptions(command).action((path: string, options: Options) =>
    run(path, options, session),
  );
}
