// UNTRUSTED. `refute DATA`: what no network can do with a dataset, searched for, written and checked.
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  obstructionFor,
  obstructionLines,
  type Question,
  WIDTH_METHODS,
  type WidthAnswer,
  widthBoundLines,
  widthEvidence,
  type WidthMethod,
} from "../../refute/index.js";
import { answerFound } from "../answer-found.js";
import { planGivenRadius, requireRadius } from "../claimed-radius.js";
import { addDataOptions, type DataOptions, loadDataset } from "../data-options.js";
import { EXIT } from "../exit-codes.js";
import { normOption, radiusOption, type RadiusOptions, rhoOption } from "../number-options.js";
import { targetOf } from "../output-option.js";
import { usageProblem } from "../problem.js";
import { type Progress, progressOn } from "../progress.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { writtenAndChecked } from "../written.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, DataOptions, RadiusOptions {
  readonly output?: string;
  readonly regions?: true;
  readonly width?: number | "max";
  readonly with: WidthMethod;
}

const COMMAND = "refute";

const EXAMPLE = `
Examples:
  $ muball refute digits.csv.gz --width 20 --rho 9/10 -o digits.width.muball
  $ muball refute iris.csv --width 3 --with covering -p inf --rho 9/10 -o iris.width.muball
  $ muball refute iris.csv --regions --rho 99/100 -o iris.obstruction.muball

With --width K it looks for a proof that no network with K units in its first layer memorizes the data
at this radius; --width max takes the largest K that it can prove. The proof is by weights of pairs of
points (trace), which is short and fits p = 2 best, or by a covering of all kernels (covering), which
proves more in few dimensions and fits every p. With auto, the first is tried, then a small covering.
With --regions it looks for points that keep every network from having one activation region a ball.
What it finds is proved by the checker: exit code 0, and with --output a certificate. It exits with 2
if it finds nothing; that says nothing about whether there is such a proof.
`;

/** A whole number from 1, or `max`. Fails: InvalidArgumentError. */
function widthFromText(text: string): number | "max" {
  if (text === "max") return text;
  if (/^[1-9]\d{0,5}$/u.test(text)) return Number.parseInt(text, 10);
  throw new InvalidArgumentError("Give a whole number from 1, or max.");
}

/** The lines of a certificate, or why there are none. */
function searched(
  question: Question,
  options: Options,
  progress: Progress,
): (() => Iterable<string>) | Exclude<WidthAnswer["kind"], "found"> {
  const embed = { points: true };
  const { width } = options;
  if (width === undefined) {
    const witness = obstructionFor(question);
    return witness ? () => obstructionLines(question, witness, embed) : "unknown";
  }
  const answer = widthEvidence(question, width, options.with, (part) => {
    progress.count("covering all kernels", part, 1);
  });
  if (answer.kind !== "found") return answer.kind;
  return () => widthBoundLines(question, answer.witness, embed);
}

const NOTHING = {
  unknown:
    "No proof was found that it is impossible. There may be one all the same; try a larger radius.",
  apart:
    "Some linear map to so few units seems to keep all balls apart, so there is no proof; try a larger radius.",
  doubles:
    "The data spans more scales than doubles hold, and the search works in doubles: it found nothing.",
} as const;

async function answerNothing(
  why: keyof typeof NOTHING,
  options: Options,
  session: Session,
): Promise<void> {
  session.end(EXIT.declined);
  if (options.json === true) {
    const exit = EXIT.declined;
    await answerJson(session.io, { command: COMMAND, exit, verdict: "declined", reason: why });
    return;
  }
  await answerLines(session.io, ["declined code=nothing-found"]);
  await remark(session.io, options, [NOTHING[why]]);
}

async function run(path: string, options: Options, session: Session): Promise<void> {
  if ((options.regions === true) === (options.width !== undefined)) {
    throw usageProblem("refute needs to know what", "give either --width K or --regions");
  }
  requireRadius(COMMAND, options);
  const target = targetOf(options.output, [path, ...(options.labels ? [options.labels] : [])]);
  const progress = progressOn(session.io, options.quiet === true);
  const dataset = await loadDataset(path, options, session);
  const { radius } = await planGivenRadius(dataset, options, true, progress);
  progress.say("looking for a proof that it is impossible");
  const lines = searched({ dataset, norm: options.norm, radius }, options, progress);
  progress.clear();
  if (typeof lines === "string") {
    await answerNothing(lines, options, session);
    return;
  }
  const verdict = await writtenAndChecked(lines, target, session.io, progress);
  await answerFound(session, options, { command: COMMAND, target, exit: EXIT.accepted }, verdict);
}

export function addRefute(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND, "prove what no network can do with a dataset")
    .argument("<data>", "data file; - for stdin")
    .option("--width <units>", "no first layer of so few units suffices; or max", widthFromText)
    .addOption(
      new Option("--with <evidence>", "how a bound on the width is proved")
        .choices(WIDTH_METHODS)
        .default("auto"),
    )
    .option("--regions", "no network has one activation region a ball")
    .option("-o, --output <file>", "where the certificate goes; default: nowhere")
    .addOption(normOption())
    .addOption(radiusOption())
    .addOption(rhoOption())
    .addHelpText("after", EXAMPLE);
  addDataOptions(command).action((path: string, options: Options) => run(path, options, session));
}
