// UNTRUSTED. `construct DATA`: a network for a dataset, as text. Nothing is proved.
import type { Command } from "commander";
import { type Candidates, type Constructed, ruleOf } from "../../constructions/index.js";
import type { Dataset } from "../../dataset/index.js";
import { networkDigest } from "../../certify/index.js";
import { encodeNetwork, encodeNorm, encodeRational } from "../../format/index.js";
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
} from "../build-network.js";
import { planRadius } from "../claimed-radius.js";
import { addDataOptions, type DataOptions, loadDataset } from "../data-options.js";
import { normOption, radiusOption, type RadiusOptions, rhoOption } from "../number-options.js";
import { targetOf } from "../output-option.js";
import { usageProblem } from "../problem.js";
import { progressOn } from "../progress.js";
import { answerJson, remark, type Session } from "../session.js";
import { writeFiles, writeToStdout } from "../write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends BuildOptions, DataOptions, RadiusOptions {
  readonly output?: string;
}

const COMMAND = "construct";

const EXAMPLE = `
Examples:
  $ muball construct iris.csv --rho 1/100 --output iris.network
  $ muball construct iris.csv --with staircase | muball certify - iris.csv --radius 1/1000

Writes the network as text (muball-network/1) to --output or stdout, and says on stderr how large
it is. Without --radius and --rho it takes the largest radius that a construction reaches.
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
    ["made by", `${built.construction}: ${built.detail}`],
    ["radius", `${shown(built.radius)}, p = ${encodeNorm(options.norm)}`],
    ["size", `width ${size.width}, depth ${size.depth}, ${size.parameters} parameters`],
    ["outputs", outputWords(dataset, built)],
    ...untriedFacts(untried),
    ...faultedFacts(faulted),
    ["next", "nothing is proved yet: muball certify finds the evidence"],
  ]);
}

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
  else await writeFiles([{ path: target, lines: encodeNetwork(built.network) }]);
  if (options.json !== true) {
    await remark(io, options, wordsOf(dataset, candidates, built, options));
    return;
  }
  await answerJson(io, {
    command: COMMAND,
    exit: 0,
    output: target ?? null,
    construction: built.construction,
    detail: built.detail,
    radius: encodeRational(built.radius),
    rule: ruleOf(built).kind,
    values: built.values.map(encodeRational),
    size: plainData(sizeOf(built.network)),
    network: networkDigest(built.network),
    unreached: plainData(candidates.unreached),
    untried: candidates.untried.map(untriedData),
    faulted: candidates.faulted.map(faultedData),
  });
}

async function run(path: string, options: Options, session: Session): Promise<void> {
  const target = targetOf(options.output, [path, ...(options.labels ? [options.labels] : [])]);
  if (options.json === true && target === undefined) {
    throw usageProblem("--json needs --output: the network would go to stdout", "add -o FILE");
  }
  await requireConstructions([options.with]);
  const progress = progressOn(session.io, options.quiet === true);
  const dataset = await loadDataset(path, options, session);
  const { radius } = await planRadius(dataset, options, false, progress);
  const candidates = await buildNetworks(dataset, radius, options, progress);
  progress.clear();
  const [built] = candidates.constructed;
  if (built === undefined) await answerUnreached(session, options, COMMAND, dataset, candidates);
  else await answer(dataset, candidates, built, target, options, session);
}

export function addConstruct(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND, "build a network for a dataset (proves nothing)")
    .argument("<data>", "data file; - for stdin")
    .option("-o, --output <file>", "where the network goes; default: stdout")
    .addOption(normOption())
    .addOption(radiusOption())
    .addOption(rhoOption())
    .addHelpText("after", EXAMPLE);
  addDataOptions(addBuildOptions(command)).action((path: string, options: Options) =>
    run(path, options, session),
  );
}
