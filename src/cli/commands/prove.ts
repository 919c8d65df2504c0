// UNTRUSTED. `prove DATA`: construct, certify, write, then check what was written, from the file.
import { basename } from "node:path";
import type { Command } from "commander";
import type { Certificate } from "../../certify/index.js";
import type { Constructed } from "../../constructions/index.js";
import { encodeNetwork } from "../../format/index.js";
import { explain } from "../../report/explain.js";
import { acceptedData } from "../../report/accepted-data.js";
import { explanationLines } from "../../report/explanation.js";
import { refusalData } from "../../report/to-json.js";
import { candidateData, candidateLines, type Outcome } from "../../report/candidates.js";
import { leftOutLines, provedLine } from "../../report/proved-line.js";
import {
  addBuildOptions,
  answerUnreached,
  type BuildOptions,
  buildNetworks,
  requireConstructions,
} from "../build-network.js";
import { checkFile } from "../check-file.js";
import { planRadius } from "../claimed-radius.js";
import { openCompanions } from "../companions.js";
import { addDataOptions, type DataOptions, loadDataset, placeIn } from "../data-options.js";
import { firstCertified, type ProofOptions } from "../first-certified.js";
import { normOption, radiusOption, rhoOption } from "../number-options.js";
import { targetOf } from "../output-option.js";
import { Problem, usageProblem } from "../problem.js";
import { type Progress, progressOn } from "../progress.js";
import { answerRefused } from "../refuted.js";
import { answerJson, answerLines, refusalLine, remark, type Session } from "../session.js";
import { type Output, writeFiles } from "../write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends BuildOptions, DataOptions, ProofOptions {
  readonly output?: string;
}

const COMMAND = "prove";

const EXAMPLE = `
Examples:
  $ muball prove iris.csv --rho 1/100 --output iris.muball
  $ muball prove digits.csv.gz -p inf --with lattice --by-reference -o digits.muball
  $ muball prove iris.csv --rho 1/100 --with ./mine.js     a construction of your own: docs/testing.md

Builds a network, finds the evidence, writes the certificate (default: the name of the data with
.muball, in this directory), reads it back through the checker, and prints one line that says
exactly what was proved. Without --radius and --rho it takes the largest radius that a construction
reaches. It exits with 2 if no construction reaches the radius, and says why.
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

/** Where the files go. */
interface Places {
  readonly certificate: string;
  readonly network: string | undefined;
}

/** Fails: Problem if a place is an input or cannot be written, or is stdout. */
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
  if (options.byReference !== true) return { certificate, network: undefined };
  return { certificate, network: targetOf(`${certificate}.network`, inputs) };
}

async function write(places: Places, built: Constructed, certificate: Certificate): Promise<void> {
  const network: readonly Output[] =
    places.network === undefined
      ? []
      : [{ path: places.network, lines: encodeNetwork(built.network) }];
  await writeFiles([...network, { path: places.certificate, lines: certificate.lines() }]);
}

/** Reads the files back through the checker, and answers with its verdict. */
async function answerChecked(
  path: string,
  places: Places,
  { built, outcomes }: { readonly built: Constructed; readonly outcomes: readonly Outcome[] },
  options: Options,
  session: Session,
  progress: Progress,
): Promise<void> {
  const { io } = session;
  const beside =
    places.network === undefined ? {} : { ...options, dataset: path, network: places.network };
  const companions = await openCompanions(beside);
  const checked = checkFile(places.certificate, companions, io, progress);
  session.end(checked.exit);
  if ("problem" in checked) throw new Problem(checked.exit, checked.problem);
  const { verdict } = checked;
  const head = { command: COMMAND, exit: checked.exit, output: places.certificate };
  if (verdict.verdict === "accepted" && "claim" in verdict) {
    const { construction, detail } = built;
    if (options.json === true) {
      const proved = acceptedData(verdict);
      const candidates = candidateData(outcomes);
      const made = { construction, detail, candidates };
      await answerJson(io, { ...head, verdict: "accepted", ...made, proved });
      return;
    }
    await remark(io, options, [
      ...(outcomes.length > 1 ? ["candidates:", ...candidateLines(outcomes)] : []),
      `wrote ${places.certificate}`,
      `made by ${construction}: ${detail}`,
    ]);
    await answerLines(io, [provedLine(verdict, construction)]);
    await remark(io, options, leftOutLines(verdict));
    return;
  }
  if (verdict.verdict === "accepted") throw new Error("prove wrote another kind of certificate");
  if (options.json === true) await answerJson(io, { ...head, ...refusalData(verdict, {}) });
  else {
    await answerLines(io, [refusalLine(verdict)]);
    await remark(io, options, [
      `what was written to ${places.certificate} is not accepted:`,
      ...explanationLines(explain(verdict)),
    ]);
  }
}

async function run(path: string, options: Options, session: Session): Promise<void> {
  const places = placesOf(path, options);
  if (path === "-" && options.byReference === true) {
    throw usageProblem("--by-reference reads the data twice", "give the data as a file");
  }
  await requireConstructions([options.with]);
  const progress = progressOn(session.io, options.quiet === true);
  const dataset = await loadDataset(path, options, session);
  const plan = await planRadius(dataset, options, options.ratio, progress);
  const candidates = await buildNetworks(dataset, plan.radius, options, progress);
  const found = await firstCertified(dataset, candidates, plan, options, progress);
  progress.clear();
  if (found === undefined) {
    await answerUnreached(session, options, COMMAND, dataset, candidates);
    return;
  }
  if ("refusal" in found) {
    const names = { classes: dataset.classes, placeOf: placeIn(dataset) };
    await answerRefused(session, options, COMMAND, found, places.certificate, names);
    return;
  }
  await write(places, found.built, found.certificate);
  await answerChecked(path, places, found, options, session, progress);
}

export function addProve(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND, "build, certify, write, and check what was written")
    .argument("<data>", "data file: CSV, JSON, NDJSON, IDX, or muball-dataset/1; - for stdin")
    .option("-o, --output <file>", "where the certificate goes; default: NAME.muball")
    .option(
      "--by-reference",
      "name dataset and network by digest; the network goes beside: FILE.network",
    )
    .option("--no-ratio", "claim nothing about the robustness ratio, and skip the separation")
    .addOption(normOption())
    .addOption(radiusOption())
    .addOption(rhoOption())
    .addHelpText("after", EXAMPLE);
  addDataOptions(addBuildOptions(command)).action((path: string, options: Options) =>
    run(path, options, session),
  );
}
