// UNTRUSTED. `refute DATA`: what no network can do with a dataset, searched for, written and checked.
import { type Command, InvalidArgumentError, Option } from "commander";
import { type StopReason, Stopped } from "../../constructions/index.js";
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
import type { Dataset } from "../../dataset/index.js";
import type { WidthWitness } from "../../kernel/index.js";
import { answerFound } from "../judging/answer-found.js";
import { planGivenRadius, requireRadius } from "../proving/claimed-radius.js";
import { addDataOptions, type DataOptions } from "../options/data-options.js";
import { EXIT } from "../exit-codes.js";
import { limitedSearch, type SearchRun } from "../work/limited-search.js";
import {
  normOption,
  radiusOption,
  type RadiusOptions,
  rhoOption,
  secondsOption,
} from "../options/number-options.js";
import { targetOf } from "../options/output-option.js";
import { usageProblem } from "../problem.js";
import type { Progress } from "../work/progress.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { answerStopped, stopWords } from "../work/stopped-answer.js";
import { writtenAndChecked } from "../proving/written.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, DataOptions, RadiusOptions {
  readonly output?: string;
  readonly seconds?: number;
  readonly regions?: true;
  readonly width?: number | "max";
  readonly with: WidthMethod;
}

const COMMAND = "refute";

const EXAMPLE = `
Examples:
  $ muball refute digits.csv.gz --width 3 --rho 9/10 -o digits.width.muball
  $ muball refute iris.csv --width 1 --with covering -p inf --rho 9/10 -o iris.width.muball
  $ muball refute toy.csv --regions --rho 99/100 -o toy.obstruction.muball

What can no network do with these data? With --width K this looks for a proof that no network with K
units in its first layer memorizes them at this radius. --width max finds the largest K it can prove.
  --with trace      weights for pairs of points: short, best for p = 2
  --with covering   a case split over all linear maps to K units: every p, proves more in few dimensions
  --with auto       trace first, then a small covering
With --regions it looks for a proof that no network has one activation region per ball (a set of inputs
on which no unit switches) and memorizes them.
The checker proves what is found: exit code 0, and --output gets the certificate. Exit code 2 means
that nothing was found. There may be a proof all the same.
`;

/** A whole number from 1, or `max`. Fails: InvalidArgumentError. */
function widthFromText(text: string): number | "max" {
  if (text === "max") return text;
  if (/^[1-9]\d{0,5}$/u.test(text)) return Number.parseInt(text, 10);
  throw new InvalidArgumentError("Give a whole number from 1, or max.");
}

/** The lines of a certificate, and why the search for a better one ended; or why there are none. */
type Searched =
  | { readonly lines: () => Iterable<string>; readonly stopped?: StopReason }
  | { readonly why: Exclude<WidthAnswer["kind"], "found"> };

/** Searches. Fails: Stopped, where progress throws it and nothing was found by then. */
function searched(
  question: Question,
  options: Options,
  progress: Progress,
  foundOne: () => void,
): Searched {
  const embed = { points: true };
  const { width } = options;
  const linesOf = (witness: WidthWitness) => () => widthBoundLines(question, witness, embed);
  if (width === undefined) {
    const witness = obstructionFor(question);
    if (witness === undefined) return { why: "unknown" };
    return { lines: () => obstructionLines(question, witness, embed) };
  }
  let best: WidthWitness | undefined;
  try {
    const answer = widthEvidence(question, width, options.with, {
      at: (rank, part) => {
        const known = best === undefined ? "" : `; ${best.rank} is proved`;
        if (part === undefined) progress.say(`weighing pairs for width ${rank}${known}`);
        else progress.count(`covering all kernels for width ${rank}${known}`, part, 1);
      },
      found: (witness) => {
        best = witness;
        foundOne();
      },
    });
    return answer.kind === "found" ? { lines: linesOf(answer.witness) } : { why: answer.kind };
  } catch (error) {
    if (!(error instanceof Stopped) || best === undefined) throw error;
    return { lines: linesOf(best), stopped: error.reason };
  }
}

