// UNTRUSTED. `prove DATA`: construct, certify, write, then check what was written, from the file.
import { basename } from "node:path";
import type { Command } from "commander";
import { madeWords, type StopReason } from "../../constructions/index.js";
import type { Dataset } from "../../dataset/index.js";
import { encodeRational } from "../../format/index.js";
import { encodeNorm } from "../../writing/index.js";
import { acceptedData } from "../../report/accepted-data.js";
import { candidateData, candidateLines } from "../../report/candidates.js";
import { floatFit, floatFitWords } from "../../report/float-fit.js";
import { leftOutLines, provedLine } from "../../report/proved-line.js";
import { shown } from "../../report/number.js";
import {
  addBuildOptions,
  answerUnreached,
  type BuildOptions,
  requireConstructions,
} from "../proving/build-network.js";
import { capturedFor } from "../work/captured.js";
import { planRadius } from "../proving/claimed-radius.js";
import { addDataOptions, type DataOptions } from "../options/data-options.js";
import { placeIn } from "../files/load-dataset.js";
import type { ProofOptions } from "../proving/first-certified.js";
import { limitedSearch } from "../work/limited-search.js";
import { normOption, radiusOption, rhoOption, secondsOption } from "../options/number-options.js";
import { targetOf } from "../options/output-option.js";
import { placeOf } from "../files/place.js";
import { Problem, usageProblem } from "../problem.js";
import type { Places } from "../proving/proof-files.js";
import {
  type Keeper,
  type NetworkFound,
  type ProofEnd,
  type ProofFound,
  searchProof,
} from "../proving/proof-search.js";
import { answerRefused } from "../proving/refuted.js";
import { answerJson, answerLines, remark, type Session } from "../session.js";
import { sizesOf } from "../options/smallest-option.js";
import { answerStopped, bestSoFar } from "../work/stopped-answer.js";
import { addCommand } from "./add-command.js";

interface Options extends BuildOptions, DataOptions, ProofOptions {
  readonly output?: string;
  readonly seconds?: number;
}

const COMMAND = "prove";

const EXAMPLE = `
Examples:
  $ muball prove iris.csv --rho 1/100 --output iris.muball
  $ muball prove digits.csv.gz -p inf --with lattice --by-reference -o digits.muball
  $ muball prove iris.csv --rho 1/100 --with ./mine.js     a construction of your own: docs/testing.md

Builds a network, finds the evidence, and writes the certificate: by default beside you, as DATA.muball.
Then the checker reads it back, and one line says what was proved. Without --radius and --rho the radius is
the largest that a construction reaches. If none reaches the radius the exit code is 2, and the reason is printed.
`;

/** `digits.csv.gz` → `digits.muball`, in the current directory. */
function defaultOutput(path: string): string {
  if (path === "-") {
    throw usageProblem("data from standard input has no name", "name the certificate with -o FILE");
  }
  const stem = basename(path)
    .replace(/\.gz$/u, "")
    .replace(/\.[^.]+$/u, "");
  return `${stem === "" ? "certificate" : stem}.muball`;
}

/** Fails: Problem if a place is an input or cannot be written, or is stdout, a device or a pipe. */
function placesOf(path: string, options: Options): Places {
  const output = options.output ?? defaultOutput(path);
  const inputs = [path, ...(options.labels ? [options.labels] : [])];
  const certificate = targetOf(output, inputs);
  if (certificate === undefined) {
    throw usageProblem(
      "prove reads back what it wrote, and standard output cannot be read back",
      "give -o FILE; or use construct and certify, which write to standard output",
    );
  }
  if (placeOf(certificate).isSpecial) {
    throw usageProblem(
      `prove reads back what it wrote, and ${certificate} is a device or a pipe`,
      "name a file with -o; or use construct and certify, which write to it",
    );
  }
  if (options.byReference !== true) return { certificate, network: undefined };
  return { certificate, network: targetOf(`${certificate}.network`, inputs) };
}

