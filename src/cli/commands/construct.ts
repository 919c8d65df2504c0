// UNTRUSTED. `construct DATA`: a network for a dataset, as text. Nothing is proved.
import type { Command } from "commander";
import {
  type Candidates,
  type Constructed,
  isBetter,
  madeWords,
  ruleOf,
  type StopReason,
  Stopped,
} from "../../constructions/index.js";
import type { Dataset } from "../../dataset/index.js";
import { networkDigest } from "../../certify/index.js";
import { encodeNetwork, encodeRational } from "../../format/index.js";
import { encodeNorm } from "../../writing/index.js";
import { sizeOf } from "../../kernel/index.js";
import { factLines } from "../../report/explanation.js";
import { faultedData, faultedFacts } from "../../report/faulted.js";
import { shown } from "../../report/number.js";
import { plainData } from "../../report/plain-data.js";
import { untriedData, untriedFacts } from "../../report/untried.js";
import { quoted } from "../../report/visible.js";
import {
  addBuildOptions,
  answerUnreached,
  type BuildOptions,
  buildNetworks,
  requireConstructions,
} from "../proving/build-network.js";
import { capturedFor } from "../work/captured.js";
import { planRadius } from "../proving/claimed-radius.js";
import { addDataOptions, type DataOptions } from "../options/data-options.js";
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
import { answerJson, remark, type Session } from "../session.js";
import { orderOf } from "../options/smallest-option.js";
import { answerStopped, bestSoFar } from "../work/stopped-answer.js";
import { type Staged, stageFiles, writeFiles, writeToStdout } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends BuildOptions, DataOptions, RadiusOptions {
  readonly output?: string;
  readonly seconds?: number;
}

const COMMAND = "construct";

const EXAMPLE = `
Examples:
  $ muball construct iris.csv --rho 1/100 --output iris.network
  $ muball construct iris.csv --with staircase | muball certify - iris.csv --radius 1/1000

Writes the network as text (muball-network/1) to --output or stdout. Its size is said on stderr.
Without --radius and --rho the radius is the largest that a construction reaches.
The network is not proved: use muball prove, or muball certify afterwards.
`;

/** Values of classes that are listed. */
const LISTED = 12;

/** How a label is read from the outputs. */
function outputWords({ classes }: Dataset, built: Constructed): string {
  const rule = ruleOf(built);
  const name = (label: number): string => quoted(classes[label] ?? "");
  switch (rule.kind) {
    case "exact": {
      const shownValues = rule.values
        .slice(0, LISTED)
        .map((value, k) => `${encodeRational(value)} means ${name(k)}`);
      return `${shownValues.join(", ")}${rule.values.length > LISTED ? ", …" : ""}`;
    }
    case "threshold":
      return `below ${encodeRational(rule.level)} means ${name(0)}, above it ${name(1)}`;
    case "argmax":
      return `the largest of ${classes.length} outputs, in the order of the classes`;
  }
}

function wordsOf(
  dataset: Dataset,
  { untried, faulted }: Candidates,
  built: Constructed,
  options: Options,
): readonly string[] {
  const size = sizeOf(built.network);
  return factLines([
    ["made by", `${built.construction}: ${madeWords(built)}`],
    ["radius", `${shown(built.radius)}, p = ${encodeNorm(options.norm)}`],
    ["size", `width ${size.width}, depth ${size.depth}, ${size.parameters} parameters`],
    ["outputs", outputWords(dataset, built)],
    ...untriedFacts(untried),
    ...faultedFacts(faulted),
    ["next", "nothing is proved yet: muball certify finds the evidence"],
  ]);
}