const NOTHING = {
  unknown:
    "No proof of impossibility was found. There may be one all the same; try a larger radius.",
  apart:
    "Some linear map to this few units seems to keep all balls apart, so there is no proof; try a larger radius.",
  doubles:
    "The search works in doubles, and the data spans more scales than doubles hold. It found nothing.",
} as const;

async function answerNothing(
  why: keyof typeof NOTHING,
  options: Options,
  session: Session,
): Promise<void> {
  session.end(EXIT.declined);
  if (options.json === true) {
    const exit = EXIT.declined;
    const decline = { verdict: "declined", code: "nothing-found", reason: why };
    await answerJson(session.io, { command: COMMAND, exit, ...decline });
    return;
  }
  await answerLines(session.io, ["declined code=nothing-found"]);
  await remark(session.io, options, [NOTHING[why]]);
}

/** The answer of a search that ended before it had found anything. */
function answerUndecided(session: Session, options: Options, reason: StopReason): Promise<void> {
  return answerStopped(session, options, {
    ...{ command: COMMAND, reason, seconds: options.seconds },
    found: "No proof was found by then. That says nothing about whether there is one.",
    next: "give it more time, or try a larger radius",
  });
}

/** Looks for a proof, writes and checks it, and answers. */
async function refuted(
  dataset: Dataset,
  { limit, progress, watched, nothing }: SearchRun,
  target: string | undefined,
  options: Options,
  session: Session,
): Promise<void> {
  const { io } = session;
  const { radius } = await planGivenRadius(dataset, options, true, watched);
  watched.say("looking for a proof that it is impossible");
  const question = { dataset, norm: options.norm, radius };
  // From the first one on, Ctrl-C ends the search with what it has found.
  const found = searched(question, options, watched, () => io.keep?.({ files: [], said: nothing }));
  progress.clear();
  if ("why" in found) {
    await answerNothing(found.why, options, session);
    return;
  }
  limit.finish();
  if (found.stopped !== undefined) {
    const why = stopWords(found.stopped, options.seconds);
    await remark(io, options, [`Stopped: ${why}. The largest width that was proved by then:`]);
  }
  const verdict = await writtenAndChecked(found.lines, target, io, progress);
  const made = { command: COMMAND, target, exit: EXIT.accepted, stopped: found.stopped };
  await answerFound(session, options, made, verdict);
}

async function run(path: string, options: Options, session: Session): Promise<void> {
  if ((options.regions === true) === (options.width !== undefined)) {
    throw usageProblem("refute needs to know what", "give either --width K or --regions");
  }
  requireRadius(COMMAND, options);
  const target = targetOf(options.output, [path, ...(options.labels ? [options.labels] : [])]);
  const nothing = (own: Session, reason: StopReason): Promise<void> =>
    answerUndecided(own, options, reason);
  await limitedSearch(COMMAND, path, options, session, nothing, (dataset, search) =>
    refuted(dataset, search, target, options, session),
  );
}

export function addRefute(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<data>", "data file; - for stdin")
    .option(
      "--width <units>",
      "prove that so few units in the first layer do not suffice; or max",
      widthFromText,
    )
    .addOption(
      new Option("--with <evidence>", "how a bound on the width is proved")
        .choices(WIDTH_METHODS)
        .default("auto"),
    )
    .option("--regions", "prove that no network has one activation region per ball")
    .option("-o, --output <file>", "where the certificate goes; default: nowhere")
    .addOption(normOption())
    .addOption(radiusOption())
    .addOption(rhoOption())
    .addOption(secondsOption("longest time; then the largest width by then is the answer"))
    .addHelpText("after", EXAMPLE);
  addDataOptions(command).action((path: string, options: Options) => run(path, options, session));
}