/** What the checker said of the certificate, as the answer. */
async function answerProved(
  { built, outcomes, staging, stopped }: ProofFound,
  places: Places,
  options: Options,
  session: Session,
): Promise<void> {
  const { checked } = staging;
  const { io } = session;
  session.end(checked.exit);
  if ("problem" in checked) throw new Problem(checked.exit, checked.problem);
  const { verdict } = checked;
  if (verdict.verdict !== "accepted" || !("claim" in verdict)) {
    throw new Error("what was written is no accepted certificate of memorization");
  }
  const head = { command: COMMAND, exit: checked.exit, output: places.certificate };
  const [{ construction }, detail, sizes] = [built, madeWords(built), sizesOf(options)];
  if (options.json === true) {
    const made = { construction, detail, candidates: candidateData(outcomes, sizes) };
    const exactIn = floatFit(built.network).exactIn ?? null;
    const more = { proved: acceptedData(verdict), ...(stopped !== undefined && { stopped }) };
    await answerJson(io, { ...head, verdict: "accepted", ...made, exactIn, ...more });
    return;
  }
  await remark(io, options, [
    ...(stopped === undefined ? [] : [bestSoFar(stopped, options.seconds)]),
    ...(outcomes.length > 1 ? ["candidates:", ...candidateLines(outcomes, sizes)] : []),
    `wrote ${places.certificate}`,
    `made by ${construction}: ${detail}`,
    `floats: ${floatFitWords(floatFit(built.network))}`,
  ]);
  await answerLines(io, [provedLine(verdict, construction)]);
  await remark(io, options, leftOutLines(verdict));
}

/** The answer of a search that ended before there was a proof. */
async function answerUnproved(
  path: string,
  reason: StopReason,
  network: Pick<NetworkFound, "built" | "path"> | undefined,
  options: Options,
  session: Session,
): Promise<void> {
  const { seconds } = options;
  const stopped = { command: COMMAND, reason, seconds };
  if (network === undefined) {
    const next = "give it more time; or take one construction with --with, or a smaller radius";
    await answerStopped(session, options, {
      ...{ ...stopped, found: "No network was constructed by then.", next },
      data: { network: null },
    });
    return;
  }
  const { construction, radius, formula } = network.built;
  const known = `-p ${encodeNorm(options.norm)} --radius ${encodeRational(radius)}`;
  await answerStopped(session, options, {
    ...stopped,
    found: `Nothing is proved. The network of ${construction} (${formula.parameters} parameters, radius ${shown(radius)}) is in ${network.path}.`,
    next: `muball certify ${network.path} ${path} ${known} --with ${construction} goes on from there`,
    data: { network: network.path, construction, radius: encodeRational(radius) },
  });
}

/** Answers with how the search ended; what is staged goes to its place. */
async function answerEnd(
  path: string,
  dataset: Dataset,
  places: Places,
  end: ProofEnd,
  options: Options,
  session: Session,
): Promise<void> {
  switch (end.kind) {
    case "unreached":
      await answerUnreached(session, options, COMMAND, dataset, end.candidates);
      return;
    case "refused": {
      const names = { classes: dataset.classes, placeOf: placeIn(dataset) };
      await answerRefused(session, options, COMMAND, end.refused, places.certificate, names);
      return;
    }
    case "stopped":
      await end.network?.staged.commit();
      await answerUnproved(path, end.reason, end.network, options, session);
      return;
    case "proved":
      await end.proof.staging.staged.commit();
      await answerProved(end.proof, places, options, session);
  }
}

async function run(path: string, options: Options, session: Session): Promise<void> {
  const places = placesOf(path, options);
  if (path === "-" && options.byReference === true) {
    throw usageProblem("--by-reference reads the data twice", "give the data as a file");
  }
  await requireConstructions([options.with]);
  const { io } = session;
  const unproved = (own: Session, reason: StopReason, network?: NetworkFound): Promise<void> =>
    answerUnproved(path, reason, network, options, own);
  const keep: Keeper = {
    network: async (network) => {
      const said = await capturedFor(io, (own, reason) => unproved(own, reason, network));
      io.keep?.({ files: network.staged.files, said });
    },
    proof: async (proof) => {
      const said = await capturedFor(io, (own, stopped) =>
        answerProved({ ...proof, stopped }, places, options, own),
      );
      io.keep?.({ files: proof.staging.staged.files, said });
    },
  };
  await limitedSearch(COMMAND, path, options, session, unproved, async (dataset, search) => {
    const { limit, progress, watched } = search;
    const plan = await planRadius(dataset, options, options.ratio, watched);
    const question = { data: path, dataset, plan, options, places, io, limit, progress };
    const end = await searchProof(question, keep);
    progress.clear();
    limit.finish();
    await answerEnd(path, dataset, places, end, options, session);
  });
}

export function addProve(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<data>", "data file; - for stdin")
    .option("-o, --output <file>", "where the certificate goes; default: NAME.muball")
    .option("--by-reference", "dataset and network by digest; the network goes to FILE.network")
    .option("--no-ratio", "claim no robustness ratio, and do not compute the separation")
    .addOption(normOption())
    .addOption(radiusOption())
    .addOption(rhoOption())
    .addOption(secondsOption("longest time; then the best so far is the answer"))
    .addHelpText("after", EXAMPLE);
  addDataOptions(addBuildOptions(command)).action((path: string, options: Options) =>
    run(path, options, session),
  );
}