/** Says what was built; the network itself is written already, or goes to stdout with it. */
async function answer(
  dataset: Dataset,
  candidates: Candidates,
  built: Constructed,
  target: string | undefined,
  options: Options,
  session: Session,
): Promise<void> {
  const { io } = session;
  if (target === undefined) await writeToStdout(encodeNetwork(built.network), io);
  const { stopped } = candidates;
  if (options.json !== true) {
    const why = stopped && bestSoFar(stopped, options.seconds);
    const words = wordsOf(dataset, candidates, built, options);
    await remark(io, options, why === undefined ? words : [why, ...words]);
    return;
  }
  await answerJson(io, {
    command: COMMAND,
    exit: 0,
    output: target ?? null,
    construction: built.construction,
    detail: madeWords(built),
    radius: encodeRational(built.radius),
    rule: ruleOf(built).kind,
    values: built.values.map(encodeRational),
    size: plainData(sizeOf(built.network)),
    network: networkDigest(built.network),
    unreached: plainData(candidates.unreached),
    untried: candidates.untried.map(untriedData),
    faulted: candidates.faulted.map(faultedData),
    ...(stopped !== undefined && { stopped }),
  });
}

/** The answer of a search that ended before there was a network. */
function answerNothing(session: Session, options: Options, reason: StopReason): Promise<void> {
  return answerStopped(session, options, {
    ...{ command: COMMAND, reason, seconds: options.seconds },
    found: "No network was constructed by then.",
    next: "give it more time; or take one construction with --with, or a smaller radius",
  });
}

/** Holds ready the best network so far, if the search has to be ended. */
function keeper(
  dataset: Dataset,
  target: string | undefined,
  options: Options,
  { io }: Session,
): { readonly made: (one: Constructed) => Promise<void>; readonly drop: () => Promise<void> } {
  let best: { readonly built: Constructed; readonly staged: Staged } | undefined;
  const drop = async (): Promise<void> => {
    await best?.staged.discard();
    best = undefined;
  };
  return {
    drop,
    made: async (built) => {
      if (io.keep === undefined || !isBetter(built, best?.built, orderOf(options))) return;
      const older = best;
      const lines = encodeNetwork(built.network);
      const staged = await stageFiles(target === undefined ? [] : [{ path: target, lines }]);
      best = { built, staged };
      const found = {
        radius: built.radius,
        constructed: [built],
        unreached: [],
        untried: [],
        faulted: [],
      };
      const said = await capturedFor(io, (own, stopped) =>
        answer(dataset, { ...found, stopped }, built, target, options, own),
      );
      io.keep({ files: staged.files, said });
      await older?.staged.discard();
    },
  };
}

/** Builds a network, writes it and answers. Fails: Stopped, if time ended before one was made. */
async function constructed(
  dataset: Dataset,
  { limit, progress, watched }: SearchRun,
  target: string | undefined,
  options: Options,
  session: Session,
): Promise<void> {
  const { radius } = await planRadius(dataset, options, false, watched);
  const kept = keeper(dataset, target, options, session);
  const candidates = await buildNetworks(dataset, radius, options, watched, kept.made);
  progress.clear();
  limit.finish();
  await kept.drop();
  const [built] = candidates.constructed;
  if (built !== undefined) {
    if (target !== undefined) {
      await writeFiles([{ path: target, lines: encodeNetwork(built.network) }]);
    }
    await answer(dataset, candidates, built, target, options, session);
  } else if (candidates.stopped !== undefined) throw new Stopped(candidates.stopped);
  else await answerUnreached(session, options, COMMAND, dataset, candidates);
}

async function run(path: string, options: Options, session: Session): Promise<void> {
  const target = targetOf(options.output, [path, ...(options.labels ? [options.labels] : [])]);
  if (options.json === true && target === undefined) {
    throw usageProblem("--json needs --output: the network would go to stdout", "add -o FILE");
  }
  await requireConstructions([options.with]);
  const nothing = (own: Session, reason: StopReason): Promise<void> =>
    answerNothing(own, options, reason);
  await limitedSearch(COMMAND, path, options, session, nothing, (dataset, search) =>
    constructed(dataset, search, target, options, session),
  );
}

export function addConstruct(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<data>", "data file; - for stdin")
    .option("-o, --output <file>", "where the network goes; default: stdout")
    .addOption(normOption())
    .addOption(radiusOption())
    .addOption(rhoOption())
    .addOption(secondsOption("longest time; then the best network so far is the answer"))
    .addHelpText("after", EXAMPLE);
  addDataOptions(addBuildOptions(command)).action((path: string, options: Options) =>
    run(path, options, session),
  );
}
