// UNTRUSTED. `separate DATA`: the separation of a dataset and the radii that can be memorized.
import { type Command } from "commander";
import type { Norm } from "../../kernel/index.js";
import { separationData, separationLines } from "../../report/separation-lines.js";
import { separate } from "../proving/claimed-radius.js";
import { addDataOptions, type DataOptions } from "../options/data-options.js";
import { loadDataset, placeIn } from "../files/load-dataset.js";
import { normOption } from "../options/number-options.js";
import { progressOn } from "../work/progress.js";
import { answerJson, answerLines, type CommonOptions, type Session } from "../session.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, DataOptions {
  readonly norm: Norm;
}

const COMMAND = "separate";

const EXAMPLE = `
Examples:
  $ muball separate iris.csv
  $ muball separate --norm inf --label species iris.csv

How large may the balls be? The separation ε is half the smallest distance between two points with
different labels. A network can memorize the dataset at a radius if and only if the radius is below ε.
`;

async function run(path: string, options: Options, session: Session): Promise<void> {
  const progress = progressOn(session.io, options.quiet === true);
  const dataset = await loadDataset(path, options, session);
  const found = await separate(dataset, options, progress);
  progress.clear();
  if (options.json === true) {
    await answerJson(session.io, { command: COMMAND, exit: 0, ...separationData(dataset, found) });
  } else await answerLines(session.io, separationLines(dataset, found, placeIn(dataset)));
}

export function addSeparate(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<data>", "data file: CSV, JSON, NDJSON, IDX, or muball-dataset/1; - for stdin")
    .addOption(normOption())
    .addHelpText("after", EXAMPLE);
  addDataOptions(command).action((path: string, options: Options) => run(path, options, session));
}
