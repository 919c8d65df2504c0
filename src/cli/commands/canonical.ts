// UNTRUSTED. `canonical DATA`: the text of a dataset that a claim names by its digest, so that anyone can compute it.
import type { Command } from "commander";
import { datasetDigest, datasetLines } from "../../certify/index.js";
import { addDataOptions, type DataOptions } from "../options/data-options.js";
import { loadDataset } from "../files/load-dataset.js";
import { targetOf } from "../options/output-option.js";
import { usageProblem } from "../problem.js";
import { answerJson, type CommonOptions, remark, type Session } from "../session.js";
import { writeFiles, writeToStdout } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, DataOptions {
  readonly output?: string;
}

const COMMAND = "canonical";

const EXAMPLE = `
Examples:
  $ muball canonical iris.csv --output iris.dataset
  $ muball canonical iris.csv --quiet | sha256sum          the digest in every claim about these data

A claim names its dataset by the SHA-256 of this text (muball-dataset/1, docs/format.md). It has the
exact value of every coordinate, the labels, and the names of the classes. It does not have the names
of the columns, nor the spelling of the file. The text goes to --output or stdout, the digest to stderr.
`;

async function run(path: string, options: Options, session: Session): Promise<void> {
  const { io } = session;
  const target = targetOf(options.output, [path, ...(options.labels ? [options.labels] : [])]);
  if (options.json === true && target === undefined) {
    throw usageProblem("--json needs --output: the text would go to stdout", "add -o FILE");
  }
  const dataset = await loadDataset(path, options, session);
  if (target === undefined) await writeToStdout(datasetLines(dataset), io);
  else await writeFiles([{ path: target, lines: datasetLines(dataset) }]);
  const digest = datasetDigest(dataset);
  if (options.json === true) {
    const { points, dimension, classes } = dataset;
    const size = { points: points.length, dimension, classes: [...classes] };
    const output = target ?? null;
    await answerJson(io, { command: COMMAND, exit: 0, output, dataset: digest, ...size });
    return;
  }
  await remark(io, options, [`dataset=${digest}`]);
}

export function addCanonical(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<data>", "data file; - for stdin")
    .option("-o, --output <file>", "where the text goes; default: stdout")
    .addHelpText("after", EXAMPLE);
  addDataOptions(command).action((path: string, options: Options) => run(path, options, session));
}
